"""The Secretariat's page of people: who speaks for each country, who is invited, who leaves."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from practices.only_posts import only_posts

from ..entrance import directory, invitations
from ..entrance.access import exists_for
from ..forms import posted
from ..forms.people import DeactivationForm, InvitationForm, UnansweredForm
from ..models import Invitation
from ..roles import may_deactivate, may_invite, may_see_people

for_those_who_see_people = exists_for(may_see_people)


@for_those_who_see_people
@require_safe
def people(request):
    invited = list(directory.unanswered_invitations())
    teams, staff = directory.teams(invited), list(directory.staff())
    everyone = [*staff, *(point.user for team in teams for point in team.focal_points)]
    context = {
        "teams": teams,
        "staff": staff,
        "invitations": invited,
        "unreachable": directory.unreachable(),
        "removable": {person.pk for person in everyone if may_deactivate(request.user, person)},
    }
    return render(request, "people/people.html", context)


@for_those_who_see_people
@require_http_methods(["GET", "POST"])
def invite(request):
    form = InvitationForm(
        posted(request), invited_by=request.user, initial={"country": request.GET.get("pais", "")}
    )
    if form.is_valid():
        try:
            return send(request, **form.cleaned_data)
        except invitations.Refused as refused:
            form.add_error("email", str(refused))
    return render(request, "people/invite.html", {"form": form})


@for_those_who_see_people
@only_posts
def resend(request):
    """Another link to the same address: only the hash of the first one is known."""
    invitation = unanswered(request)
    try:
        about = (invitation.country, invitation.words, invitation.language)
        return send(request, invitation.email, invitation.role, *about)
    except invitations.Refused as refused:
        messages.error(request, str(refused))
        return redirect("people:people")


def send(request, email, role, country, words, language):
    invitations.invite(email, role, request.user, country, words, language)
    messages.success(request, _("La invitación a %s está en camino.") % email)
    return redirect("people:people")


@for_those_who_see_people
@only_posts
def revoke(request):
    invitation = unanswered(request)
    invitations.revoke(invitation)
    messages.success(request, _("La invitación a %s ya no sirve.") % invitation.email)
    return redirect("people:people")


@for_those_who_see_people
@only_posts
def deactivate(request):
    """Asked twice: the first post shows what it means."""
    form = DeactivationForm(request.POST)
    person = form.choice_or_404("person")
    if not may_deactivate(request.user, person):
        raise Http404
    if not form.cleaned_data["confirmed"]:
        focal_point = person.focal_points.filter(until=None).select_related("country").first()
        context = {"person": person, "focal_point": focal_point}
        return render(request, "people/deactivate.html", context)
    invitations.deactivate(person, by=request.user)
    messages.success(request, _("La cuenta de %s quedó desactivada.") % person.get_short_name())
    return redirect("people:people")


def unanswered(request) -> Invitation:
    invitation = UnansweredForm(request.POST).choice_or_404("invitation")
    if not may_invite(request.user, invitation.role):
        raise Http404
    return invitation
