"""The desk's queue: which fichas stand in which tab, how many, in which order."""

from django.db.models import Case, Count, F, IntegerField, OrderBy, OuterRef, Q, QuerySet, Subquery, When
from django.utils.translation import gettext_lazy as _

from people.models import User
from practices.models import Country
from practices.spelling import sort_key

from ..deadlines import late
from ..models import Ficha, Transition
from ..signed_text import as_signed
from ..states import ASKING, AT_THE_DESK, DESK_LABELS, SCHEDULABLE, State

TABS = {
    "nos-esperan": _("Nos esperan"),
    "esperan-al-pais": _("Esperan al país"),
    "programadas": _("Programadas"),
    "mias": _("Mías"),
    "sin-asignar": _("Sin asignar"),
    "archivo": _("Archivo"),
}
FIRST = "nos-esperan"
ORDERS = {
    "titulo": _("Título"),
    "pais": _("País"),
    "espera": _("Estado y espera"),
    "cargo": _("Le toca a"),
}
SCHEDULED = Q(state__in=SCHEDULABLE, publish_on__isnull=False)
SCHEDULED_LABEL = _("Programada")
WAITS_FOR_THE_COUNTRY = (State.CHANGES_REQUESTED, State.AWAITING_CONSENT)
ARCHIVE = (State.PUBLISHED, State.DECLINED, State.WITHDRAWN)


def tabs(user) -> dict[str, Q]:
    """What its country asks about is the desk's to answer, in whatever state it is."""
    active = Q(state__in=AT_THE_DESK) | Q(is_asked=True)
    return {
        "nos-esperan": Q(state__in=SCHEDULABLE, publish_on=None) | Q(is_asked=True),
        "esperan-al-pais": Q(state__in=WAITS_FOR_THE_COUNTRY),
        "programadas": SCHEDULED & Q(is_asked=False),
        "mias": active & Q(assignee=user),
        "sin-asignar": active & Q(assignee=None),
        "archivo": Q(state__in=ARCHIVE),
    }


def label(state: str) -> str:
    """A state in the words of the desk."""
    return str(DESK_LABELS.get(State(state), State(state).label))


def secretaries() -> QuerySet[User]:
    return User.objects.active().filter(role=User.Role.SECRETARIAT).order_by("name", "email")


def counts(fichas: QuerySet[Ficha], user) -> dict[str, int]:
    """How many stand in each tab, and how many are late."""
    asked = tabs(user) | {"late": late()}
    return fichas.aggregate(**{name: Count("pk", filter=condition) for name, condition in asked.items()})


def in_order(fichas: QuerySet[Ficha], tab: str, order: str = "") -> QuerySet[Ficha]:
    """In one of the ORDERS, with a minus the other way round; else what has waited longest, in the archive what was
    touched last."""
    asking = (
        Transition.objects.filter(ficha=OuterRef("pk"), action__in=ASKING)
        .order_by("-pk")
        .values("action")[:1]
    )
    fichas = fichas.select_related("country", "assignee")
    fichas = fichas.annotate(
        title=as_signed("title"), language=as_signed("language"), asked_for=Subquery(asking)
    )
    name = order.removeprefix("-")
    if name not in ORDERS:
        longest = ("-touched_at", "-pk") if tab == "archivo" else ("state_since", "pk")
        return fichas.order_by(*longest)
    key = OrderBy(sort_expression(name), descending=order.startswith("-") != (name == "espera"))
    return fichas.order_by(key, "state_since", "pk")


def sort_expression(name: str):
    """Whoever has waited longest has waited since the earliest day."""
    if name == "titulo":
        return F("words__title_key")
    if name == "espera":
        return F("state_since")
    return place("country", Country.objects.all()) if name == "pais" else place("assignee", secretaries())


def place(field: str, rows) -> Case:
    """Of a row's name in the Spanish alphabet, on every database; last, what has none."""
    names = sorted(rows, key=lambda row: sort_key(row.name))
    whens = [When(**{field: row.pk}, then=number) for number, row in enumerate(names)]
    return Case(*whens, default=len(names), output_field=IntegerField())
