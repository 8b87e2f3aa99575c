"""The practices of an edition as the desk gathers them: in rows whose places can be changed, and what is added."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.catalogue.selection import read_codes
from practices.models import Practice
from practices.press.book.plan import Entry, Group, contents
from practices.press.book.spec import GROUPINGS, CompilationSpec
from practices.press.curated import current_versions

from ..models import Ficha
from ..states import State
from .acts import AskingForm
from .choice import ChoiceForm
from .practice_lists import read_practices

LONGEST = 7_000  # characters of codes that begin an edition: they stand in an address, which the web server reads whole
MOST_PLACES = 300  # fields of places; a post holds some more


class PlacesInput(forms.HiddenInput):
    """Codes in their order. A number in the field of a place moves that practice there; the button of a row takes it
    out."""

    def value_from_datadict(self, data, files, name):
        codes = read_codes(data.get(name, ""))
        places = {code: data.get(f"lugar-{code}", "") for code in codes}
        return ",".join(code for code in in_places(places) if code != data.get("sacar"))


def in_places(typed: dict[str, str]) -> list[str]:
    """The codes with those moved whose place was changed; the others stay in their order around them."""
    moved = {
        code: int(place)
        for number, (code, place) in enumerate(typed.items(), 1)
        if place.isdecimal() and len(place) < 6 and int(place) != number
    }
    codes = [code for code in typed if code not in moved]
    for code in sorted(moved, key=moved.__getitem__):
        codes.insert(max(moved[code] - 1, 0), code)
    return codes


class PublishedChoiceForm(ChoiceForm):
    """Fichas of the queue whose practices are to be compiled: those of them that are published."""

    is_bounded = False  # nothing changes

    def clean(self):
        given = super().clean()
        fichas = given.get("ficha", Ficha.objects.none())
        public = fichas.filter(state=State.PUBLISHED, practice__current__isnull=False)
        self.codes = list(
            dict.fromkeys(public.order_by("practice__code").values_list("practice__code", flat=True))
        )
        self.left_out = fichas.count() - public.count()
        if "ficha" in given and not self.codes:
            raise ValidationError(
                _("Ninguna de las elegidas está publicada: una compilación reúne lo publicado.")
            )
        if len(self.codes) > settings.MAX_COMPILATION_SIZE:
            raise ValidationError(too_many(len(self.codes)))
        if len(",".join(self.codes)) > LONGEST:
            raise ValidationError(
                _(
                    "Son %(n)d prácticas, demasiadas para empezar: elija menos y agregue el resto en la compilación."
                )
                % {"n": len(self.codes)}
            )
        return given


def too_many(total: int) -> str:
    return _("Son %(total)d prácticas y una compilación lleva hasta %(most)d.") % {
        "total": total,
        "most": settings.MAX_COMPILATION_SIZE,
    }


class GatheringForm(AskingForm):
    """Practices in their order. `reunir`, `ordenar` and `sacar` are buttons that change the list alone: nothing is
    judged but what was added to it."""

    GATHERING = ("reunir", "ordenar", "sacar")

    codes = forms.CharField(
        label=gettext_lazy("Agregar prácticas"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "La dirección de una lista con sus filtros o de una selección, códigos, o palabras para buscar; una cosa por línea."
        ),
    )
    practicas = forms.CharField(required=False, widget=PlacesInput(attrs={"data-comes-back": ""}))
    grouping = forms.ChoiceField(
        label=gettext_lazy("Agrupar por"), required=False, initial="", choices=list(GROUPINGS.items())
    )

    @property
    def is_gathering(self) -> bool:
        return any(name in self.data for name in self.GATHERING)

    @property
    def in_order(self) -> list[str]:
        """The codes of the rows."""
        return [code for code in (self["practicas"].value() or "").split(",") if code]

    @cached_property
    def groups(self) -> list[Group]:
        """The rows as the book has them."""
        return groups_of(self.in_order, self["grouping"].value() or "")

    @property
    def gone(self) -> list[str]:
        """Codes among the rows that are of no public practice any more."""
        here = {entry.version.practice.code for group in self.groups for entry in group.entries}
        return [code for code in self.in_order if code not in here]

    @property
    def rows(self) -> list[dict]:
        """The groups as the page shows them: each row with its place in the whole."""
        shown: list[dict] = []
        start = 1
        for group in self.groups:
            rows = [row(place, entry) for place, entry in enumerate(group.entries, start)]
            shown.append({"label": group.item and group.item.short_name, "start": start, "rows": rows})
            start += len(rows)
        return shown

    @property
    def contents(self) -> list[dict]:
        groups = groups_of(self.cleaned_data["codes"], self.cleaned_data["grouping"])
        return [row(0, entry) for group in groups for entry in group.entries]

    @property
    def has_places(self) -> bool:
        return len(self.in_order) <= MOST_PLACES

    @property
    def under_revision(self) -> list[Ficha]:
        return list(Ficha.objects.open().filter(practice__code__in=self.in_order).select_related("practice"))

    def clean_codes(self) -> list[str]:
        codes = list(dict.fromkeys([*self.in_order, *read_practices(self.cleaned_data["codes"])]))
        if self.is_gathering and not codes:
            return codes
        if len(current_versions(codes)) > settings.MAX_COMPILATION_SIZE:
            raise ValidationError(too_many(len(codes)))
        return codes

    def full_clean(self):
        super().full_clean()
        if self.is_gathering:
            for name in self._errors.keys() - {"codes"}:
                del self._errors[name]

    def is_valid(self):
        return super().is_valid() and not self.is_gathering

    def clean(self):
        """The codes in the order of the book, so that its page lists them as it does."""
        given = super().clean()
        if given.get("codes"):
            groups = groups_of(given["codes"], given.get("grouping", ""))
            given["codes"] = [entry.version.practice.code for group in groups for entry in group.entries]
        return given

    def gathered(self) -> "GatheringForm":
        """The form with its list as it was asked for, and all else as it was typed."""
        typed = {field.name: field.value() for field in self}
        return self.again(typed | {"codes": "", "practicas": ",".join(self.cleaned_data["codes"])})

    def again(self, values: dict) -> "GatheringForm":
        """The same form, not posted."""
        raise NotImplementedError


def row(place: int, entry: Entry) -> dict:
    about = [entry.country.name, *(theme.name for theme in entry.values["theme"][:1])]
    return {
        "place": place,
        "code": entry.version.practice.code,
        "title": entry.title,
        "language": entry.language,
        "about": " · ".join(about),
    }


def groups_of(codes: list[str], grouping: str) -> list[Group]:
    current = dict(Practice.objects.public().filter(code__in=codes).values_list("code", "current"))
    versions = [current[code] for code in codes if code in current]
    return contents(CompilationSpec(versions, "", "", grouping=grouping if grouping in GROUPINGS else ""))
