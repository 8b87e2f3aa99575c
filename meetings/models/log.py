from django.db import models

from practices.fields import PlainTextField

from ..states import Act
from .event import PERSON, Event
from .statement import Statement


class EventLog(models.Model):
    """Who did what at a meeting, when and with which words. Written once, never changed."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="log")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="log", null=True)
    act = models.CharField(max_length=16, choices=Act)
    words = PlainTextField(blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
