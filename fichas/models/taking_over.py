"""Drafts whose author has left: somebody else who speaks for the State takes them over."""

from django.db import models

from people.entrance.client_address import current_address

from .ficha import PERSON, Ficha


class TakeOver(models.Model):
    """Somebody took charge of a draft that nobody of its State had in hand any more. It goes with the draft."""

    ficha = models.ForeignKey(Ficha, models.CASCADE, related_name="taken_over")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    from_address = models.GenericIPAddressField(default=current_address, null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ficha", "by"], name="a_person_takes_a_ficha_over_once")
        ]
