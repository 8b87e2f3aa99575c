"""Who sees the files of a ficha, and what becomes of them when several people write at once."""

from hashlib import sha256

import pytest
from django.test import Client
from django.urls import reverse

from fichas.files.attachments import SECTION, add
from fichas.form.completeness import missing
from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from fichas.models import SectionProgress
from fichas.review.publication import publish
from fichas.states import Action
from fichas.workflow import perform
from practices.answers import read_answers
from practices.models import Country
from tests.fichas.attachments.rows import files
from tests.fichas.files import received, send
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import fill, person
from tests.people import secretary

pytestmark = pytest.mark.django_db


class TestSeveralPeople:
    def test_a_file_neither_stops_the_texts_of_its_section_nor_is_lost_by_them(self, draft, rosa):
        opened = country_text(draft).revision
        add(draft, received(), "2.9", person("PE", "Luis Rojas"))
        texts = {"references": "Ley 1.", "files": []}
        saved = save_answers(draft, "documentos", texts, revision=opened, by=rosa)
        now = read_answers(country_text(draft))
        assert (saved.changed, now["references"], len(now["files"])) == (True, "Ley 1.", 1)
        assert country_text(draft).revision == opened + 2
        assert SectionProgress.objects.filter(section=SECTION).get().written_by.name == "Luis Rojas"

    def test_two_titles_of_one_file_are_both_seen(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        pk = country_text(draft).files.get().pk
        opened = inputs(client.get(at("attachments", draft)).text)
        send(client, draft, **{f"title-{pk}": "De Rosa"})
        luis = signed_in(person("PE", "Luis Rojas"))
        refused = luis.post(at("attachments", draft), opened | {f"title-{pk}": "De Luis"})
        assert refused.status_code == 422
        assert "De Rosa" in refused.text
        assert 'value="De Luis"' in refused.text
        luis.post(at("attachments", draft), inputs(refused.text))
        assert files(draft)[0]["title"] == "De Luis"

    def test_a_file_counts_as_documentation(self, draft, rosa):
        fill(draft, rosa, documentation=["publicada"], links=[])
        assert [one.field for one in missing(draft)] == ["references"]
        add(draft, received(), "2.5", rosa)
        assert [one.field for one in missing(draft)] == ["references"]
        add(draft, received("b"), "2.9", rosa)
        assert missing(draft) == []


class TestWhoSeesThem:
    def test_its_people_get_a_download_that_no_browser_opens(self, client, draft, rosa):
        add(draft, received(name="Evaluación – 2019.pdf"), "2.9", rosa)
        response = client.get(at("attachment", draft, sha256(b"a").hexdigest(), "Evaluación – 2019.pdf"))
        assert response.getvalue() == b"a"
        assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Evaluaci%C3%B3n")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert "no-store" in response["Cache-Control"]

    @pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head"])
    @pytest.mark.parametrize("name", ["attachments", "attachment"])
    def test_for_anyone_else_they_do_not_exist(self, draft, rosa, name, method, client):
        add(draft, received(), "2.9", rosa)
        digest = sha256(b"a").hexdigest()
        address = at(name, draft, *([digest, "informe.pdf"] if name == "attachment" else []))
        stranger = signed_in(person("BR", "João Lima"))
        assert getattr(stranger, method)(address).status_code in (404, 405)
        own = start_ficha(Country.objects.get(code="BR"), rosa)
        assert stranger.get(at("attachment", own, digest, "informe.pdf")).status_code == 404
        client.logout()
        assert reverse("account_login") in client.get(address)["Location"]
        assert len(files(draft)) == 1

    def test_the_desk_gets_them_once_the_ficha_was_sent_and_publishes_them_with_it(
        self, draft, rosa, monkeypatch, settings
    ):
        settings.CRITERIA_REQUIRED = False
        monkeypatch.setattr("fichas.review.publication.print_edition", None)
        fill(draft, rosa)
        add(draft, received(), "2.9", rosa)
        lucia = secretary()
        desk, address = signed_in(lucia), at("attachment", draft, sha256(b"a").hexdigest(), "informe.pdf")
        assert desk.get(address).status_code == 404
        perform(Action.SUBMIT, draft, rosa)
        assert desk.get(address).getvalue() == b"a"
        assert address in desk.get(at("review", draft)).text
        version = publish(draft, lucia)
        public = reverse("practices:attachment", args=[version.practice.code, 1, 1, "informe.pdf"])
        assert Client().get(public).getvalue() == b"a"

    def test_no_address_leads_to_the_folder(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        digest = sha256(b"a").hexdigest()
        for address in (
            f"/media/{digest}",
            f"/private/{digest[:2]}/{digest}",
            f"/fichas/{draft.reference}/archivos/../a",
        ):
            assert client.get(address).status_code == 404
