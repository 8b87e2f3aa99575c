from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from practices.fields import LineField

from .event import PERSON, Event


class Source(models.Model):
    """A report as it came, byte for byte, and what is made of it while it is looked at; once confirmed, it is never changed."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="sources")
    title = LineField(_("título"))
    file_name = LineField(blank=True)  # none: it was pasted
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    proposal = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)  # of the proposal
    received_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("informe importado")
        verbose_name_plural = _("informes importados")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "sha256"], name="a_report_comes_in_once_per_event"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="a_confirmed_report_says_by_whom_and_when",
            ),
        ]
