"""How a text comes through an ended session, an old token, a database that is away."""

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fichas.form.drafts import country_text
from people.entrance.sessions import RENEW_EVERY, owner_of
from tests.fichas.autosave.saving import JSON, autosave, said
from tests.fichas.forms import at, inputs, signed_in
from tests.markup import Page
from tests.people import OURS

pytestmark = pytest.mark.django_db


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
