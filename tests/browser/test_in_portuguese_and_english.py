"""The site in Portuguese and English as its users meet it: from an invitation to the published practice, from a search to
a PDF, and from one language to another."""

import json
import re
import subprocess
from datetime import timedelta

import pikepdf
import pytest
from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from playwright.sync_api import expect

from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.review.publication import take_down
from fichas.states import Action, State
from fichas.workflow import perform
from people.entrance.invitations import invite
from people.models import Letter, Notice, User
from practices.models import Country, Practice
from tests.browser.conftest import new_context
from tests.browser.desk import enter
from tests.browser.keyboard import titles
from tests.fichas.steps import submitted
from tests.languages import foreign
from tests.people import PASSWORD, focal_point, secretary

BRAZILIAN, TITLE = "bia@example.org", "Acolhida de famílias na fronteira"
PRACTICE = settings.ROOT / "fixtures" / "demonstration" / "br-migracidades.json"
COUNTRIES = "&".join(f"pais={code}" for code in "AR BR CA CL CO CR EC GT HN MX PE SV".split())
LIST = f"/practicas/?{COUNTRIES}&orden=titulo&pagina=2&s=CSM-CO-0001,CSM-CL-0001"


@pytest.fixture
def invited(site, django_db_blocker):
    """The way in that the letter of an invitation shows. What comes of it is taken down at the end."""
    with django_db_blocker.unblock():
        desk = secretary(name="Lucía Méndez")
        brazil = Country.objects.get(code="BR")
        invite(BRAZILIAN, "focal_point", desk, brazil, language="pt-br")
        letter = Letter.objects.get(kind="invitation", recipient=BRAZILIAN)
    assert '<html lang="pt-br">' in letter.html
    yield re.search(r"/pt/invitacion/\S+", letter.text)[0], desk.email
    with django_db_blocker.unblock():
        for practice in Practice.objects.public().filter(current__title=TITLE):
            take_down(practice, desk, "reemplazada", "")


def is_in(page, language: str) -> None:
    """The page says that it is in a language, and is: around what people wrote."""
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == language, page.url
    found = foreign(page.content(), language)
    assert found == [], (page.url, found)


def go_on(page, button: str, leads_to: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_url(leads_to)
    is_in(page, "pt-br")


def fill_sections(page) -> None:
    """Each section, whose button leads to the next."""
    answers = json.loads(PRACTICE.read_text("utf-8"))["answers"]
    page.get_by_role("link", name="1. Perfil Geral").click()
    page.wait_for_url("**/perfil/")
    is_in(page, "pt-br")
    page.locator("#title").fill(TITLE)
    page.locator("#responsible_entity").fill("Polícia Federal")
    for name, value in [
        ("themes", "derechos-humanos"),
        ("levels", "nacional"),
        ("categories", "politica-y-normas"),
        ("documentation", "sin-documentacion"),
        ("transfer_needs", "expertos"),
    ]:
        page.locator(f"[name={name}][value={value}]").check()
    go_on(page, "Salvar e continuar", "**/contacto/")
    for name in ("contact_name", "contact_post", "contact_institution"):
        page.locator(f"#{name}").fill("Bia Souza")
    page.locator("#contact_email").fill("registro@example.org")
    go_on(page, "Salvar e continuar", "**/descripcion/")
    for name in ("background", "summary", "results", "success_factors"):
        page.locator(f"#{name}").fill(answers["summary"].split("\n")[0][:600])
    go_on(page, "Salvar e continuar", "**/documentos/")
    go_on(page, "Salvar e continuar", "**/datos/")
    page.get_by_role("radiogroup", name="4. Assegurar").get_by_label("Principal").check()
    page.locator("[name=language][value=pt]").check()
    go_on(page, "Salvar e voltar à lista", "**/pt/fichas/F-*/")
    page.get_by_role("link", name="Revisar as respostas").click()
    page.wait_for_url("**/revisar/")
    is_in(page, "pt-br")


def publish(page, reference: str) -> str:
    """The desk works in Spanish; returns the practice's address."""
    page.goto(f"/secretaria/fichas/{reference}/")
    assert page.locator("html").get_attribute("lang") == "es"
    page.get_by_label("Pertinencia", exact=True).first.check()
    page.get_by_label("Evaluada").check()
    page.get_by_label("Publicar ahora").check()
    page.get_by_role("button", name=re.compile("^Decidir( y quedarme aquí)?$")).click()
    page.get_by_role("button", name="Publicarla").click()
    page.get_by_text("Hecho: ").wait_for()
    return page.get_by_role("link", name="en el repositorio").get_attribute("href")


def test_a_brazilian_is_invited_writes_signs_and_is_published(another_page, invited, django_db_blocker):
    way_in, lucia = invited
    page, desk, stranger = another_page(), another_page(), another_page()
    page.goto(way_in)
    is_in(page, "pt-br")
    page.get_by_label("Nome e sobrenome").fill("Bia Souza")
    page.get_by_label("Cargo").fill("Coordenadora")
    page.get_by_label("Senha").fill(PASSWORD)
    go_on(page, "Aceitar o convite", "**/pt/fichas/")

    page.get_by_role("link", name="Nova ficha").click()
    page.wait_for_url("**/nueva/")
    is_in(page, "pt-br")
    go_on(page, "Iniciar em branco", "**/pt/fichas/F-*/")
    fill_sections(page)
    page.get_by_label("Aceito que os textos").check()
    go_on(page, "Enviar a ficha", "**/enviada/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ficha enviada")
    expect(page.locator(".profile")).to_contain_text("Bia Souza, Coordenadora")
    reference = page.locator(".reference").inner_text()

    enter(desk, lucia)
    address = publish(desk, reference)
    with django_db_blocker.unblock():
        assert Ficha.objects.get(reference=reference).state == State.PUBLISHED
        bia = User.objects.get(email=BRAZILIAN)
        notice = Notice.objects.filter(person=bia).latest("pk")
        letter = Letter.objects.filter(person=bia).latest("pk")
    assert notice.text == letter.subject == f"A ficha “{TITLE}” ({reference}) está publicada"
    assert '<html lang="pt-br">' in letter.html
    assert foreign(letter.html, "pt-br") == []
    page.goto("/pt/avisos/")
    is_in(page, "pt-br")
    expect(page.get_by_text(notice.text)).to_be_visible()
    page.get_by_role("link", name=notice.text).click()
    page.wait_for_load_state()
    is_in(page, "pt-br")

    stranger.goto(f"/pt{address}")
    is_in(stranger, "pt-br")
    expect(stranger.get_by_role("heading", level=1)).to_have_text(TITLE)


def pdf_words(path, last: int) -> str:
    return subprocess.run(
        ["pdftotext", "-l", str(last), path, "-"], check=True, capture_output=True, text=True
    ).stdout


def test_a_guyanese_searches_reads_and_takes_a_compilation(page):
    page.goto("/en/")
    is_in(page, "en")
    page.get_by_label("Search the repository").fill("consular")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/en/practicas/?q=consular**")
    is_in(page, "en")
    listed = titles(page)
    page.get_by_role("link", name=listed[0], exact=True).click()
    page.wait_for_load_state()
    is_in(page, "en")
    expect(page.get_by_role("heading", level=1)).to_have_text(listed[0])
    page.go_back()
    with page.expect_download() as given:
        page.get_by_role("button", name="Download this list").click()
    with pikepdf.open(given.value.path()) as pdf:
        assert pdf.Root.Lang == "en"
        manifest = json.loads(pdf.attachments["manifest.json"].get_file().read_bytes())
    assert len(manifest["fichas"]) == len(listed)
    words = pdf_words(given.value.path(), last=3)
    for said in ("Good practices", "Contents", "practices"):
        assert said in words


def change_language(page, name: str) -> None:
    """By the switch of the page: at the head in public, at the foot where one works."""
    page.locator(".languages").get_by_role("link", name=name).click()


def test_the_switch_leads_to_the_same_list(page):
    page.goto(LIST)
    here = titles(page)
    assert here
    for name, language, prefix in [
        ("PT", "pt-br", "/pt"),
        ("EN", "en", "/en"),
        ("ES", "es", ""),
    ]:
        change_language(page, name)
        page.wait_for_url(f"**{prefix}{LIST}")
        is_in(page, language)
        assert titles(page) == here


@pytest.fixture
def answering(browser, site):
    """A page whose dialogs are part of the story: what they were, and whether one stays."""
    context = new_context(browser, site)
    page, asked = context.new_page(), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    yield page, asked
    context.close()


@pytest.fixture
def sent(site, django_db_blocker):
    """A ficha that waits at the desk, and someone there; gone at the end."""
    with django_db_blocker.unblock():
        country = focal_point("EC")
        ficha = submitted(country, title="Ventanilla de llegadas")
        lucia = secretary(name="Lucía Méndez").email
    yield ficha.reference, lucia
    with django_db_blocker.unblock():
        perform(Action.RETIRE, Ficha.objects.get(pk=ficha.pk), country, "Fin de la prueba.")


def test_the_browser_asks_before_the_switch_loses_what_is_ticked(answering, sent):
    page, asked = answering
    enter(page, sent[1])
    page.goto("/secretaria/?q=ventanilla")
    page.get_by_label("Ventanilla de llegadas").check()
    page.get_by_role("button", name="Evaluar criterios").click()
    met = page.get_by_role("checkbox", name="Eficacia Ventanilla de llegadas")
    met.check()
    here = page.url
    change_language(page, "Português")
    expect(met).to_be_checked()
    assert (asked, page.url) == (["beforeunload"], here)


def test_a_remark_that_is_not_saved_comes_along_to_the_other_language(page, sent):
    reference, lucia = sent
    enter(page, lucia)
    page.goto(f"/secretaria/fichas/{reference}/")
    page.locator("#row-results summary").filter(has_text="Observar").click()
    page.locator("#observa-results").press_sequentially("¿Desde cuándo?")
    change_language(page, "Português")
    page.wait_for_url(f"**/pt/secretaria/fichas/{reference}/")
    expect(page.locator("html")).to_have_attribute("lang", "pt-br")
    expect(page.locator("#observa-results")).to_have_value("¿Desde cuándo?")
    expect(page.locator("#observa-results")).to_be_visible()


@pytest.mark.parametrize("address", ["/cuenta/", "/secretaria/personas/invitar/"])
def test_the_browser_asks_before_the_switch_loses_what_is_typed(answering, sent, address):
    page, asked = answering
    enter(page, sent[1])
    page.goto(address)
    page.locator("main input[type=text], main input[type=email]").first.fill("otra@example.org")
    here = page.url
    change_language(page, "English")
    expect(page.locator("main input[type=text], main input[type=email]").first).to_have_value(
        "otra@example.org"
    )
    assert (asked, page.url) == (["beforeunload"], here)


def test_what_came_back_tells_its_hour_by_the_clock_and_in_the_words_of_the_site(browser, site, sent):
    reference, lucia = sent
    context = new_context(browser, site, timezone_id="Asia/Tokyo")
    page = context.new_page()
    enter(page, lucia)
    began = timezone.localtime()
    page.goto(f"/secretaria/fichas/{reference}/")
    page.locator("#row-results summary").filter(has_text="Observar").click()
    page.locator("#observa-results").press_sequentially("¿Desde cuándo?")
    for prefix, language in (("/pt", "pt-br"), ("/en", "en"), ("", "es")):
        page.goto(f"{prefix}/secretaria/fichas/{reference}/")
        told = page.locator("[data-moment]").first
        expect(told).not_to_be_empty()
        with translation.override(language):
            moments = [began + timedelta(minutes=after) for after in range(5)]
            assert told.inner_text() in [date_format(at, "SHORT_DATETIME_FORMAT") for at in moments]
    context.close()


def test_no_word_of_a_choice_is_broken_on_a_small_phone(page, site, django_db_blocker):
    with django_db_blocker.unblock():
        bia = focal_point("BR", language="pt-br")
        draft = start_ficha(Country.objects.get(code="BR"), bia)
    page.set_viewport_size({"width": 320, "height": 800})
    enter(page, bia.email)
    page.goto(f"/pt/fichas/{draft.reference}/seccion/datos/")
    words = page.locator(".rank .option > span")
    heights = words.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(set(heights)) == 1
