"""What autosave is told, and how a text comes through an ended session, an old token, a database that is away."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.states import State
from people.entrance.sessions import RENEW_EVERY, owner_of
from practices.answers import read_answers
from practices.models import Country
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import person
from tests.hostile import TOWER
from tests.markup import Page
from tests.people import OURS

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}


@pytest.fixture
def rosa():
    return person()


@pytest.fixture
def client(rosa):
    client = Client(headers=OURS)
    client.force_login(rosa)
    return client


@pytest.fixture
def draft(rosa):
    return start_ficha(Country.objects.get(code="PE"), rosa)


def autosave(client, ficha: Ficha, code: str, revision: int = 1, **values):
    return client.post(at("section", ficha, code), values | {"revision": revision}, headers=JSON)


def said(ficha: Ficha) -> dict:
    return read_answers(country_text(ficha))


class TestWhatAutosaveIsTold:
    def test_the_revision_and_the_time_in_the_zone_of_the_site(self, client, draft):
        with time_machine.travel("2026-05-04 17:32Z"):
            client.force_login(draft.started_by)
            answer = autosave(client, draft, "descripcion", summary="Uno.")
        assert answer.status_code == 200
        told = answer.json()
        assert told.pop("seconds") > 7 * 3600
        assert told == {"revision": 2, "saved": "Guardado a las 14:32", "errors": {}}
        assert said(draft)["summary"] == "Uno."

    def test_identical_answers_move_nothing(self, client, draft):
        autosave(client, draft, "descripcion", summary="Uno.")
        before = Ficha.objects.get().touched_at, country_text(draft).progress.get().written_at
        again = autosave(client, draft, "descripcion", summary="Uno.")
        assert again.json()["revision"] == 2
        assert (Ficha.objects.get().touched_at, country_text(draft).progress.get().written_at) == before

    def test_whether_the_section_is_finished_is_left_as_it_is_unless_it_is_said(self, client, draft):
        autosave(client, draft, "descripcion", summary="Uno.", finished="si")
        autosave(client, draft, "descripcion", revision=2, summary="Dos.")
        assert country_text(draft).progress.get().finished

    def test_what_is_wrong_by_field_while_the_rest_is_saved(self, client, draft):
        answer = autosave(client, draft, "datos", start_year="dos mil", place="Tacna", language="es")
        assert answer.status_code == 422
        told = answer.json()
        assert list(told["errors"]) == ["start_year"]
        assert told["revision"] == 2
        assert told["saved"].endswith(", salvo lo señalado")
        assert said(draft)["place"] == "Tacna"

    def test_that_someone_was_faster(self, client, draft, rosa):
        luis = person("PE", "Luis Rojas")
        save_answers(draft, "descripcion", {"summary": "De Luis."}, revision=1, by=luis)
        answer = autosave(client, draft, "descripcion", summary="De Rosa.")
        assert (answer.status_code, answer.json()["state"]) == (409, "conflict")
        assert answer.json()["message"].startswith("Luis Rojas cambió esta sección a las ")
        assert said(draft)["summary"] == "De Luis."

    def test_that_the_ficha_was_sent_in_the_meantime(self, client, draft):
        Ficha.objects.update(state=State.SUBMITTED, submitted_at=timezone.now(), round=1)
        answer = autosave(client, draft, "descripcion", summary="Tarde.")
        assert (answer.status_code, answer.json()["state"]) == (409, "closed")
        assert said(draft)["summary"] == ""

    def test_nothing_of_another_countrys_ficha(self, draft):
        stranger = signed_in(person("BR", "João Lima"))
        assert autosave(stranger, draft, "perfil", title="Ajeno").status_code == 404
        assert stranger.get(at("section", draft, "perfil"), headers=JSON).status_code == 404


class TestThePage:
    def test_says_who_saved_last_and_when(self, client, draft, rosa):
        with time_machine.travel("2026-05-04 17:32Z", tick=False):
            client.force_login(rosa)
            autosave(client, draft, "descripcion", summary="Uno.")
            assert (
                "Guardado a las 14:32 por Rosa Quispe" in client.get(at("section", draft, "descripcion")).text
            )
        with time_machine.travel("2026-05-05 02:59Z", tick=False):
            client.force_login(rosa)
            assert "Guardado a las 14:32 por" in client.get(at("section", draft, "descripcion")).text
        with time_machine.travel("2026-05-05 03:01Z", tick=False):
            client.force_login(rosa)
            page = client.get(at("section", draft, "descripcion")).text
        assert "Guardado el 4 de mayo a las 14:32 por Rosa Quispe" in page

    def test_says_who_else_may_be_writing_now(self, client, draft, rosa):
        luis = person("PE", "Luis Rojas")
        save_answers(draft, "descripcion", {"summary": "De Luis."}, revision=1, by=luis)
        busy = "Luis Rojas escribió en esta sección hace menos de dos minutos"
        assert busy in client.get(at("section", draft, "descripcion")).text
        assert busy not in signed_in(luis).get(at("section", draft, "descripcion")).text
        assert busy not in client.get(at("section", draft, "perfil")).text
        with time_machine.travel(timezone.now() + timedelta(minutes=3)):
            assert busy not in client.get(at("section", draft, "descripcion")).text

    def test_marks_copies_with_a_name_that_is_the_persons_alone(self, client, draft, rosa):
        luis = person("PE", "Luis Rojas")
        assert f'data-owner="{owner_of(rosa)}"' in client.get(at("section", draft, "perfil")).text
        assert owner_of(rosa) != owner_of(luis)

    def test_a_text_for_a_closed_ficha_is_given_back(self, client, draft):
        Ficha.objects.update(state=State.SUBMITTED, submitted_at=timezone.now(), round=1)
        refused = client.post(at("section", draft, "descripcion"), {"revision": 1, "summary": "Tarde."})
        assert refused.status_code == 409
        assert "Tarde." in refused.text
        assert said(draft)["summary"] == ""

    def test_a_text_refused_with_a_conflict_carries_the_revision_of_the_text_beside_it(
        self, client, draft, rosa
    ):
        """A third text that comes while one compares two is not written over."""
        luis = person("PE", "Luis Rojas")
        save_answers(draft, "descripcion", {"summary": "De Luis."}, revision=1, by=luis)
        page = client.post(at("section", draft, "descripcion"), {"revision": 1, "summary": "De Rosa."})
        assert inputs(page.text)["revision"] == ["2"]

    @pytest.mark.parametrize(
        ("code", "values"),
        [
            ("datos", {"start_year": "dos mil"}),
            ("perfil", {"associated_entities": "Uno\u202e\r\nDos"}),
            ("descripcion", {"summary": TOWER}),
            ("perfil", {"themes": "otro", "themes_other": "Retorno\u202e"}),
            (
                "documentos",
                {"link_numeral": "2.9", "link_label": "Ley\u202e", "link_url": "https://example.org/ley"},
            ),
        ],
    )
    def test_what_cannot_be_read_stays_as_it_was_typed_and_is_said(self, client, draft, code, values):
        refused = client.post(at("section", draft, code), values | {"revision": 1, "language": "es"})
        assert refused.status_code == 422
        assert len(refused.context["errors"]) == 1
        typed = inputs(refused.text)
        for name, value in values.items():
            assert value.replace("\r\n", "\n") in typed[name]


class TestPastedFromAWordProcessor:
    def test_lines_stay_lines_and_spaces_are_plain(self, client, draft):
        pasted = "«Red\u00a0consular»:\r\n•\u00a0uno\v•\tdos\u2028“tres” – 1\u202f000"
        autosave(client, draft, "descripcion", summary=pasted)
        assert said(draft)["summary"] == "«Red consular»:\n• uno\n•\tdos\n“tres” – 1 000"

    def test_what_nobody_sees_is_dropped_and_said_and_everything_else_saved(self, client, draft):
        pasted = "Ges\u00adtión\u200b del \u200eregistro\x02"
        answer = autosave(client, draft, "descripcion", summary=pasted, results="Tres\ufeff.")
        assert answer.status_code == 200
        assert (said(draft)["summary"], said(draft)["results"]) == ("Gestión del registro", "Tres.")
        told = (
            "Se quitaron 5 caracteres que no se ven (2.2 Resumen de la experiencia, 2.3 Resultados logrados)."
        )
        assert answer.json()["saved"].endswith(f". {told}")

    def test_without_a_script_the_next_page_says_so(self, client, draft):
        address = at("section", draft, "documentos")
        typed = {
            "revision": "1",
            "link_numeral": "2.9",
            "link_label": "Ley\u200e",
            "link_url": "https://example.org/\u200b",
        }
        page = client.post(address, typed, follow=True)
        assert said(draft)["links"] == [{"numeral": "2.9", "label": "Ley", "url": "https://example.org/"}]
        assert "Se quitaron 2 caracteres que no se ven (Enlaces)." in page.text

    def test_markup_is_text(self, client, draft):
        autosave(client, draft, "descripcion", summary="<p class=MsoNormal>Uno</p>")
        assert said(draft)["summary"] == "<p class=MsoNormal>Uno</p>"


class TestASessionThatEnds:
    def test_autosave_is_told_so_and_not_sent_to_a_page(self, client, draft):
        Session.objects.all().delete()
        answer = autosave(client, draft, "descripcion", summary="Uno.")
        assert (answer.status_code, answer.json()) == (401, {"state": "signed-out"})
        assert said(draft)["summary"] == ""

    def test_a_posted_text_comes_back_and_is_saved_after_signing_in(self, client, draft, rosa):
        address = at("section", draft, "descripcion")
        typed = inputs(client.get(address).text) | {
            "summary": '\n"De Rosa" <b>\r\n\r\nDos.',
            "finished": "si",
        }
        Session.objects.all().delete()
        page = client.post(address, typed)
        assert page.status_code == 401
        assert "Lo que usted escribió" in page.text
        assert "&quot;De Rosa&quot; &lt;b&gt;" in page.text
        assert f"{reverse('account_login')}?next={address}".replace("/", "%2F") in page.text.replace(
            "/", "%2F"
        )
        client.force_login(rosa)
        assert client.post(address, inputs(page.text)).status_code == 302
        assert said(draft)["summary"] == '"De Rosa" <b>\n\nDos.'
        assert country_text(draft).progress.get().finished

    def test_every_answer_of_every_section_survives(self, client, draft, rosa):
        for code in ("perfil", "documentos", "datos"):
            address = at("section", draft, code)
            typed = inputs(client.get(address).text)
            typed |= {
                "link_label": ["Ley", "Norma"],
                "link_url": ["https://a.org", ""],
                "link_numeral": ["2.5"] * 2,
            }
            typed |= {"themes": ["otro", "derechos-humanos"], "levels": ["local"]}
            Session.objects.all().delete()
            given_back = inputs(client.post(address, typed).text)
            for name, values in typed.items():
                if name != "csrfmiddlewaretoken":
                    assert given_back[name] == ([values] if isinstance(values, str) else values)
            client.force_login(rosa)

    def test_a_reason_for_retiring_is_there_to_copy_and_not_to_send(self, client, draft):
        Session.objects.all().delete()
        page = client.post(at("retire", draft), {"motivo": "Se une a otra."})
        assert page.status_code == 401
        assert "Se une a otra." in page.text
        assert not Page(page.text).all("form")

    def test_a_stranger_learns_nothing_from_it(self, draft):
        real = at("section", draft, "perfil")
        stranger = Client(headers=OURS)
        pages = [stranger.post(one, {"title": "x"}).text for one in (real, real.replace("-0001/", "-0099/"))]
        assert (
            pages[0].replace("-0001", "-0099").split("csrfmiddlewaretoken")[0]
            == pages[1].split("csrfmiddlewaretoken")[0]
        )

    def test_work_extends_it_at_most_once_a_minute(self, rosa, settings):
        settings.SESSION_COOKIE_AGE = 600
        now = timezone.now()
        with time_machine.travel(now, tick=False) as clock:
            client = signed_in(rosa)
            session = reverse("people:session")
            assert client.get(session).json()["seconds"] == 600
            clock.shift(RENEW_EVERY - 1)
            assert client.get(session).json()["seconds"] == 601 - RENEW_EVERY
            for _ in range(3):
                clock.shift(530)
                assert client.get(session).json()["seconds"] == 600
            clock.shift(601)
            assert client.get(session, headers=JSON).status_code == 401


class TestAnOldToken:
    """A sign-in draws a new token: the pages opened before it hold an old one."""

    @pytest.fixture
    def strict(self, rosa):
        client = Client(enforce_csrf_checks=True, headers=OURS)
        client.force_login(rosa)
        return client

    def test_a_posted_text_comes_back_with_a_fresh_token(self, strict, draft):
        address = at("section", draft, "descripcion")
        page = strict.post(address, {"revision": 1, "summary": "De Rosa.", "csrfmiddlewaretoken": "x" * 64})
        assert page.status_code == 403
        assert said(draft)["summary"] == ""
        assert strict.post(address, inputs(page.text)).status_code == 302
        assert said(draft)["summary"] == "De Rosa."

    def test_autosave_asks_for_a_fresh_one(self, strict, draft, rosa):
        refused = autosave(strict, draft, "descripcion", summary="De Rosa.")
        assert (refused.status_code, refused.json()) == (403, {"state": "stale"})
        told = strict.get(reverse("people:session"), headers=JSON).json()
        assert told["owner"] == owner_of(rosa)
        fresh = {"csrfmiddlewaretoken": told["token"]}
        assert autosave(strict, draft, "descripcion", summary="De Rosa.", **fresh).status_code == 200

    def test_a_password_is_never_given_back(self):
        strict = Client(enforce_csrf_checks=True, headers=OURS)
        page = strict.post(
            reverse("account_login"), {"login": "ana@example.org", "password": "secreta-canario"}
        )
        assert page.status_code == 403
        assert "Falta un paso" in page.text
        assert not Page(page.text).all("form")
        assert "canario" not in page.text


class TestADatabaseThatIsAway:
    @pytest.fixture(
        params=[OperationalError("database is locked"), OperationalError("disk full"), InterfaceError]
    )
    def fault(self, request, monkeypatch):
        def fail(*args, **kwargs):
            raise request.param

        monkeypatch.setattr("fichas.views.section.save_answers", fail)

    @pytest.fixture
    def client(self, client):
        client.raise_request_exception = False
        return client

    def test_a_posted_text_comes_back(self, client, draft, fault):
        page = client.post(at("section", draft, "descripcion"), {"revision": 1, "summary": "Uno."})
        assert (page.status_code, page["Retry-After"]) == (503, "30")
        assert "No se pudo guardar en este momento" in page.text
        assert inputs(page.text)["summary"] == ["Uno."]
        assert "no-store" in page["Cache-Control"]

    def test_autosave_is_told_to_try_again(self, client, draft, fault):
        answer = autosave(client, draft, "descripcion", summary="Uno.")
        assert (answer.status_code, answer.json()) == (503, {"state": "unavailable"})

    def test_the_page_asks_nothing_of_it(self, client, draft, monkeypatch):
        """Not even who is asking: the session is in the database too."""

        def away(*args, **kwargs):
            raise OperationalError("the server closed the connection")

        monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", away)
        page = client.post(at("section", draft, "descripcion"), {"revision": 1, "summary": "Uno."})
        assert page.status_code == 503
        assert inputs(page.text)["summary"] == ["Uno."]

    def test_a_fault_of_ours_gives_the_text_back_too(self, client, draft, monkeypatch):
        monkeypatch.setattr("fichas.views.section.try_to_save", lambda *args: 1 / 0)
        page = client.post(at("section", draft, "descripcion"), {"revision": 1, "summary": "Uno."})
        assert page.status_code == 500
        assert inputs(page.text)["summary"] == ["Uno."]
        assert client.get(at("section", draft, "descripcion")).status_code == 200
