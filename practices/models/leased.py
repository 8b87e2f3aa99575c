"""Rows that are work to be done: a worker takes one with a lease, and gives it back with how it went.

A worker may be killed at any moment; what it held is taken again when its lease is over. All times are the database's,
so that workers with wrong clocks agree on who holds what.
"""

import time
from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

CANDIDATES = 10
BETWEEN_REPORTS = 0.5  # seconds


class LeasedQuerySet(models.QuerySet):
    """A subclass says with `waiting()` which rows are still to be done."""

    def waiting(self) -> "LeasedQuerySet":
        raise NotImplementedError

    def free(self):
        """Waiting, and in nobody's hands; a lease that is over belonged to a worker that ended."""
        return self.waiting().filter(Q(leased_until=None) | Q(leased_until__lt=Now()))

    def due(self):
        return self.free().filter(attempts__lt=self.model.max_attempts())

    def worn_out(self):
        """Free with no attempt left: each of them ended with the worker that made it."""
        return self.free().filter(attempts__gte=self.model.max_attempts())

    def take(self, **changes) -> Any:
        """A row that is due and that nobody else can take before its lease is over; None when there is none.

        One conditional UPDATE decides between workers, the same on both databases.
        """
        model: Any = self.model
        changes |= {"leased_until": model.lease_end(), "attempts": F("attempts") + 1}
        due = self.due()
        for pk in due.order_by("pk").values_list("pk", flat=True)[:CANDIDATES]:
            if due.filter(pk=pk).update(**changes):
                return model._base_manager.get(pk=pk)
        return None

    def held(self, row):
        """The row, while it is in the hands of whoever took it as it is given here."""
        return self.filter(pk=row.pk, attempts=row.attempts, leased_until__isnull=False)

    def settle(self, row, **changes) -> int:
        """Gives a row back, with how it went; nothing if others hold it meanwhile."""
        return self.held(row).update(leased_until=None, **changes)

    def abandon(self, **changes) -> int:
        """Ends rows whose every attempt ended with its worker, as they may be what ends it; returns how many."""
        return self.worn_out().update(leased_until=None, **changes)


class Leased(models.Model):
    """A subclass says with `lease_seconds()` how long a worker may hold a row, and how often one is tried."""

    leased_until = models.DateTimeField(_("en manos de un proceso hasta"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("intentos"), default=0)

    class Meta:
        abstract = True

    @classmethod
    def lease_seconds(cls) -> int:
        raise NotImplementedError

    @classmethod
    def max_attempts(cls) -> int:
        raise NotImplementedError

    @classmethod
    def lease_end(cls):
        return Now() + timedelta(seconds=cls.lease_seconds())


class LostLease(Exception):
    """Another worker took the row: this one was thought to have ended."""


class Progress:
    """Writes down how far a row is in its `steps`, not at every one, and draws out its lease. Raises LostLease."""

    def __init__(self, row, steps_total: int):
        self.row, self.steps_total = row, steps_total
        self.steps, self.last = 0, time.monotonic()

    def __call__(self) -> None:
        self.steps += 1
        if time.monotonic() - self.last < BETWEEN_REPORTS:
            return
        self.last = time.monotonic()
        # What begins again goes through steps twice: progress never goes beyond the whole.
        reached = min(self.steps, self.steps_total)
        rows = type(self.row)._default_manager
        if not rows.held(self.row).update(steps=reached, leased_until=self.row.lease_end()):
            raise LostLease
