from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email=email.strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in with an e-mail address, kept in lower case; there is no username."""

    email = models.EmailField(_("correo electrónico"), max_length=254)
    name = models.CharField(_("nombre"), max_length=150, blank=True)
    is_active = models.BooleanField(_("activa"), default=True)
    is_staff = models.BooleanField(_("entra en la administración"), default=False)
    joined_at = models.DateTimeField(_("alta"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("personas")
        constraints = [
            models.UniqueConstraint(fields=["email"], name="one_user_per_email"),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="email_is_in_lower_case"),
        ]

    def clean(self):
        super().clean()
        self.email = self.email.strip().lower()

    def get_short_name(self):
        return self.name or self.email
