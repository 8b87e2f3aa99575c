"""Publishing from the desk: what comes before it, what makes it fail, the day that is set for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fichas.form.starting import start_ficha
from fichas.models import PracticeAct
from fichas.preconditions import PreconditionFailed
from fichas.review import publication
from fichas.review.publication import publish, publish_due, schedule
from fichas.states import Action, State
from fichas.workflow import NotAllowed, WrongState, perform
from practices.models import Practice
from practices.press.engine import PressBusy
from practices.publishing import publish_version
from tests.factories import ficha as filled
from tests.factories import published
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import assess, edit, fill, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unprinted")]
NO_PDF = "fichas.review.publication.print_edition"


def test_criteria_come_before_publication(sent, lucia, settings):
    with pytest.raises(PreconditionFailed, match="criterios"):
        publish(sent, lucia)
    settings.CRITERIA_REQUIRED = False
    assert publish(sent, lucia)


def test_a_revision_is_the_next_version_and_a_stale_one_has_a_way_out(rosa, lucia):
    practice = published(country="PE")
    revision = fill(start_ficha(practice.country, rosa, base=practice.current), rosa, title="Revisada")
    perform(Action.SUBMIT, revision, rosa)
    assess(revision, lucia)
    publish_version(filled(title="Por otro camino"), practice)
    with pytest.raises(PreconditionFailed, match="otra versión"):
        publish(revision, lucia)
    perform(Action.REBASE, revision, lucia)
    version = publish(revision, lucia)
    assert (version.practice, version.version, version.title) == (practice, 3, "Revisada")


def test_a_publication_that_fails_leaves_nothing_but_the_code(sent, lucia, monkeypatch):
    assess(sent, lucia)

    def fail(edition):
        raise publication.LayoutFailed("La ficha no se pudo componer en PDF.")

    monkeypatch.setattr(NO_PDF, fail)
    with pytest.raises(PreconditionFailed, match="PDF"):
        publish(sent, lucia)
    assert fresh(sent).state == State.SUBMITTED
    assert not Practice.objects.public().exists()
    monkeypatch.setattr(NO_PDF, lambda edition: None)
    assert publish(sent, lucia).practice.code == "CSM-PE-0001"


def test_while_the_press_is_busy_nothing_is_published_and_nothing_typed_is_lost(sent, lucia, monkeypatch):
    assess(sent, lucia)

    def refuse(edition):
        raise PressBusy

    monkeypatch.setattr(NO_PDF, refuse)
    typed = {"decision": "publish", "mensaje": "Con nuestro agradecimiento.", "confirmado": "si"}
    refused = signed_in(lucia).post(at("decide", sent), typed)
    assert (refused.status_code, fresh(sent).state) == (422, State.SUBMITTED)
    assert "Espere unos segundos y publique de nuevo." in refused.text
    assert "Con nuestro agradecimiento.</textarea>" in refused.text


def test_what_changed_while_it_was_printed_is_not_published(sent, rosa, lucia, monkeypatch):
    assess(sent, lucia)

    def meanwhile(edition):
        edit(sent, lucia, summary="Otro.")
        perform(Action.ASK_AGREEMENT, sent, lucia)
        perform(Action.AGREE, sent, rosa)

    monkeypatch.setattr(NO_PDF, meanwhile)
    with pytest.raises(PreconditionFailed, match="publique de nuevo"):
        publish(sent, lucia)
    assert fresh(sent).state == State.AGREED
    assert not Practice.objects.public().exists()


def test_on_its_day_it_is_published_once_in_the_desks_name(sent, lucia, time_machine):
    assess(sent, lucia)
    schedule(sent, lucia, timezone.localdate() + timedelta(2))
    assert not publish_due()
    time_machine.move_to(timezone.now() + timedelta(days=2, hours=12))
    assert publish_due()
    assert not publish_due()
    ficha = fresh(sent)
    assert ficha.state == State.PUBLISHED
    assert ficha.transitions.last().who == "Secretaría Técnica (programada por Lucía Méndez)"


def test_a_day_that_cannot_be_kept_is_given_up_with_its_reason(sent, lucia, time_machine):
    assess(sent, lucia)
    schedule(sent, lucia, timezone.localdate() + timedelta(1))
    sent.assessments.first().delete()
    time_machine.move_to(timezone.now() + timedelta(days=2))
    assert publish_due()
    ficha = fresh(sent)
    assert (ficha.state, ficha.publish_on) == (State.SUBMITTED, None)
    assert "criterios" in ficha.transitions.last().comment


def test_a_day_that_is_past_is_refused(sent, lucia):
    with pytest.raises(PreconditionFailed, match="posterior"):
        schedule(sent, lucia, timezone.localdate())


def test_only_the_desk_publishes_and_only_what_is_there(sent, rosa, lucia):
    assess(sent, lucia)
    with pytest.raises(NotAllowed):
        publish(sent, rosa)
    publish(sent, lucia)
    with pytest.raises(WrongState):
        publish(sent, lucia)


def test_what_is_published_can_be_taken_down_and_put_back_with_who_and_why(sent, rosa, lucia):
    assess(sent, lucia)
    practice = publish(sent, lucia).practice
    with pytest.raises(NotAllowed):
        publication.take_down(practice, rosa, "reemplazada", "No.")
    publication.take_down(practice, lucia, "reemplazada", "La cifra era de otro año.")
    with pytest.raises(PreconditionFailed):
        publication.take_down(practice, lucia, "reemplazada", "Otra vez.")
    publication.put_back(practice, lucia, "Se corrigió.")
    publication.confirm_state(practice, lucia, "finalizada", "Terminó en junio.")
    assert [(act.kind, act.by, act.note) for act in PracticeAct.objects.all()] == [
        ("withdrawn", lucia, "La cifra era de otro año."),
        ("reinstated", lucia, "Se corrigió."),
        ("confirmed", lucia, "Terminó en junio."),
    ]
