"""What the conference's board keeps: the day by which fichas shall be ready, and who was reminded of them when."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.entrance.client_address import current_address
from practices.fields import PlainTextField
from practices.models import Country

from .ficha import PERSON, Ficha

READ_FOR = 14  # days on which whoever was reminded reads the words beside the fichas
REMINDER_MOST = 2_000  # letters of what is written with one


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


class ReminderQuerySet(models.QuerySet):
    def read_by(self, person):
        """The desk's words to a person, while they are news."""
        since = timezone.localdate() - timedelta(READ_FOR)
        return (
            self.filter(person=person, day__gte=since).exclude(words="").select_related("by").order_by("-day")
        )


class Reminder(models.Model):
    """A person was reminded of the fichas of their State: once a day, whether the desk did it or the worker (`by` is none)."""

    person = models.ForeignKey(PERSON, models.PROTECT, related_name="reminders")
    country = models.ForeignKey(Country, models.PROTECT, related_name="+")
    day = models.DateField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True, blank=True)
    words = PlainTextField(blank=True, max_characters=REMINDER_MOST)
    # Those that waited for the State then.
    fichas = models.ManyToManyField(Ficha, related_name="reminders")
    at = models.DateTimeField(auto_now_add=True)
    from_address = models.GenericIPAddressField(default=current_address, null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="a_person_is_reminded_once_a_day"),
            models.CheckConstraint(
                condition=Q(by=None, words="") | Q(by__isnull=False) & ~Q(words=""),
                name="whoever_reminds_says_something_and_the_worker_nothing",
            ),
        ]
