"""A misprint is mended with its words and why, signed by the country, and published as version n.1 that says what changed."""

import pytest
from django.utils.html import strip_tags

from fichas.form.drafts import NotEditable, save_answers
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.preconditions import PreconditionFailed
from fichas.review.extracts import save_extract
from fichas.review.publication import confirm_state, publish, publish_due
from fichas.review.taking_back import take_back
from fichas.states import Action, State
from fichas.workflow import perform
from people.models import Letter, Notice
from practices.catalogue.index import differences
from practices.models import Practice
from tests.factories import published
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import assess, fill, fresh, with_extract

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unprinted")]
TITLE = "Atención consular a peruanos en el exterior"
MISPRINT = {
    "errata-1-respuesta": "summary",
    "errata-1-dice": "la  atencion\nconsular",
    "errata-1-debe_decir": "la atención consular",
    "motivo": "Faltaba una tilde.",
}


def second(before: str, after: str) -> dict[str, str]:
    row = {"respuesta": "summary", "dice": before, "debe_decir": after}
    return {f"errata-2-{name}": text for name, text in row.items()}


@pytest.fixture
def practice(rosa, lucia) -> Practice:
    """Published through the desk, with «atencion» in its summary."""
    ficha = fill(start_ficha(rosa.country, rosa), rosa, title=TITLE, summary="Mejora la atencion consular.")
    perform(Action.SUBMIT, ficha, rosa)
    assess(ficha, lucia)
    return publish(ficha, lucia).practice


def ficha_of(practice: Practice) -> Ficha:
    return practice.fichas.order_by("-pk").first()


def proposed(practice: Practice, lucia, **changes) -> Ficha:
    address = f"/secretaria/practicas/{practice.code}/errata/"
    posted = signed_in(lucia).post(address, {"leida": "1", **MISPRINT, **changes})
    assert posted.status_code == 302, posted.text
    return ficha_of(practice)


def test_the_desk_proposes_it_the_country_signs_it_and_it_is_published(practice, rosa, lucia, client):
    Letter.objects.all().delete()
    ficha = proposed(practice, lucia)
    assert (ficha.state, ficha.errata[0][0]) == (State.AWAITING_CONSENT, "summary")
    assert [letter.recipient for letter in Letter.objects.all()] == [rosa.email]
    own = signed_in(rosa)
    page = own.get(at("agreement", ficha)).text
    assert "donde decía «la atencion consular», dice «la atención consular»" in strip_tags(page)
    assert "Faltaba una tilde." in page
    assert "donde decía" in signed_in(lucia).get(at("review", ficha)).text
    own.post(at("agreement", ficha), {"conformidad": "si"})
    assert fresh(ficha).state == State.AGREED
    publish_due()
    practice.refresh_from_db()
    assert (practice.current.label, practice.versions.count()) == ("1.1", 2)
    read = client.get(f"/practicas/{practice.code}/").text
    assert "Mejora la atención consular." in read
    assert "Versión 1.1" in read
    assert "donde decía «la atencion consular», dice «la atención consular»" in strip_tags(read)
    assert "versión 1.1)" in read  # as it is cited
    before = client.get(f"/practicas/{practice.code}/v1/").text
    assert "Mejora la atencion consular." in before
    assert client.get(f"/practicas/{practice.code}/v1.1/").status_code == 200
    assert client.get(f"/practicas/{practice.code}/v1.2/").status_code == 404
    assert differences() == []


def test_its_country_signs_it_itself_and_the_desk_publishes_it_without_criteria(practice, rosa, lucia):
    published_before = ficha_of(practice)
    own = signed_in(rosa)
    assert "Corregir una errata" in own.get(at("task_list", published_before)).text
    own.post(at("own_errata", published_before), {"leida": "1", **MISPRINT})
    ficha = ficha_of(practice)
    assert ficha.state == State.SUBMITTED
    assert ficha.snapshots.get().signed_by == "Rosa Quispe"
    publish(ficha, lucia)
    practice.refresh_from_db()
    assert practice.current.label == "1.1"
    assert practice.current.submitted_on == practice.versions.get(version=1, erratum=0).submitted_on


def test_the_next_errata_and_the_next_revision_have_numbers_of_their_own(practice, rosa, lucia):
    for label, before in (("1", "Mejora"), ("1.1", "Mejoró")):
        words = {
            "errata-1-dice": before,
            "errata-1-debe_decir": before[:-1] + "ó" if label == "1" else "Mejora",
        }
        ficha = proposed(practice, lucia, leida=label, **words)
        perform(Action.AGREE, ficha, rosa)
        publish_due()
    practice.refresh_from_db()
    assert practice.current.label == "1.2"
    revision = fill(start_ficha(practice.country, rosa, base=practice.current), rosa, title="Otra")
    perform(Action.SUBMIT, revision, rosa)
    assess(revision, lucia)
    assert publish(revision, lucia).label == "2"


def test_how_the_experience_stands_is_not_touched_and_it_can_be_taken_back(practice, rosa, lucia):
    confirm_state(practice, lucia, "finalizada", "Lo dijo el país.")
    ficha = proposed(practice, lucia)
    perform(Action.AGREE, ficha, rosa)
    publish_due()
    practice.refresh_from_db()
    assert (practice.current.label, practice.experience_state.code) == ("1.1", "finalizada")
    assert practice.confirmed_on
    take_back(fresh(ficha), lucia, "La tilde estaba bien.")
    practice.refresh_from_db()
    assert (practice.current.label, practice.experience_state.code) == ("1", "finalizada")
    assert practice.confirmed_on
    assert publish(fresh(ficha), lucia).label == "1.2"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"errata-1-dice": "atención"}, "no tiene esas palabras"),
        ({"errata-1-dice": "a"}, "agregue las que las rodean"),
        ({"errata-1-dice": ""}, "Escriba las palabras."),
        ({"errata-1-debe_decir": " "}, "Escriba las palabras."),
        ({"errata-1-debe_decir": "la atencion consular"}, "Es lo que ya dice"),
        ({"errata-1-debe_decir": "x" * 201}, "hasta 200 letras"),
        ({"errata-1-debe_decir": "la  atencion consular"}, "Es lo que ya dice"),
        (second("atencion consular", "otra"), "cambian las mismas palabras"),
        (second("la atención", "la atencion"), "no tiene esas palabras"),
        ({"errata-1-respuesta": ""}, "Elija la respuesta"),
        ({"errata-1-respuesta": "contact_email"}, "Elija la respuesta"),
        ({"motivo": " "}, "Escriba por qué"),
        ({"leida": "7"}, "otra versión"),
        ({name: "" for name in MISPRINT if name != "motivo"}, "al menos una errata"),
    ],
)
def test_what_is_no_misprint_is_refused_with_everything_typed(practice, lucia, change, words):
    typed = {"leida": "1", **MISPRINT, "motivo": "Se vio al imprimir.", **change}
    refused = signed_in(lucia).post(f"/secretaria/practicas/{practice.code}/errata/", typed)
    assert refused.status_code == 422
    assert words in refused.text
    assert change.get("motivo", "Se vio al imprimir.").strip() in refused.text
    assert 'name="leida" value="1"' in refused.text
    assert practice.fichas.count() == 1


def test_nothing_else_of_it_is_written(practice, rosa, lucia):
    signed_in(rosa).post(at("own_errata", ficha_of(practice)), {"leida": "1", **MISPRINT})
    ficha = ficha_of(practice)
    with pytest.raises(NotEditable):
        save_extract(ficha, "descripcion", {"summary": "Otro."}, revision=1, by=lucia)
    with pytest.raises(NotEditable):
        save_answers(ficha, "descripcion", {"summary": "Otro."}, revision=1, by=rosa)
    with pytest.raises(PreconditionFailed, match="no se reescribe"):
        perform(Action.REQUEST_CHANGES, ficha, lucia, "Otra cosa.")
    with pytest.raises(PreconditionFailed, match="no corrige erratas"):
        perform(Action.SEND_ERRATA, start_ficha(rosa.country, rosa), rosa, "Por nada.")


def test_several_are_of_what_was_published_whatever_the_others_change(practice, rosa, lucia):
    title = {"errata-3-respuesta": "title", "errata-3-dice": "exterior", "errata-3-debe_decir": "extranjero"}
    ficha = proposed(practice, lucia, **second("Mejora", "Mejoró"), **title)
    perform(Action.AGREE, ficha, rosa)
    publish_due()
    practice.refresh_from_db()
    assert practice.current.summary == "Mejoró la atención consular."
    assert practice.current.title.endswith("en el extranjero")
    assert len(practice.current.errata) == 3


def test_they_are_put_on_no_other_version(practice, rosa, lucia):
    signed_in(rosa).post(at("own_errata", ficha_of(practice)), {"leida": "1", **MISPRINT})
    ficha = ficha_of(practice)
    perform(Action.DECLINE, ficha, lucia, "Después.")
    published(practice, title="Otra", country="PE")
    perform(Action.REOPEN, ficha, lucia, "Ahora.")
    assert "Poner sobre la versión vigente" not in signed_in(lucia).get(at("review", ficha)).text
    with pytest.raises(PreconditionFailed, match="no se reescribe"):
        perform(Action.REBASE, ficha, lucia)
    with pytest.raises(PreconditionFailed, match="otra versión"):
        publish(ficha, lucia)


def test_nobody_is_asked_where_nobody_speaks_for_the_state(lucia):
    other = published(country="UY", summary="Mejora la atencion consular.")
    refused = signed_in(lucia).post(f"/secretaria/practicas/{other.code}/errata/", {"leida": "1", **MISPRINT})
    assert (refused.status_code, other.fichas.count()) == (422, 0)
    assert "Nadie representa hoy a este Estado" in refused.text


def test_the_desk_lets_its_own_proposal_be_but_takes_no_extract_from_its_country(practice, rosa, lucia, sent):
    ficha = proposed(practice, lucia)
    assert "Retirar la propuesta" in signed_in(lucia).get(at("review", ficha)).text
    perform(Action.DECLINE, ficha, lucia, "Estaba bien.")
    assert fresh(ficha).state == State.DECLINED
    with_extract(sent, lucia)
    with pytest.raises(PreconditionFailed, match="espere su respuesta"):
        perform(Action.DECLINE, sent, lucia, "No.")


def test_when_the_country_retires_what_was_proposed_the_desk_is_told(practice, rosa, lucia):
    ficha = proposed(practice, lucia)
    Notice.objects.all().delete()
    perform(Action.RETIRE, ficha, rosa, "No hace falta.")
    assert Notice.objects.get().person == lucia


def test_refused_it_is_at_the_desk_which_asks_again_or_lets_it_be(practice, rosa, lucia):
    ficha = proposed(practice, lucia)
    signed_in(rosa).post(at("agreement", ficha), {"conformidad": "no", "motivo": "Así se escribe."})
    desk = signed_in(lucia)
    page = desk.get(at("review", ficha)).text
    assert "Así se escribe." in page
    assert "Pedir otra vez la firma del país" in page
    assert "Pedir cambios al país" not in page
    perform(Action.ASK_AGREEMENT, ficha, lucia)
    perform(Action.REFUSE, ficha, rosa, "No.")
    perform(Action.DECLINE, ficha, lucia, "De acuerdo.")
    assert proposed(practice, lucia).state == State.AWAITING_CONSENT


def test_while_the_practice_has_a_ficha_on_its_way_it_is_mended_there(practice, rosa, lucia):
    revision = start_ficha(practice.country, rosa, base=practice.current)
    refused = signed_in(lucia).post(
        f"/secretaria/practicas/{practice.code}/errata/", {"leida": "1", **MISPRINT}
    )
    assert refused.status_code == 422
    assert revision.reference in refused.text


def test_another_country_and_what_is_not_public_have_no_errata(practice, rosa, lucia):
    other = published(country="UY")
    assert signed_in(rosa).get(f"/secretaria/practicas/{other.code}/errata/").status_code == 404
    assert signed_in(lucia).get("/secretaria/practicas/CSM-PE-0099/errata/").status_code == 404
    assert signed_in(lucia).get(at("own_errata", ficha_of(practice))).status_code == 404
