"""A practice is withdrawn and put back, its state confirmed: each step is dated and draws a token."""

import pytest
import time_machine
from django.db import transaction

from practices.catalogue.index import current_index, differences
from practices.models import Practice, Repository
from practices.publishing import Refused
from practices.standing import confirm, reinstate, withdraw
from tests.factories import published

pytestmark = pytest.mark.django_db


class TestWithdrawing:
    def test_a_withdrawn_practice_is_found_no_more_and_comes_back_as_it_was(self):
        practice, other = published(), published()
        withdraw(practice, "reemplazada", "La recoge otra ficha.", replaced_by=other)
        assert list(Practice.objects.public()) == [other]
        assert current_index().live.bit_count() == 1
        reinstate(practice)
        assert set(Practice.objects.public()) == {practice, other}
        assert current_index().live.bit_count() == 2
        assert differences() == []

    def test_each_step_is_dated(self):
        practice = published()
        with time_machine.travel("2026-03-01T15:00:00Z"):
            withdraw(practice, "a-pedido-del-pais")
        with time_machine.travel("2026-04-02T15:00:00Z"):
            reinstate(practice)
        withdrawal = practice.withdrawals.get()
        assert (str(withdrawal.withdrawn_on), str(withdrawal.reinstated_on)) == ("2026-03-01", "2026-04-02")

    def test_it_happens_once_at_a_time(self):
        practice = published()
        withdraw(practice, "duplicada")
        with pytest.raises(Refused, match="no está publicada"):
            withdraw(practice, "duplicada")
        with pytest.raises(Refused, match="retirada"):
            published(practice)
        reinstate(practice)
        with pytest.raises(Refused, match="no está retirada"):
            reinstate(practice)


def test_how_the_experience_stands_is_confirmed_without_a_new_version():
    practice = published(experience_state="en-curso")
    confirm(practice, "derogada")
    practice.refresh_from_db()
    assert practice.experience_state.code == "derogada"
    assert practice.confirmed_on is not None
    assert practice.versions.count() == 1
    assert (
        current_index().bits("state", "en-curso"),
        current_index().bits("state", "derogada").bit_count(),
    ) == (0, 1)


def test_each_step_draws_a_token_and_a_rollback_gives_it_back():
    practice = published()
    tokens = [Repository.current_token()]
    for step in (
        lambda: withdraw(practice, "duplicada"),
        lambda: reinstate(practice),
        lambda: confirm(practice, ""),
    ):
        step()
        tokens.append(Repository.current_token())
    assert len(set(tokens)) == len(tokens)
    try:
        with transaction.atomic():
            confirm(practice, "finalizada")
            raise InterruptedError
    except InterruptedError:
        assert Repository.current_token() == tokens[-1]
