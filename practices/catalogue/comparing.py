"""Practices side by side, question by question as the form declares them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..exchange.resources import Published
from ..experience import confirmed_on
from ..lists import Item, Lists
from ..models import Practice
from ..reading import Answer, Reading
from ..sections import SECTIONS, Question
from .strip import Strip, draw_strip
from .years import Axis, Bar, Period

ELSEWHERE = {"country", "secondary_objectives"}  # at the head, and with the primary ones
# What is shown in a way of its own, by the first field of its question; the rest are answers.
WAYS = {"title": "title", "themes": "themes", "primary_objectives": "objectives", "start_year": "years"}
KINDS = ["title", "themes", "objectives", "years", "answer"]  # in the order of the page
LONGEST_TITLE = 60  # letters that a head shows at every width; a longer one stands whole in a row of its own


@dataclass
class Column:
    """A practice as its column shows it."""

    published: Published
    reading: Reading
    strip: Strip
    has_neighbour: bool = False  # another of its State
    remove_url: str = ""

    @property
    def who(self) -> str:
        """Names it where the columns stand one after the other."""
        state, title = self.reading.country.short_name, self.reading.title
        return f"{state} · {title}" if self.has_neighbour else state

    @property
    def code(self) -> str:
        return self.published.version.practice.code

    @property
    def is_synthetic(self) -> bool:
        return self.published.version.practice.origin == Practice.Origin.SYNTHETIC

    @property
    def weave(self) -> int:
        return self.reading.themes[0].weave if self.reading.themes else 0

    @cached_property
    def period(self) -> Period:
        answers = self.reading.answers
        return Period(answers["start_year"], answers["end_year"], answers["end_is_open"])

    @property
    def states(self) -> set[str]:
        """Codes of the States that take part, the one that presents it among them."""
        return {self.reading.answers["country"], *self.reading.answers["associated_countries"]}

    @property
    def objectives(self) -> set[str]:
        return {*self.strip.primary, *self.strip.secondary}


@dataclass
class Cell:
    """What one practice answers to one question."""

    column: Column
    answer: Answer
    bar: Bar | None = None


@dataclass
class Row:
    """A question with the answers of all; `kind` says how they are shown."""

    question: Question
    kind: str
    cells: list[Cell]

    @property
    def label(self) -> str | Promise:
        """Primary and secondary objectives are two questions and one row."""
        return _("Objetivos del Pacto Mundial") if self.kind == "objectives" else self.question.public_label

    @property
    def blank(self) -> bool:
        if self.kind == "objectives":
            return not any(cell.column.objectives for cell in self.cells)
        return all(cell.answer.blank for cell in self.cells)


class Comparison:
    """The practices of a page, in the order asked for. `attachment_url` tells the address of a file of a version."""

    def __init__(self, published: list[Published], lists: Lists, attachment_url: Callable[..., str]):
        self.lists = lists
        self.columns = [self.read_column(practice, attachment_url) for practice in published]
        for column in self.columns:
            column.has_neighbour = self.presented_by(column.reading.country) > 1

    def read_column(self, practice: Published, attachment_url: Callable[..., str]) -> Column:
        version, answers = practice.version, practice.answers
        reading = Reading(
            answers,
            self.lists,
            lambda position: attachment_url(version, answers, position),
            confirmed_on(version),
        )
        strip = draw_strip(self.lists, answers["primary_objectives"], answers["secondary_objectives"])
        return Column(practice, reading, strip)

    def presented_by(self, state: Item) -> int:
        return sum(column.reading.country == state for column in self.columns)

    @cached_property
    def axis(self) -> Axis:
        return Axis.of(column.period for column in self.columns)

    @cached_property
    def rows(self) -> list[Row]:
        """What is drawn comes first, after titles that are long; the rest in the order of the form."""
        questions = [question for section in SECTIONS for question in section.printed]
        rows = [self.read_row(question) for question in questions if self.is_shown(question)]
        return sorted(rows, key=lambda row: KINDS.index(row.kind))

    def is_shown(self, question: Question) -> bool:
        if question.field.name == "title":
            return any(len(column.reading.title) > LONGEST_TITLE for column in self.columns)
        return question.field.name not in ELSEWHERE

    def read_row(self, question: Question) -> Row:
        kind = WAYS.get(question.field.name, "answer")
        cells = [Cell(column, column.reading.answer(question)) for column in self.columns]
        if kind == "years":
            for cell in cells:
                cell.bar = self.axis.bar(cell.column.period)
        return Row(question, kind, cells)

    @property
    def answered(self) -> list[Row]:
        return [row for row in self.rows if not row.blank]

    @property
    def unanswered(self) -> list[Row]:
        return [row for row in self.rows if row.blank]
