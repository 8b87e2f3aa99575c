"""How the lists of meetings and of what was said there are narrowed: declared once, read from the address, answered in
SQL. What the address has wrong is said, and the rest of it stands.
"""

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.forms import ValidationError
from django.utils.translation import gettext_lazy as _

from ..catalogue.filters import DEEPEST, PageFilter
from ..catalogue.index import MAX_LETTERS
from ..lists import Lists
from ..models import PublicEvent, PublicItem
from ..spelling import folded_words, quoted
from ..statement_kinds import NEVER_PUBLIC, Kind
from .items import OF

MOST_WORDS = 12  # of a text; those after them narrow it no further


class ListField(forms.ChoiceField):
    """A value of a list by its code; its choices are given to it for each request."""

    def clean(self, value):
        if value and not self.valid_value(value):
            message = _("%(facet)s: «%(code)s» no está en la lista.")
            raise ValidationError(message % {"facet": self.label, "code": value[:40]})
        return value or ""


class ListFilter(django_filters.Filter):
    field_class = ListField


class TextFilter(django_filters.CharFilter):
    """Every word of the text must stand in what is found, as the beginning of a word."""

    def __init__(self):
        too_long = _("El texto buscado tiene %(show_value)d letras; el máximo es %(limit_value)d.")
        super().__init__(label=_("Texto"), max_length=MAX_LETTERS, error_messages={"max_length": too_long})


class RecordFilter(django_filters.FilterSet):
    """What both lists have in common. Choices come from the lists, so that no filter asks the database for its own."""

    pagina = PageFilter(label=_("Página"), min_value=1, max_value=DEEPEST)

    def __init__(self, data, queryset: QuerySet, lists: Lists, years: list[int]):
        super().__init__(data or {}, queryset)
        self.lists = lists
        for name, choices in self.choices(years).items():
            if name in self.form.fields:
                self.form.fields[name].choices = [("", _("Cualquiera")), *choices]

    def choices(self, years: list[int]) -> dict[str, list[tuple[str, str]]]:
        def named(list_name: str) -> list[tuple[str, str]]:
            return [(item.code, item.short_name) for item in self.lists[list_name].values()]

        objectives = self.lists["gcmobjective"].values()
        return {
            "foro": named("forum"),
            "tipo": named("eventkind"),
            "pais": named("country"),
            "tema": named("theme"),
            "objetivo": [(item.code, f"{item.code} · {item.short_name}") for item in objectives],
            "clase": [(kind.value, str(kind.label)) for kind in Kind if kind not in NEVER_PUBLIC],
            "anio": [(str(year), str(year)) for year in years],
        }

    def key(self, list_name: str, code: str) -> int:
        return self.lists[list_name][code].pk

    @cached_property
    def messages(self) -> list[str]:
        """What the address asks for that there is not, in the reader's words."""
        return [error for errors in self.form.errors.values() for error in errors]

    @cached_property
    def given(self) -> dict[str, str]:
        """The valid part of what was asked for, but for the page."""
        self.form.full_clean()
        values = ((name, self.form.cleaned_data.get(name)) for name in self.form.fields if name != "pagina")
        return {name: str(value) for name, value in values if value}

    @property
    def page(self) -> int:
        self.form.full_clean()
        return self.form.cleaned_data.get("pagina") or 1

    def found(self, without: str = "") -> QuerySet:
        """What meets all criteria, or all but one."""
        queryset = self.queryset
        for name, value in self.given.items():
            if name != without:
                queryset = queryset.filter(getattr(self, f"by_{name}")(value))
        return queryset

    def by_q(self, text: str) -> Q:
        words = folded_words(text).split()[:MOST_WORDS]
        return Q(*(Q(folded__contains=f" {word}") for word in words))

    def query(self, **changed: str | int) -> str:
        """The query of the same list with some of its values changed; what is empty is left out."""
        pairs = {name: value for name, value in (self.given | changed).items() if value}
        return f"?{urlencode(pairs)}" if pairs else ""

    def criteria(self) -> Iterator[dict]:
        """What the list is narrowed by, each with its words and the query of the list without it."""
        for name, value in self.given.items():
            field = self.form.fields[name]
            words = dict(getattr(field, "choices", [])).get(value) or quoted(value)
            yield {"name": name, "facet": field.label, "label": words, "url": self.query(**{name: ""}) or "?"}


class EventFilter(RecordFilter):
    q = TextFilter()
    foro = ListFilter(label=_("Foro"))
    tipo = ListFilter(label=_("Tipo de reunión"))
    pais = ListFilter(label=_("País"))
    objetivo = ListFilter(label=_("Objetivo del Pacto Mundial"))
    anio = ListFilter(label=_("Año"))

    class Meta:
        model = PublicEvent
        fields: list[str] = []

    def by_q(self, text: str) -> Q:
        """Where the words stand in its title, or all of them in one thing that was said there."""
        said = PublicItem.objects.standing().filter(super().by_q(text))
        return super().by_q(text) | Q(pk__in=said.values("event"))

    def by_foro(self, code: str) -> Q:
        return Q(forum=self.key("forum", code))

    def by_tipo(self, code: str) -> Q:
        return Q(kind=self.key("eventkind", code))

    def by_pais(self, code: str) -> Q:
        """Where it took place, and those that were named there."""
        country = self.key("country", code)
        return Q(country=country) | Q(pk__in=events_of(PublicItem.countries, "country", country))

    def by_objetivo(self, code: str) -> Q:
        objective = self.key("gcmobjective", code)
        own = PublicEvent.objectives.through.objects.filter(gcmobjective=objective)
        said = events_of(PublicItem.objectives, "gcmobjective", objective)
        return Q(pk__in=own.values("publicevent")) | Q(pk__in=said)

    def by_anio(self, year: str) -> Q:
        return Q(starts_on__year=int(year))


class ItemFilter(RecordFilter):
    q = TextFilter()
    clase = ListFilter(label=_("Clase"))
    pais = ListFilter(label=_("País"))
    tema = ListFilter(label=_("Tema"))
    objetivo = ListFilter(label=_("Objetivo del Pacto Mundial"))
    anio = ListFilter(label=_("Año"))
    practica = django_filters.CharFilter(label=_("Práctica"), max_length=20)

    class Meta:
        model = PublicItem
        fields: list[str] = []

    def by_clase(self, kind: str) -> Q:
        return Q(kind=kind)

    def by_pais(self, code: str) -> Q:
        return Q(**{OF["pais"]: self.key("country", code)})

    def by_tema(self, code: str) -> Q:
        """What means a practice of this theme."""
        return Q(**{OF["tema"]: self.key("theme", code)})

    def by_objetivo(self, code: str) -> Q:
        return Q(**{OF["objetivo"]: self.key("gcmobjective", code)})

    def by_anio(self, year: str) -> Q:
        return Q(event__starts_on__year=int(year))

    def by_practica(self, code: str) -> Q:
        return Q(practice__code=code.upper(), practice__current__isnull=False)


def events_of(relation, column: str, key: int) -> QuerySet:
    """The events at which something was said that names this; what was retracted names nothing."""
    return relation.through.objects.filter(**{column: key}).values("publicitem__event")
