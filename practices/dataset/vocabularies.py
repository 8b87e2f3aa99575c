"""Every list whose codes the tables hold, with its names in the three languages: the Secretariat's, and those of the code."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ..languages import in_each
from ..lists import Lists
from ..models import VOCABULARIES, Modality, Practice, Recommends, TableKind, TextLanguage
from ..sections import PLACES
from ..statement_kinds import ActorKind, Kind, Strand
from .columns import Column, Table, attribute

CHOICES: dict[str, type[TextChoices]] = {
    "language": TextLanguage,
    "origin": Practice.Origin,
    "modality": Modality,
    "recommends": Recommends,
    "table_kind": TableKind,
    "statement_kind": Kind,
    "actor_kind": ActorKind,
    "strand": Strand,
}


@dataclass(frozen=True)
class Value:
    """A code of a list, with its names and titles in Spanish, Portuguese and English."""

    list_name: str
    code: str
    names: tuple[str, ...]
    titles: tuple[str, ...] = ("", "", "")
    retired: bool = False


def every_value(lists: Lists) -> Iterator[Value]:
    for model in VOCABULARIES:
        for item in lists[str(model._meta.model_name)].values():
            names = item.name_es, item.name_pt, item.name_en
            titles = item.title_es, item.title_pt, item.title_en
            yield Value(item.list_name, item.code, names, titles, item.retired)
    for name, choices in CHOICES.items():
        labels = [[str(label) for label in choices.labels] for _language in in_each()]
        for code, *labelled in zip(choices.values, *labels, strict=True):
            yield Value(name, code, tuple(labelled))
    for code, place in PLACES.items():
        yield Value("place", code, tuple(str(place.name) for _language in in_each()))


def codes_by_list(lists: Lists) -> dict[str, list[str]]:
    """The codes that a column may hold, by the name of its list."""
    found: dict[str, list[str]] = {}
    for value in every_value(lists):
        found.setdefault(value.list_name, []).append(value.code)
    return found


def inside(name: str, place: int):
    return lambda value: getattr(value, name)[place]


NAME, TITLE = _("Nombre"), _("Título oficial, donde tiene otro que el nombre.")
VALUES = Table(
    "vocabularies",
    _("Listas"),
    _("Los códigos de todas las columnas que se eligen de una lista, con sus nombres en tres idiomas."),
    (
        Column(
            "list",
            _("Lista"),
            attribute("list_name"),
            _("El nombre con que las columnas la nombran."),
            required=True,
        ),
        Column("code", _("Código"), attribute("code"), _("No cambia nunca."), required=True),
        Column("name_es", _("Nombre en español"), inside("names", 0), NAME, required=True),
        Column("name_pt", _("Nombre en portugués"), inside("names", 1), NAME),
        Column("name_en", _("Nombre en inglés"), inside("names", 2), NAME),
        Column("title_es", _("Título en español"), inside("titles", 0), TITLE),
        Column("title_pt", _("Título en portugués"), inside("titles", 1), TITLE),
        Column("title_en", _("Título en inglés"), inside("titles", 2), TITLE),
        Column(
            "retired",
            _("Retirado"),
            attribute("retired"),
            _("«true» si ya no se ofrece; las prácticas que lo tienen lo conservan."),
            type="boolean",
            required=True,
        ),
    ),
    ("list", "code"),
    every_value,
)
