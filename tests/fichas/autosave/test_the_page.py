"""What the page of a section says of who saves, and of what could not be saved."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from fichas.form.drafts import save_answers
from fichas.models import Ficha
from fichas.states import State
from people.entrance.sessions import owner_of
from tests.fichas.autosave.saving import autosave, said
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import person
from tests.hostile import TOWER

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


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
