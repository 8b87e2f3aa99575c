"""Meetings as the Secretariat keeps them: private, until what is to be public of them is copied to `practices`."""

from django.conf import settings
from django.db import models
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.fields import LineField, StoredFileField, validate_file_name
from practices.models import EventContent, PublicEvent, PublicTable, Repository, TableContent
from practices.models.record import CODE_LENGTH

PERSON = settings.AUTH_USER_MODEL


class Attribution(models.TextChoices):
    """By what name an item goes out."""

    NAMED = "named", _("Con el país y el actor")
    KIND = "kind", _("Solo con el tipo de actor")
    NONE = "none", _("Sin atribución")


class Event(EventContent):
    """A meeting. Its code has the year in which it was registered, and is never given twice."""

    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    previous = models.ForeignKey(
        "self", models.PROTECT, related_name="next", null=True, blank=True, verbose_name=_("edición anterior")
    )
    attribution = models.CharField(
        _("cómo se atribuye lo que se dijo"), max_length=5, choices=Attribution, default=Attribution.NAMED
    )
    public = models.OneToOneField(PublicEvent, models.PROTECT, related_name="+", null=True)
    created_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(EventContent.Meta):
        verbose_name = _("reunión")
        verbose_name_plural = _("reuniones")
        ordering = ["-year", "-sequence"]
        constraints = [
            *EventContent.Meta.constraints,
            models.UniqueConstraint(
                fields=["year", "sequence"], name="a_sequence_of_events_is_used_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(previous=None) | ~Q(previous=F("pk")), name="an_event_does_not_precede_itself"
            ),
        ]

    def take_code(self) -> None:
        """The next code of this year; call it in a transaction, which it keeps from giving the same to two."""
        Repository.lock()
        self.year = timezone.localdate().year
        last = Event.objects.filter(year=self.year).aggregate(last=Max("sequence"))["last"] or 0
        self.sequence = last + 1
        self.code = f"E-{self.year}-{self.sequence:04d}"


class WorkingTable(TableContent):
    """A table of a meeting, where things are said."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="tables")
    public = models.OneToOneField(PublicTable, models.PROTECT, related_name="+", null=True)

    class Meta(TableContent.Meta):
        verbose_name = _("mesa")
        verbose_name_plural = _("mesas")


class Rapporteur(models.Model):
    """A person, perhaps one without any other role, who writes down what is said at one table."""

    table = models.ForeignKey(WorkingTable, models.CASCADE, related_name="rapporteurs")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    since = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["table"], condition=Q(until=None), name="a_table_has_one_rapporteur_at_a_time"
            )
        ]


class EventFile(models.Model):
    """A document of a meeting. Each is private until it is released; a list of participants never is."""

    class Kind(models.TextChoices):
        AGENDA = "agenda", _("Agenda")
        PRESENTATION = "presentation", _("Presentación")
        DECLARATION = "declaration", _("Declaración")
        LIST = "list", _("Lista de participantes")
        OTHER = "other", _("Otro documento")

    event = models.ForeignKey(Event, models.CASCADE, related_name="files")
    kind = models.CharField(_("clase"), max_length=12, choices=Kind)
    title = LineField(_("título"))
    name = LineField(validators=[validate_file_name])
    sha256 = StoredFileField()
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    is_released = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="list", is_released=True), name="a_list_of_participants_is_never_public"
            )
        ]
