"""Spreadsheets that the Secretariat brings in: read first, looked at by a person, then taken in whole or not at all."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from practices.fields import LineField, StoredFileField
from practices.models import Country
from practices.models.leased import Leased, LeasedQuerySet

from .ficha import PERSON


class TableImportQuerySet(LeasedQuerySet):
    def waiting(self):
        return self.filter(state__in=[TableImport.State.UPLOADED, TableImport.State.CONFIRMED])


class TableImport(Leased):
    """A spreadsheet of fichas and how far it is: the worker reads it, then, once confirmed, writes its drafts.

    `report` is what reading it found, as `sheets.report` writes it; nothing of it is taken from there later: confirming
    reads the file again.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Por leer")
        READ = "read", _("Leída")
        CONFIRMED = "confirmed", _("Por importar")
        DONE = "done", _("Importada")
        FAILED = "failed", _("No se pudo leer")

    # Where its rows come from, in the words that a reader will see: «Compilación de la XIV Conferencia».
    source = LineField(_("de dónde viene"))
    # Of rows that name none.
    country = models.ForeignKey(Country, models.PROTECT, related_name="+", null=True, blank=True)
    file_name = LineField()
    sha256 = StoredFileField()
    size = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=State, default=State.UPLOADED)
    report = models.JSONField(default=dict)
    error = models.TextField(blank=True, default="")
    rows = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)  # rows read or prepared in this state
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = TableImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["uploaded", "read", "confirmed", "done", "failed"]),
                name="a_table_import_is_in_a_known_state",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="a_table_import_says_where_it_comes_from"),
        ]

    @property
    def drafts_to_come(self) -> int:
        """As the report has it; a row that says what is published already makes none."""
        counts = self.report.get("counts", {})
        return counts.get("new", 0) + counts.get("revision", 0)

    @classmethod
    def lease_seconds(cls) -> int:
        """Drawn out while it is read and written."""
        return 120

    @classmethod
    def max_attempts(cls) -> int:
        return 3
