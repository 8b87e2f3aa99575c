"""The parameters of a list, declared and validated once for page, export and feed."""

from functools import cache, cached_property
from urllib.parse import quote_plus

import django_filters
from django import forms
from django.forms import ValidationError
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..models import Practice
from . import selection
from .index import FACETS, MAX_LETTERS, ORDERS, TIMELINE, Criteria, Facet, IndexCache, Search

VIEWS = {
    "tabla": _("Tabla"),
    TIMELINE: _("Línea de tiempo"),
}  # beside the cards, which an address needs not name
DEEPEST = 500  # pages; whoever needs more narrows the list or takes it whole


def list_url(criteria: Criteria, *, paged: bool = True) -> str:
    """The one address of a list."""
    query = "&".join(f"{name}={quote_plus(value)}" for name, value in criteria.pairs(paged=paged))
    return list_path(get_language()) + (f"?{query}" if query else "")


@cache
def list_path(language: str | None) -> str:
    """Looked up once a language: a table of marks leads to hundreds of lists."""
    return reverse("practices:practice_list")


class FacetField(forms.MultipleChoiceField):
    """Codes of one facet, read in its order, so that a list has one address whatever the order they came in."""

    def __init__(self, facet: Facet, **kwargs):
        super().__init__(**kwargs)
        self.facet, self.index = facet, None

    def clean(self, codes):
        known, unknown = self.facet.read({code for code in codes or () if code}, self.index)
        if unknown:
            message = _("%(facet)s: «%(code)s» no está en la lista.")
            raise ValidationError(message % {"facet": self.facet.label, "code": unknown[0][:40]})
        return tuple(known)


class FacetFilter(django_filters.Filter):
    """Any of several values of one facet. The index answers it, so the queryset stays as it is."""

    field_class = FacetField

    def __init__(self, facet: Facet):
        super().__init__(label=facet.label, facet=facet)

    def filter(self, queryset, value):
        return queryset


class PageFilter(django_filters.Filter):
    field_class = forms.IntegerField


class PracticeFilter(django_filters.FilterSet):
    """Validates what an address asks for; `search` answers it. Codes, not keys; every facet may come several times."""

    q = django_filters.CharFilter(
        label=_("Texto"),
        max_length=MAX_LETTERS,
        error_messages={
            "max_length": _("El texto buscado tiene %(show_value)d letras; el máximo es %(limit_value)d.")
        },
    )
    todos = django_filters.MultipleChoiceFilter(
        label=_("Todos los elegidos a la vez"),
        choices=[(facet.parameter, facet.label) for facet in FACETS if facet.combines],
    )
    orden = django_filters.ChoiceFilter(label=_("Orden"), choices=list(ORDERS.items()))
    vista = django_filters.ChoiceFilter(label=_("Vista"), choices=list(VIEWS.items()))
    s = django_filters.CharFilter(label=_("Selección"), max_length=selection.MOST * 20)
    pagina = PageFilter(label=_("Página"), min_value=1, max_value=DEEPEST)

    class Meta:
        model = Practice
        fields: list[str] = []

    locals().update({facet.parameter: FacetFilter(facet) for facet in FACETS})

    def __init__(self, data, index: IndexCache):
        super().__init__(data or {}, Practice.objects.public())
        self.index = index
        for facet in FACETS:
            self.form.fields[facet.parameter].index = index

    @cached_property
    def messages(self) -> list[str]:
        """What the address asks for that there is not, in the reader's words."""
        return [error for errors in self.form.errors.values() for error in errors]

    @property
    def is_recased(self) -> bool:
        """Whether a code came in another case than its own: the list has one address."""
        chosen = self.search.criteria.chosen
        return any(
            set(chosen.get(facet.parameter, ())) != {code for code in self.given(facet) if code}
            for facet in FACETS
            if facet.parameter not in self.form.errors
        )

    def given(self, facet: Facet) -> list[str]:
        return self.data.getlist(facet.parameter) if self.data else []

    @property
    def typed(self) -> str:
        return self.data.get("q", "").replace("\0", "")

    @cached_property
    def search(self) -> Search:
        """What the valid part of the address asks for."""
        self.form.full_clean()
        given = self.form.cleaned_data
        chosen = {facet.parameter: codes for facet in FACETS if (codes := given.get(facet.parameter))}
        text = (given.get("q") or "").strip()
        order, page = given.get("orden") or "", given.get("pagina") or 1
        codes = selection.read_codes(given.get("s") or "")
        all_of = tuple(facet.parameter for facet in FACETS if facet.parameter in (given.get("todos") or ()))
        view = given.get("vista") or ""
        return Search(Criteria(text, chosen, order, page, codes, all_of, view), self.index)
