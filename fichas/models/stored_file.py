from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """Bytes that were uploaded, by their hash, and what the antivirus says of them, in whichever ficha they stand."""

    class Verdict(models.TextChoices):
        WAITING = "waiting", _("por revisar")
        CLEAN = "clean", _("sin virus")
        INFECTED = "infected", _("con virus")
        UNJUDGED = "unjudged", _("no se pudo revisar")

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("tamaño en bytes"))
    stored_at = models.DateTimeField(_("recibido"), auto_now_add=True)
    verdict = models.CharField(_("antivirus"), max_length=8, choices=Verdict, default=Verdict.WAITING)
    tries = models.PositiveSmallIntegerField(
        _("veces que no se pudo revisar"), default=0, db_default=0, editable=False
    )
    checked_at = models.DateTimeField(_("revisado"), null=True, blank=True)

    class Meta:
        verbose_name = _("archivo recibido")
        verbose_name_plural = _("archivos recibidos")
        constraints = [
            models.UniqueConstraint(fields=["sha256"], name="the_same_bytes_are_judged_once"),
            models.CheckConstraint(
                condition=Q(verdict="waiting", checked_at=None)
                | Q(verdict__in=["clean", "infected", "unjudged"], checked_at__isnull=False),
                name="a_verdict_says_when_it_was_given",
            ),
        ]

    def __str__(self):
        return self.sha256
