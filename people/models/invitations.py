"""The invitations by which people come."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.fields import AddressField, PlainTextField
from practices.languages import PREFIXES
from practices.models import Country

from .users import User

INVITATION_MOST = 2_000  # letters of what is written with one


class InvitationQuerySet(models.QuerySet):
    def unanswered(self):
        return self.filter(accepted_at=None, revoked_at=None)

    def open(self):
        """Those that can be accepted now."""
        return self.unanswered().filter(expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A way in for one address, in one role, once. Only the hash of its token is kept."""

    class Role(models.TextChoices):
        FOCAL_POINT = "focal_point", _("Punto focal de un país")
        SECRETARIAT = "secretariat", _("Secretaría Técnica")
        ADMINISTRATOR = "administrator", _("Administración del sitio")

    token_hash = models.CharField(max_length=64, editable=False)
    email = AddressField(_("correo electrónico"), max_length=254)
    role = models.CharField(_("función"), max_length=13, choices=Role)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="invitations", verbose_name=_("país")
    )
    # Of its letter, and of the account that it opens.
    language = models.CharField(
        _("idioma"), max_length=5, choices=settings.LANGUAGES, default="es", db_default="es"
    )
    words = PlainTextField(_("mensaje"), blank=True, max_characters=INVITATION_MOST)
    invited_by = models.ForeignKey(
        User, models.PROTECT, related_name="invitations_sent", verbose_name=_("la envió")
    )
    created_at = models.DateTimeField(_("enviada"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("vence"))
    accepted_at = models.DateTimeField(_("aceptada"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("anulada"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitación")
        verbose_name_plural = _("invitaciones")
        constraints = [
            models.UniqueConstraint(fields=["token_hash"], name="a_token_opens_one_invitation"),
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="an_address_has_one_invitation_to_answer",
            ),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="invited_email_is_in_lower_case"),
            models.CheckConstraint(
                condition=Q(language__in=list(PREFIXES)), name="an_invitation_is_in_a_language_of_the_site"
            ),
            models.CheckConstraint(
                condition=Q(role="focal_point", country__isnull=False)
                | Q(role__in=("secretariat", "administrator"), country=None),
                name="a_focal_point_is_invited_for_a_country_others_for_none",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None),
                name="an_invitation_is_accepted_or_revoked_not_both",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="an_invitation_expires_after_it_is_sent"
            ),
        ]

    def __str__(self):
        return self.email

    @property
    def is_open(self) -> bool:
        return not self.accepted_at and not self.revoked_at and self.expires_at > timezone.now()
