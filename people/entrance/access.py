"""A view asks for sign-in unless it says otherwise itself, so that a new one is closed until someone opens it.

`practices.public_views.public_view` opens a page that is the same for everyone; Django's `login_not_required` a way in.
"""

from collections.abc import Callable
from functools import wraps

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import Http404
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from practices.public_views import is_public

from ..roles import must_use_two_steps
from .sessions import is_over, renew
from .unsaved_input import SIGNED_OUT, holds_own_words, not_saved, wants_json

# The ways in among the views of a library, which cannot say it themselves.
WAYS_IN = {
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
}
# What someone who must use two steps needs to set them up.
TO_SET_UP_TWO_STEPS = {"account_reauthenticate", "mfa_activate_totp"}


def exists_for(may_see: Callable[[object], bool]):
    """A decorator for views: to all other people these pages do not exist."""

    def decorator(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not may_see(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorator


def is_way_in(match) -> bool:
    return match.view_name in WAYS_IN or not getattr(match.func, "login_required", True)


class SignInRequired(LoginRequiredMiddleware):
    """Django's, for a desk with two steps. A public page never looks at who asks for it."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        match = request.resolver_match
        if is_public(match):
            return None
        end_or_renew(request)
        if is_way_in(match):
            return None
        if not request.user.is_authenticated:
            return self.handle_no_permission(request, view_func)
        if match.view_name not in TO_SET_UP_TWO_STEPS and lacks_second_step(request.user):
            return redirect("mfa_activate_totp")
        return None

    def handle_no_permission(self, request, view_func):
        """Redirects to sign-in, unless that would lose a text or answer a script with a page."""
        if wants_json(request) or holds_own_words(request):
            return not_saved(request, SIGNED_OUT)
        return super().handle_no_permission(request, view_func)

    def get_login_url(self, view_func):
        """One for all: the admin's views name another."""
        return settings.LOGIN_URL

    def process_response(self, request, response):
        if request.resolver_match and not is_public(request.resolver_match):
            add_never_cache_headers(response)
        return response


def end_or_renew(request) -> None:
    """Ends a session that is over, else renews it; at the ways in too, where an invitation is accepted for instance."""
    if request.user.is_authenticated:
        if is_over(request.session):
            logout(request)
        else:
            renew(request.session)


def lacks_second_step(user) -> bool:
    return must_use_two_steps(user) and not is_mfa_enabled(user, [Authenticator.Type.TOTP])
