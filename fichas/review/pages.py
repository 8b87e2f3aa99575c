"""What the pages of a review show of a ficha: both texts, what is said about them, what happened, what can be done."""

import json
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from practices.answers import answers
from practices.lists import Lists
from practices.words import count_words

from ..form.drafts import country_text, private
from ..form.fields import LABELS, LIMITS, QUESTIONS
from ..form.pages import attachment_rows, base
from ..form.sections import FORM_SECTIONS, PRIVATE
from ..models import Answers, Criterion, Ficha, Snapshot
from ..signing import is_as_signed
from ..states import Action, State
from .comments import threads
from .comparison import as_text, changes
from .extracts import extract_of, is_out_of_date
from .queue import label
from .word_diff import SAME, Piece, compare_texts, is_rewritten

# Shown with the answer that they belong to.
WITH_ANOTHER = ("end_year", "end_is_open")


@dataclass
class Row:
    """An answer as its country wrote it, as the extract has it, and what is said about it."""

    field: str
    numeral: str
    label: str
    text: str
    words: int | None = None
    limit: int | None = None
    pieces: list[Piece] = field(default_factory=list)
    extract_words: int | None = None
    extract: str = ""
    differs: bool = False
    threads: list[dict] = field(default_factory=list)
    edit_url: str = ""
    files: list[dict] = field(default_factory=list)

    @property
    def is_rewritten(self) -> bool:
        return is_rewritten(self.pieces)


@dataclass(frozen=True)
class Texts:
    """Both texts of a ficha, read once."""

    country: Answers
    extract: Answers | None

    @classmethod
    def of(cls, ficha: Ficha) -> "Texts":
        return cls(country_text(ficha), extract_of(ficha))


def sections(ficha: Ficha, texts: Texts, lists: Lists, comments) -> list[dict]:
    """Every answer in the order of the form; where the extract differs, with what became of each word."""
    said = answers(texts.country)
    edited = answers(texts.extract) if texts.extract else None
    about = threads(comments)
    found = []
    for section in FORM_SECTIONS:
        rows = [
            row(ficha, section.code, name, said, edited, lists, about.get(name, []))
            for name in section.fields
            if name not in PRIVATE and is_asked(name, said, edited)
        ]
        found.append({"code": section.code, "title": section.title, "rows": rows})
    return found


def is_asked(name: str, *texts: dict | None) -> bool:
    """A text of «Otro» and the end of a period have a row only where something was said."""
    if name not in QUESTIONS and name not in LABELS:
        return False
    beside = name.endswith("_other") or name in WITH_ANOTHER
    return not beside or any(said and said.get(name) for said in texts)


def row(ficha, section: str, name: str, said: dict, edited: dict | None, lists: Lists, about: list) -> Row:
    question = QUESTIONS.get(name)
    text = as_text(name, said, lists)
    one = Row(
        field=name,
        numeral=question.numeral if question else "",
        label=str(LABELS.get(name) or question.label),
        text=text,
        words=count_words(text) if name in LIMITS else None,
        limit=LIMITS.get(name),
        threads=about,
        edit_url=f"{reverse('fichas:extract', args=[ficha.reference, section])}#{name}",
    )
    if name == "files":  # the country's alone to change; an extract keeps those it began with
        one.edit_url, one.files = "", attachment_rows(country_text(ficha))
    if edited:
        other = as_text(name, edited, lists)
        one.extract, one.pieces = other, compare_texts(text, other)
        one.differs = any(kind != SAME for kind, _text in one.pieces)
        one.extract_words = count_words(other) if name in LIMITS else None
    return one


def heading(ficha: Ficha, text: Answers) -> dict:
    return {
        "reference": ficha.reference,
        "title": text.title or _("Sin título"),
        "country": ficha.country.name,
        "state": label(ficha.state),
        "state_code": ficha.state,
        "round": ficha.round,
        "on_behalf": ficha.on_behalf,
        "publish_on": ficha.publish_on,
        "practice_code": ficha.practice.code if ficha.practice else "",
        "is_published": ficha.state == State.PUBLISHED,
        "url": reverse("fichas:review", args=[ficha.reference]),
        "history_url": reverse("fichas:history", args=[ficha.reference]),
        "changes_url": reverse("fichas:changes", args=[ficha.reference]),
        "base": base(ficha),
        "base_url": reverse("fichas:against_published", args=[ficha.reference]) if ficha.base else "",
    }


def contact(text: Answers) -> list[dict]:
    """The personal half of 1.12, for the desk alone."""
    return [{"label": str(LABELS[name]), "value": value} for name, value in private(text).items() if value]


def criteria(ficha: Ficha, typed=None) -> list[dict]:
    """As they were saved, or as they were `typed` in a form that was refused."""
    known = {one.criterion: one for one in ficha.assessments.select_related("by")}
    found = []
    for code, words in Criterion.choices:
        saved = known.get(code)
        one: dict = {"code": code, "label": words, "assessment": saved}
        if typed:
            one |= {"is_met": code in typed.getlist("cumple"), "remark": typed.get(f"nota-{code}", "")}
        else:
            one |= {"is_met": bool(saved and saved.is_met), "remark": saved.remark if saved else ""}
        found.append(one)
    return found


def decisions(ficha: Ficha, texts: Texts) -> list[dict]:
    """What the desk can decide now, in the order in which it usually does."""
    found = []
    if ficha.state == State.SUBMITTED:
        found.append(
            decision(Action.REQUEST_CHANGES, _("Pedir cambios al país"), words=_("Qué debe cambiar"))
        )
        if texts.extract and not is_as_signed(ficha):
            found.append(decision(Action.ASK_AGREEMENT, _("Pedir la conformidad del país con el extracto")))
    if ficha.state in (State.SUBMITTED, State.AGREED) and is_as_signed(ficha):
        found.append(decision(Action.PUBLISH, _("Publicar ahora")))
        found.append(decision(Action.SCHEDULE, _("Publicar otro día"), date=True))
    if ficha.publish_on:
        found.append(decision(Action.UNSCHEDULE, _("Anular la fecha de publicación")))
    if ficha.state in (State.AGREED, State.DECLINED):
        found.append(decision(Action.REOPEN, _("Volver a abrir la revisión")))
    if ficha.state == State.SUBMITTED:
        found.append(
            decision(Action.DECLINE, _("No incorporarla al repositorio"), words=_("Motivo, que el país lee"))
        )
    return found


def decision(action: Action, words_for_it: str, words: str = "", date: bool = False) -> dict:
    return {"code": action.value, "label": words_for_it, "words": words, "date": date}


def is_stale(ficha: Ficha) -> bool:
    """Whether the practice has another current version than the one its revision began from."""
    return bool(ficha.base_id and ficha.practice.current_id and ficha.practice.current_id != ficha.base_id)


def out_of_date(texts: Texts) -> bool:
    return texts.extract is not None and is_out_of_date(texts.extract)


def what_was_said(snapshot: Snapshot) -> dict:
    return json.loads(snapshot.text)["answers"]


def since_last_round(ficha: Ficha) -> tuple[Snapshot, Snapshot] | None:
    """The last two texts that its country signed as its own."""
    signed = ficha.snapshots.signed().filter(role=Answers.Role.COUNTRY)
    found = list(signed.order_by("-number")[:2])
    return (found[1], found[0]) if len(found) == 2 else None


def comparison(ficha: Ficha, asked: tuple[str, str], lists: Lists) -> dict:
    """Any two texts that were kept, by their numbers; without numbers, what its country changed since it last signed."""
    kept = {str(one.number): one for one in ficha.snapshots.select_related("taken_by")}
    first, second = map(kept.get, asked)
    pair = (first, second) if first and second else since_last_round(ficha)
    chosen = [str(one.number) for one in pair] if pair else []
    return {
        "kept": [{"number": number, "label": kept_label(one)} for number, one in kept.items()],
        "before": pair and pair[0],
        "after": pair and pair[1],
        "chosen": chosen or ["", ""],
        "changes": changes(what_was_said(pair[0]), what_was_said(pair[1]), lists) if pair else [],
    }


def kept_label(one: Snapshot) -> str:
    """A text that was kept, in a line to choose it by."""
    day = date_format(timezone.localtime(one.taken_at), "SHORT_DATETIME_FORMAT")
    facts = {"n": one.number, "day": day, "name": one.signed_by or one.taken_by.get_short_name()}
    if one.role == Answers.Role.COUNTRY:
        return _("%(n)s. Texto del país, firmado por %(name)s (%(day)s)") % facts
    if one.signed_by:
        return _("%(n)s. Extracto, con la conformidad de %(name)s (%(day)s)") % facts
    return _("%(n)s. Extracto, guardado por %(name)s (%(day)s)") % facts
