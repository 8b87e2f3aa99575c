"""The columns of a table of marks: the themes, the objectives, or the ways to take a practice to another country."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...lists import Item
from ..index import FACETS, IndexCache

BY_KIND = {facet.kind: facet for facet in FACETS}
LOOKS = {"gcmobjective": "objective", "transferneed": "way"}
# Where a theme's name does not fit, a word that its own name has. One that was renamed since goes by its new name, whole.
WORDS = {
    "Registro migratorio de frontera": gettext_lazy("Frontera"),
    "Políticas con consulta social": gettext_lazy("Consulta"),
    "Derechos humanos en la política migratoria": gettext_lazy("Derechos"),
    "Asistencia consular": gettext_lazy("Consular"),
    "Institucionalidad y gestión migratoria": gettext_lazy("Gestión"),
}


@dataclass(frozen=True)
class Column:
    """A theme, an objective or a way, with the practices that have it."""

    item: Item
    parameter: str
    bits: int
    is_undocumented: bool

    @property
    def code(self) -> str:
        return self.item.code

    @property
    def is_theme(self) -> bool:
        return self.item.list_name == "theme"

    @property
    def look(self) -> str:
        return self.item.look if self.is_theme else LOOKS[self.item.list_name]

    @property
    def word(self) -> str:
        return word_for(self.item)

    @property
    def full_name(self) -> str:
        if self.item.list_name != "gcmobjective":
            return self.item.name
        return _("objetivo %(code)s, %(name)s") % {"code": self.code, "name": self.item.name}

    @property
    def count(self) -> int:
        return self.bits.bit_count()


def columns_of(kind: str, index: IndexCache) -> list[Column]:
    """A column for each theme (`theme`), objective (`objective`) or way of 1.11 (`transfer`)."""
    parameter = BY_KIND[kind].parameter
    pairs = [(item, index.bits(kind, item.code)) for item in in_use(kind, index)]
    return [Column(item, parameter, bits, bool(index.live and not bits)) for item, bits in pairs]


def in_use(kind: str, index: IndexCache) -> list[Item]:
    """The values of a list: a retired one while a practice has it."""
    items = index.lists[BY_KIND[kind].list_name].values()
    return [item for item in items if not item.retired or index.bits(kind, item.code)]


def word_for(item: Item) -> str:
    return str(WORDS.get(item.name_es, item.short_name))
