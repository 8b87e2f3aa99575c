"""A ficha as it is read: its answers under their numerals and labels, for the page and for the printed ficha alike."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .lists import Item, Lists
from .sections import SECTIONS, Question
from .words import SPLIT, count_words

ENDED = "finalizada"  # of the states of an experience
BULLET = re.compile(r"^\s*(?:[-–—•·◦‣●○■□▪▫➢*\uf0b7\uf0a7]\s+|o\t\s*)")
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\da-zà-ÿ]|[«¿¡\"])")
# A number that begins a line of 2.4, with its currency and its unit: «US$ 2,35 bilhões», «6.5 M», «128.400», «12 %».
FIGURE = re.compile(
    r"^((?:(?:US\$|U\$S|R\$|S/\.?|Bs\.?|USD|EUR|BRL|[$€₲])\s?)?"
    r"\d(?:[\d.,\u00a0\u202f]*\d)?"
    r"(?:\s?%|\s?MM?\b|\s(?:mil\s)?(?:mill(?:ones|ón|ions?)|milh(?:ões|ão)|bilh(?:ões|ão)|billones|billions?)\b|\smil\b)?)"
    r"\s+(.+)$"
)
# How wide a character of a figure is set, in ems of the face that large figures have, drawn together as they are.
DIGIT, POINT, LETTER, CAPITAL, WIDEST = 0.6, 0.2, 0.55, 0.7, 0.88
LONGEST_LEAD = 32  # words
LISTS = {
    "themes": "theme",
    "levels": "level",
    "categories": "category",
    "documentation": "documentation",
    "transfer_needs": "transferneed",
    "experience_state": "experiencestate",
    "practice_type": "practicetype",
    "principles": "guidingprinciple",
    "goals": "sustainablegoal",
    "associated_countries": "country",
    "primary_objectives": "gcmobjective",
    "secondary_objectives": "gcmobjective",
    "country": "country",
}


@dataclass
class Answer:
    """What a ficha says to one question, ready to be set."""

    numeral: str
    label: str
    note: str
    kind: str
    anchor: str
    blocks: list[dict] = field(default_factory=list)
    figures: list[dict] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    links: list[dict] = field(default_factory=list)
    files: list[dict] = field(default_factory=list)
    email: str = ""
    institution: str = ""

    @property
    def blank(self) -> bool:
        said = (self.blocks, self.figures, self.lines, self.items, self.links, self.files)
        return not (any(said) or self.email or self.institution)


class Reading:
    """A ficha's answers in the reader's language; texts stay in their own."""

    def __init__(
        self,
        said: dict,
        lists: Lists,
        attachment_url: Callable[[int], str] = lambda position: "",
        confirmed_on: date | None = None,
    ):
        self.said, self.lists, self.attachment_url, self.confirmed_on = (
            said,
            lists,
            attachment_url,
            confirmed_on,
        )
        self.title, self.language = said["title"], said["language"]

    @cached_property
    def sections(self) -> list[dict]:
        return [
            {
                "number": section.number,
                "title": section.title,
                "answers": [self.answer(question) for question in section.questions],
            }
            for section in SECTIONS
        ]

    def answer(self, question: Question) -> Answer:
        answer = Answer(question.numeral, question.label, question.note, question.kind, question.anchor)
        getattr(self, f"_{question.kind}")(question, answer)
        return answer

    def _line(self, question: Question, answer: Answer) -> None:
        answer.lines = [self.said[question.field]] if self.said[question.field] else []

    def _names(self, question: Question, answer: Answer) -> None:
        answer.lines = self.said[question.field]

    def _choices(self, question: Question, answer: Answer) -> None:
        """The chosen values; «Otro» gives way to the text that was asked for."""
        answer.items = self.items(question.field)
        other = self.said[question.fields[1]] if len(question.fields) > 1 else ""
        named = [item for item in answer.items if not (item.asks_for_text and other)]
        answer.lines = [item.title for item in named] + ([other] if other else [])
        if question.field == "experience_state" and self.confirmed_on:
            answer.lines.append(_("Estado confirmado el %s") % date_format(self.confirmed_on))

    _country = _objectives = _choices

    def _text(self, question: Question, answer: Answer) -> None:
        answer.blocks = blocks(self.said[question.field])

    def _figures(self, question: Question, answer: Answer) -> None:
        answer.figures = [figure(line) for line in lines(self.said[question.field])]

    def _documents(self, question: Question, answer: Answer) -> None:
        self._text(question, answer)
        answer.links = self.links(question.numeral)
        numbered = enumerate(self.said["files"], 1)
        answer.files = [
            file | {"url": self.attachment_url(position)}
            for position, file in numbered
            if file["numeral"] == question.numeral
        ]

    def _addresses(self, question: Question, answer: Answer) -> None:
        answer.links = self.links("external")

    def _contact(self, question: Question, answer: Answer) -> None:
        answer.email, answer.institution = self.said["contact_email"], self.said["contact_institution"]

    def _years(self, question: Question, answer: Answer) -> None:
        answer.lines = [self.period] if self.period else []

    def items(self, name: str) -> list[Item]:
        codes = self.said[name]
        return self.lists.items(LISTS[name], [codes] if isinstance(codes, str) else codes)

    def links(self, numeral: str) -> list[dict]:
        """Links of a numeral. An address that no browser should follow is shown as text, without `url`."""
        return [
            {"label": link["label"] or link["url"], "address": link["url"], "url": web_address(link["url"])}
            for link in self.said["links"]
            if link["numeral"] == numeral
        ]

    @property
    def country(self) -> Item:
        return self.lists["country"][self.said["country"]]

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
        said = self.said
        return period(said["start_year"], said["end_year"], said["end_is_open"], said["experience_state"])

    @property
    def type_name(self) -> str:
        return "".join(item.name for item in self.items("practice_type"))

    @property
    def state_name(self) -> str:
        return "".join(item.name for item in self.items("experience_state"))

    @cached_property
    def lead(self) -> str:
        return lead(self.said["summary"])

    @cached_property
    def figure(self) -> dict | None:
        """The one figure set large: the first that 2.4 begins a line with."""
        return next((one for one in map(figure, lines(self.said["figures"])) if one["number"]), None)


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
    found: list[dict] = []
    for line in lines(text):
        if not BULLET.match(line):
            found.append({"kind": "paragraph", "text": line})
        elif found and found[-1]["kind"] == "list":
            found[-1]["items"].append(BULLET.sub("", line))
        else:
            found.append({"kind": "list", "items": [BULLET.sub("", line)]})
    return found


def figure(line: str) -> dict:
    """A line of 2.4, with the number it starts with apart, and its width in ems; no number leaves the line as text."""
    line = BULLET.sub("", line)
    found = FIGURE.match(line)
    if found is None:
        return {"number": "", "text": line, "width": 0}
    return {"number": found[1], "text": found[2], "width": sum(map(width_of, found[1]))}


def width_of(character: str) -> float:
    if character.isdecimal():
        return DIGIT
    if character in ".,\u00a0\u202f ":
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
