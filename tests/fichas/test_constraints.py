"""What must always be true of a ficha: each constraint is broken on purpose, past every check of the code."""

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from fichas.form.starting import start_ficha
from fichas.models import (
    Assessment,
    Comment,
    Ficha,
    FichaText,
    PracticeAct,
    SectionProgress,
    Snapshot,
    TableImport,
    Transition,
)
from fichas.states import State
from people.models import Letter, Notice
from practices.publishing import reserve_practice
from tests.factories import published
from tests.fichas.steps import assess

pytestmark = pytest.mark.django_db
# Those of people, letters and files are broken in tests of their own.
MODELS = (
    *(Ficha, FichaText, SectionProgress, Snapshot, TableImport, Transition),
    *(Comment, Assessment, PracticeAct, Notice),
)


def change(model, **values) -> Callable:
    return lambda ficha, by: model.objects.update(**values)


def on_ficha(**values) -> Callable:
    return lambda ficha, by: Ficha.objects.filter(pk=ficha.pk).update(**values)


def again(model) -> Callable:
    """The same row once more."""

    def copy(ficha, by):
        row = model.objects.first()
        row.pk = None
        row.save(force_insert=True)

    return copy


def make(model, **values) -> Callable:
    return lambda ficha, by: model.objects.create(ficha=ficha, by=by, **values)


def another_of_the_same_practice(ficha, by):
    other = start_ficha(ficha.country, by)
    Ficha.objects.update(practice=reserve_practice("PE"))
    assert other


def a_base_alone(ficha, by):
    Ficha.objects.filter(pk=ficha.pk).update(base=published(country="PE").current)


def act(kind: str) -> Callable:
    return lambda ficha, by: PracticeAct.objects.create(practice=published(country="PE"), kind=kind, by=by)


def notice(**values) -> Callable:
    return lambda ficha, by: Notice.objects.create(
        **{"person": by, "key": "x", "text": "x", "path": "/x/"} | values
    )


def told_twice(ficha, by):
    notice()(ficha, by)
    notice()(ficha, by)


def table_import(by, **values) -> TableImport:
    return TableImport.objects.create(
        **{
            "source": "Compilación de 2014",
            "file_name": "fichas.xlsx",
            "sha256": "0" * 64,
            "size": 1,
            "by": by,
        }
        | values
    )


def two_of_a_row(ficha, by):
    brought = {"table_import": table_import(by), "table_row": 2}
    Ficha.objects.filter(pk=ficha.pk).update(**brought)
    Ficha.objects.create(
        reference="F-otra", country=ficha.country, year=ficha.year, sequence=99, started_by=by, **brought
    )


def half_resolved_answer(ficha, by):
    plain = {"ficha": ficha, "by": by, "text": "x", "is_internal": True}
    first = Comment.objects.create(**plain)
    Comment.objects.create(**plain, reply_to=first, resolved_by=by, resolved_at=timezone.now())


BREAKS = {
    "a_reference_is_given_once": lambda ficha, by: Ficha.objects.create(
        reference="F-otra", country=ficha.country, year=ficha.year, sequence=ficha.sequence, started_by=by
    ),
    "a_practice_has_one_open_ficha": another_of_the_same_practice,
    "a_ficha_is_in_a_known_state": on_ficha(state="perdida"),
    "what_the_desk_has_was_submitted_or_incorporated": on_ficha(submitted_at=None),
    "a_base_is_a_version_of_the_practice": a_base_alone,
    "errata_are_of_a_published_version": on_ficha(errata=[["title", "Uno", "Dos"]]),
    "a_published_ficha_has_its_version_and_no_other_has": on_ficha(state=State.PUBLISHED),
    "only_what_can_be_published_has_a_date": on_ficha(state=State.DECLINED, publish_on="2027-01-01"),
    "what_the_desk_has_is_in_a_round_or_incorporated": on_ficha(round=0),
    "an_imported_ficha_is_of_a_row": on_ficha(table_row=2),
    "a_row_becomes_a_ficha_once": two_of_a_row,
    "only_an_imported_ficha_is_incorporated": on_ficha(incorporated_from="Compilación de 2014"),
    "a_table_import_is_in_a_known_state": lambda ficha, by: table_import(by, state="perdida"),
    "a_table_import_says_where_it_comes_from": lambda ficha, by: table_import(by, source=""),
    "a_ficha_has_one_text_of_each_owner": again(FichaText),
    "a_text_is_of_a_known_owner": change(FichaText, role="nobody"),
    "a_section_has_one_progress": again(SectionProgress),
    "a_snapshot_number_is_used_once": again(Snapshot),
    "a_snapshot_is_of_a_known_text": change(Snapshot, role="nobody"),
    "a_post_is_that_of_whoever_signed": change(Snapshot, signed_by=""),
    "a_transition_is_a_known_action": change(Transition, action="dance"),
    "a_transition_leads_from_a_known_state_to_another": change(Transition, to_state="perdida"),
    "only_a_publication_comes_on_its_day": change(Transition, on_its_day=True),
    "a_comment_says_something": make(Comment, text="", is_internal=True),
    "an_internal_comment_is_sent_to_nobody": lambda ficha, by: make(
        Comment, text="x", is_internal=True, sent_at=timezone.now()
    )(ficha, by),
    "what_was_not_sent_is_not_resolved": lambda ficha, by: make(
        Comment, text="x", is_internal=False, resolved_by=by, resolved_at=timezone.now()
    )(ficha, by),
    "a_resolved_comment_says_by_whom_and_is_no_answer": half_resolved_answer,
    "a_criterion_is_assessed_once": again(Assessment),
    "an_assessment_is_of_a_known_criterion": change(Assessment, criterion="simpatia"),
    "an_act_on_a_practice_is_of_a_known_kind": act("admired"),
    "a_confirmation_says_which_state": act("confirmed"),
    "a_person_is_told_once": told_twice,
    "a_notice_leads_to_a_page_of_this_site": notice(path="https://example.org/"),
    "a_notice_is_in_one_digest": lambda ficha, by: notice(
        awaits_digest=True, digest=Letter.objects.earliest("pk")
    )(ficha, by),
}


def test_every_constraint_of_these_models_is_broken_here():
    named = {one.name for model in MODELS for one in model._meta.constraints}
    assert named == set(BREAKS)


@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses_it(sent, lucia, name):
    assess(sent, lucia)
    Assessment.objects.exclude(criterion="eficacia").delete()
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        BREAKS[name](sent, lucia)
    assert is_named(str(refused.value), name)


def is_named(message: str, name: str) -> bool:
    """SQLite names the columns of a constraint that they alone make, PostgreSQL the constraint."""
    (found,) = [one for model in MODELS for one in model._meta.constraints if one.name == name]
    columns = {column.removesuffix("_id") for column in getattr(found, "fields", ())}
    return name in message or (bool(columns) and all(column in message for column in columns))


def test_half_a_resolution_is_refused_too(sent, lucia):
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.create(ficha=sent, by=lucia, text="x", is_internal=True, resolved_at=timezone.now())


@pytest.mark.parametrize("model", [Snapshot, Transition, PracticeAct])
def test_no_page_of_the_administration_shows_what_is_written_once(model, admin_client):
    assert not admin.site.is_registered(model)
    assert admin_client.get(f"/admin/fichas/{model._meta.model_name}/").status_code == 404


def test_a_ficha_with_a_history_is_not_deleted(sent):
    with pytest.raises(ProtectedError):
        sent.delete()
