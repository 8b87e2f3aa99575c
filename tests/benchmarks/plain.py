"""The plain way to a list with facets: joins, one Count for each facet, icontains over the texts."""

from functools import reduce
from operator import or_

import django_filters
from django.db.models import Count, F, Q
from django.http import QueryDict

from practices.catalogue.index import FACETS, Criteria
from practices.models import PracticeVersion

COLUMNS = {
    "pais": "country__code",
    "tema": "themes__code",
    "objetivo": "primary_objectives__code",
    "objetivo_principal": "primary_objectives__code",
    "categoria": "categories__code",
    "nivel": "levels__code",
    "transferencia": "transfer_needs__code",
    "tipo": "practice_type__code",
    "anio": "start_year",
    "estado": "practice__experience_state__code",
    "idioma": "language",
}
# A country and an objective have two ways in, which the plain way counts one by one.
SECOND_WAYS = {"pais": "associated_countries__code", "objetivo": "secondary_objectives__code"}
TEXTS = (
    "title",
    "background",
    "summary",
    "results",
    "success_factors",
    "limitations",
    "considerations",
    "outputs",
)


class VersionFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="by_text")

    class Meta:
        model = PracticeVersion
        fields: list[str] = []

    def by_text(self, queryset, name, text):
        return queryset.filter(reduce(or_, (Q(**{f"{column}__icontains": text}) for column in TEXTS)))


class PlainFilter:
    def __init__(self, criteria: Criteria):
        self.criteria = criteria

    def queryset(self, except_for: str = ""):
        versions = PracticeVersion.objects.filter(practice__current=F("pk"))
        text = QueryDict(mutable=True)
        text["q"] = self.criteria.text
        versions = VersionFilter(text, versions).qs
        for parameter, codes in self.criteria.chosen.items():
            if parameter != except_for:
                versions = versions.filter(either_way(parameter, codes))
        return versions.distinct()


def either_way(parameter: str, codes) -> Q:
    condition = Q(**{f"{COLUMNS[parameter]}__in": codes})
    second = SECOND_WAYS.get(parameter)
    return condition | Q(**{f"{second}__in": codes}) if second else condition


def counts(wanted: PlainFilter) -> dict[str, dict[str, int]]:
    return {facet.parameter: facet_counts(wanted, facet.parameter) for facet in FACETS if facet.is_offered}


def facet_counts(wanted: PlainFilter, parameter: str) -> dict[str, int]:
    keys = wanted.queryset(except_for=parameter).values("pk")
    versions = PracticeVersion.objects.filter(pk__in=keys)
    members: dict[str, int] = {}
    if parameter in SECOND_WAYS:
        pairs = set()
        for column in (COLUMNS[parameter], SECOND_WAYS[parameter]):
            pairs |= set(versions.exclude(**{column: None}).values_list("pk", column))
        for _pk, code in pairs:
            members[code] = members.get(code, 0) + 1
        return members
    column = COLUMNS[parameter]
    rows = versions.values_list(column).annotate(Count("pk", distinct=True)).order_by()
    named = {None: "sin"} if parameter == "anio" else {None: ""}
    totals = {named.get(code, str(code)): n for code, n in rows}
    totals.pop("", None)
    return totals


def numbers(wanted: PlainFilter) -> list[int]:
    newest = wanted.queryset().order_by("-practice__number")
    return list(newest.values_list("practice__number", flat=True)[:20])
