"""The gate: a view asks for sign-in unless its name stands here, so that a new one is closed until someone opens it."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from ..rules import must_use_two_steps
from .rescue import SIGNED_OUT, holds_own_words, not_saved, wants_json
from .sessions import is_over, renew

# The same for everyone: these may be kept by any cache.
PUBLIC_NAMESPACES = {"practices"}
PUBLIC = {"robots", "sitemap"}
# Asked by machines that do not sign in; they learn nothing of anyone.
HEALTH = {"fichas:alive", "fichas:ready"}
# The ways in.
DOORS = {
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "fichas:invitation",
    "fichas:invitation_link",
}
# What someone who must use two steps needs to set them up.
TO_SET_UP_TWO_STEPS = {"account_reauthenticate", "mfa_activate_totp"}


def is_public(match) -> bool:
    return match.app_name in PUBLIC_NAMESPACES or match.view_name in PUBLIC


class SignInRequired(LoginRequiredMiddleware):
    """Django's, with the open views named in one place. A public page never looks at who asks for it."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        match = request.resolver_match
        if is_public(match) or match.view_name in HEALTH:
            return None
        end_or_renew(request)
        if match.view_name in DOORS:
            return None
        if not request.user.is_authenticated:
            return self.handle_no_permission(request, view_func)
        if match.view_name not in TO_SET_UP_TWO_STEPS and lacks_second_step(request.user):
            return redirect("mfa_activate_totp")
        return None

    def handle_no_permission(self, request, view_func):
        """To the door, unless that would lose a text, or answer a script with a page."""
        if wants_json(request) or holds_own_words(request):
            return not_saved(request, SIGNED_OUT)
        return super().handle_no_permission(request, view_func)

    def get_login_url(self, view_func):
        """One door for all: the admin's views name another."""
        return settings.LOGIN_URL

    def process_response(self, request, response):
        if request.resolver_match and not is_public(request.resolver_match):
            add_never_cache_headers(response)
        return response


def end_or_renew(request) -> None:
    """At the doors too: whoever signed in may come back to one, to accept an invitation for instance."""
    if request.user.is_authenticated:
        if is_over(request.session):
            logout(request)
        else:
            renew(request.session)


def lacks_second_step(user) -> bool:
    return must_use_two_steps(user) and not is_mfa_enabled(user, [Authenticator.Type.TOTP])
