from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..fields import PlainTextField
from .leased import Leased, LeasedQuerySet
from .practice import Immutable, VersionQuerySet


class RunQuerySet(LeasedQuerySet):
    def waiting(self):
        """To be made, or being made."""
        return self.filter(state__in=(CompilationRun.State.WAITING, CompilationRun.State.RUNNING))


class CompilationRun(Leased):
    """A compilation made in the background. Whoever asks for the same one shares its run."""

    class State(models.TextChoices):
        WAITING = "waiting", _("en espera")
        RUNNING = "running", _("en preparación")
        DONE = "done", _("lista")
        FAILED = "failed", _("no se pudo preparar")

    manifest = models.CharField(max_length=64, unique=True)
    order = models.JSONField()  # what was asked for; once done, what the file holds
    file = models.CharField(max_length=64, blank=True)  # its name among the public files
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    steps = models.PositiveIntegerField(default=0)
    steps_total = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    asked_from = models.CharField(max_length=40, blank=True)  # as `press.client_key` tells them apart
    asked_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = _("compilación pedida")
        verbose_name_plural = _("compilaciones pedidas")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="running", leased_until__isnull=False)
                | (~Q(state="running") & Q(leased_until__isnull=True)),
                name="a_run_has_a_lease_while_it_runs",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(file=""), name="a_run_that_is_done_has_a_file"
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error=""), name="a_run_that_failed_says_why"
            ),
        ]

    def __str__(self):
        return self.manifest

    @property
    def percent(self) -> int:
        return min(99, 100 * self.steps // self.steps_total) if self.steps_total else 0

    @classmethod
    def lease_seconds(cls) -> int:
        """Drawn out with each step."""
        return settings.COMPILATION_LEASE

    @classmethod
    def max_attempts(cls) -> int:
        return settings.COMPILATION_ATTEMPTS


class Compilation(models.Model):
    """A compilation that the Secretariat curates: one address, edition after edition."""

    slug = models.SlugField(_("dirección"), unique=True, max_length=80)

    class Meta:
        verbose_name = _("compilación")
        verbose_name_plural = _("compilaciones")
        ordering = ["slug"]

    def __str__(self):
        return self.slug


class CompilationEdition(models.Model):
    """An edition as it was published: rows are only ever inserted, by `press.curated`."""

    compilation = models.ForeignKey(Compilation, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    order = models.JSONField()  # title, foreword, versions in their order: all that makes its file
    published_on = models.DateField()

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edición publicada")
        verbose_name_plural = _("ediciones publicadas")
        ordering = ["compilation", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["compilation", "number"], name="an_edition_number_is_used_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="editions_count_from_one"),
        ]

    def __str__(self):
        return f"{self.compilation_id} · {self.number}"

    def save(self, *args, **kwargs):
        raise Immutable("publish_edition() writes editions; nothing changes one")

    def delete(self, *args, **kwargs):
        raise Immutable("a published edition is never deleted")

    @property
    def correction(self) -> "EditionCorrection | None":
        """The last one; its order stands instead of the edition's own."""
        return max(self.corrections.all(), key=lambda correction: correction.pk, default=None)

    @property
    def current_order(self) -> dict:
        return self.correction.order if self.correction else self.order

    @property
    def can_be_corrected(self) -> bool:
        """On the day of its publication and on the next."""
        return not self.is_taken_down and timezone.localdate() <= self.published_on + timedelta(days=1)

    @property
    def is_taken_down(self) -> bool:
        return hasattr(self, "withdrawal")


class EditionCorrection(models.Model):
    """A new file under the number of an edition, within a day of its publication. Rows are only ever inserted."""

    edition = models.ForeignKey(CompilationEdition, models.PROTECT, related_name="corrections")
    order = models.JSONField()
    corrected_on = models.DateField()

    class Meta:
        ordering = ["pk"]


class EditionWithdrawal(models.Model):
    """An edition that was taken down, and why; its address says it."""

    edition = models.OneToOneField(CompilationEdition, models.PROTECT, related_name="withdrawal")
    reason = PlainTextField(_("motivo público"))
    withdrawn_on = models.DateField(_("retirada el"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="an_edition_taken_down_says_why"),
        ]
