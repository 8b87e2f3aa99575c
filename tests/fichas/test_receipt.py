"""After sending: a page that stays, says when to expect an answer, and gives what was sent away as it was."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from fichas.models import Ficha
from fichas.states import Action
from fichas.workflow import perform
from tests.fichas.forms import at, save, signed_in
from tests.fichas.steps import fresh, submitted
from tests.markup import Page
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FRIDAY = datetime(2026, 11, 6, 15, tzinfo=UTC)


@pytest.fixture
def pressed(monkeypatch):
    """What was printed instead of a PDF."""
    said = {}
    monkeypatch.setattr(
        "practices.press.ficha.receipt", lambda name, answers, *_more: said.update(answers) or b"%PDF-"
    )
    return said


def test_it_can_be_kept_as_a_bookmark(rosa):
    ficha = submitted(rosa)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        page = signed_in(rosa).get(at("submitted", ficha))
        assert ficha.reference in page.text
        assert Page(page.text).faults == []
        for name in ("submitted", "submitted_pdf"):
            assert signed_in(focal_point("BR")).get(at(name, ficha)).status_code == 404


@pytest.mark.parametrize(
    ("days", "are_working", "day"),
    [(10, True, "20 de noviembre de 2026"), (1, True, "9 de noviembre"), (1, False, "7 de noviembre")],
)
def test_it_says_by_when_the_answer_is_expected(rosa, settings, days, are_working, day):
    settings.REVIEW_DAYS, settings.REVIEW_DAYS_ARE_WORKING_DAYS = days, are_working
    with time_machine.travel(FRIDAY):
        page = signed_in(rosa).get(at("submitted", submitted(rosa))).text
    assert f"se espera a más tardar el {day}" in page


def test_once_it_is_answered_it_promises_nothing_more(rosa, lucia):
    ficha = submitted(rosa)
    perform(Action.REQUEST_CHANGES, ficha, lucia, "Precise.")
    assert "se espera a más tardar" not in signed_in(rosa).get(at("submitted", ficha)).text


def test_what_was_sent_is_printed_as_it_was(rosa, lucia, pressed):
    ficha, client = submitted(rosa, summary="Lo que se envió."), signed_in(rosa)
    perform(Action.REQUEST_CHANGES, ficha, lucia, "Precise.")
    save(client, fresh(ficha), "descripcion", summary="Lo que se escribió después.")
    printed = client.get(at("submitted_pdf", ficha))
    assert printed["Content-Disposition"] == f'attachment; filename="{ficha.reference}.pdf"'
    assert pressed["summary"] == "Lo que se envió."
    assert at("submitted_pdf", ficha) in client.get(at("submitted", ficha)).text


def test_nothing_was_sent_yet(rosa):
    client = signed_in(rosa)
    client.post(reverse("fichas:start"), {"desde": "blanco"})
    draft = Ficha.objects.get()
    assert {client.get(at(name, draft)).status_code for name in ("submitted", "submitted_pdf")} == {404}
