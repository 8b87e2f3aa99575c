"""What the conference's board keeps: the day by which fichas shall be ready."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .ficha import PERSON


class ReadyDay(models.Model):
    """One row: the day by which the fichas shall be ready, who set it and when."""

    day = models.DateField(_("día"))
    set_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="there_is_one_day_to_be_ready_by")]

    @classmethod
    def put(cls, day, by) -> None:
        """Of two people who set it at once, the later one's stands."""
        cls.objects.update_or_create(pk=1, defaults={"day": day, "set_by": by})
