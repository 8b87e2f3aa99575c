"""The outbox: letters that wait, were sent or were given up; and how the worker and the mail server fare."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practices.languages import PREFIXES
from practices.models.leased import Leased, LeasedQuerySet


def new_message_id() -> str:
    """Kept with the letter: should it ever go out twice, mailboxes see that it is the same one."""
    return f"<{secrets.token_hex(16)}@{settings.SITE_HOST}>"


class LetterQuerySet(LeasedQuerySet):
    def waiting(self):
        return self.filter(sent_at=None, abandoned_at=None)

    def abandoned(self):
        return self.filter(abandoned_at__isnull=False)

    def due(self):
        return super().due().filter(not_before__lte=Now())


class Letter(Leased):
    """A letter, written in the transaction that causes it. The row is the queue: `outbox` alone moves it on."""

    key = models.CharField(_("clave"), max_length=200)  # the event it tells of: "submitted:F-2026-PE-0042:1"
    kind = models.CharField(_("clase"), max_length=40)
    recipient = models.EmailField(_("destinatario"), max_length=254)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("persona"),
    )
    language = models.CharField(
        _("idioma"), max_length=5, choices=settings.LANGUAGES, default="es", db_default="es"
    )
    subject = models.CharField(_("asunto"), max_length=250)
    text = models.TextField(_("texto"), blank=True)
    html = models.TextField(_("texto en HTML"), blank=True)
    message_id = models.CharField(max_length=300, default=new_message_id, editable=False)
    created_at = models.DateTimeField(_("escrita"), db_default=Now(), editable=False)
    not_before = models.DateTimeField(_("no antes de"), db_default=Now())
    sent_at = models.DateTimeField(_("enviada"), null=True, blank=True)
    abandoned_at = models.DateTimeField(_("abandonada"), null=True, blank=True)
    last_error = models.CharField(_("último error"), max_length=500, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("carta")
        verbose_name_plural = _("cartas")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["id"], condition=Q(sent_at=None, abandoned_at=None), name="letters_that_wait"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="an_event_posts_one_letter"),
            models.CheckConstraint(
                condition=~Q(key="") & ~Q(recipient=""), name="a_letter_has_a_key_and_a_recipient"
            ),
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(subject__contains="\n") & ~Q(subject__contains="\r"),
                name="the_subject_of_a_letter_is_one_line",
            ),
            models.CheckConstraint(
                condition=Q(language__in=list(PREFIXES)), name="a_letter_is_in_a_language_of_the_site"
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(abandoned_at=None),
                name="a_letter_is_sent_or_abandoned_not_both",
            ),
            models.CheckConstraint(
                condition=Q(leased_until=None) | Q(sent_at=None, abandoned_at=None),
                name="a_letter_that_ended_is_in_nobodys_hands",
            ),
            models.CheckConstraint(
                condition=Q(abandoned_at=None) | ~Q(last_error=""), name="an_abandoned_letter_says_why"
            ),
            # Its links may open an account; the copy that counts is in the mailbox it was sent to.
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(text="", html=""), name="a_sent_letter_keeps_no_text"
            ),
        ]

    def __str__(self):
        return self.key

    @property
    def why_abandoned(self) -> str:
        """A reason of ours in the reader's language; what a mail server answered as it did."""
        return gettext(self.last_error)

    @classmethod
    def lease_seconds(cls) -> int:
        return settings.LETTER_LEASE

    @classmethod
    def max_attempts(cls) -> int:
        return settings.LETTER_ATTEMPTS


class MailOutage(models.Model):
    """A row while the mail server does not take letters. All of them wait, so that none loses its turn."""

    since = models.DateTimeField(_("desde"), db_default=Now())
    failures = models.PositiveIntegerField(_("intentos"), default=0)
    not_before = models.DateTimeField(_("no antes de"), db_default=Now())
    reason = models.CharField(_("motivo"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("corte del correo")
        verbose_name_plural = _("cortes del correo")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="there_is_one_mail_server")]


class Heartbeat(models.Model):
    """One row: when a worker was last seen at work."""

    beat_at = models.DateTimeField(_("última señal"), db_default=Now())

    class Meta:
        verbose_name = _("señal de vida")
        verbose_name_plural = _("señales de vida")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="there_is_one_heartbeat")]

    @classmethod
    def beat(cls) -> None:
        cls.objects.update_or_create(pk=1, defaults={"beat_at": Now()})
