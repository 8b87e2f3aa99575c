"""The filters of the queue, each with the name it has in the address."""

import re
from hashlib import sha256

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from practices.models import Country, GcmObjective, Theme

from ..deadlines import late
from ..models import Comment, Ficha
from ..models.ficha import INCORPORATED
from ..searching import find
from ..signed_text import choosing
from ..states import AT_THE_DESK
from .queue import ARCHIVE, FIRST, TABS, in_order, label, secretaries, tabs

ROUNDS = [("1", "1"), ("2", "2"), ("3", _("3 o más"))]


def day_filter(lookup: str, words) -> django_filters.DateFilter:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return django_filters.DateFilter(
        field_name="submitted_at",
        lookup_expr=f"date__{lookup}",
        label=words,
        widget=widget,
        input_formats=["%Y-%m-%d"],
    )


def of_a_list(method: str, words, vocabulary) -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(
        method=method,
        to_field_name="code",
        label=words,
        empty_label=_("Todos"),
        queryset=vocabulary.objects.all(),
    )


def tick(method: str, words) -> django_filters.BooleanFilter:
    return django_filters.BooleanFilter(
        method=method, label=words, widget=forms.CheckboxInput(attrs={"value": "si"})
    )


class QueueFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="with_words", label=_("Buscar"), max_length=200)
    pais = django_filters.ModelChoiceFilter(
        field_name="country",
        to_field_name="code",
        label=_("País"),
        empty_label=_("Todos"),
        queryset=lambda request: Country.objects.filter(
            fichas__in=Ficha.objects.seen_by_the_desk()
        ).distinct(),
    )
    estado = django_filters.ChoiceFilter(
        field_name="state",
        label=_("Estado"),
        empty_label=_("Todos"),
        choices=lambda: [(state, label(state)) for state in (*AT_THE_DESK, *ARCHIVE)],
    )
    tema = of_a_list("with_theme", _("Tema"), Theme)
    objetivo = of_a_list("with_objective", _("Objetivo"), GcmObjective)
    desde = day_filter("gte", _("Enviada desde"))
    hasta = day_filter("lte", _("hasta"))
    ronda = django_filters.ChoiceFilter(
        method="in_round", label=_("Ronda"), empty_label=_("Todas"), choices=ROUNDS
    )
    a_cargo = django_filters.ModelChoiceFilter(
        field_name="assignee",
        label=_("A cargo de"),
        empty_label=_("Cualquiera"),
        null_label=_("Nadie"),
        null_value="nadie",
        queryset=lambda request: secretaries(),
    )
    abiertas = tick("with_open_remarks", _("Con observaciones abiertas"))
    vencidas = tick("only_late", _("Vencidas"))
    incorporadas = tick("only_incorporated", _("Incorporadas sin firma"))

    class Meta:
        model = Ficha
        fields: list[str] = []

    def with_words(self, fichas, name, typed):
        return find(fichas, typed)

    def with_theme(self, fichas, name, theme):
        return choosing(fichas, theme, "themes")

    def with_objective(self, fichas, name, objective):
        """Whether it is the practice's first concern or another."""
        return choosing(fichas, objective, "primary_objectives", "secondary_objectives")

    def in_round(self, fichas, name, number):
        return fichas.filter(round__gte=3) if number == "3" else fichas.filter(round=number)

    def with_open_remarks(self, fichas, name, is_asked):
        remarks = Comment.objects.open().filter(is_internal=False)
        return fichas.filter(pk__in=remarks.values("ficha")) if is_asked else fichas

    def only_late(self, fichas, name, is_asked):
        return fichas.filter(late()) if is_asked else fichas

    def only_incorporated(self, fichas, name, is_asked):
        return fichas.filter(INCORPORATED) if is_asked else fichas


WHICH = (*QueueFilter.base_filters, "cola", "orden")  # of a query, what says which fichas and in which order
MOST_NAMED = 200  # references in an address or a post
REFERENCE = re.compile(r"[A-Z0-9-]{1,40}")
LONGEST = 2_000  # characters of a query; a longer one is none of the queue's


def read_references(given: list[str]) -> list[str]:
    """As many as an act changes at most; what is none is left out."""
    return [reference for reference in given[:MOST_NAMED] if REFERENCE.fullmatch(reference)]


def read_query(typed: str | None) -> QueryDict:
    return QueryDict((typed or "")[:LONGEST])


def filters_of(query: QueryDict, names=WHICH) -> QueryDict:
    """What is known of a query, alike for the same view; the first tab goes without saying."""
    known = QueryDict(mutable=True)
    known.update({name: query[name] for name in names if query.get(name)})
    if tab_of(query) == FIRST:
        known.pop("cola", None)
    return known


def tab_of(query: QueryDict) -> str:
    """The tab that a query asks for; the first for one that is none."""
    tab = query.get("cola", FIRST)
    return tab if tab in TABS else FIRST


def in_view(query: QueryDict, user) -> QuerySet[Ficha]:
    """The fichas of a tab as it is filtered."""
    fichas = QueueFilter(query, Ficha.objects.seen_by_the_desk()).qs
    return fichas.filter(tabs(user)[tab_of(query)])


def view_in_order(query: QueryDict, user) -> QuerySet[Ficha]:
    return in_order(in_view(query, user), tab_of(query), query.get("orden", ""))


def fingerprint(fichas: QuerySet[Ficha]) -> str:
    """How many they are, and which: another value once one has come or gone."""
    keys = sorted(fichas.order_by().values_list("pk", flat=True))
    return f"{len(keys)}-{sha256(repr(keys).encode()).hexdigest()[:16]}"
