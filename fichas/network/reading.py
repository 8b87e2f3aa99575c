"""The text of a page of the Network's repository, part by part. Nothing is dropped: what is no part is told."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from practices.spelling import words_alone

from ..word.opening import Refused
from .parts import SITE, TITLE, Part, by_name

MOST_CHARACTERS = 200_000
MOST_LINES = 5_000
NOTE = re.compile(r"^\s*\*")  # a footnote of every page
BESIDE = re.compile(r"^([^:]{2,80}):\s*(.*)$", re.S)


@dataclass
class PageText:
    """The lines of each part, by its code, without its label; `strange` are those of no part of a ficha."""

    parts: dict[str, list[str]] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)


def read_page(text: str) -> PageText:
    """Raises Refused for a text that is no page of that repository, or far too long for one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(text) > MOST_CHARACTERS or len(lines) > MOST_LINES:
        raise Refused(_("El texto es demasiado largo para una página del repositorio de la Red."))
    page = PageText()
    part: Part | None = None
    for line in lines:
        if heading := heading_of(line):
            part, rest = heading
            page.parts.setdefault(part.code, []).extend([rest] if rest else [])
        elif words_alone(line) in SITE_KEYS or NOTE.match(line):
            part = None
            page.strange.append(line.strip())
        else:
            part = add_line(page, part, line)
    if len(page.parts.keys() - {TITLE.code}) < LEAST:
        raise Refused(
            _(
                "En el texto no se encontraron las partes de una práctica de ese repositorio (Resumen, Beneficio e impacto…)."
            )
        )
    return page


SITE_KEYS = {words_alone(name) for name in SITE}
LEAST = 2  # parts by which a page is known


def heading_of(line: str) -> tuple[Part, str] | None:
    """The part that a line begins, and what follows its label on the line."""
    if part := by_name().get(words_alone(line)):
        return part, ""
    beside = BESIDE.match(line.strip())
    part = by_name().get(words_alone(beside[1])) if beside else None
    return (part, beside[2].strip()) if part and beside else None


def add_line(page: PageText, part: Part | None, line: str) -> Part | None:
    """A line of the part before it; the first of a page that is of none is the title. Returns the part that goes on."""
    if part is not None:
        page.parts[part.code].append(line)
    elif line.strip():
        if page.parts:
            page.strange.append(line.strip())
        else:
            page.parts[TITLE.code] = [line.strip()]
    return part
