"""The States that a ficha names beside its own: who was told of it, and who objects to being named so."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.models import Country

from ..states import State
from .ficha import Ficha
from .history import Transition


class AssociatedState(models.Model):
    """What would be published names the State, from a moment to another; who spoke for it then and was told."""

    ficha = models.ForeignKey(Ficha, models.CASCADE, related_name="associated")
    country = models.ForeignKey(Country, models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    told = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ficha", "country"],
                condition=Q(until=None),
                name="a_ficha_names_a_state_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="a_state_is_named_before_it_is_not"
            ),
        ]


OVER = ["ended", "unnamed", "overruled", "answered", "corrected", "withdrawn"]


class ObjectionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at=None)

    def to_what_is_published(self):
        """Those to what was incorporated: any other is closed when its ficha is published."""
        return self.open().filter(ficha__state=State.PUBLISHED)


class Objection(models.Model):
    """A State's objection, in the words of the step by which it was made. While it is open it stops a publication; one to
    what was incorporated, its own country's too, waits for the desk."""

    class Closing(models.TextChoices):
        ENDED = "ended", _("el Estado la retiró")
        UNNAMED = "unnamed", _("el texto ya no nombra al Estado")
        OVERRULED = "overruled", _("se publicó con un motivo")
        ANSWERED = "answered", _("la Secretaría Técnica respondió")
        CORRECTED = "corrected", _("se publicó otra versión de la práctica")
        WITHDRAWN = "withdrawn", _("se retiró del repositorio")

    ficha = models.ForeignKey(Ficha, models.CASCADE, related_name="objections")
    country = models.ForeignKey(Country, models.PROTECT, related_name="+")
    made = models.OneToOneField(Transition, models.PROTECT, related_name="objection")
    ended = models.OneToOneField(
        Transition, models.PROTECT, related_name="ended_objection", null=True, blank=True
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closing = models.CharField(max_length=9, choices=Closing, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ficha", "country"],
                condition=Q(closed_at=None),
                name="a_state_has_one_open_objection_to_a_ficha",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closing="") | Q(closed_at__isnull=False, closing__in=OVER),
                name="a_closed_objection_says_how_it_ended",
            ),
            models.CheckConstraint(
                condition=Q(closing="ended", ended__isnull=False) | (~Q(closing="ended") & Q(ended=None)),
                name="what_its_state_ended_has_the_step_that_ended_it",
            ),
        ]
