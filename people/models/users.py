"""Who works at the desk: people, and the one role that each of them has."""

import unicodedata
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.fields import AddressField, address_as_typed, validate_plain_text
from practices.languages import PREFIXES
from practices.models import Country


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
    language = models.CharField(
        _("idioma"), max_length=5, choices=settings.LANGUAGES, default="es", db_default="es"
    )
    letters_wanted = models.CharField(
        _("cartas que desea recibir"), max_length=4, choices=Letters, default=Letters.MINE
    )
    shortcuts = models.BooleanField(_("teclas de la mesa"), default=True, db_default=True)
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
                condition=Q(language__in=list(PREFIXES)), name="a_person_reads_a_language_of_the_site"
            ),
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
                self.focal_points.create(country=country, post=post)
