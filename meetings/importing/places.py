"""Which countries a statement names, who says it, and of which strand it is. What is not said is not stored."""

import re
import unicodedata
from dataclasses import dataclass

from practices.statement_kinds import ActorKind, Kind

from .actors import is_actor, kind_of
from .clauses import without_connector
from .countries import Countries, Found, unique, without_accents
from .speech import ACTOR_SPEAKS, ARTICLE, SPEAKER, THEN_REPORTS
from .subjects import in_row, spoken_for, subject

# Statements that tell of something done somewhere: the first country that they name is the one whose it is.
DONE_SOMEWHERE = frozenset((Kind.ADVANCE, Kind.MENTION))
# A head holds no full stop, but for those of «EE. UU.».
BEFORE_COLON = re.compile(r"((?:[^:.\n]|(?<=EE)\.|(?<=UU)\.){2,130}?)\s?:\s?(?=\S)")
BEFORE_DASH = re.compile(r"([^:\n–—-]{2,60}?)\s[–—-]\s(?=\S)")
AT_END = re.compile(r"\(([^()]{2,80})\)[\s.;]*$")
PLACE_NAME = r"(?:[A-Z][\w'-]+|de|del|la|los|las|do|da)"
PLACE_BEFORE = re.compile(
    r"((?:Estado|Provincia|Departamento|Municipio|Ciudad|Region|Distrito|State|Province|City|Cidade)"
    rf" (?:de |del |of |do |da )?{PLACE_NAME}(?: {PLACE_NAME}){{0,5}}),? (?:en |de )?$"
)
# A country behind one of these helps or is gone to; it is not the one that did it.
ASIDE = re.compile(
    r"(?:\bcon|\bcom|\bwith|hacia|para|junto a|apoyo de|apoio d[aeo]|support of|entre|desde|between|towards)"
    rf" {ARTICLE}$",
    re.I,
)
CODED_PLACE = re.compile(r"\b(?:en|desde|em|in) $")
ACCORDING_TO = re.compile(r",? (?:segun|de acuerdo con|according to|segundo) ([^,.;:()]{2,80})[.\s]*$")
JOINTS_AT_ENDS = re.compile(
    r"^(?:y|e|and)\b|\b(?:y|e|and|de|del|do|da|of|la|el|the)$|^(?:\s*(?:,|y|e|and))*\s*$"
)
# «(señalado por la sociedad civil)», «(according to the ILO)».
SAID_BY = re.compile(
    r"(?:\w+(?:ad|id|ed|end)[oa]?s? (?:por|by|pel[oa])|(?:propuest|expuest|dich)[oa]s? por|segun|according to|fuente:?)"
    r" (?:la |el |the )?",
    re.I,
)
IN_COUNTRY = re.compile(r"(?:En|En el|En la|Em|No|Na|In|In the)\s")
MAX_PLACE = 120


@dataclass
class Named:
    """Who and where; `why` is the code of how the countries were found."""

    countries: list[str]
    beside: list[str]
    place: str = ""
    actor: str = ""
    actor_kind: ActorKind | None = None
    why: str = ""


def names_in(text: str, kind: Kind | None, countries: Countries) -> Named:
    """The countries, the place and the actor that a statement names."""
    text = unicodedata.normalize("NFC", text)
    plain = without_accents(text)
    found = countries.led_by(plain)
    named = (
        before_mark(plain, countries)
        or in_country(plain, found)
        or speaks(plain, found)
        or at_end(plain, countries)
        or done_somewhere(plain, found, kind)
        or Named([], [])
    )
    named.actor = as_written(text, plain, named.actor)
    named.place = as_written(text, plain, named.place)
    others = [each.code for each in (*found, *coded_places(plain, countries))]
    named.beside = [code for code in unique(others) if code not in named.countries]
    return named


def as_written(text: str, plain: str, words: str) -> str:
    """Words of the text without accents, with them; the two texts are equally long."""
    at = plain.find(words)
    return text[at : at + len(words)] if words and at >= 0 else words


def before(plain: str, found: Found) -> str:
    """What stands right before a country."""
    return plain[max(0, found.start - 120) : found.start]


def before_mark(plain: str, countries: Countries) -> Named | None:
    """«Costa Rica. …», «Perú: …», «RROCM SDQ: …», «OIM: …»."""
    found = countries.named_in(plain[:120])
    if found and found[0].start == 0:
        codes, end = in_row(plain, found, 0)
        if plain[end : end + 1] == ".":
            return Named(codes, [], why="before_mark")
    for pattern in (BEFORE_COLON, BEFORE_DASH):
        match = pattern.match(plain)
        named = who(match[1].strip(" .*"), countries) if match else None
        if named:
            return named
    return None


def who_in(heading: str, countries: Countries) -> Named | None:
    """Whom a heading or the first cell of a row names, if it names nothing else."""
    return who(without_accents(unicodedata.normalize("NFC", heading)).strip(" :."), countries)


def who(head: str, countries: Countries) -> Named | None:
    """What a head names: countries and an actor, and nothing besides. `head` is without accents."""
    found = sorted((*countries.named_in(head), *countries.coded_in(head)), key=lambda each: each.start)
    rest = head
    for each in reversed(found):
        rest = rest[: each.start] + rest[each.end :]
    rest = trim_joints(rest)
    codes = unique([each.code for each in found])
    if codes and (not rest or not SPEAKER.sub("", f"{rest} ", count=1).strip()):
        return Named(codes, [], why="before_mark")
    if rest and is_actor(rest):
        return Named(codes, [], actor=rest, actor_kind=kind_of(rest), why="before_mark")
    return None


def trim_joints(rest: str) -> str:
    """What is left of a head without its countries, without the signs and small words that joined them."""
    before = None
    while rest != before:
        before, rest = rest, JOINTS_AT_ENDS.sub("", rest).strip(" (),/;&.–-")
    return " ".join(rest.split())


def in_country(plain: str, found: list[Found]) -> Named | None:
    """«En Ecuador, …»; «En el Estado de Guanajuato, México, …», whose place it gives too."""
    if not found or not (begins := IN_COUNTRY.match(plain)):
        return None
    between = plain[begins.end() : found[0].start]
    codes, end = in_row(plain, found, 0)
    if between in ("", "la ", "el "):
        return Named(codes, [], why="in_country")
    place = PLACE_BEFORE.search(between.removeprefix("el ").removeprefix("la "))
    if place and plain[end : end + 1] in (",", "."):
        return Named(codes, [], place=place[1][:MAX_PLACE], why="in_country")
    return None


def speaks(plain: str, found: list[Found]) -> Named | None:
    """«México mencionó …», «La delegación de Chile y la OIM señalaron …», «La OIM propuso …»."""
    at = len(plain) - len(without_connector(plain))
    codes, end = subject(plain, found, at)
    if codes and THEN_REPORTS.match(plain, end):
        return Named(codes, [], actor_kind=ActorKind.GOVERNMENT, why="speaks")
    if codes := spoken_for(plain, found):
        return Named(codes, [], actor_kind=ActorKind.GOVERNMENT, why="speaks")
    match = ACTOR_SPEAKS.match(plain, at)
    if match and is_actor(match[1]):
        inside = [each.code for each in found if each.end <= match.end(1)]
        return Named(unique(inside), [], actor=match[1], actor_kind=kind_of(match[1]), why="speaks")
    return None


def at_end(plain: str, countries: Countries) -> Named | None:
    """«… (Perú)», «… (OIM)»: who said it, in brackets behind it."""
    match = AT_END.search(plain[-120:]) or ACCORDING_TO.search(plain[-120:])
    return (
        who(SAID_BY.sub("", match[1].strip(), count=1).removeprefix("la ").removeprefix("el "), countries)
        if match
        else None
    )


def done_somewhere(plain: str, found: list[Found], kind: Kind | None) -> Named | None:
    if kind not in DONE_SOMEWHERE or not found:
        return None
    first = next((number for number, each in enumerate(found) if not ASIDE.search(before(plain, each))), None)
    if first is None:
        return None
    place = PLACE_BEFORE.search(before(plain, found[first]))
    codes, _end = in_row(plain, found, first)
    return Named(codes, [], place=place[1][:MAX_PLACE] if place else "", why="named")


def coded_places(plain: str, countries: Countries) -> list[Found]:
    """Codes within a sentence, where they can be nothing else: «acreditados en PTY»."""
    if plain.isupper():
        return []
    return [each for each in countries.coded_in(plain) if CODED_PLACE.search(before(plain, each))]
