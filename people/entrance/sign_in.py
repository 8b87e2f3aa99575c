"""How this site signs people in: what it asks of allauth's two adapters."""

import hashlib
import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from practices.fields import address_as_typed

from ..letters import notifications
from ..models.users import normal_password
from ..roles import is_secretariat, may_see_people, must_use_two_steps, speaks_for_any
from . import second_step
from .attempts import count_attempt, forget_attempts, remember_browser
from .sessions import BEGAN_AT

SIGNED_IN_AT = "signed_in_at"


def start_of(user) -> str:
    """The name of the page where the person's work begins."""
    if speaks_for_any(user):
        return "fichas:ficha_list"
    if is_secretariat(user):
        return "fichas:queue"
    return "people:people" if may_see_people(user) else "people:account"


class AccountAdapter(DefaultAccountAdapter):
    def get_login_redirect_url(self, request):
        """To where a person's work is, in their language; whoever was on the way to a page goes on to it."""
        with translation.override(notifications.language_of(request.user)):
            return reverse(start_of(request.user))

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("El correo electrónico o la contraseña no son correctos."),
        "enter_current_password": _("La contraseña actual no es correcta."),
        "incorrect_password": _("La contraseña no es correcta."),
        "invalid_password_reset": _("El enlace ya no sirve."),
        "rate_limited": _("Hubo demasiados intentos. Espere unos minutos e inténtelo de nuevo."),
        "too_many_login_attempts": _(
            "Hubo demasiados intentos. Espere unos minutos o elija otra contraseña con «Olvidé mi contraseña»."
        ),
    }

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        """Only a path of this site: not even another name of this machine."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def post_login(self, request, user, **kwargs):
        request.session[SIGNED_IN_AT] = request.session[BEGAN_AT] = time.time()
        response = super().post_login(request, user, **kwargs)
        remember_browser(request, response, user)
        return response

    def pre_authenticate(self, request, **credentials):
        """In the place of allauth's, which counts all that is tried on an account together."""
        self._login_failed_rl_usage = count_attempt(request, address_as_typed(credentials.get("email", "")))
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def clean_password(self, password, user=None):
        return super().clean_password(normal_password(password), user=user)

    def set_password(self, user, password):
        super().set_password(user, password)
        forget_attempts(self.request, user.email)

    def is_reauthentication_required(self, **kwargs):
        """Who has just signed in is not asked for the password a second time."""
        signed_in_at = self.request.session.get(SIGNED_IN_AT, 0)
        return time.time() - signed_in_at > app_settings.REAUTHENTICATION_TIMEOUT

    def get_password_change_redirect_url(self, request):
        return reverse("people:account")

    def get_reset_password_from_key_url(self, key):
        """On the public address of the settings, whatever host the request named."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.SITE_URL + path.replace("UID-KEY", key)

    def send_password_reset_mail(self, user, email, context):
        digest = hashlib.sha256(context["key"].encode()).hexdigest()[:32]
        letter = {"path": context["password_reset_url"].removeprefix(settings.SITE_URL)}
        notifications.enqueue_letter(
            "password_reset", user.email, letter, key=f"password_reset:{digest}", person=user
        )


class TwoStepAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Su función exige la verificación en dos pasos: no puede desactivarla."
        ),
        "incorrect_code": _(
            "El código no es correcto o ya se usó. Escriba el que muestra ahora la aplicación."
        ),
    }

    def encrypt(self, text):
        return second_step.encrypt(text)

    def decrypt(self, encrypted_text):
        return second_step.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator):
        return not must_use_two_steps(authenticator.user)
