"""Nothing changes by looking, nor by a form that is not the site's own: every address, generated from the URLconf."""

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import resolve, reverse

from config import urls
from fichas.form.starting import start_ficha
from practices.models import Country
from tests.addresses import POSTED, every_address, everything, patterns
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import submitted
from tests.markup import Page
from tests.meetings.records import whole_room
from tests.people import OURS

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SENT = [value for value in POSTED.values() if len(value) > 2]


@pytest.fixture
def persons(rosa, lucia):
    return {"rosa": rosa, "lucia": lucia}


@pytest.fixture
def drafts(rosa, lucia):
    whole_room(lucia)
    return [start_ficha(Country.objects.get(code="PE"), rosa), submitted(rosa)]


def test_no_view_is_excused_from_the_check_of_forms():
    assert [one for one in patterns() if getattr(one.callback, "csrf_exempt", False)] == []
    assert len(list(patterns())) > len(urls.urlpatterns)


@pytest.mark.parametrize("who", ["rosa", "lucia"])
@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}], ids=["no token", "elsewhere"])
def test_a_form_from_elsewhere_is_refused_everywhere_and_changes_nothing(persons, drafts, who, headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(persons[who])
    before = everything()
    for ficha in drafts:
        for address in every_address(ficha):
            answer = client.post(address, POSTED, headers=headers)
            assert answer.status_code == 403, address
            assert carries_nothing(answer), address
    assert everything() == before


def carries_nothing(answer) -> bool:
    """Neither what was sent, nor a way to send it, nor a token that would make the pages of our own stale."""
    page = Page(answer.text)
    given_back = [text for text in SENT if text in answer.text]
    return not (given_back or page.all("form") or page.all("button") or page.all("input") or answer.cookies)


ELSEWHERE = {
    "another site": {"origin": "https://evil.example"},
    "another port": {"origin": "http://testserver:8001"},
    "a frame without an origin": {"origin": "null"},
    "a page of another site": {"referer": "https://evil.example/http://testserver/"},
    "an address that is none": {"referer": "http://[testserver/"},
    "a browser that tells": {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
    "nobody says": {},
}


@pytest.mark.parametrize("fault", ["a stale token", "signed out", "the database is away", "a fault of ours"])
@pytest.mark.parametrize("where", ELSEWHERE)
def test_no_answer_hands_on_what_another_site_sent(rosa, drafts, where, fault, monkeypatch):
    client = Client(enforce_csrf_checks=fault == "a stale token", raise_request_exception=False)
    if fault != "signed out":
        client.force_login(rosa)
    if fault == "the database is away":
        monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", away)
    if fault == "a fault of ours":
        monkeypatch.setattr("fichas.views.section.try_to_save", lambda *args: 1 / 0)
    answer = client.post(
        reverse("fichas:section", args=[drafts[0].reference, "perfil"]), POSTED, headers=ELSEWHERE[where]
    )
    assert answer.status_code in (302, 403, 500, 503)
    assert carries_nothing(answer)


def away(*args, **kwargs):
    raise OperationalError("the server closed the connection")


@pytest.mark.parametrize("headers", [OURS, {"referer": "http://testserver/secretaria/"}])
def test_a_step_whose_token_is_old_is_text_to_copy_and_nothing_to_send(rosa, drafts, headers):
    before = everything()
    steps = [address for address in every_address(drafts[0]) if is_a_step_with_words(address)]
    assert len(steps) > 10
    for address in steps:
        client = Client(enforce_csrf_checks=True)
        client.force_login(rosa)
        answer = client.post(address, {"motivo": "Escrito por Rosa.", "conformidad": "si"}, headers=headers)
        assert answer.status_code == 403
        assert "Escrito por Rosa." in answer.text, address
        assert not Page(answer.text).all("form"), address
        assert headers.get("referer", "http://testserver/cuenta/") in [
            f"http://testserver{link.get('href')}" for link in Page(answer.text).all("a")
        ]
    assert everything() == before


def is_a_step_with_words(address: str) -> bool:
    view = resolve(address).func
    return getattr(view, "keeps_input", False) and not view.can_resend


@pytest.mark.parametrize("who", ["rosa", "lucia"])
@pytest.mark.parametrize(
    "method", ["get", *(pytest.param(method, marks=pytest.mark.drill) for method in ("head", "options"))]
)
def test_looking_changes_nothing(persons, drafts, who, method, monkeypatch):
    monkeypatch.setattr("practices.press.ficha.printing.print_marked", lambda *_given: b"%PDF-")
    before = everything()
    for ficha in drafts:
        for address in every_address(ficha):
            client = signed_in(persons[who])
            response = getattr(client, method)(address)
            assert response.status_code != 500, address
    assert everything() == before


def test_a_form_made_by_hand_puts_in_nothing_that_is_on_no_list(rosa):
    ficha = start_ficha(Country.objects.get(code="PE"), rosa)
    client = signed_in(rosa)
    made_up = {"themes": ["no-existe", "9999"], "primary_objectives": ["99"], "kind": "no-existe"}
    made_up |= {
        "language": "xx",
        "start_year": "3019",
        "link_numeral": "9.9",
        "link_label": "a",
        "link_url": "b",
    }
    for code in ("perfil", "datos", "documentos"):
        client.post(at("section", ficha, code), made_up | {"revision": "99"})
    text = ficha.texts.get()
    assert not (text.themes.exists() or text.primary_objectives.exists() or text.links.exists())
    assert (text.language, text.start_year) == ("es", None)
    assert client.post(at("submit", ficha), {"acepta": "si"}).status_code == 422
    assert not ficha.snapshots.exists()
