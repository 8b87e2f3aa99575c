"""What is always true of practices and their versions, the database itself holds."""

import pytest
from django.db import IntegrityError, models

from practices.models import Practice, PracticeVersion, Repository, Withdrawal
from practices.standing import withdraw
from tests.factories import published

pytestmark = pytest.mark.django_db


def broken(**values):
    version = published().current
    models.QuerySet(PracticeVersion).filter(pk=version.pk).update(**values)


def same_version_twice():
    second = published(published()).versions.get(version=2)
    models.QuerySet(PracticeVersion).filter(pk=second.pk).update(version=1)


def same_sequence_twice():
    first, second = published(), published()
    Practice.objects.filter(pk=second.pk).update(sequence=first.sequence)


def replaced_by_itself():
    practice = published()
    withdraw(practice, "duplicada")
    practice.withdrawals.update(replaced_by=practice)


def withdrawn_twice():
    practice = published()
    withdrawal = withdraw(practice, "duplicada")
    Withdrawal.objects.create(
        practice=practice, reason=withdrawal.reason, withdrawn_on=withdrawal.withdrawn_on
    )


BREAKS = {
    "what_has_errata_is_numbered_so": lambda: broken(erratum=1),
    "a_version_number_is_used_once": same_version_twice,
    "what_is_incorporated_nobody_sent": lambda: broken(
        incorporated_from="Compilación de 2014", submitted_on="2026-01-01"
    ),
    "versions_count_from_one": lambda: broken(version=0),
    "a_version_has_a_country": lambda: broken(country=None),
    "a_version_has_a_title": lambda: broken(title=""),
    "a_version_is_in_a_known_language": lambda: broken(language="fr"),
    "an_experience_ends_after_it_starts": lambda: broken(start_year=2020, end_year=2019),
    "an_open_end_has_no_year": lambda: broken(end_is_open=True, end_year=2030),
    "there_is_one_repository": lambda: Repository.objects.create(pk=2),
    "a_public_practice_has_a_number": lambda: Practice.objects.filter(pk=published().pk).update(number=None),
    "a_sequence_is_used_once_per_country": same_sequence_twice,
    "nothing_replaces_itself": replaced_by_itself,
    "a_practice_is_withdrawn_once_at_a_time": withdrawn_twice,
}


@pytest.mark.parametrize("constraint", BREAKS)
def test_the_database_itself_refuses(constraint):
    with pytest.raises(IntegrityError) as refused:
        BREAKS[constraint]()
    # SQLite names the columns of a unique constraint, PostgreSQL the constraint.
    assert constraint in str(refused.value) or "UNIQUE" in str(refused.value)


def test_every_constraint_is_broken_on_purpose_by_a_test():
    named = {
        constraint.name
        for model in (Repository, Practice, PracticeVersion, Withdrawal)
        for constraint in model._meta.constraints
    }
    assert named == set(BREAKS)
