"""The columns of a table of marks: the themes, the objectives, or the ways to take a practice to another country."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...lists import Item
from .. import marks
from ..index import IndexCache
from ..marks import BY_KIND

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
class Column(marks.Column):
    """A theme, an objective or a way as a page shows it; `parameter` asks for it in the address of a list."""

    parameter: str

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


def columns_of(kind: str, index: IndexCache) -> list[Column]:
    parameter = BY_KIND[kind].parameter
    return [
        Column(column.item, column.bits, column.is_undocumented, parameter)
        for column in marks.columns_of(kind, index)
    ]


def word_for(item: Item) -> str:
    return str(WORDS.get(item.name_es, item.short_name))
