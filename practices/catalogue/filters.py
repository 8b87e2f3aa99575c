"""The parameters of a list, declared and validated once for page, export and feed."""

import django_filters
from django import forms
from django.forms import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import Practice
from .query import LONGEST
from .search import FACETS, ORDERS, Criteria, Facet, Search
from .snapshot import Snapshot

DEEPEST = 500  # pages; whoever needs more narrows the list or takes it whole


class FacetField(forms.MultipleChoiceField):
    """Codes of one facet, read in its order, so that a list has one address whatever the order they came in."""

    def __init__(self, facet: Facet, **kwargs):
        super().__init__(**kwargs)
        self.facet, self.snapshot = facet, None

    def clean(self, codes):
        known, unknown = self.facet.read(set(codes or ()), self.snapshot)
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

    q = django_filters.CharFilter(label=_("Texto"), max_length=LONGEST)
    orden = django_filters.ChoiceFilter(label=_("Orden"), choices=list(ORDERS.items()))
    pagina = PageFilter(label=_("Página"), min_value=1, max_value=DEEPEST)

    class Meta:
        model = Practice
        fields: list[str] = []

    locals().update({facet.parameter: FacetFilter(facet) for facet in FACETS})

    def __init__(self, data, snapshot: Snapshot):
        super().__init__(data or {}, Practice.objects.public())
        self.snapshot = snapshot
        for facet in FACETS:
            self.form.fields[facet.parameter].snapshot = snapshot

    @property
    def search(self) -> Search:
        """Raises ValidationError, in the reader's words, when the address asks for what there is not."""
        if not self.form.is_valid():
            raise ValidationError([error for errors in self.form.errors.values() for error in errors])
        given = self.form.cleaned_data
        chosen = {facet.parameter: given[facet.parameter] for facet in FACETS if given[facet.parameter]}
        criteria = Criteria(given["q"].strip(), chosen, given["orden"], given["pagina"] or 1)
        return Search(criteria, self.snapshot)
