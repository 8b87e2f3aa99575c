"""What a cell says, as an answer: texts as they stand, values of a list by any of their names, years as people write them."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from practices.exchange.columns import SEPARATOR
from practices.fields import drop_unseen, validate_plain_text
from practices.reading import BULLET
from practices.sections import FIELDS, Field, Kind

from ..form.links import check_link, with_scheme
from ..form.sizes import check_size
from .faults import Unreadable, shorten
from .source import Cell

ADDRESS = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)")
OPEN = frozenset("presente actual actualidad vigente present ongoing hoy hoje atual continua".split())
YES = frozenset("si sim yes x 1 true verdadero verdadeiro presente present continua".split())
NO = frozenset(["", "no", "nao", "0", "false", "falso", "-"])
EARLIEST = 1950  # a date before it is a number that a spreadsheet took for one
CUT = "[…]"


def text_of(cell: Cell) -> str:
    """The words of a cell. Raises ValidationError for one that holds none."""
    if isinstance(cell, Unreadable):
        raise ValidationError(cell.message)
    if isinstance(cell, bool):
        return "si" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.strftime("%Y-%m-%d")
    text = "" if cell is None else str(cell).replace("\r\n", "\n").replace("\r", "\n")
    return drop_unseen(text).strip()


def read_text(field: Field, text: str) -> str:
    """A text of several lines, or a line. Raises ValidationError for what no ficha can hold."""
    if CUT in text and text.rpartition(CUT)[2].strip().rpartition(" ")[2].startswith("http"):
        raise ValidationError(
            _("La tabla trae solo el comienzo: copie el texto entero de la página de la práctica.")
        )
    if field.kind not in (Kind.TEXT, Kind.FIGURES):
        text = " ".join(text.split())
    validate_plain_text(text)
    check_size(field, text)
    return text


def read_year(cell: Cell, text: str) -> int | None:
    """A year; of a date its own. Raises ValidationError."""
    if isinstance(cell, date) and cell.year < EARLIEST:
        raise ValidationError(
            _("La celda tiene formato de fecha y dice %s: dele formato de número y escriba el año.") % text
        )
    years = set(YEAR.findall(text))
    if text in ("", "-") or len(years) == 1:
        return int(years.pop()) if years else None
    raise ValidationError(_("Escriba un año con cuatro cifras, por ejemplo 2014."))


def is_open(text: str) -> bool:
    """Whether it says, in place of a year, that an experience goes on."""
    return bool(OPEN & set(text.casefold().split()))


def read_checkbox(folded: str) -> bool:
    if folded in YES:
        return True
    if folded in NO:
        return False
    raise ValidationError(_("Escriba «sí» o deje la celda en blanco."))


def lines_of(text: str, separator: str = SEPARATOR.strip()) -> list[str]:
    """Several values of a cell: one a line, or apart by «|»."""
    pieces = (piece.strip() for line in text.split("\n") for piece in line.split(separator))
    return [plain for piece in pieces if (plain := BULLET.sub("", piece).strip())]


def read_names(field: Field, text: str) -> list[str]:
    names = [" ".join(name.split()) for name in lines_of(text)]
    for name in names:
        validate_plain_text(name)
    check_size(field, names)
    return names


def read_links(place: str, text: str) -> list[dict]:
    """Each with its address at the end: «Informe final https://…». Raises ValidationError."""
    rows = []
    for line in lines_of(text, SEPARATOR):  # an address may hold a bare «|»
        label, _blank, address = line.rpartition(" ")
        if not ADDRESS.match(address):
            words = _("«%s» no termina en una dirección de internet (https://…).") % shorten(line)
            raise ValidationError(words)
        rows.append({"numeral": place, "label": label.strip(), "url": with_scheme(address)})
        check_link(rows[-1])
    check_size(FIELDS["links"], rows)
    return rows
