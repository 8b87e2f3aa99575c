"""Whoever signs for a State without a second step types the password again, if they signed in a while ago."""

import time
from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from ..forms.account import ConfirmSignatureForm
from ..roles import speaks_for_any
from .sessions import BEGAN_AT
from .unsaved_input import hidden_fields

CONFIRMED_AT = "confirmed_at"


def confirm_signature(signs: Callable[[QueryDict], bool]):
    """A view whose post may be a signature, if `signs` says so. The page that asks for the password holds what was posted.

    It is no redirect, which a script that sends a form would take for success.
    """

    def decorator(view):
        @sensitive_post_parameters("password")
        @wraps(view)
        def confirmed_view(request, *args, **kwargs):
            if request.method != "POST" or not signs(request.POST) or not must_confirm(request):
                return view(request, *args, **kwargs)
            form = ConfirmSignatureForm(request.POST if "password" in request.POST else None)
            if form.is_valid() and check_password(request, form):
                request.session[CONFIRMED_AT] = time.time()
                return view(request, *args, **kwargs)
            fields = [(name, value) for name, value in hidden_fields(request.POST) if name != "password"]
            context = {"form": form, "fields": fields}
            return render(request, "people/account/confirm_signature.html", context, status=422)

        return confirmed_view

    return decorator


def must_confirm(request) -> bool:
    if not speaks_for_any(request.user) or is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
        return False
    last = max(request.session.get(BEGAN_AT, 0), request.session.get(CONFIRMED_AT, 0))
    return time.time() - last > settings.CONFIRM_SIGNATURE_AFTER


def check_password(request, form) -> bool:
    """Whether the password is right; the attempt counts as any other, and its error goes to the form."""
    try:
        if get_adapter().reauthenticate(request.user, form.cleaned_data["password"]):
            return True
        form.add_error("password", get_adapter().error_messages["incorrect_password"])
    except ValidationError as refused:
        form.add_error("password", refused)
    return False
