"""What the form is declared in: sections of questions, questions of fields."""

import dataclasses
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import override

from ..models import FichaContent, PersonalContact
from .kinds import SEARCHED, Kind

COLUMNS = {
    column.name: column for model in (FichaContent, PersonalContact) for column in model._meta.get_fields()
}


def in_the_original(*texts: str | Promise) -> str:
    """Texts of the conference's form in its language, Spanish; nothing where a reader's language has the same words."""
    translated = " ".join(filter(None, map(str, texts)))
    with override(settings.LANGUAGE_CODE):
        original = " ".join(filter(None, map(str, texts)))
    return "" if original == translated else original


@dataclass(frozen=True)
class Place:
    """What a link or a file is about: its code in the database, and its name where somebody chooses it."""

    code: str
    name: str | Promise
    takes_files: bool = True


@dataclass(eq=False)
class Field:
    """One answer of a ficha, by the name of its column.

    `label` and `guidance` are the question's unless the field has its own. `required` is the sentence that asks for it
    before a ficha is sent; `asked_by_rule` is asked for by other answers, or answered from the beginning. `part` tells
    its column of a table from the others of its question. What is `beside` another field is asked in its place; of two lists
    a value stands in one of them at most. `also` are other names that Word files call it by. What is
    `private` the Secretariat alone reads. `facet` is the kind of the index terms that a list is filtered by.
    """

    name: str
    kind: Kind
    label: str | Promise = ""
    guidance: str | Promise = ""
    required: str | Promise = ""
    asked_by_rule: bool = False
    part: str | Promise = ""
    also: tuple[str, ...] = ()
    autocomplete: str = "off"
    private: bool = False
    searchable: bool = True
    numbered: bool = False  # a list whose values go by their codes: «4. …»
    facet: str = ""
    beside: str = ""
    question: "Question" = dataclasses.field(init=False, repr=False)

    @property
    def numeral(self) -> str:
        return self.question.numeral

    @property
    def full_label(self) -> str:
        """«2.2 Resumen de la experiencia»"""
        return f"{self.numeral} {self.label}".strip()

    @property
    def note(self) -> str | Promise:
        return self.question.note if self.is_first else ""

    @property
    def original(self) -> str:
        """What the official form calls it; empty where that is its label, and for what that form does not ask."""
        return in_the_original(self.label, self.note) if self.numeral else ""

    @property
    def title(self) -> str | Promise:
        """What the answer is called where a ficha is read: its question's name, unless that is read part by part."""
        return self.question.label if self.is_first and not self.question.apart else self.label

    @property
    def is_first(self) -> bool:
        return self.question.fields[0] is self

    @property
    def has_row(self) -> bool:
        """Whether it is read in a row of its own, with what else its question asks."""
        return self.is_first or self.question.apart

    @property
    def row(self) -> "Field":
        """The field in whose row it is read."""
        return self if self.has_row else self.question.fields[0]

    @property
    def is_optional(self) -> bool:
        """Whether a ficha can be sent without it, whatever else it says."""
        return not (self.required or self.asked_by_rule)

    @property
    def is_searched(self) -> bool:
        return self.searchable and not self.private and self.kind in SEARCHED

    @cached_property
    def column(self):
        """Its column; None for what is kept in rows."""
        return COLUMNS.get(self.name)

    @property
    def max_words(self) -> int | None:
        return getattr(self.column, "max_words", None)

    @property
    def vocabulary(self):
        """The model of the list that it is chosen from, if it is from one that the Secretariat keeps."""
        return getattr(self.column, "related_model", None)

    @property
    def list_name(self) -> str:
        return self.vocabulary._meta.model_name if self.vocabulary else ""

    @property
    def other(self) -> "Field | None":
        """The text that «Otro» of these choices asks for."""
        return next(
            (field for field in self.question.fields if field.kind is Kind.OTHER and field is not self), None
        )


@dataclass(eq=False)
class Question:
    """What the form asks under one numeral, or beside it without one.

    `public_label` is what it is called where a practice is read, if that is not what the form calls it. `place`: that of
    the links and files that are shown with it. `apart`: its fields are read one by one. `read_as`: the property of
    `Reading` that tells its fields together. What is not `printed` is asked, and shown elsewhere than among the answers.
    """

    numeral: str
    label: str | Promise
    fields: tuple[Field, ...]
    public_label: str | Promise = ""
    guidance: str | Promise = ""
    note: str | Promise = ""
    also: tuple[str, ...] = ()
    place: Place | None = None
    apart: bool = False
    read_as: str = ""
    printed: bool = True

    def __post_init__(self):
        self.public_label = self.public_label or self.label
        self.fields[0].guidance = self.fields[0].guidance or self.guidance
        for field in self.fields:
            field.question, field.label = self, field.label or self.label

    @property
    def original(self) -> str:
        """As that of a field."""
        return in_the_original(self.label, self.note) if self.numeral else ""

    @property
    def field(self) -> Field:
        return self.fields[0]

    @property
    def public(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if not field.private)

    @property
    def kind(self) -> Kind:
        return self.public[0].kind

    @property
    def anchor(self) -> str:
        return f"n{self.numeral.replace('.', '-')}" if self.numeral else self.field.name


@dataclass(frozen=True)
class Section:
    number: str
    title: str | Promise
    questions: tuple[Question, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for question in self.questions for field in question.fields)

    @property
    def printed(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.printed)
