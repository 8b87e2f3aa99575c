"""A ficha as it is read: its answers under their numerals and labels, for the page and for the printed ficha alike."""

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from .lists import Item, Lists
from .sections import FIELDS, SECTIONS, Field, Kind, Question
from .sections.kinds import TEXTS
from .spelling import BLANKS
from .words import SPLIT, count_words

NO_BREAK = "\N{NO-BREAK SPACE}"
ENDED = "finalizada"  # of the states of an experience
BULLET = re.compile(r"^\s*(?:[-–—•·◦‣●○■□▪▫➢*\uf0b7\uf0a7]\s+|o\t\s*)")
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\da-zà-ÿ]|[«¿¡\"])")
# A number that begins a line of 2.4, with its currency and its unit: «US$ 2,35 bilhões», «6.5 M», «128 400», «12 %».
# Where more digits follow («2024 350 personas», «3 mil 500»), what was counted is unclear, and none is set large.
FIGURE = re.compile(
    r"^((?:(?:US\$|U\$S|R\$|S/\.?|Bs\.?|USD|EUR|BRL|[$€₲])\s?)?"
    rf"(?:[1-9]\d{{0,2}}(?:[{BLANKS}]\d{{3}})+(?:[.,]\d+)?|\d(?:[\d.,]*\d)?)"
    r"(?:\s?%|\s?MM?\b|\s(?:mil\s)?(?:mill(?:ones|ón|ions?)|milh(?:ões|ão)|bilh(?:ões|ão)|billones|billions?)\b|\smil\b)?+)"
    r"\s++(?!\d)(.+)$"
)
# How wide a character of a figure is set, in ems of the face that large figures have, drawn together as they are.
DIGIT, POINT, LETTER, CAPITAL, WIDEST = 0.6, 0.2, 0.55, 0.7, 0.88
BLANK_IN_FIGURE = re.compile(rf"[{BLANKS}](?=\d)")
LONGEST_LEAD = 32  # words
# In the language of the ficha; the rest is in its reader's.
WRITTEN = TEXTS | {Kind.NAMES}


@dataclass
class Answer:
    """What a ficha says to one question, ready to be set."""

    question: Question
    blocks: list[dict] = dataclasses.field(default_factory=list)
    figures: list[dict] = dataclasses.field(default_factory=list)
    lines: list[str] = dataclasses.field(default_factory=list)
    items: list[Item] = dataclasses.field(default_factory=list)
    links: list[dict] = dataclasses.field(default_factory=list)
    files: list[dict] = dataclasses.field(default_factory=list)
    pictures: list[dict] = dataclasses.field(default_factory=list)
    email: str = ""
    language: str = ""  # of its written parts
    other: str = ""  # what was written for «Otro»: the last of its lines

    def __getattr__(self, name):
        """Its numeral, note, kind and anchor are the question's."""
        return getattr(self.question, name)

    @property
    def label(self) -> str | Promise:
        return self.question.public_label

    @property
    def is_written(self) -> bool:
        """Whether it is in the language of the ficha."""
        return self.kind in WRITTEN and not self.blank

    @property
    def blank(self) -> bool:
        given = (self.blocks, self.figures, self.lines, self.items, self.links, self.files, self.pictures)
        return not (any(given) or self.email)


class Reading:
    """A ficha's answers in the reader's language; texts stay in their own.

    `show_picture` says what else its reader needs of a picture to show it. Without it pictures are files like others.
    """

    def __init__(
        self,
        answers: dict,
        lists: Lists,
        attachment_url: Callable[[int], str] = lambda position: "",
        confirmed_on: date | None = None,
        show_picture: Callable[[dict], dict] | None = None,
    ):
        self.answers, self.lists, self.attachment_url = answers, lists, attachment_url
        self.show_picture = show_picture
        self.confirmed_on = confirmed_on
        self.title, self.language = answers["title"], answers["language"]

    @cached_property
    def sections(self) -> list[dict]:
        return [
            {
                "number": section.number,
                "title": section.title,
                "answers": [self.answer(question) for question in section.printed],
            }
            for section in SECTIONS
        ]

    def answer(self, question: Question) -> Answer:
        answer = Answer(question, language=self.language)
        for field in question.public:
            getattr(self, f"_{field.kind}")(field, self.answers[field.name], answer)
        if question.read_as:
            answer.lines = list(filter(None, [getattr(self, question.read_as)]))
        if question.place:
            place = question.place.code
            answer.links, answer.files = self.links(place), self.files(place)
            answer.pictures = self.pictures(place)
        return answer

    def _line(self, field: Field, value: str, answer: Answer) -> None:
        answer.lines += [value] if value else []

    def _email(self, field: Field, value: str, answer: Answer) -> None:
        answer.email = value

    def _names(self, field: Field, value: list[str], answer: Answer) -> None:
        answer.lines += value

    def _choices(self, field: Field, value, answer: Answer) -> None:
        """The chosen values; «Otro» gives way to the text that was asked for."""
        answer.items = self.items(field.name)
        other = self.answers[field.other.name] if field.other else ""
        named = [item for item in answer.items if not (item.asks_for_text and other)]
        answer.lines, answer.other = [item.title for item in named] + ([other] if other else []), other
        if field.name == "experience_state" and self.confirmed_on:
            answer.lines.append(_("Estado confirmado el %s") % date_format(self.confirmed_on))

    def _choice(self, field: Field, value: str, answer: Answer) -> None:
        if field.list_name:
            self._choices(field, value, answer)
        else:
            answer.lines = [str(label) for code, label in field.column.choices if code == value]

    def _text(self, field: Field, value: str, answer: Answer) -> None:
        answer.blocks += blocks(value)

    def _figures(self, field: Field, value: str, answer: Answer) -> None:
        answer.figures += [figure(line) for line in lines(value)]

    def _year(self, field: Field, value: int | None, answer: Answer) -> None:
        answer.lines += [str(value)] if value else []

    def _checkbox(self, field: Field, value: bool, answer: Answer) -> None:
        answer.lines += [_("Sí")] if value else []

    def _shown_elsewhere(self, field: Field, value, answer: Answer) -> None:
        """A text of «Otro» stands with its choices, links and files with the question that they are about."""

    _other = _links = _files = _shown_elsewhere

    def items(self, name: str) -> list[Item]:
        codes = self.answers[name]
        return self.lists.items(FIELDS[name].list_name, [codes] if isinstance(codes, str) else codes)

    def links(self, place: str) -> list[dict]:
        """Links of a place. An address that no browser should follow is shown as text, without `url`."""
        return [
            {"label": link["label"] or link["url"], "address": link["url"], "url": web_address(link["url"])}
            for link in self.answers["links"]
            if link["numeral"] == place
        ]

    def files(self, place: str) -> list[dict]:
        return [file for file in self.files_at(place) if not self.is_shown(file)]

    def pictures(self, place: str) -> list[dict]:
        """Those that are shown, in their order."""
        if self.show_picture is None:
            return []
        shown = [file | self.show_picture(file) for file in self.files_at(place) if self.is_shown(file)]
        return sorted(shown, key=lambda file: file["picture"])

    def files_at(self, place: str) -> list[dict]:
        return [
            file | {"url": self.attachment_url(position)}
            for position, file in enumerate(self.answers["files"], 1)
            if file["numeral"] == place
        ]

    def is_shown(self, file: dict) -> bool:
        return self.show_picture is not None and "picture" in file

    @property
    def country(self) -> Item:
        return self.lists["country"][self.answers["country"]]

    @cached_property
    def themes(self) -> list[Item]:
        return self.items("themes")

    @cached_property
    def primary(self) -> list[Item]:
        return self.items("primary_objectives")

    @cached_property
    def secondary(self) -> list[Item]:
        return self.items("secondary_objectives")

    @property
    def period(self) -> str:
        answers = self.answers
        return period(
            answers["start_year"], answers["end_year"], answers["end_is_open"], answers["experience_state"]
        )

    @property
    def type_name(self) -> str:
        return "".join(item.name for item in self.items("practice_type"))

    @property
    def state_name(self) -> str:
        return "".join(item.name for item in self.items("experience_state"))

    @cached_property
    def lead(self) -> str:
        return lead(self.answers["summary"])

    @cached_property
    def figure(self) -> dict | None:
        """The one figure set large: the first that 2.4 begins a line with."""
        return next((line for line in map(figure, lines(self.answers["figures"])) if line["number"]), None)


def period(start: int | None, end: int | None, is_open: bool, state: str) -> str:
    """In words. Of an experience that has ended, nobody said when, its beginning alone is known."""
    if state == ENDED and start and not end:
        return _("comenzó en %s") % start
    last = str(end or "") or (_("presente") if is_open and state != ENDED else "")
    if start == end:
        return last
    if start:
        return f"{start}–{last}" if last else str(start)
    return _("hasta %s") % last if last else ""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def blocks(text: str) -> list[dict]:
    """Plain text as paragraphs and lists: a line is a paragraph, lines with a dash or bullet are a list."""
    parts: list[dict] = []
    for line in lines(text):
        if not BULLET.match(line):
            parts.append({"kind": "paragraph", "text": line})
        elif parts and parts[-1]["kind"] == "list":
            parts[-1]["items"].append(BULLET.sub("", line))
        else:
            parts.append({"kind": "list", "items": [BULLET.sub("", line)]})
    return parts


def figure(line: str) -> dict:
    """A line of 2.4, with the number it starts with apart, and its width in ems; no number leaves the line as text.

    A number breaks nowhere but before its unit.
    """
    line = BULLET.sub("", line)
    match = FIGURE.match(line)
    if match is None:
        return {"number": "", "text": line, "width": 0}
    number = BLANK_IN_FIGURE.sub(NO_BREAK, match[1])
    return {"number": number, "text": match[2], "width": sum(map(width_of, number))}


def width_of(character: str) -> float:
    if character.isdecimal():
        return DIGIT
    if character in ".,\u00a0 ":
        return POINT
    if character in "mM%":
        return WIDEST
    return LETTER if character.islower() else CAPITAL


def lead(summary: str) -> str:
    """The first sentence of a summary, for lists and headings; a long one ends in an ellipsis."""
    text = " ".join(BULLET.sub("", line) for line in lines(summary))
    first = SENTENCE.split(" ".join(text.split()), maxsplit=1)[0]
    if count_words(first) <= LONGEST_LEAD + 8:
        return first
    return " ".join(SPLIT.split(first)[:LONGEST_LEAD]).rstrip(",;:.") + "…"


def web_address(address: str) -> str:
    """The address if it may be a link: http or https with a host. Anything else stays text."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in ("http", "https") and parts.hostname else ""
