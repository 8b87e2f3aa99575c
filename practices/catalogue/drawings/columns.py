"""The columns of a table of marks: the themes, or the objectives."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...lists import Item
from ..index import Facet, IndexCache

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
    """A theme or an objective, with the practices that have it."""

    item: Item
    parameter: str
    bits: int
    is_nobodys: bool

    @property
    def code(self) -> str:
        return self.item.code

    @property
    def is_theme(self) -> bool:
        return self.item.list_name == "theme"

    @property
    def look(self) -> str:
        return f"theme-{self.item.weave}" if self.is_theme else "objective"

    @property
    def word(self) -> str:
        return word_for(self.item)

    @property
    def full_name(self) -> str:
        if self.is_theme:
            return self.item.name
        return _("objetivo %(code)s, %(name)s") % {"code": self.code, "name": self.item.name}

    @property
    def sign(self) -> str:
        return f"img/sign-{self.item.weave}.svg"

    @property
    def count(self) -> int:
        return self.bits.bit_count()


def columns_of(facet: Facet, index: IndexCache) -> list[Column]:
    items = in_use(facet, index)
    bits = {item.code: index.bits(facet.kind, item.code) for item in items}
    return [
        Column(item, facet.parameter, bits[item.code], bool(index.live and not bits[item.code]))
        for item in items
    ]


def in_use(facet: Facet, index: IndexCache) -> list[Item]:
    """The values of a list: a retired one while a practice has it."""
    items = index.lists[facet.list_name].values()
    return [item for item in items if not item.retired or index.bits(facet.kind, item.code)]


def word_for(item: Item) -> str:
    return str(WORDS.get(item.name_es, item.short_name))
