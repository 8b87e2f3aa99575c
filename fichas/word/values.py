"""What each answer of a document means for the draft: its value, and what the person has to be told about it."""

import re
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from practices.fields import drop_unseen, forbidden_in, without_forbidden
from practices.lists import Item, Lists
from practices.models import Country
from practices.reading import BULLET, web_address
from practices.sections import DOCUMENTATION, FIELDS, PLACES, Field, Kind
from practices.spelling import fold
from practices.words import count_words

from ..form.links import with_scheme
from .boxes import MARK, Option, read_choices
from .doubts import doubts, shorten
from .form import LIMIT_NOTE, ONLY_BLANKS, is_limit_note, words
from .numbering import BULLET as BULLET_MARK
from .passages import Cell, join_lines
from .reading import Gathered
from .symbols import BOXES

ADDRESS = re.compile(r"https?://[^\s<>«»\"]+")
ENDS = ".,;:)]}'"
YEAR = re.compile(r"(?<!\d)(?:19\d\d|20\d\d|2100)(?!\d)")
MOST_ROWS = 500
DOCUMENTS = {
    field.name: field.question.place.code
    for field in FIELDS.values()
    if field.question.place and field.kind is Kind.TEXT
}


@dataclass
class Value:
    """One answer, and `begins`, the first words of what was taken.

    `doubts` say why its person should look at it; `not_understood` holds the texts of the file that found no place in it.
    """

    value: object = None
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    begins: str = ""
    not_understood: list[str] = field(default_factory=list)
    over: int = 0
    other: str = ""  # the text of «Otro»


def values(gathered: Gathered, lists: Lists, country: Country) -> dict[str, Value]:
    """By field; what the file leaves blank is not there, but for its links."""
    found = {}
    for name, lines in gathered.lines.items():
        lines, removed = clean_lines(lines)
        if name != "country" and not join_lines(lines):
            continue
        one = check_country(lines, lists, country) if name == "country" else value_of(name, lines, lists)
        one.notes += [*removed, *addresses(name, lines)]
        one.doubts += doubts(name, lines, gathered)
        one.begins = one.begins or beginning(one.value)
        found[name] = one
        if name == "end_is_open" and not one.value and not one.not_understood:
            del found[name]
    return with_others(found) | links(gathered)


def beginning(value) -> str:
    """The first words of what was taken, as they are told."""
    if isinstance(value, list):
        value = "; ".join(
            one if isinstance(one, str) else f"{one['label']} {one['url']}".strip() for one in value
        )
    if value is True:
        return _("Sí")
    return "" if value in (None, False) else shorten(str(value))


def clean_lines(lines: Cell) -> tuple[Cell, list[str]]:
    """The lines without the characters that no answer may hold, and which ones those were."""
    refused = {character for line in lines for character in forbidden_in(line.text)}
    refused |= {
        character for character in set().union(*(line.text for line in lines)) if not drop_unseen(character)
    }
    if not refused:
        return lines, []
    codes = ", ".join(sorted(f"U+{ord(character):04X}" for character in refused))
    note = _("Se quitaron caracteres que no se ven o que tapan el texto (%s).") % codes
    return [replace(line, text=drop_unseen(without_forbidden(line.text))) for line in lines], [note]


def check_country(lines: Cell, lists: Lists, country: Country) -> Value:
    """1.1 is the country of whoever imports; the file's own is only compared with it."""
    said = " ".join(join_lines(lines).split())
    own = lists["country"][country.code]
    named = [item.code for item in lists["country"].values() if names_country(said, item)]
    if not said or named == [own.code] or fold(said) == fold(own.code):
        return Value(country.code if said else None, begins=said)
    told = _("El archivo no dice el país para el que se abrió la ficha, que es %s. Dice:")
    return Value(country.code, [told % own.short_name], begins=own.short_name, not_understood=[said])


def names_country(said: str, item: Item) -> bool:
    text = f" {' '.join(words(said))} "
    return any(f" {' '.join(words(name))} " in text for name in names_of(item) if len(name) > 3)


def value_of(name: str, lines: Cell, lists: Lists) -> Value:
    field = FIELDS[name]
    if field.kind in (Kind.CHOICES, Kind.CHOICE):
        return choices(field, lines, lists)
    if field.kind is Kind.YEAR:
        return year(join_lines(lines))
    if field.kind is Kind.CHECKBOX:
        return checkbox(join_lines(lines))
    if field.kind is Kind.NAMES:
        written = [line.text for line in lines if not ONLY_BLANKS.fullmatch(line.text)]
        return rows([BULLET.sub("", entry).strip() for entry in written], join_lines(lines))
    if field.kind in (Kind.TEXT, Kind.FIGURES):
        return text(field, lines)
    return Value(" ".join(join_plain(lines).split()))


def rows(found: list, text: str) -> Value:
    """A list as it stands; one far too long is no list of entities or links, and is shown instead."""
    if len(found) > MOST_ROWS:
        return Value(not_understood=[text])
    return Value(found, begins=beginning(found))


def join_plain(lines: Cell) -> str:
    text = " ".join(line.text for line in lines)
    return "" if ONLY_BLANKS.fullmatch(text) else text


def text(asked: Field, lines: Cell) -> Value:
    """A text as it stands, without the note of its limit that the form of 2014 puts beside it."""
    if asked.kind is Kind.FIGURES:  # a line of it begins with its figure, not with the number of an item
        lines = [replace(line, marker=line.marker and BULLET_MARK) for line in lines]
    said = LIMIT_NOTE.sub("", join_lines([line for line in lines if not is_limit_note(line.text)]), count=1)
    said = "" if ONLY_BLANKS.fullmatch(said) else said
    count = count_words(said)
    return Value(said, over=max(0, count - (asked.max_words or count)))


def addresses(name: str, lines: Cell) -> list[str]:
    """Where the links of an answer lead, when neither its text nor a row of links says so."""
    told = []
    for label, address in dict.fromkeys(link for line in lines for link in line.links):
        has_row = name in DOCUMENTS and web_address(address)
        if not has_row and address.removeprefix("mailto:").rstrip("/") not in label:
            told.append(
                _("«%(label)s» enlaza a %(address)s")
                % {"label": without_forbidden(label), "address": without_forbidden(address)}
            )
    return told


def year(said: str) -> Value:
    if words(said) == ("no", "informado"):
        return Value()
    found = set(YEAR.findall(said))
    if len(found) != 1:
        return Value(not_understood=[said])
    told = [] if said.strip().isdigit() else [_("Se tomó el año de «%s».") % said]
    return Value(int(found.pop()), told)


def checkbox(said: str) -> Value:
    marks = list(MARK.finditer(said))
    written = words(MARK.sub(" ", said))
    if any(mark["tick"] for mark in marks) or (not marks and written in (("si",), ("presente",))):
        return Value(True, not_understood=[] if written in ((), ("si",), ("presente",)) else [said])
    return Value(False, not_understood=[] if written in ((), ("si",), ("no",)) else [said])


def choices(asked: Field, lines: Cell, lists: Lists) -> Value:
    known = options(asked, lists)
    said = read_choices([line.full_text if line.marker in BOXES else line.text for line in lines], known)
    codes = sorted(set(said.codes))
    names = [str(option) for option in known if option.code in codes]
    one = Value(codes, not_understood=said.left_over, other=said.other, begins=shorten("; ".join(names)))
    if said.other and not any(option.code in codes for option in known if option.asks_for_text):
        one.notes.append(_("Se escribió «%s» sin marcar «Otro».") % said.other)
    if asked.kind is Kind.CHOICE:
        one.value = codes[0] if len(codes) == 1 else None
        one.begins = one.begins if one.value else ""
        one.not_understood += [join_lines(lines)] if len(codes) > 1 or said.other else []
    return one


def options(asked: Field, lists: Lists) -> list[Option]:
    if not asked.list_name:
        return [Option(code, (str(label), code)) for code, label in asked.column.choices]
    items = lists[asked.list_name].values()
    return [Option(item.code, names_of(item), item.asks_for_text) for item in items]


def names_of(item: Item) -> tuple[str, ...]:
    names = (item.title, item.name, item.title_es, item.name_es, item.name_pt, item.name_en, item.short_name)
    own = (*names, *item.names) if item.list_name == "country" else names
    return tuple(dict.fromkeys(filter(None, own)))


def with_others(found: dict[str, Value]) -> dict[str, Value]:
    """Gives the text of «Otro» its own field."""
    others = {
        other.name: Value(value.other, begins=shorten(value.other))
        for name, value in found.items()
        if value.other and (other := FIELDS[name].other)
    }
    return found | others


def links(gathered: Gathered) -> dict[str, Value]:
    """The rows of our table; a file without any has its links in the texts of 2.5 and 2.9, where they stay too."""
    if gathered.links or gathered.says_no_links:
        found = [row_of(*cells) for cells in gathered.links]
    else:
        said = [(numeral, gathered.lines.get(name, [])) for name, numeral in DOCUMENTS.items()]
        found = [row for numeral, lines in said for row in links_in(lines, numeral)]
    text = "\n".join(f"{row['label']} {row['url']}".strip() for row in found)
    return {"links": rows(found, text)} if found else {}


def row_of(place: str, label: str, address: str) -> dict:
    """A place that is none of the three is taken for documentation, as the page of the form does."""
    by_words = {words(str(known.name)): code for code, known in PLACES.items()}
    numeral = by_words.get(words(place)) or next(
        (code for code in PLACES if code in place), DOCUMENTATION.code
    )
    label, address = (without_forbidden(said.replace("\n", " ")).strip() for said in (label, address))
    return {"numeral": numeral, "label": label, "url": with_scheme(address)}


def links_in(lines: Cell, numeral: str) -> list[dict]:
    """The addresses of a text: those its links lead to, then those written out in it."""
    found: dict[str, str] = {}
    for line in lines:
        for label, address in line.links:
            if web_address(address):
                said = "" if address.rstrip("/") in label else without_forbidden(label)
                found.setdefault(without_forbidden(address.strip()), said)
        for address in ADDRESS.findall(line.text):
            bare = without_forbidden(address.rstrip(ENDS))
            if bare not in found and f"{bare}/" not in found:
                found[bare] = ""
    return [{"numeral": numeral, "label": label, "url": address} for address, label in found.items()]
