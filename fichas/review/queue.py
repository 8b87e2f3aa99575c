"""The desk's queue: which fichas stand in which tab, in which order, under which filters."""

import django_filters
from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils.translation import gettext_lazy as _

from people.models import User
from practices.models import Country, Theme

from ..deadlines import days_waiting, is_overdue, is_scheduled, limit
from ..models import Ficha, FichaText
from ..states import AT_THE_DESK, DESK_LABELS, SCHEDULABLE, State

TABS = {
    "mias": _("Mi cola"),
    "sin-asignar": _("Sin asignar"),
    "activas": _("Todas activas"),
    "archivo": _("Archivo"),
}
SCHEDULED = Q(state__in=SCHEDULABLE, publish_on__isnull=False)
SCHEDULED_LABEL = _("Programada")
ARCHIVE = (State.PUBLISHED, State.DECLINED, State.WITHDRAWN)


def tabs(user) -> dict[str, Q]:
    active = Q(state__in=AT_THE_DESK)
    return {
        "mias": active & Q(assignee=user),
        "sin-asignar": active & Q(assignee=None),
        "activas": active,
        "archivo": Q(state__in=ARCHIVE),
    }


def label(state: str) -> str:
    """A state in the words of the desk."""
    return str(DESK_LABELS.get(State(state), State(state).label))


def secretaries() -> QuerySet[User]:
    return User.objects.active().filter(role=User.Role.SECRETARIAT).order_by("name", "email")


class QueueFilter(django_filters.FilterSet):
    """The filters of the queue, each with the name it has in the address."""

    pais = django_filters.ModelChoiceFilter(
        field_name="country",
        to_field_name="code",
        label=_("País"),
        empty_label=_("Todos"),
        queryset=lambda request: Country.objects.filter(fichas__round__gte=1).distinct(),
    )
    estado = django_filters.ChoiceFilter(
        method="in_state",
        label=_("Estado"),
        empty_label=_("Todos"),
        choices=[
            *((state, label(state)) for state in AT_THE_DESK),
            ("programada", SCHEDULED_LABEL),
            *((state, label(state)) for state in ARCHIVE),
        ],
    )
    tema = django_filters.ModelChoiceFilter(
        method="with_theme",
        to_field_name="code",
        label=_("Tema"),
        empty_label=_("Todos"),
        queryset=Theme.objects.all(),
    )
    a_cargo = django_filters.ModelChoiceFilter(
        field_name="assignee",
        label=_("A cargo de"),
        empty_label=_("Cualquiera"),
        queryset=lambda request: secretaries(),
    )

    class Meta:
        model = Ficha
        fields: list[str] = []

    def in_state(self, fichas, name, state):
        if state == "programada":
            return fichas.filter(SCHEDULED)
        return fichas.filter(state=state).exclude(SCHEDULED)

    def with_theme(self, fichas, name, theme):
        texts = FichaText.objects.filter(role=FichaText.Role.COUNTRY, themes=theme)
        return fichas.filter(pk__in=texts.values("ficha"))


def counts(fichas: QuerySet[Ficha], user) -> dict[str, int]:
    """How many stand in each tab, and who is waited for."""
    asked = {name.replace("-", "_"): Count("pk", filter=condition) for name, condition in tabs(user).items()}
    waiting = {"desk": Q(state__in=SCHEDULABLE, publish_on=None), "scheduled": SCHEDULED}
    waiting["country"] = Q(state__in=[State.CHANGES_REQUESTED, State.AWAITING_CONSENT])
    return fichas.aggregate(**asked, **{name: Count("pk", filter=q) for name, q in waiting.items()})


def in_order(fichas: QuerySet[Ficha], tab: str) -> QuerySet[Ficha]:
    """What waits longest for the desk first; in the archive, what was touched last."""
    title = FichaText.objects.filter(ficha=OuterRef("pk"), role=FichaText.Role.COUNTRY).values("title")[:1]
    fichas = fichas.select_related("country", "assignee").annotate(title=Subquery(title))
    if tab == "archivo":
        return fichas.order_by("-touched_at", "-pk")
    waits_for_desk = Case(When(state__in=SCHEDULABLE, publish_on=None, then=0), default=1)
    return fichas.order_by(waits_for_desk, F("state_since"), "pk")


def row(ficha) -> dict:
    return {
        "reference": ficha.reference,
        "title": ficha.title,
        "country": ficha.country.name,
        "state": str(SCHEDULED_LABEL) if is_scheduled(ficha) else label(ficha.state),
        "state_code": ficha.state,
        "assignee": ficha.assignee.get_short_name() if ficha.assignee else "",
        "can_be_taken": ficha.state in AT_THE_DESK,
        "round": ficha.round,
        "days": days_waiting(ficha) if ficha.state in AT_THE_DESK else None,
        "limit": None if is_scheduled(ficha) else limit(ficha.state),
        "is_overdue": is_overdue(ficha),
        "publish_on": ficha.publish_on,
        "touched_at": ficha.touched_at,
    }


def overdue(fichas: QuerySet[Ficha]) -> int:
    """How many wait longer than they should. Only those in a state with a limit are looked at."""
    waiting = fichas.filter(state__in=[State.SUBMITTED, State.AWAITING_CONSENT])
    return sum(is_overdue(ficha) for ficha in waiting.only("state", "state_since", "publish_on"))
