"""From the country to the desk: what may be sent, by whom, when, and what stays of it."""

import json
from unittest.mock import patch

import pytest

from fichas.form.completeness import missing
from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from fichas.models import Snapshot, Transition
from fichas.preconditions import Incomplete, PreconditionFailed
from fichas.states import Action, State
from fichas.workflow import NotAllowed, WrongState, perform
from practices.answers import content_hash, read_answers
from practices.models import Country
from tests.fichas.steps import fill, fresh, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa():
    return person()


@pytest.fixture
def whole(rosa):
    return fill(start_ficha(Country.objects.get(code="PE"), rosa), rosa)


def test_a_blank_ficha_is_told_everything_that_it_wants_in_the_order_of_the_form(rosa):
    found = missing(start_ficha(Country.objects.get(code="PE"), rosa))
    assert [one.numeral for one in found] == (
        ["1.2", "1.3", "1.4", "1.5", "1.9", "1.10", "1.11"] + ["1.12"] * 4 + ["2.1", "2.2", "2.3", "2.6", ""]
    )
    assert [one.section for one in found] == ["perfil"] * 7 + ["contacto"] * 4 + ["descripcion"] * 4 + [
        "datos"
    ]


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        ({"summary": "palabra " * 212}, ["Le sobran 12 palabras: el máximo es 200."]),
        ({"results": "palabra " * 151}, ["Le sobra 1 palabra: el máximo es 150."]),
        ({"themes": ["otro"]}, ["Eligió «Otro»: escriba cuál."]),
        ({"themes": ["otro"], "themes_other": "Clima"}, []),
        ({"levels": ["otro"], "levels_other": "  "}, ["Eligió «Otro»: escriba cuál."]),
        ({"transfer_needs": ["apoyo-especializado"]}, []),
        ({"contact_email": "sin arroba"}, ["«sin arroba» no es una dirección de correo."]),
        ({"title": "   "}, ["Escriba el título de la experiencia."]),
        (
            {"documentation": ["publicada"]},
            ["Escriba al menos un enlace de 2.9 o suba un archivo, o elija «Sin documentación» en 1.10."],
        ),
        (
            {"documentation": ["publicada", "sin-documentacion"]},
            ["«Sin documentación» no se puede elegir junto con otra opción."],
        ),
        (
            {"links": [{"numeral": "2.5", "label": "", "url": "javascript:alert(1)"}]},
            ["«javascript:alert(1)» no es una dirección de internet: debe comenzar con https://."],
        ),
        ({"start_year": 2020, "end_year": 2019}, ["El año de fin es anterior al de inicio."]),
        ({"end_year": 2030, "end_is_open": True}, ["Elija el año de fin o «Presente», no ambos."]),
        ({"start_year": None}, []),
        ({"end_year": 2023, "experience_state": "finalizada"}, []),
        (
            {"end_is_open": True, "experience_state": "finalizada"},
            ["Está finalizada: escriba el año de fin en lugar de «Presente», o deje ambos en blanco."],
        ),
        (
            {"primary_objectives": ["14", "4"], "secondary_objectives": ["4", "15"]},
            ["El objetivo 4 está elegido como principal y como secundario: deje una de las dos."],
        ),
        (
            {"primary_objectives": ["14", "4"], "secondary_objectives": ["14", "4"]},
            ["Los objetivos 4, 14 están elegidos como principales y como secundarios: deje una de las dos."],
        ),
        ({"primary_objectives": ["4"], "secondary_objectives": ["7"], "associated_countries": ["CL"]}, []),
        (
            {"associated_countries": ["CL", "PE"]},
            ["El país que presenta la experiencia no es asociado de sí mismo."],
        ),
    ],
)
def test_each_fault_is_said_in_the_users_words(whole, rosa, changes, messages):
    assert [one.message for one in missing(fill(whole, rosa, **changes))] == messages


def test_sending_signs_the_text_word_by_word(whole, rosa):
    perform(Action.SUBMIT, whole, rosa)
    whole.refresh_from_db()
    snapshot = Snapshot.objects.get()
    said = read_answers(country_text(whole))
    assert (whole.state, snapshot.number, snapshot.content_hash) == (State.SUBMITTED, 1, content_hash(said))
    assert (snapshot.signed_by, snapshot.signed_post) == ("Rosa Quispe", "Directora")
    assert json.loads(snapshot.text)["answers"] == said
    assert "Ana Torres" not in snapshot.text
    assert whole.submitted_at


def test_sending_twice_sends_once(whole, rosa):
    perform(Action.SUBMIT, whole, rosa)
    with pytest.raises(WrongState) as refused:
        perform(Action.SUBMIT, whole, rosa)
    assert refused.value.state == State.SUBMITTED
    assert (Transition.objects.count(), Snapshot.objects.count()) == (1, 1)


def test_what_is_incomplete_is_not_sent_and_nothing_is_written(rosa):
    ficha = start_ficha(Country.objects.get(code="PE"), rosa)
    with pytest.raises(Incomplete) as refused:
        perform(Action.SUBMIT, ficha, rosa)
    assert len(refused.value.missing) == 16
    assert not Transition.objects.exists()
    assert not Snapshot.objects.exists()


def test_a_step_that_fails_at_its_end_leaves_nothing(whole, rosa):
    """Letters that cannot be written: no step, no state, no snapshot."""
    with patch("fichas.workflow.announce", side_effect=RuntimeError), pytest.raises(RuntimeError):
        perform(Action.SUBMIT, whole, rosa)
    assert fresh(whole).state == State.DRAFT
    assert not Transition.objects.exists()
    assert not Snapshot.objects.exists()


def test_retiring_wants_a_reason(whole, rosa):
    with pytest.raises(PreconditionFailed, match="Escriba el motivo"):
        perform(Action.RETIRE, whole, rosa, "  ")
    step = perform(Action.RETIRE, whole, rosa, " Se une a otra. ")
    assert (step.from_state, step.to_state, step.comment) == (State.DRAFT, State.WITHDRAWN, "Se une a otra.")


def test_whoever_no_longer_speaks_for_the_country_sends_nothing(whole, rosa):
    rosa.take_role("guest")
    with pytest.raises(NotAllowed):
        perform(Action.SUBMIT, whole, rosa)
