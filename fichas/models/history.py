"""What became of a ficha: what was signed, and every step that it took."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.entrance.client_address import current_address
from practices.fields import PlainTextField

from ..states import Action, State
from .ficha import PERSON, Ficha, FichaText


class SnapshotQuerySet(models.QuerySet):
    def signed(self):
        return self.exclude(signed_by="")

    def unsigned_of_country(self):
        """What was incorporated: everything else that is kept of a country's text it signed."""
        return self.filter(signed_by="", role=FichaText.Role.COUNTRY)


class Snapshot(models.Model):
    """What a text said at a moment, as canonical JSON. Signed when its country sent it or agreed to it."""

    ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="snapshots")
    role = models.CharField(max_length=7, choices=FichaText.Role, default=FichaText.Role.COUNTRY)
    number = models.PositiveIntegerField()
    text = models.TextField()
    content_hash = models.CharField(max_length=64)
    taken_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(auto_now_add=True)
    from_address = models.GenericIPAddressField(default=current_address, null=True, blank=True)
    # Name and post as they were at the signature; empty on what nobody signed.
    signed_by = models.CharField(max_length=200, blank=True)
    signed_post = models.CharField(max_length=200, blank=True)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["ficha", "number"], name="a_snapshot_number_is_used_once"),
            models.CheckConstraint(
                condition=Q(role__in=FichaText.Role.values), name="a_snapshot_is_of_a_known_text"
            ),
            models.CheckConstraint(
                condition=Q(signed_post="") | ~Q(signed_by=""), name="a_post_is_that_of_whoever_signed"
            ),
        ]


class Transition(models.Model):
    """One step of a ficha: what, who, when, from where to where, with which words. Written once."""

    ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="transitions")
    action = models.CharField(max_length=20, choices=Action)
    from_state = models.CharField(max_length=17, choices=State)
    to_state = models.CharField(max_length=17, choices=State)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    # Taken in the desk's name on the day that `by` had set, who may have left since.
    on_its_day = models.BooleanField(default=False, db_default=False)
    at = models.DateTimeField(auto_now_add=True)
    from_address = models.GenericIPAddressField(default=current_address, null=True, blank=True)
    comment = PlainTextField(blank=True)

    class Meta:
        ordering = ["pk"]  # the order in which they were taken, whatever the clocks said
        constraints = [
            models.CheckConstraint(
                condition=Q(action__in=Action.values), name="a_transition_is_a_known_action"
            ),
            models.CheckConstraint(
                condition=Q(from_state__in=State.values, to_state__in=State.values),
                name="a_transition_leads_from_a_known_state_to_another",
            ),
            models.CheckConstraint(
                condition=Q(on_its_day=False)
                | Q(
                    action__in=[
                        *(Action.PUBLISH, Action.UNSCHEDULE),
                        *(Action.INCORPORATE, Action.CANCEL_INCORPORATION),
                    ]
                ),
                name="only_a_publication_comes_on_its_day",
            ),
        ]

    @property
    def who(self) -> str:
        """Whoever took it, as those who read of it are told."""
        name = self.by.get_short_name()
        return _("Secretaría Técnica (programada por %s)") % name if self.on_its_day else name
