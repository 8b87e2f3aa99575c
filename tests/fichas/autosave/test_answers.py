"""What autosave is told, and what it makes of a text from elsewhere."""

import pytest
import time_machine
from django.utils import timezone

from fichas.form.drafts import country_text, save_answers
from fichas.models import Ficha
from fichas.states import State
from practices.reading import figure
from tests.fichas.autosave.saving import JSON, autosave, said
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import person

pytestmark = pytest.mark.django_db


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


class TestPastedFromAWordProcessor:
    def test_lines_stay_lines_and_spaces_are_plain(self, client, draft):
        pasted = "«Red\u00a0consular»:\r\n•\u00a0uno\v•\tdos\u2028“tres” – 1\u202f000"
        autosave(client, draft, "descripcion", summary=pasted)
        assert said(draft)["summary"] == "«Red consular»:\n• uno\n•\tdos\n“tres” – 1 000"

    @pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009", "\u202f"])
    def test_a_number_with_its_thousands_set_apart_is_one_figure(self, client, draft, blank):
        autosave(client, draft, "descripcion", figures=f"1{blank}350{blank}000 trámites")
        assert figure(said(draft)["figures"]) == figure("1\u00a0350\u00a0000 trámites")

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
