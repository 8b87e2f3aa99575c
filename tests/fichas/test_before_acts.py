"""A page before what cannot be undone: it says what will happen, loses nothing that was typed, and then it is done."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fichas.audience import reader
from fichas.form.starting import start_ficha
from fichas.models import Ficha, PracticeAct
from fichas.preconditions import PreconditionFailed
from fichas.review.comments import comment
from fichas.review.publication import publish
from fichas.states import Action, State
from fichas.workflow import perform
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import assess, edit, fresh, remark
from tests.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SURE = {"confirmado": "si"}


@pytest.fixture(autouse=True)
def nothing_is_printed(monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)


@pytest.fixture
def desk(lucia):
    return signed_in(lucia)


@pytest.fixture
def practice(sent, lucia):
    assess(sent, lucia)
    return publish(sent, lucia).practice


def decide(client, ficha, action, **fields):
    return client.post(at("decide", ficha), {"decision": action} | fields)


@pytest.mark.parametrize(
    ("action", "state"), [(Action.PUBLISH, State.PUBLISHED), (Action.DECLINE, State.DECLINED)]
)
def test_the_first_click_asks_and_the_second_does(desk, sent, lucia, action, state):
    assess(sent, lucia)
    page = decide(desk, sent, action, mensaje="Gracias por enviarla.")
    assert page.status_code == 200
    for line in ("Se avisa a quienes representan a Perú: Rosa Quispe.", reader(action)):
        assert line in Page(page.text).text
    assert fresh(sent).state == State.SUBMITTED
    given = inputs(page.text)
    assert given["mensaje"] == ["Gracias por enviarla."]
    assert desk.post(at("decide", sent), given | SURE).status_code == 302
    assert fresh(sent).state == state
    assert sent.transitions.last().comment == "Gracias por enviarla."


def test_whoever_goes_back_finds_what_was_typed(desk, sent):
    page = decide(desk, sent, Action.DECLINE, mensaje="No es una práctica.", volver="si")
    assert page.status_code == 200
    assert inputs(page.text)["mensaje"] == ["No es una práctica."]
    assert fresh(sent).state == State.SUBMITTED


def test_what_cannot_be_done_is_said_before_it_is_asked(desk, sent):
    assert decide(desk, sent, Action.DECLINE).status_code == 422
    refused = decide(desk, sent, Action.PUBLISH, mensaje="Gracias.")
    assert refused.status_code == 422
    assert inputs(refused.text)["mensaje"] == ["Gracias."]


def test_open_remarks_are_told_before_a_decision(desk, sent, lucia):
    edit(sent, lucia, summary="Lo esencial.")
    assert decide(desk, sent, Action.ASK_AGREEMENT, volver="si").status_code == 200
    remark(sent, lucia, "¿Desde cuándo?", field="results")
    comment(sent, lucia, "¿Con quién?", is_internal=False)
    page = Page(decide(desk, sent, Action.ASK_AGREEMENT).text).text
    assert "Quedan 2 observaciones sin resolver." in page
    assert "recibe con ella 1 observación que todavía no vio" in page
    assert fresh(sent).state == State.SUBMITTED


def test_they_are_told_before_a_day_is_set_too(desk, sent, lucia):
    assess(sent, lucia)
    day = {"fecha": (timezone.localdate() + timedelta(2)).isoformat()}
    remark(sent, lucia, "¿Desde cuándo?", field="results")
    page = decide(desk, sent, Action.SCHEDULE, **day)
    assert "Queda 1 observación sin resolver." in Page(page.text).text
    assert fresh(sent).publish_on is None
    decide(desk, sent, Action.SCHEDULE, **day, **SURE)
    assert fresh(sent).publish_on.isoformat() == day["fecha"]


def test_open_remarks_are_told_before_a_country_sends_again(sent, rosa, lucia):
    remark(sent, lucia, "¿Desde cuándo?", field="results")
    perform(Action.REQUEST_CHANGES, sent, lucia, "Precise.")
    assert "Queda 1 observación de la Secretaría" in Page(signed_in(rosa).get(at("check", sent)).text).text


def test_a_practice_is_taken_down_and_put_back_after_a_question(desk, practice):
    address = reverse("fichas:practice", args=[practice.code])
    public = reverse("practices:practice", args=[practice.code])
    for fields in ({"acto": "retirar", "motivo": "reemplazada"}, {"acto": "reponer"}):
        page = desk.post(address, fields | {"nota": "Se explica."})
        assert public in page.text
        assert not PracticeAct.objects.filter(note="Se explica.", kind=fields["acto"]).exists()
        given = inputs(page.text)
        assert given["nota"] == ["Se explica."]
        back = desk.post(address, given | {"volver": "si"})
        assert "Se explica." in back.text
        assert desk.post(address, given | SURE).status_code == 302
    assert [act.kind for act in PracticeAct.objects.all()] == ["withdrawn", "reinstated"]


def test_what_was_declined_is_opened_again_with_words(desk, sent, lucia):
    perform(Action.DECLINE, sent, lucia, "Falta evidencia.")
    assert decide(desk, sent, Action.REOPEN).status_code == 422
    decide(desk, sent, Action.REOPEN, mensaje="Llegó la evidencia.")
    assert fresh(sent).state == State.SUBMITTED


def test_what_was_declined_does_not_come_back_beside_a_newer_ficha(sent, rosa, lucia, practice):

    revision = start_ficha(practice.country, rosa, base=practice.current)
    Ficha.objects.filter(pk=revision.pk).update(state="declined", round=1, submitted_at=sent.submitted_at)
    newer = start_ficha(practice.country, rosa, base=practice.current)
    with pytest.raises(PreconditionFailed, match=newer.reference):
        perform(Action.REOPEN, revision, lucia, "Vuelve.")
