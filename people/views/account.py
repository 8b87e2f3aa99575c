"""A person's own pages, and the way in by invitation."""

from allauth.account.utils import perform_login
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import activate
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from ..entrance.attempts import limit_by_address
from ..entrance.invitations import Refused, accept, hash_of, role_in_words
from ..entrance.qr_code import draw_code
from ..entrance.sessions import owner_of, seconds_left
from ..forms import posted
from ..forms.account import AcceptForm, PersonForm
from ..models import Invitation, User
from ..roles import must_use_two_steps

INVITATION = "invitation"


@require_http_methods(["GET", "POST"])
def account(request):
    person = User.objects.get(
        pk=request.user.pk
    )  # not the one in the page's head: a wrong answer stays in the form
    form = PersonForm(posted(request), instance=person)
    if form.is_valid():
        form.save()
        activate(person.language)  # the page that follows is in the language just chosen
        messages.success(request, _("Sus datos quedaron guardados."))
        return redirect("people:account")
    context = {
        "form": form,
        "has_two_steps": is_mfa_enabled(request.user, [Authenticator.Type.TOTP]),
        "session_count": len(UserSession.objects.purge_and_list(request.user)),
    }
    return render(request, "people/account/account.html", context)


@require_safe
def session(request):
    """For scripts: who is signed in and how long, with a token for the posts of a page that an earlier sign-in made.

    To ask is to be there: the session's time starts anew.
    """
    state = {
        "owner": owner_of(request.user),
        "seconds": seconds_left(request.session),
        "token": get_token(request),
    }
    return JsonResponse(state)


@login_not_required
@require_safe
@limit_by_address("invitation")
def invitation_link(request, token):
    """Takes the token out of the address at once: from there it would reach histories and logs.

    A session is begun for whoever has an invitation and for nobody else: anyone may ask, as often as they like.
    """
    if Invitation.objects.open().filter(token_hash=hash_of(token)).exists():
        request.session[INVITATION] = hash_of(token)
    else:
        request.session.pop(INVITATION, None)
    return redirect("people:invitation")


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def invitation(request):
    """Only the holder of the mailbox has the link; whoever has an account already must be signed in to it."""
    mine = Invitation.objects.open().filter(token_hash=request.session.get(INVITATION, ""))
    invitation = mine.select_related("country", "invited_by").first()
    if not invitation:
        return render(request, "people/account/invitation_closed.html", status=410)
    owner = User.objects.active().filter(email=invitation.email).first()
    if role_held := role_in_words(owner):
        return render(request, "people/account/invitation_closed.html", {"why": role_held}, status=410)
    if owner and owner != request.user:
        return render(request, "people/account/invitation_for_another.html", {"invitation": invitation})
    form = AcceptForm(posted(request), invitation=invitation, has_account=bool(owner))
    if form.is_valid():
        return welcome(request, invitation, form, owner)
    return render(request, "people/account/invitation.html", {"form": form, "invitation": invitation})


def welcome(request, invitation, form, owner):
    try:
        person = accept(invitation, **form.cleaned_data)
    except Refused as refused:
        return render(request, "people/account/invitation_closed.html", {"why": refused}, status=410)
    del request.session[INVITATION]
    return redirect("people:account") if owner else perform_login(request, person)


def admin_door(request):
    """In the place of the admin's own sign-in, which knows neither limits nor a second step."""
    if not request.user.is_staff:
        raise PermissionDenied
    return redirect("admin:index")


class SetUpTwoSteps(ActivateTOTPView):
    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["qr_code"] = draw_code(context["totp_url"])
        context["is_compulsory"] = must_use_two_steps(self.request.user)
        return context
