"""Which column of a spreadsheet is which answer: by the headings of our tables in three languages, and by shorter names."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from practices.exchange.columns import IDENTITY, TableColumn, table_columns
from practices.languages import in_each
from practices.lists import Lists
from practices.spelling import words_alone

from .faults import Refused, Unreadable, plain
from .source import MOST_HEADING_ROWS, Cell, Sheet

REFERENCE = gettext_noop("Referencia")
MENDING = gettext_noop("Qué corregir")
# They come with our own tables, and are nobody's answer.
NOT_READ = (*(name for name in IDENTITY if name not in ("code", "language")), "mending")

# Headings of tables that were not made here.
ALSO = {
    "title": "Título | Nombre | Nombre de la práctica | Título de la práctica | Práctica | Title | Nome",
    "country": "Estado | Country",
    "language": "Idioma del texto | Lengua | Language",
    "themes": "Tema | Área | Áreas temáticas | Theme",
    "responsible_entity": "Institución | Institución responsable | Entidad | Instituição | Institution",
    "summary": "Resumen | Descripción | Descripción de la práctica | Resumo | Descrição | Summary | Description",
    "background": "Contexto",
    "results": "Resultados | Results",
    "figures": "Cifras | Números | Figures",
    "start_year": "Inicio | Año | Desde | Ano | Start | Year | Start year",
    "end_year": "Fin | Hasta | Término | End | End year",
    "primary_objectives": "Objetivos principales | Objetivos | Objetivos del Pacto Mundial | Primary objectives",
    "secondary_objectives": "Objetivos secundarios | Objetivos secundários | Secondary objectives",
    "goals": "ODS | SDG",
    "associated_countries": "Países asociados | Otros países | Outros países | Associated countries",
    "2.9:links": "Enlaces | Enlace | Links | Link",
}


@dataclass(frozen=True)
class Headings:
    """Their row, the columns of our tables by the place of each, and the headings by their places as the file has them."""

    row: int
    columns: dict[int, TableColumn]
    said: dict[int, str]

    @property
    def unknown(self) -> list[str]:
        return [heading for at, heading in self.said.items() if at not in self.columns]

    @property
    def read(self) -> dict[int, TableColumn]:
        return {at: column for at, column in self.columns.items() if column.name not in NOT_READ}


def find_headings(sheet: Sheet) -> Headings | None:
    """The first row with a title and one more heading that are known; None where there is none. Raises Refused."""
    for number in list(sheet.rows)[:MOST_HEADING_ROWS]:
        cells = sheet.rows[number]
        found = {at: column for at, cell in enumerate(cells) if (column := column_of(cell))}
        if len(found) > 1 and any(column.name == "title" for column in found.values()):
            said = {at: plain(str(cell)).strip() for at, cell in enumerate(cells) if cell not in (None, "")}
            check_unique(found, said)
            return Headings(number, found, said)
    return None


def check_unique(found: dict[int, TableColumn], said: dict[int, str]) -> None:
    names = [column.name for column in found.values()]
    if twice := next((at for at, column in found.items() if names.count(column.name) > 1), None):
        raise Refused(_("Dos columnas se llaman «%s»: deje una.") % said[twice])


def column_of(cell: Cell) -> TableColumn | None:
    """By its words; a heading may be merged with others."""
    return known_headings().get(words_alone(str(cell))) if isinstance(cell, str | Unreadable) else None


@lru_cache(maxsize=1)
def known_headings() -> dict[str, TableColumn]:
    """Full headings before shorter ones: «1.1 País», then «País», «1.1» and the name in our code."""
    known: dict[str, TableColumn] = {}
    shorter: dict[str, TableColumn] = {}
    for _language in in_each():
        for column in (*table_columns(Lists([], "es")), *others()):
            known.setdefault(words_alone(column.heading), column)
            for name in short_names(column):
                shorter.setdefault(words_alone(name), column)
    by_name = {column.name: column for column in known.values()}
    for name, also in ALSO.items():
        for heading in also.split(" | "):
            shorter.setdefault(words_alone(heading), by_name[name])
    return shorter | known


def others() -> list[TableColumn]:
    return [
        TableColumn("reference", _(REFERENCE), str),
        TableColumn("mending", _(MENDING), str),
    ]


def short_names(column: TableColumn) -> list[str]:
    names = [column.name]
    if column.field and not column.part:
        question = column.field.question
        if column.field.part:
            return [*names, f"{question.public_label} {column.field.part}", str(column.field.label)]
        labels = (
            question.label,
            question.public_label,
            column.field.label,
            *column.field.also,
            *question.also,
        )
        names += [str(label) for label in labels]
        names += [column.field.numeral, f"{column.field.numeral} {column.field.label}"]
    return [name for name in names if words_alone(name)]
