"""Who works at the desk: people, the countries they speak for, and the invitations by which they come."""

import unicodedata
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.fields import AddressField, PlainTextField, address_as_typed, validate_plain_text
from practices.models import Country

INVITATION_MOST = 2_000  # letters of what is written with one


def normal_password(password: str | None) -> str | None:
    """The same letters are one password, whichever way a keyboard composes them."""
    return password and unicodedata.normalize("NFKC", password)


class UserManager(BaseUserManager):
    def active(self):
        return self.filter(is_active=True)

    def create_user(self, email, password=None, **fields):
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, role=User.Role.ADMINISTRATOR, **fields)

    def get_by_natural_key(self, email):
        return self.get(email=email)


class User(AbstractBaseUser):
    """A person who signs in with an e-mail address, kept in lower case; there is no username.

    What a person may do follows from the role alone, and for which country from `country`, which exactly focal points have.
    """

    class Role(models.TextChoices):
        FOCAL_POINT = "focal_point", _("Punto focal de un país")
        SECRETARIAT = "secretariat", _("Secretaría Técnica")
        ADMINISTRATOR = "administrator", _("Administración del sitio")
        GUEST = "guest", _("Sin función")

    class Letters(models.TextChoices):
        NONE = "none", _("Ninguna")
        MINE = "mine", _("Solo cuando debo hacer algo")
        DAY = "day", _("Una al día, con todo lo que pasó")
        ALL = "all", _("Todas, cada una en su momento")

    email = AddressField(_("correo electrónico"), max_length=254)
    name = models.CharField(_("nombre"), max_length=150, blank=True, validators=[validate_plain_text])
    role = models.CharField(_("función"), max_length=13, choices=Role, default=Role.GUEST)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("país")
    )
    language = models.CharField(_("idioma"), max_length=5, default="es")
    letters_wanted = models.CharField(
        _("cartas que desea recibir"), max_length=4, choices=Letters, default=Letters.MINE
    )
    is_active = models.BooleanField(_("activa"), default=True)
    joined_at = models.DateTimeField(_("alta"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("personas")
        constraints = [
            models.UniqueConstraint(fields=["email"], name="one_user_per_email"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="email_is_in_lower_case"),
            models.CheckConstraint(
                condition=Q(letters_wanted__in=("none", "mine", "day", "all")),
                name="letters_wanted_are_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(role="focal_point", country__isnull=False)
                | Q(role__in=("secretariat", "administrator", "guest"), country=None),
                name="exactly_focal_points_have_a_country",
            ),
        ]

    def clean(self):
        super().clean()
        self.email = address_as_typed(self.email)

    def set_password(self, raw_password):
        super().set_password(normal_password(raw_password))

    def check_password(self, raw_password):
        return super().check_password(normal_password(raw_password))

    def get_short_name(self):
        return self.name or self.email

    @property
    def is_superuser(self) -> bool:
        return self.is_active and self.role == self.Role.ADMINISTRATOR

    is_staff = is_superuser

    def has_perm(self, perm, obj=None) -> bool:
        """For Django's admin, which is the administrators' and nobody else's."""
        return self.is_superuser

    def has_perms(self, perm_list, obj=None) -> bool:
        return self.is_superuser

    def has_module_perms(self, app_label) -> bool:
        return self.is_superuser

    def take_role(self, role: str, country: Country | None = None, post: str = "") -> None:
        """The only way from one role to another: the time as a focal point ends, or begins, with it."""
        with transaction.atomic():
            self.focal_points.filter(until=None).update(until=timezone.now())
            self.role, self.country = role, country
            self.save()
            if country:
                FocalPoint.objects.create(user=self, country=country, post=post)


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
