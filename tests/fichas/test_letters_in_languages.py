"""A letter is in its reader's language, whatever the writer's, and leads to pages in it."""

from email.utils import parseaddr

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from fichas.states import Action
from fichas.workflow import perform
from people.entrance.invitations import invite
from people.letters.digests import write_digests
from people.letters.outbox import build_message
from people.models import Invitation, Letter, Notice, User
from practices.models import Country
from tests.fichas.steps import submitted
from tests.people import OURS, PASSWORD, focal_point, secretary, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def bia():
    return focal_point("BR", name="Bia Souza", language="pt-br")


def letter_to(person: User) -> Letter:
    return Letter.objects.filter(person=person).latest("pk")


@pytest.mark.parametrize("writing", ["es", "pt-br", "en"])
def test_of_a_step(bia, lucia, writing):
    ficha = submitted(bia)
    with translation.override(writing):
        perform(Action.REQUEST_CHANGES, ficha, lucia, "Precise.")
    letter = letter_to(bia)
    assert "volta com observações" in letter.subject
    assert f"/pt/fichas/{ficha.reference}/" in letter.text
    assert '<html lang="pt-br">' in letter.html
    notice = Notice.objects.filter(person=bia).latest("pk")
    assert (notice.language, notice.path[:4]) == ("pt-br", "/pt/")
    assert "Brasil enviou a ficha" not in letter_to(lucia).subject
    assert letter_to(lucia).subject.startswith("Brasil envió la ficha")


def test_of_a_state_by_its_name_in_the_readers_language(bia):
    peter = secretary(name="Peter", language="en")
    submitted(bia)
    assert letter_to(peter).subject.startswith("Brazil submitted ficha")


@pytest.mark.parametrize(
    ("signed", "read"),
    [
        ("Buenas prácticas migratorias <no-responder@example.org>", "Boas práticas migratórias"),
        ("Repositorio <no-responder@example.org>", "Repositorio"),
        ("no-responder@example.org", ""),
    ],
)
def test_is_signed_in_it_too_unless_the_installation_has_a_name_of_its_own(bia, settings, signed, read):
    settings.DEFAULT_FROM_EMAIL = signed
    submitted(bia)
    message = build_message(letter_to(bia))
    assert parseaddr(message.from_email) == (read, "no-responder@example.org")
    assert message.message()["From"].endswith(
        "no-responder@example.org>" if read else "no-responder@example.org"
    )


def test_words_of_ones_own_are_in_ones_own_language_there(lucia):
    brazil = Country.objects.get(code="BR")
    invite("otra@example.org", "focal_point", lucia, brazil, language="pt-br", words="La esperamos.")
    letter = Letter.objects.get(kind="invitation")
    assert '<html lang="pt-br">' in letter.html
    assert '<div lang="es"><p>La esperamos.</p></div>' in letter.html


def test_the_receipt(bia):
    with translation.override("es"):
        submitted(bia)
    receipt = Letter.objects.get(person=bia, kind="submitted")
    assert "recebida" in receipt.subject
    assert "/pt/fichas/" in receipt.text


def test_of_a_day(bia, lucia, settings):
    User.objects.filter(pk=bia.pk).update(letters_wanted=User.Letters.DAY)
    settings.DIGEST_HOUR = 0
    ficha = submitted(User.objects.get(pk=bia.pk))
    perform(Action.REQUEST_CHANGES, ficha, lucia, "Precise.")
    write_digests()
    letter = Letter.objects.get(person=bia, kind="digest")
    assert "volta com observações" in letter.text
    assert f"/pt/fichas/{ficha.reference}/" in letter.text


@pytest.mark.parametrize(
    ("code", "chosen", "language", "subject", "path"),
    [
        ("BR", "", "pt-br", "Convite: ponto focal (Brasil)", "/pt/invitacion/"),
        ("GY", "", "en", "Invitation: focal point of Guyana", "/en/invitacion/"),
        ("PE", "", "es", "Invitación: punto focal de Perú", "/invitacion/"),
        ("PE", "en", "en", "Invitation: focal point of Peru", "/en/invitacion/"),
    ],
)
def test_an_invitation_speaks_the_language_of_its_country_or_the_chosen_one(
    code, chosen, language, subject, path
):
    client = Client()
    client.force_login(secretary())
    asked = {"email": "nova@example.org", "role": "focal_point", "country": code, "language": chosen}
    client.post(reverse("people:invite"), asked, headers=OURS)
    letter = Letter.objects.get(kind="invitation")
    assert letter.subject == subject
    assert settings.SITE_URL + path in letter.text
    assert Invitation.objects.get().language == language


def test_whoever_accepts_it_works_in_its_language_from_then_on(client):
    invite("nova@example.org", "focal_point", secretary(), Country.objects.get(code="BR"), language="pt-br")
    text = Letter.objects.get(kind="invitation").text
    token = text.split("/pt/invitacion/")[1].split("/")[0]
    page = client.get(f"/pt/invitacion/{token}/", follow=True)
    assert page.redirect_chain[-1][0] == "/pt/invitacion/"
    assert "Aceitar o convite" in page.text
    given = {"name": "Bia Souza", "post": "Coordenadora", "password": PASSWORD}
    answer = client.post("/pt/invitacion/", given)
    assert answer.url == "/pt/fichas/"
    assert User.objects.get(email="nova@example.org").language == "pt-br"


def test_whoever_signs_in_lands_where_their_language_is(bia):
    client = Client()
    assert sign_in(client, bia).url == "/pt/fichas/"


def test_the_language_chosen_on_ones_own_page_is_that_of_the_page_that_follows(bia):
    client = Client()
    client.force_login(bia)
    given = {"name": "Bia", "post": "Coordenadora", "letters_wanted": "all", "language": "en"}
    answer = client.post("/pt/cuenta/", given, follow=True)
    assert answer.redirect_chain[-1][0] == "/en/cuenta/"
    assert "Your data have been saved." in answer.text
    bia.refresh_from_db()
    assert bia.language == "en"
