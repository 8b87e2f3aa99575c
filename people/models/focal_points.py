"""Who spoke for a country, since when and until when."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.fields import validate_plain_text
from practices.models import Country

from .users import User


class FocalPointQuerySet(models.QuerySet):
    def current(self):
        """Those who speak for their country today."""
        today = {"user__is_active": True, "user__role": User.Role.FOCAL_POINT, "user__country": F("country")}
        return self.filter(until=None, **today)


class FocalPoint(models.Model):
    """The history of a role: a person spoke for a country, from a day to another, in a post.

    What they may do today stands on the person. What they did stays the country's when they leave.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="focal_points", verbose_name=_("persona"))
    country = models.ForeignKey(Country, models.PROTECT, related_name="focal_points", verbose_name=_("país"))
    post = models.CharField(_("cargo"), max_length=200, blank=True, validators=[validate_plain_text])
    since = models.DateTimeField(_("desde"), default=timezone.now)
    until = models.DateTimeField(_("hasta"), null=True, blank=True)

    objects = FocalPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("punto focal")
        verbose_name_plural = _("puntos focales")
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(until=None), name="a_person_speaks_for_one_country"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="a_focal_point_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        return f"{self.country} · {self.user}"
