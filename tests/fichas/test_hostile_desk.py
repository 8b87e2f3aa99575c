"""Whatever a country, the desk or a file says stands at every address of the desk as text, and does nothing there."""

import json
from io import BytesIO

import pikepdf
import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

import fichas.urls
import people.urls
from fichas.files.attachments import Received, add
from fichas.form.drafts import country_text, save_answers
from fichas.form.sections import FORM_SECTIONS, PRIVATE
from fichas.form.starting import start_ficha
from fichas.models import Assessment, Ficha, WordImport
from fichas.review.comments import comment
from fichas.review.extracts import save_extract
from fichas.signing import sign
from fichas.states import Action, State
from fichas.word.opening import open_word
from fichas.workflow import perform
from people.models import Letter, User
from practices.answers import read_answers
from practices.models import Country
from tests.addresses import addresses
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import remark
from tests.hostile import FILE_NAME, LINE, TEXT, hostile_answers
from tests.markup import Page
from tests.people import administrator, focal_point, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SCRIPT = "<script>alert(1)</script>"
NAME = f'{SCRIPT}"><img src=x onerror=alert(1)>'
FILE = Received(FILE_NAME, f"archivo {LINE}", "application/pdf", b"PE")


@pytest.fixture
def rosa():
    return focal_point("PE", name=NAME, post=LINE[:200])


@pytest.fixture
def lucia():
    return secretary(name=NAME)


@pytest.fixture
def ficha(rosa, lucia) -> Ficha:
    """Begun at the desk with a Word file and written on by its country: each says what it should not."""
    ficha = start_ficha(Country.objects.get(code="PE"), lucia, on_behalf=True)
    said = hostile_answers() | dict.fromkeys(PRIVATE, LINE)
    for section in FORM_SECTIONS:
        own = {name: said[name] for name in section.names if name in said}
        save_answers(ficha, section.code, own, revision=country_text(ficha).revision, by=rosa)
    add(ficha, FILE, "2.9", rosa)
    row = {"field": "summary", "status": "not_understood", "notes": [LINE], "texts": [TEXT]}
    told = {"strange": [TEXT], "files": [FILE_NAME], "rows": [row]}
    WordImport.objects.create(ficha=ficha, file_name=NAME, report=told, by=lucia)
    for field in ("results", ""):
        remark(ficha, lucia, TEXT, field=field)
        comment(ficha, lucia, TEXT, field=field, is_internal=True)
    return ficha


@pytest.fixture
def sent(ficha, rosa, lucia) -> Ficha:
    """Such a text is not complete: it comes to the desk by the tests' own hand, twice, with an extract."""
    for number in (1, 2):
        sign(ficha, country_text(ficha), rosa)
        save_answers(ficha, "descripcion", {"summary": TEXT * number}, revision=99, by=rosa)
    now = {"submitted_at": timezone.now(), "round": 2}
    Ficha.objects.filter(pk=ficha.pk).update(state=State.SUBMITTED, **now)
    ficha.refresh_from_db()
    Assessment.objects.create(ficha=ficha, criterion="eficacia", is_met=True, remark=TEXT, by=lucia)
    save_extract(ficha, "descripcion", {"results": TEXT}, revision=1, by=lucia)
    return ficha


def loose_addresses() -> list[str]:
    """Every address of the desk that names nothing."""
    spaces = {"fichas": fichas.urls, "people": people.urls}
    return [
        reverse(f"{space}:{pattern.name}")
        for space, room in spaces.items()
        for pattern in room.urlpatterns
        if not pattern.pattern.converters
    ]


def pages(client, ficha) -> dict[str, Page]:
    """What this person is shown: the pages, by their addresses."""
    found = {}
    for address in {*addresses(ficha.reference), *loose_addresses()}:
        response = client.get(address)
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            found[address] = Page(response.text)
    return found


@pytest.mark.parametrize("state", ["ficha", "sent"])
@pytest.mark.parametrize("who", ["rosa", "lucia"])
def test_every_page_says_it_and_does_nothing(request, state, who):
    ficha = request.getfixturevalue(state)
    found = pages(signed_in(request.getfixturevalue(who)), ficha)
    assert {address: page.dangers for address, page in found.items() if page.dangers} == {}
    assert {address: page.faults for address, page in found.items() if page.faults} == {}
    assert sum(SCRIPT in page.text for page in found.values()) > 7


def test_a_refused_form_gives_it_back_and_does_nothing(ficha, rosa):
    client = signed_in(rosa)
    section, files = at("section", ficha, "datos"), at("attachments", ficha)
    row = country_text(ficha).files.get().pk
    posts = {
        section: {"start_year": LINE, "place": LINE, "revision": "99"},
        files: {"file": row, f"title-{row}": f"\u202e{LINE}", f"was-{row}": LINE},
        at("submit", ficha): {"acepta": "si"},
        at("retire", ficha): {"motivo": ""},
        reverse("fichas:start"): {"desde": LINE},
        reverse("people:account"): {"name": f"\u202e{LINE}", "post": LINE},
    }
    for address, typed in posts.items():
        page = Page(client.post(address, typed).text)
        assert page.dangers == [], address
        assert page.faults == [], address


def test_scripts_are_answered_in_json_that_no_browser_takes_for_a_page(ficha, rosa, lucia):
    save_answers(ficha, "descripcion", {"summary": "Otro."}, revision=99, by=lucia)
    answer = signed_in(rosa).post(
        at("section", ficha, "descripcion"),
        {"summary": TEXT, "revision": "1"},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 409
    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert NAME in json.loads(answer.text)["message"]


def test_the_file_in_word_says_it_and_leads_nowhere_else(ficha, rosa):
    document = open_word(signed_in(rosa).get(at("word", ficha)).content)
    assert SCRIPT in "".join(document.body.itertext())
    assert {address.partition(":")[0] for address in document.addresses.values()} <= {"https"}


def test_the_printed_draft_leads_nowhere_else_and_runs_nothing(ficha, rosa):
    printed = b"".join(signed_in(rosa).get(at("preview", ficha)).streaming_content)
    with pikepdf.open(BytesIO(printed)) as pdf:
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())
        links = [one.A for page in pdf.pages for one in page.get("/Annots", []) if "/A" in one]
        assert {str(link.S) for link in links} <= {"/URI"}
        assert {str(link.URI).partition(":")[0] for link in links} <= {"https", "mailto"}


@pytest.mark.parametrize("hidden", ["\u202e", "a" + "\u0301" * 9])
def test_what_hides_or_covers_text_is_refused_in_every_field_and_given_back(ficha, rosa, hidden):
    """In a text, a line, a list, a link and a person's own name: beside the field, and nothing of it is saved."""
    client = signed_in(rosa)
    for address, typed in typed_anywhere(ficha, f"Texto {hidden}").items():
        refused = client.post(address, typed | {"revision": "99"})
        assert refused.status_code in (200, 422), address
        assert Page(refused.text).faults == [], address
        assert all(hidden in refused.text for value in typed.values() if hidden in value), address
        assert "El texto tiene un" in refused.text, address
    assert hidden not in json.dumps(read_answers(country_text(ficha)), ensure_ascii=False)
    assert User.objects.get(pk=rosa.pk).name == NAME


def typed_anywhere(ficha, text: str) -> dict[str, dict[str, str]]:
    """By address of the author's pages, one answer of each kind that holds text."""
    return {
        at("section", ficha, "perfil"): {"title": text},
        at("section", ficha, "descripcion"): {"summary": text},
        at("section", ficha, "contacto"): {"contact_name": text},
        at("section", ficha, "datos"): {"place": text},
        at("section", ficha, "documentos"): {
            "link_numeral": "2.9",
            "link_label": text,
            "link_url": "https://example.org/",
        },
        reverse("people:account"): {
            "name": text,
            "post": "Cónsul",
            "letters_wanted": "all",
            "language": "es",
        },
    }


def test_the_pages_of_administration_say_it_and_do_nothing(sent):
    client = signed_in(administrator(name=NAME))
    seen = ""
    for model in admin.site._registry:
        start = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        rows = [f"{start}{row.pk}/change/" for row in model._default_manager.all()[:3]]
        for address in (start, *rows):
            page = Page(client.get(address).text)
            scripts = [
                script.get("src", "") for script in page.all("script") if script.text and script.text.strip()
            ]
            assert scripts == [], address
            assert set(page.dangers) <= {"script", "../password/"}, address
            seen += page.text
    assert SCRIPT in seen


def test_letters_say_it_and_do_nothing(sent, rosa, lucia):
    perform(Action.REQUEST_CHANGES, sent, lucia, TEXT)
    letter = Letter.objects.latest("pk")
    assert "<script" not in letter.html
    assert "{{" not in letter.subject
    assert "\n" not in letter.subject
