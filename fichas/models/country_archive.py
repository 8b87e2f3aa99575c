"""All fichas of a country in one file, made in the background for those who speak for it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.fields import StoredFileField
from practices.models import Country
from practices.models.leased import Leased, LeasedQuerySet

from .ficha import PERSON

KEPT = timedelta(days=7)
AGAIN_AFTER = timedelta(hours=1)


class ArchiveQuerySet(LeasedQuerySet):
    def waiting(self):
        """To be made, or being made."""
        return self.filter(state__in=(CountryArchive.State.WAITING, CountryArchive.State.RUNNING))


class CountryArchive(Leased):
    """One for each country: whoever asks again has another in its place. Moved on by `archive` alone, a ficha at a turn, so
    that letters go out between."""

    class State(models.TextChoices):
        WAITING = "waiting", _("en preparación")
        RUNNING = "running", _("en preparación")
        DONE = "done", _("lista")
        FAILED = "failed", _("no se pudo preparar")

    country = models.OneToOneField(Country, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    last = models.PositiveBigIntegerField(default=0)  # the key of the last ficha that is in it
    fichas = models.PositiveIntegerField(default=0)  # in it
    missing = models.JSONField(default=list)  # what could not be put into it: reference, name, why
    file = StoredFileField(blank=True)  # among the private files
    size = models.PositiveBigIntegerField(default=0)  # bytes
    error = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)

    objects = ArchiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("copia de las fichas de un país")
        verbose_name_plural = _("copias de las fichas de los países")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="running", leased_until__isnull=False)
                | (~Q(state="running") & Q(leased_until=None)),
                name="an_archive_has_a_lease_while_it_is_made",
            ),
            models.CheckConstraint(
                condition=Q(state="done") & ~Q(file="") | ~Q(state="done") & Q(file=""),
                name="an_archive_that_is_done_has_a_file",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error=""), name="an_archive_that_failed_says_why"
            ),
        ]

    def __str__(self):
        return str(self.country)

    @property
    def is_unfinished(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def again_at(self):
        """From when on another may be asked for; that one failed keeps nobody waiting."""
        return self.asked_at + AGAIN_AFTER

    @property
    def kept_until(self):
        return self.finished_at and self.finished_at + KEPT

    @classmethod
    def lease_seconds(cls) -> int:
        return settings.COMPILATION_LEASE

    @classmethod
    def max_attempts(cls) -> int:
        """Of a turn."""
        return settings.COMPILATION_ATTEMPTS
