"""What the desk writes beside a ficha: comments, criteria, what it did to published practices."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.entrance.client_address import current_address
from practices.fields import PlainTextField
from practices.models import ExperienceState, Practice

from .ficha import Ficha

PERSON = settings.AUTH_USER_MODEL


class CommentQuerySet(models.QuerySet):
    def for_the_country(self):
        """An internal comment, and whatever answers it, stays at the desk; so does a remark until it is sent."""
        return self.filter(is_internal=False, sent_at__isnull=False)

    def unsent(self):
        """Remarks that go to the country with the next decision, or when somebody at the desk sends them."""
        return self.filter(is_internal=False, sent_at=None)

    def open(self):
        return self.filter(reply_to=None, resolved_at=None)

    def unanswered(self):
        """Open remarks that the country has read and said nothing to yet."""
        return self.for_the_country().open().exclude(replies__sent_at__isnull=False)


class Comment(models.Model):
    """Words about one answer of a ficha, or about the whole (`field` is empty); or an answer to such words."""

    ficha = models.ForeignKey(Ficha, models.CASCADE, related_name="comments")
    field = models.CharField(_("respuesta"), max_length=40, blank=True)
    text = PlainTextField(_("comentario"))
    is_internal = models.BooleanField(_("interno"))
    reply_to = models.ForeignKey("self", models.CASCADE, related_name="replies", null=True, blank=True)
    round = models.PositiveSmallIntegerField(_("ronda"), default=0)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)  # since when the other side reads it
    from_address = models.GenericIPAddressField(default=current_address, null=True, blank=True)
    resolved_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_comment_says_something"),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False, reply_to=None),
                name="a_resolved_comment_says_by_whom_and_is_no_answer",
            ),
            models.CheckConstraint(
                condition=Q(is_internal=False) | Q(sent_at=None), name="an_internal_comment_is_sent_to_nobody"
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None) | Q(is_internal=True) | Q(sent_at__isnull=False),
                name="what_was_not_sent_is_not_resolved",
            ),
        ]


class Criterion(models.TextChoices):
    """What makes a good practice, as the form's footnote to 2.6 names it."""

    SUCCESS_FACTORS = "factores-de-exito", _("Factores de éxito")
    REPLICABILITY = "replicabilidad", _("Replicabilidad")
    EFFICACY = "eficacia", _("Eficacia")
    SUSTAINABILITY = "sostenibilidad", _("Sostenibilidad")
    RELEVANCE = "pertinencia", _("Pertinencia")
    LEGITIMACY = "legitimidad", _("Legitimidad")


class Assessment(models.Model):
    """How a ficha stands to one criterion, in the eyes of the desk. Never shown outside it."""

    ficha = models.ForeignKey(Ficha, models.CASCADE, related_name="assessments")
    criterion = models.CharField(max_length=20, choices=Criterion)
    is_met = models.BooleanField()
    remark = PlainTextField(blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ficha", "criterion"], name="a_criterion_is_assessed_once"),
            models.CheckConstraint(
                condition=Q(criterion__in=Criterion.values), name="an_assessment_is_of_a_known_criterion"
            ),
        ]


class PracticeAct(models.Model):
    """Something the desk did to a published practice: who, when, why. Written once."""

    class Kind(models.TextChoices):
        WITHDRAWN = "withdrawn", _("Retirada del repositorio")
        REINSTATED = "reinstated", _("Repuesta en el repositorio")
        CONFIRMED = "confirmed", _("Estado de la experiencia confirmado")

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    # Which one was confirmed.
    state = models.ForeignKey(ExperienceState, models.PROTECT, related_name="+", null=True, blank=True)
    note = PlainTextField(blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    from_address = models.GenericIPAddressField(default=current_address, null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["withdrawn", "reinstated", "confirmed"]),
                name="an_act_on_a_practice_is_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind="confirmed", state__isnull=False) | ~Q(kind="confirmed") & Q(state=None),
                name="a_confirmation_says_which_state",
            ),
        ]

    @property
    def what(self) -> str:
        """What was done, in words."""
        kind = self.get_kind_display()
        return f"{kind}: {self.state.name}" if self.state else kind
