"""What each answer of a file means for the draft: its value, and the notes on it for whoever imports the file."""

import re
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from practices.fields import drop_unseen, forbidden_in, without_forbidden
from practices.languages import in_each
from practices.lists import Item, Lists
from practices.models import Country
from practices.reading import BULLET, web_address
from practices.sections import DOCUMENTATION, FIELDS, PLACES, Field, Kind
from practices.spelling import fold
from practices.words import count_words

from ..form.links import with_scheme
from . import texts
from .checkboxes import MARK, Option, read_choices
from .docx_text import Cell, join_lines
from .doubts import find_doubts, shorten
from .form import LIMIT_NOTE, ONLY_BLANKS, in_any_language, is_limit_note, words
from .numbering import BULLET as BULLET_MARK
from .reading import FileAnswers
from .symbols import BOXES

ADDRESS = re.compile(r"https?://[^\s<>«»\"]+")
ENDS = ".,;:)]}'"
YEAR = re.compile(r"(?<!\d)(?:19\d\d|20\d\d|2100)(?!\d)")
MAX_ROWS = 500
DOCUMENTS = {
    field.name: field.question.place.code
    for field in FIELDS.values()
    if field.question.place and field.kind is Kind.TEXT
}


@dataclass
class Value:
    """One answer, the first words of it (`begins`), and the notes on it.

    `doubts` say why it should be looked at; `not_understood` holds the texts that could not be taken into it; `over` is
    how many words it has beyond its limit.
    """

    value: object = None
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    begins: str = ""
    not_understood: list[str] = field(default_factory=list)
    over: int = 0
    other: str = ""  # the text of «Otro»


def read_values(file_answers: FileAnswers, lists: Lists, country: Country) -> dict[str, Value]:
    """The answers by field, without those that the file leaves blank."""
    values = {}
    for name, lines in file_answers.lines.items():
        lines, removed = clean_lines(lines)
        if name != "country" and not join_lines(lines):
            continue
        value = check_country(lines, lists, country) if name == "country" else read_value(name, lines, lists)
        value.notes += [*removed, *describe_links(name, lines)]
        value.doubts += find_doubts(name, lines, file_answers)
        value.begins = value.begins or beginning(value.value)
        if name != "end_is_open" or value.value or value.not_understood:
            values[name] = value
    return add_others(values) | read_links(file_answers)


def beginning(value) -> str:
    """The first words of a value, as the report shows them."""
    if isinstance(value, list):
        value = "; ".join(
            item if isinstance(item, str) else f"{item['label']} {item['url']}".strip() for item in value
        )
    return "" if value in (None, False) else shorten(str(value))


def clean_lines(lines: Cell) -> tuple[Cell, list[str]]:
    """The lines without the characters that no answer may hold, and which ones those were."""
    refused = set()
    for line in lines:
        refused |= forbidden_in(line.text) | {mark for mark in set(line.text) if not drop_unseen(mark)}
    if not refused:
        return lines, []
    codes = ", ".join(sorted(f"U+{ord(character):04X}" for character in refused))
    note = _("Se quitaron caracteres que no se ven o que tapan el texto (%s).") % codes
    return [replace(line, text=drop_unseen(without_forbidden(line.text))) for line in lines], [note]


def check_country(lines: Cell, lists: Lists, country: Country) -> Value:
    """1.1 is the country of whoever imports; the country that the file says is only compared with it."""
    answer = " ".join(join_lines(lines).split())
    expected = lists["country"][country.code]
    codes = [item.code for item in lists["country"].values() if names_country(answer, item)]
    if not answer or codes == [expected.code] or fold(answer) == fold(expected.code):
        return Value(country.code if answer else None, begins=answer)
    note = _("El archivo no dice el país para el que se abrió la ficha, que es %s. Dice:")
    return Value(
        country.code, [note % expected.short_name], begins=expected.short_name, not_understood=[answer]
    )


def names_country(answer: str, item: Item) -> bool:
    text = f" {' '.join(words(answer))} "
    return any(f" {' '.join(words(name))} " in text for name in names_of(item) if len(name) > 3)


def read_value(name: str, lines: Cell, lists: Lists) -> Value:
    field = FIELDS[name]
    if field.kind in (Kind.CHOICES, Kind.CHOICE):
        return read_choice(field, lines, lists)
    if field.kind is Kind.YEAR:
        return read_year(join_lines(lines))
    if field.kind is Kind.CHECKBOX:
        return read_checkbox(field, join_lines(lines))
    if field.kind is Kind.NAMES:
        names = [line.text for line in lines if not ONLY_BLANKS.fullmatch(line.text)]
        return read_rows([BULLET.sub("", name).strip() for name in names], join_lines(lines))
    if field.kind in (Kind.TEXT, Kind.FIGURES):
        return read_text(field, lines)
    text = " ".join(line.text for line in lines)
    return Value("" if ONLY_BLANKS.fullmatch(text) else " ".join(text.split()))


def read_rows(rows: list, text: str) -> Value:
    """A list as it stands; one far too long is no list of entities or links, and is shown as text instead."""
    return Value(not_understood=[text]) if len(rows) > MAX_ROWS else Value(rows, begins=beginning(rows))


def read_text(question_field: Field, lines: Cell) -> Value:
    """A text as it stands, without the note of its limit that the form of 2014 puts beside it."""
    if question_field.kind is Kind.FIGURES:  # the number of an item would stand before its figure
        lines = [replace(line, marker=line.marker and BULLET_MARK) for line in lines]
    answer = LIMIT_NOTE.sub("", join_lines([line for line in lines if not is_limit_note(line.text)]), count=1)
    answer = "" if ONLY_BLANKS.fullmatch(answer) else answer
    count = count_words(answer)
    return Value(answer, over=max(0, count - (question_field.max_words or count)))


def describe_links(name: str, lines: Cell) -> list[str]:
    """Notes on where the links of an answer lead, when neither its text nor a row of links says so."""
    notes = []
    for label, address in dict.fromkeys(link for line in lines for link in line.links):
        has_row = name in DOCUMENTS and web_address(address)
        if not has_row and address.removeprefix("mailto:").rstrip("/") not in label:
            notes.append(
                _("«%(label)s» enlaza a %(address)s")
                % {"label": without_forbidden(label), "address": without_forbidden(address)}
            )
    return notes


def read_year(answer: str) -> Value:
    if words(answer) in in_any_language(texts.NOT_STATED):
        return Value()
    years = set(YEAR.findall(answer))
    if len(years) != 1:
        return Value(not_understood=[answer])
    notes = [] if answer.strip().isdigit() else [_("Se tomó el año de «%s».") % answer]
    return Value(int(years.pop()), notes)


def read_checkbox(question_field: Field, answer: str) -> Value:
    marks = list(MARK.finditer(answer))
    label = words(MARK.sub(" ", answer))
    yes = in_any_language(texts.YES) | in_any_language(texts.PRESENT)
    ticked = any(mark["tick"] for mark in marks) or (not marks and label in yes)
    expected = {()} | (yes if ticked else in_any_language(texts.YES) | in_any_language(texts.NO))
    begins = str(question_field.part) if ticked else ""
    return Value(ticked, not_understood=[] if label in expected else [answer], begins=begins)


def read_choice(question_field: Field, lines: Cell, lists: Lists) -> Value:
    options = list_options(question_field, lists)
    ticked = read_choices([line.full_text if line.marker in BOXES else line.text for line in lines], options)
    codes = sorted(set(ticked.codes))
    names = [str(option) for option in options if option.code in codes]
    value = Value(
        codes, not_understood=ticked.left_over, other=ticked.other, begins=shorten("; ".join(names))
    )
    if ticked.other and not any(option.code in codes for option in options if option.asks_for_text):
        value.notes.append(_("Se escribió «%s» sin marcar «Otro».") % ticked.other)
    if question_field.kind is Kind.CHOICE:
        value.value = codes[0] if len(codes) == 1 else None
        value.begins = value.begins if value.value else ""
        value.not_understood += [join_lines(lines)] if len(codes) > 1 or ticked.other else []
    return value


def list_options(question_field: Field, lists: Lists) -> list[Option]:
    if not question_field.list_name:
        choices = question_field.column.choices
        return [
            Option(code, (str(label), *(str(label) for _language in in_each()), code))
            for code, label in choices
        ]
    items = lists[question_field.list_name].values()
    return [Option(item.code, names_of(item), item.asks_for_text) for item in items]


def names_of(item: Item) -> tuple[str, ...]:
    titles = (item.title, item.name, item.title_es, item.title_pt, item.title_en)
    names = (*titles, item.name_es, item.name_pt, item.name_en, item.short_name)
    all_names = (*names, *item.names) if item.list_name == "country" else names
    return tuple(dict.fromkeys(filter(None, all_names)))


def add_others(values: dict[str, Value]) -> dict[str, Value]:
    """The values with the text of «Otro» in the field that it has."""
    others = {
        other.name: Value(value.other, begins=shorten(value.other))
        for name, value in values.items()
        if value.other and (other := FIELDS[name].other)
    }
    return values | others


def read_links(file_answers: FileAnswers) -> dict[str, Value]:
    """The rows of our table of links, else the addresses in the texts of 2.5 and 2.9, which stay there too."""
    if file_answers.links or file_answers.says_no_links:
        rows = [read_link(*cells) for cells in file_answers.links]
    else:
        answers = [(numeral, file_answers.lines.get(name, [])) for name, numeral in DOCUMENTS.items()]
        rows = [row for numeral, lines in answers for row in find_links(lines, numeral)]
    text = "\n".join(f"{row['label']} {row['url']}".strip() for row in rows)
    return {"links": read_rows(rows, text)} if rows else {}


def read_link(place: str, label: str, address: str) -> dict:
    """A row of links; a place that is none of the three counts as documentation, as on the page of the form."""
    by_words = {name: code for code, known in PLACES.items() for name in in_any_language(known.name)}
    numeral = by_words.get(words(place)) or next(
        (code for code in PLACES if code in place), DOCUMENTATION.code
    )
    label, address = (without_forbidden(text.replace("\n", " ")).strip() for text in (label, address))
    return {"numeral": numeral, "label": label, "url": with_scheme(address)}


def find_links(lines: Cell, numeral: str) -> list[dict]:
    """The addresses of a text: those its links lead to, then those written out in it."""
    labels: dict[str, str] = {}
    for line in lines:
        for label, address in line.links:
            if web_address(address):
                name = "" if address.rstrip("/") in label else without_forbidden(label)
                labels.setdefault(without_forbidden(address.strip()), name)
        for address in ADDRESS.findall(line.text):
            bare = without_forbidden(address.rstrip(ENDS))
            if bare not in labels and f"{bare}/" not in labels:
                labels[bare] = ""
    return [{"numeral": numeral, "label": label, "url": address} for address, label in labels.items()]
