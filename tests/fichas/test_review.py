"""From the desk to the public: what is asked, edited, agreed to and published, and what is kept of it."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fichas.form.drafts import NotEditable, country_text, save_answers
from fichas.models import FichaText, Snapshot
from fichas.preconditions import PreconditionFailed
from fichas.review.comparison import changes
from fichas.review.extracts import bring_up_to_date, discard_extract, extract_of, is_out_of_date
from fichas.review.publication import publish, schedule
from fichas.states import Action, State
from fichas.workflow import perform
from people.models import Letter, Notice
from practices.answers import read_answers
from practices.catalogue.index import current_index
from practices.models import Practice
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import assess, edit, fresh, with_extract
from tests.people import focal_point, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unprinted")]


def test_a_ficha_as_its_country_sent_it_is_published_without_asking_again(sent, lucia):
    assess(sent, lucia)
    version = publish(sent, lucia)
    ficha = fresh(sent)
    assert (ficha.state, ficha.version) == (State.PUBLISHED, version)
    assert read_answers(version) == read_answers(country_text(ficha))
    assert version.practice.code == "CSM-PE-0001"
    assert version.submitted_on == timezone.localdate(ficha.submitted_at)


def test_the_whole_way_through_two_rounds_and_a_refusal(sent, rosa, lucia):
    perform(Action.REQUEST_CHANGES, sent, lucia, "Precise las cifras.")
    save_answers(sent, "descripcion", {"figures": "1200 personas"}, revision=99, by=rosa)
    perform(Action.SUBMIT, sent, rosa)
    assess(sent, lucia)
    edit(sent, lucia, summary="Lo esencial.")
    perform(Action.ASK_AGREEMENT, sent, lucia)
    perform(Action.REFUSE, sent, rosa, "Falta nombrar a la provincia.")
    edit(sent, lucia, summary="Lo esencial, en la provincia.")
    perform(Action.ASK_AGREEMENT, sent, lucia)
    perform(Action.AGREE, sent, rosa)
    version = publish(sent, lucia)

    ficha = fresh(sent)
    assert (ficha.round, ficha.state) == (2, State.PUBLISHED)
    assert version.summary == "Lo esencial, en la provincia."
    assert country_text(ficha).summary == "Los consulados llevan un registro de sus nacionales."
    assert [one.action for one in ficha.transitions.all()] == [
        *(
            "submit",
            "request_changes",
            "submit",
            "ask_agreement",
            "refuse",
            "ask_agreement",
            "agree",
            "publish",
        )
    ]
    assert [(one.role, bool(one.signed_by)) for one in ficha.snapshots.all()] == [
        *[("country", True)] * 2,
        *[("extract", False)] * 2,
        ("extract", True),
    ]
    assert json.loads(ficha.snapshots.last().text)["answers"] == read_answers(version)


def test_what_the_country_did_not_sign_is_not_published(sent, lucia):
    assess(sent, lucia)
    edit(sent, lucia, summary="Lo esencial.")
    for step in (
        lambda: publish(sent, lucia),
        lambda: schedule(sent, lucia, timezone.localdate() + timedelta(3)),
    ):
        with pytest.raises(PreconditionFailed, match="pida su conformidad"):
            step()
    assert not Practice.objects.exists()
    assert not fresh(sent).publish_on


def test_nothing_different_needs_no_agreement(sent, lucia):
    with pytest.raises(PreconditionFailed, match="no hace falta"):
        perform(Action.ASK_AGREEMENT, sent, lucia)
    edit(sent, lucia, summary="Otro.")
    edit(sent, lucia, summary=country_text(sent).summary)
    with pytest.raises(PreconditionFailed, match="no hace falta"):
        perform(Action.ASK_AGREEMENT, sent, lucia)
    assess(sent, lucia)
    assert publish(sent, lucia)


def test_after_it_agreed_nobody_edits_and_reopening_asks_again(sent, rosa, lucia):
    with_extract(sent, lucia)
    with pytest.raises(NotEditable):
        edit(sent, lucia, summary="Más tarde.")
    perform(Action.AGREE, sent, rosa)
    with pytest.raises(NotEditable):
        edit(sent, lucia, summary="Más tarde.")
    perform(Action.REOPEN, sent, lucia, "Falta una cifra.")
    edit(sent, lucia, summary="Más tarde.")
    with pytest.raises(PreconditionFailed):
        publish(sent, lucia)


def test_the_extract_is_the_desks_and_the_text_is_the_countrys(sent, lucia):
    before = read_answers(country_text(sent))
    edit(sent, lucia, "perfil", title="Título del extracto")
    assert read_answers(country_text(sent)) == before
    assert extract_of(sent).title == "Título del extracto"
    assert extract_of(sent).contact_name == ""
    with pytest.raises(NotEditable):
        save_answers(sent, "perfil", {"title": "Tarde"}, revision=99, by=lucia)


def test_looking_at_the_extract_without_changing_it_makes_none(sent, lucia):
    edit(sent, lucia, summary=country_text(sent).summary)
    assert extract_of(sent) is None
    assert not Snapshot.objects.filter(role=FichaText.Role.EXTRACT).exists()


def test_a_resubmission_keeps_the_extract_and_marks_it_out_of_date(sent, rosa, lucia):
    edit(sent, lucia, summary="Lo esencial.")
    perform(Action.REQUEST_CHANGES, sent, lucia, "Precise.")
    save_answers(sent, "descripcion", {"figures": "1200"}, revision=99, by=rosa)
    perform(Action.SUBMIT, sent, rosa)
    assert is_out_of_date(extract_of(fresh(sent)))
    bring_up_to_date(sent)
    assert not is_out_of_date(extract_of(fresh(sent)))
    discard_extract(sent)
    assert extract_of(sent) is None
    assert Snapshot.objects.filter(role=FichaText.Role.EXTRACT).count() == 1


def test_what_the_desk_did_not_touch_follows_its_country(sent, rosa, lucia):
    edit(sent, lucia, summary="Lo esencial.")
    perform(Action.REQUEST_CHANGES, sent, lucia, "Precise.")
    changed = {"figures": "1200 personas", "summary": "Otro resumen."}
    save_answers(sent, "descripcion", changed, revision=99, by=rosa)
    save_answers(sent, "perfil", {"title": "Otro título"}, revision=99, by=rosa)
    perform(Action.SUBMIT, sent, rosa)
    page = signed_in(lucia).post(at("discard", sent), {"traer": "si"}, follow=True)
    assert "2 respuestas del extracto tienen ahora el texto nuevo del país" in page.text
    extract = extract_of(fresh(sent))
    assert (extract.figures, extract.title, extract.summary) == (
        "1200 personas",
        "Otro título",
        "Lo esencial.",
    )
    assert not is_out_of_date(extract)
    assert Snapshot.objects.filter(role=FichaText.Role.EXTRACT).count() == 2


def test_an_extract_that_contradicts_itself_goes_to_no_country(sent, lucia):
    edit(sent, lucia, "datos", secondary_objectives=["14"])
    with pytest.raises(PreconditionFailed, match="como principal y como secundario"):
        perform(Action.ASK_AGREEMENT, sent, lucia)


@pytest.mark.parametrize("action", [Action.REQUEST_CHANGES, Action.DECLINE])
def test_these_want_words(sent, lucia, action):
    with pytest.raises(PreconditionFailed, match="Escriba el motivo"):
        perform(action, sent, lucia, "  ")
    assert perform(action, sent, lucia, " Por esto. ").comment == "Por esto."


def told() -> list[tuple[str, str]]:
    """The last notices and letters, by kind and person."""
    return sorted((notice.key.split(":")[0], notice.person.name) for notice in Notice.objects.all())


def test_each_step_is_told_to_those_it_concerns_and_to_nobody_else(sent, rosa, lucia):
    luis = focal_point("PE", name="Luis Rojas")
    focal_point("BR", name="João Lima")
    andres = secretary(two_steps=False, name="Andrés Soto")
    perform(Action.ASSIGN, sent, lucia, assignee=andres)
    with_extract(sent, andres)
    perform(Action.REFUSE, sent, luis, "No.")
    assert told() == [
        ("ask_agreement", "Luis Rojas"),
        ("ask_agreement", "Rosa Quispe"),
        ("assign", "Andrés Soto"),
        ("refuse", "Andrés Soto"),
    ]
    letters = sorted(Letter.objects.exclude(kind="submitted").values_list("recipient", flat=True))
    assert letters == sorted([luis.email, rosa.email, andres.email, andres.email])
    assert not any("No." in letter.text for letter in Letter.objects.all())


def test_letters_go_to_those_who_want_them(sent, rosa, lucia):
    rosa.letters_wanted = rosa.Letters.NONE
    rosa.save()
    perform(Action.REQUEST_CHANGES, sent, lucia, "Precise.")
    assert Notice.objects.filter(person=rosa).count() == 1
    assert Letter.objects.filter(kind="step").count() == 0


def test_at_the_desk_each_answer_goes_by_its_own_name(client, sent, lucia):
    """A period is read year by year there, and the links are those of every question."""
    client.force_login(lucia)
    rows = client.get(reverse("fichas:review", args=[sent.reference])).context["sections"]
    labels = {row.field: row.label for section in rows for row in section["rows"]}
    assert (labels["start_year"], labels["links"]) == ("Año de inicio", "Enlaces")
    answers = read_answers(country_text(sent))
    changed = changes(answers, answers | {"start_year": 1999}, current_index().lists)
    assert [change.label for change in changed] == ["Año de inicio"]
