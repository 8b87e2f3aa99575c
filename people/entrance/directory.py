"""Who works at the desk, as the Secretariat sees them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from practices.models import Country
from practices.spelling import sort_key

from ..models import FocalPoint, Invitation, Letter, User


@dataclass(frozen=True)
class CountryTeam:
    """Who speaks for a State, and who is invited to and did not answer yet."""

    country: Country
    focal_points: list[FocalPoint]
    invited: list[Invitation]


def participating_states() -> list[Country]:
    """The member States of the conference, then those that an administrator has opened the desk to; by name."""
    states = Country.objects.filter(Q(conference=Country.Conference.CSM) | Q(is_open=True), retired=False)
    return sorted(states, key=by_membership)


def teams(invitations: Iterable[Invitation]) -> list[CountryTeam]:
    """Every State that takes part, also those for which nobody speaks, and each other one for which somebody still does
    or is invited to. Members first."""
    current = list(FocalPoint.objects.current().select_related("user", "country").order_by("since"))
    invited = [invitation for invitation in invitations if invitation.country]
    states = participating_states()
    others = {row.country for row in (*current, *invited)} - {*states}
    return [
        CountryTeam(
            country,
            [point for point in current if point.country == country],
            [invitation for invitation in invited if invitation.country == country],
        )
        for country in sorted({*states, *others}, key=by_membership)
    ]


def by_membership(country: Country) -> tuple:
    return not country.is_member, sort_key(country.name)


def staff() -> QuerySet[User]:
    roles = (User.Role.SECRETARIAT, User.Role.ADMINISTRATOR)
    return User.objects.active().filter(role__in=roles).order_by("name", "email")


def unanswered_invitations() -> QuerySet[Invitation]:
    return Invitation.objects.unanswered().select_related("country", "invited_by").order_by("-created_at")


def unreachable() -> set[str]:
    """The addresses to which the last letter could not be delivered."""
    ended = Letter.objects.exclude(sent_at=None, abandoned_at=None)
    last = ended.filter(recipient=OuterRef("recipient")).order_by("-pk").values("pk")[:1]
    return set(Letter.objects.abandoned().filter(pk=Subquery(last)).values_list("recipient", flat=True))
