"""Where and when, in one line: «Valparaíso, 6 de junio de 2024», «Lugar: Quito»."""

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from .source import fold_evenly
from .vocabulary import alternatives

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero janeiro january", "febrero fevereiro february", "marzo marco march", "abril april", "mayo maio may",
            "junio junho june", "julio julho july", "agosto august", "septiembre setiembre setembro september",
            "octubre outubro october", "noviembre novembro november", "diciembre dezembro december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "|".join(MONTHS)
YEAR = r"(?:de |del |,\s?|of )?((?:19|20)\d\d)\b"
TO = r"\s?(?:y|e|al?|ao|ate|and|to|-|–)\s?(?:el |o )?"
DAYS = rf"(?P<first>\d{{1,2}})o?(?:, ?\d{{1,2}}){{0,9}}(?:{TO}(?P<last>\d{{1,2}})o?)?"
DATES = (
    re.compile(
        rf"\b(?P<first>\d{{1,2}})o? (?:de |of )?(?P<month>{MONTH})(?:,? (?:del? )?(?P<year>(?:19|20)\d\d))?"
        rf"{TO}(?P<last>\d{{1,2}})o? (?:de |of )?(?P<other>{MONTH}),? {YEAR}"
    ),
    re.compile(rf"\b{DAYS} (?:de |of )?(?P<month>{MONTH}),? {YEAR}"),
    re.compile(rf"\b(?P<month>{MONTH}) {DAYS}, ?((?:19|20)\d\d)\b"),
)
NUMERIC = re.compile(r"\b(?P<first>\d{1,2})[/.](?P<month>\d{1,2})[/.]((?:19|20)\d\d)\b")
# What may stand between a place and its days; a sign sets the two apart.
BEFORE_DAYS = re.compile(
    r"[\s,(–-]{1,5}(?:(?:del?|el|los|dias?|entre|desde|from|on|nos|"
    r"lunes|martes|miercoles|jueves|viernes|sabado|domingo|\w+-feira|\w+day),? ){0,4}$"
)
SIGN = re.compile(r"[,(–-]")
PART = re.compile(r"[.;] (?=[A-Z])|[:|\[\n]|\((?![^()]*\))|\b(?:en|em|in) (?=[A-Z])")
SMALL = frozenset("de del la las los el do da dos das y e of and".split())
PLACE_SAID = re.compile(r"(?:lugar|sede|local|venue|place) ?: ?(?=\S)")
NO_PLACE = re.compile(
    r"\b(?:"
    + alternatives(
        r"""
        salon | sala | salao | auditorio | room | hotel | webinar\w* | taller\w* | oficina | workshop | conferenc\w+ |
        seminari?\w* | foro | forum | mesa | reuni\w+ | meeting | encuentro | encontro | consulta | jornada\w* | acta |
        informe | relatori[ao] | fecha | data | date | version | sesion
        """
    )
    + r")\b"
)
MAX_PLACE = 120  # characters
MAX_LINE = 500
MAX_PARTS = 2  # «Quito, Ecuador»


class Dated(NamedTuple):
    """The first and the last day that a line says, as ISO dates, the last empty for one day; and where they stand in it."""

    first: str
    last: str
    start: int
    end: int


def find_dates(text: str) -> Dated | None:
    folded = fold_evenly(unicodedata.normalize("NFC", text))
    for pattern in (*DATES, NUMERIC):
        if match := pattern.search(folded):
            said = match.groupdict()
            last_year = match[match.lastindex or 0]
            first = day_of(said.get("year") or last_year, said["month"], said["first"])
            last = day_of(last_year, said.get("other") or said["month"], said.get("last"))
            return Dated(first, last if last > first else "", *match.span())
    return None


def day_of(year: str, month: str, day: str | None) -> str:
    try:
        return date(int(year), MONTHS.get(month) or int(month), int(day)).isoformat() if day else ""
    except ValueError:
        return ""


def read_dates(text: str) -> tuple[str, str]:
    found = find_dates(text)
    return (found.first, found.last) if found else ("", "")


def place_said(text: str) -> str:
    """The place of «Lugar: Quito»."""
    text = unicodedata.normalize("NFC", text[:MAX_LINE])
    said = PLACE_SAID.match(fold_evenly(text))
    return text[said.end() :].strip(" .")[:MAX_PLACE] if said else ""


def place_in(text: str) -> str:
    """The place that a line names before its days."""
    text = unicodedata.normalize("NFC", text[:MAX_LINE])
    dated = find_dates(text)
    joint = BEFORE_DAYS.search(fold_evenly(text[: dated.start])) if dated else None
    if not joint or not SIGN.search(joint[0]):
        return ""
    parts = PART.split(text[: joint.start()])[-1].split(",")
    place: list[str] = []
    while parts and len(place) < MAX_PARTS and is_place(parts[-1].strip()):
        place.insert(0, parts.pop().strip())
    return ", ".join(place)[:MAX_PLACE]


def is_place(words: str) -> bool:
    named = [word.strip("()") for word in re.split(r"[\s–-]+", words) if word not in SMALL]
    return (
        0 < len(named) <= 6
        and words[0].isupper()
        and all(word[:1].isupper() for word in named)
        and not NO_PLACE.search(fold_evenly(words))
    )


def is_dateline(text: str) -> bool:
    """Whether a line is a place with its days, or the days alone, and at most another sentence behind them."""
    text = unicodedata.normalize("NFC", text[:MAX_LINE])
    dated = find_dates(text)
    if not dated or not dated.first or text[dated.end :].lstrip(" )")[:1] not in ("", "."):
        return False
    before, place = text[: dated.start], place_in(text)
    return before.startswith(place) if place else not before.strip()
