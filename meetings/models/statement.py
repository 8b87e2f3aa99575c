"""What was said, sentence by sentence, as it is kept; and the words that others took the place of."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fichas.models import Ficha
from practices.fields import LineField, PlainTextField
from practices.models import Country, PublicItem, StatementContent

from ..states import State
from .event import PERSON, Attribution, Event, WorkingTable
from .source import Source


def new_key() -> str:
    return str(uuid4())


class StatementQuerySet(models.QuerySet):
    def admitted(self):
        return self.filter(state=State.ADMITTED)

    def public(self):
        """Those that everyone reads now."""
        return self.filter(item__retracted_on=None, item__isnull=False)


class Statement(StatementContent):
    """A statement of a meeting. `text` is what was said; `public_text` what shall be read of it, if that is another.

    `client_key` is drawn where it is written, so that what is sent twice is one. `item` is its public copy, the last one.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="statements")
    table = models.ForeignKey(WorkingTable, models.PROTECT, related_name="statements", null=True, blank=True)
    said_in_plenary = models.BooleanField(_("se dijo en la plenaria"), null=True, blank=True)
    internal_note = PlainTextField(_("nota interna"), blank=True)
    answers = models.ForeignKey("self", models.PROTECT, related_name="answered_by", null=True, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="statements", null=True, blank=True)
    from_line = models.PositiveIntegerField(null=True, blank=True)
    to_line = models.PositiveIntegerField(null=True, blank=True)
    client_key = models.CharField(max_length=36, default=new_key)
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    set_aside_for = LineField(_("por qué se apartó"), blank=True)
    # Who said that its actor is of this kind; none: the source did.
    actor_kind_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True, blank=True)
    public_text = PlainTextField(_("texto público"), blank=True)
    public_text_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True, blank=True)
    attribution = models.CharField(
        _("atribución"), max_length=5, choices=Attribution, default=Attribution.NAMED
    )
    item = models.OneToOneField(PublicItem, models.PROTECT, related_name="+", null=True, blank=True)
    ficha = models.ForeignKey(Ficha, models.SET_NULL, related_name="+", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    objects = StatementQuerySet.as_manager()

    class Meta(StatementContent.Meta):
        verbose_name = _("aporte")
        verbose_name_plural = _("aportes")
        indexes = [models.Index(fields=["event", "state"])]
        constraints = [
            *StatementContent.Meta.constraints,
            models.UniqueConstraint(
                fields=["event", "client_key"], name="what_is_sent_twice_is_one_statement"
            ),
            models.CheckConstraint(condition=~Q(text="", heading=""), name="a_statement_says_something"),
            models.CheckConstraint(
                condition=Q(state=State.SET_ASIDE) & ~Q(set_aside_for="")
                | Q(state__in=[State.PROPOSED, State.ADMITTED], set_aside_for=""),
                name="exactly_what_is_set_aside_says_why",
            ),
        ]

    @property
    def is_public(self) -> bool:
        return self.item is not None and self.item.retracted_on is None

    @property
    def words(self) -> str:
        """What is read of it when it is released."""
        return self.public_text or self.text


class SupersededText(models.Model):
    """Words that a save took the place of, where they were another person's. Shown in the history of the room alone."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="superseded")
    field = models.CharField(max_length=20)
    text = models.TextField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")  # whose words they were
    at = models.DateTimeField(auto_now_add=True)


class CountryConsent(models.Model):
    """What a State says of being named in something that is not public yet."""

    class Answer(models.TextChoices):
        PENDING = "pending", _("Sin respuesta")
        AGREED = "agreed", _("De acuerdo")
        REFUSED = "refused", _("No está de acuerdo")

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="consents")
    country = models.ForeignKey(Country, models.PROTECT, related_name="+")
    asked_text = PlainTextField()  # the words that it was asked about
    answer = models.CharField(max_length=7, choices=Answer, default=Answer.PENDING)
    words = PlainTextField(_("otras palabras"), max_characters=2_000, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "country"], name="a_state_is_asked_once_about_a_statement"
            ),
            models.CheckConstraint(
                condition=Q(answer="pending", by=None, at=None)
                | Q(answer__in=["agreed", "refused"], by__isnull=False, at__isnull=False),
                name="an_answer_says_whose_and_when",
            ),
        ]


class DocumentationInvitation(models.Model):
    """A State was invited to document what was mentioned at a meeting."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="invitations")
    country = models.ForeignKey(Country, models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "country"], name="a_state_is_invited_once_by_a_mention"
            )
        ]
