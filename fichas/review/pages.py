"""What the pages of a review show of a ficha: both texts, what is said about them, what happened, what can be done."""

import dataclasses
from dataclasses import dataclass
from functools import cached_property

from django.forms import BoundField
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from practices.answers import read_answers, read_canonical
from practices.lists import Lists
from practices.sections import FIELDS, Field, Kind
from practices.words import count_words

from ..deadlines import taken_back_until
from ..form.check_list import CONTACT
from ..form.drafts import private
from ..form.pages import attachment_rows
from ..form.pages import heading as author_heading
from ..form.sections import FORM_SECTIONS
from ..models import Ficha, FichaText, Snapshot
from ..signed_text import SignedText
from ..states import Action, State
from .comments import threads
from .comparison import changes, language_of, read_as_text
from .extracts import extract_of, is_out_of_date
from .queue import label
from .word_diff import SAME, Piece, compare_texts, is_rewritten


@dataclass
class Row:
    """An answer as its country wrote it, as the extract has it, and what is said about it."""

    field: str
    numeral: str
    label: str
    text: str
    language: str = ""  # of what was written; the titles of a list are the page's
    words: int | None = None
    limit: int | None = None
    pieces: list[Piece] = dataclasses.field(default_factory=list)
    extract_words: int | None = None
    extract: str = ""
    extract_language: str = ""
    differs: bool = False
    threads: list[dict] = dataclasses.field(default_factory=list)
    edit_url: str = ""
    files: list[dict] = dataclasses.field(default_factory=list)
    # Where one writes in place: a remark, a note of the desk to itself, and the extract.
    remark: BoundField | None = None
    note: BoundField | None = None
    in_place: dict | None = None

    @property
    def is_rewritten(self) -> bool:
        return is_rewritten(self.pieces)


@dataclass(frozen=True)
class Texts:
    """Both texts of a ficha, read once."""

    country: SignedText
    extract: FichaText | None

    @classmethod
    def of(cls, ficha: Ficha) -> "Texts":
        return cls(SignedText.of(ficha), extract_of(ficha))

    @cached_property
    def country_answers(self) -> dict:
        return self.country.answers

    @cached_property
    def extract_answers(self) -> dict | None:
        return read_answers(self.extract) if self.extract else None

    @property
    def public_answers(self) -> dict:
        """Those that would be published."""
        return self.extract_answers or self.country_answers


def sections(texts: Texts, lists: Lists, comments) -> list[dict]:
    """Every answer in the order of the form; where the extract differs, with what became of each word."""
    country, extract = texts.country_answers, texts.extract_answers
    about = threads(comments)
    return [
        {
            "code": section.code,
            "title": section.title,
            "rows": [
                row(texts, section.code, field, lists, about.get(field.name, []))
                for field in section.fields
                if has_row(field, country, extract)
            ],
        }
        for section in FORM_SECTIONS
    ]


def has_row(field: Field, *texts: dict | None) -> bool:
    """A text of «Otro» and the end of a period have a row only where something was said."""
    if field.private:
        return False
    return field.has_row or any(text and text.get(field.name) for text in texts)


def row(texts: Texts, section: str, field: Field, lists: Lists, about: list) -> Row:
    ficha, extract = texts.country.ficha, texts.extract_answers
    text = read_as_text(field, texts.country_answers, lists)
    shown = Row(
        field=field.name,
        numeral=field.numeral,
        label=str(field.label),
        text=text,
        language=language_of(field, texts.country_answers),
        words=count_words(text) if field.max_words else None,
        limit=field.max_words,
        threads=about,
        edit_url=reverse("fichas:extract", args=[ficha.reference, section]),
    )
    if field.kind is Kind.FILES:  # those of the country; the extract may title, order and leave them out
        shown.files = attachment_rows(ficha, texts.country.files)
        shown.edit_url = reverse("fichas:extract_files", args=[ficha.reference]) if shown.files else ""
    elif extract:
        shown.extract = read_as_text(field, extract, lists)
        shown.extract_language = language_of(field, extract)
        shown.pieces = compare_texts(text, shown.extract)
        shown.differs = any(kind != SAME for kind, _text in shown.pieces)
        shown.extract_words = count_words(shown.extract) if field.max_words else None
    return shown


def heading(ficha: Ficha, text: SignedText) -> dict:
    return author_heading(ficha, text) | {
        "state": label(ficha.state),
        "round": ficha.round,
        "publish_on": ficha.publish_on,
        "is_published": ficha.state == State.PUBLISHED,
        "version_label": ficha.version.label if ficha.version else "",
        "url": reverse("fichas:review", args=[ficha.reference]),
    }


def contact(text: SignedText) -> list[dict]:
    """The personal half of 1.12, for the desk alone. No snapshot has it: once its country writes another, there is none."""
    given = {} if text.wrote_since(CONTACT) else private(text.text)
    return [{"label": str(FIELDS[name].label), "value": value} for name, value in given.items() if value]


def decisions(ficha: Ficha, *, is_signed: bool) -> list[dict]:
    """What the desk can decide now, in the order in which it usually does. `is_signed`: the text that would be published."""
    offered = []
    if ficha.state == State.SUBMITTED and not ficha.is_of_errata:
        offered.append(decision(Action.REQUEST_CHANGES, _("Pedir cambios al país")))
        offered.append(decision(Action.ASK_AGREEMENT, _("Pedir la conformidad del país con el extracto")))
    if ficha.state == State.SUBMITTED and ficha.is_of_errata and not is_signed:
        offered.append(decision(Action.ASK_AGREEMENT, _("Pedir otra vez la firma del país")))
    if ficha.state in (State.SUBMITTED, State.AGREED) and is_signed:
        offered.append(decision(Action.SCHEDULE, _("Publicar otro día"), date=True))
        offered.append(decision(Action.PUBLISH, _("Publicar ahora")))
    if ficha.publish_on:
        offered.append(decision(Action.UNSCHEDULE, _("Anular la fecha de publicación")))
    if ficha.state in (State.AGREED, State.DECLINED):
        offered.append(decision(Action.REOPEN, _("Volver a abrir la revisión")))
    if ficha.state == State.SUBMITTED:
        offered.append(decision(Action.DECLINE, _("No incorporarla al repositorio")))
    if ficha.state == State.AWAITING_CONSENT and ficha.is_of_errata:
        offered.append(decision(Action.DECLINE, _("Retirar la propuesta")))
    if ficha.is_incorporated and ficha.objections.open().exists():
        offered.append(decision(Action.ANSWER_OBJECTION, _("Responder a la objeción")))
    if ficha.version_id == ficha.current_id and (until := taken_back_until(ficha)):
        words = _("Retirar la publicación (hasta las %s)") % time_format(timezone.localtime(until))
        offered.append(decision(Action.TAKE_BACK, words))
    return offered


def decision(action: Action, words_for_it: str, date: bool = False) -> dict:
    return {"code": action.value, "label": words_for_it, "date": date}


def is_stale(ficha: Ficha) -> bool:
    """Whether the practice has another current version than the one its revision began from."""
    return bool(ficha.base_id and ficha.current_id and ficha.current_id != ficha.base_id)


def out_of_date(texts: Texts) -> bool:
    return texts.extract is not None and is_out_of_date(texts.extract)


def since_last_round(ficha: Ficha) -> tuple[Snapshot, Snapshot] | None:
    """The last two texts that its country signed as its own."""
    signed = ficha.snapshots.signed().filter(role=FichaText.Role.COUNTRY)
    latest = list(signed.order_by("-number")[:2])
    return (latest[1], latest[0]) if len(latest) == 2 else None


def comparison(ficha: Ficha, asked: tuple[str, str], lists: Lists) -> dict:
    """Any two texts that were kept, by their numbers; without numbers, what its country changed since it last signed."""
    kept = {str(snapshot.number): snapshot for snapshot in ficha.snapshots.select_related("taken_by")}
    first, second = map(kept.get, asked)
    pair = (first, second) if first and second else since_last_round(ficha)
    chosen = [str(snapshot.number) for snapshot in pair] if pair else []
    texts = [read_canonical(snapshot.text) for snapshot in pair] if pair else []
    return {
        "kept": [{"number": number, "label": kept_label(snapshot)} for number, snapshot in kept.items()],
        "before": pair and pair[0],
        "after": pair and pair[1],
        "chosen": chosen or ["", ""],
        "changes": changes(texts[0], texts[1], lists) if texts else [],
    }


def kept_label(snapshot: Snapshot) -> str:
    """A text that was kept, in a line to choose it by."""
    day = date_format(timezone.localtime(snapshot.taken_at), "SHORT_DATETIME_FORMAT")
    facts = {
        "n": snapshot.number,
        "day": day,
        "name": snapshot.signed_by or snapshot.taken_by.get_short_name(),
    }
    if snapshot.role == FichaText.Role.COUNTRY and not snapshot.signed_by:
        return _("%(n)s. Texto incorporado sin firma por %(name)s (%(day)s)") % facts
    if snapshot.role == FichaText.Role.COUNTRY:
        return _("%(n)s. Texto del país, firmado por %(name)s (%(day)s)") % facts
    if snapshot.signed_by:
        return _("%(n)s. Extracto, con la conformidad de %(name)s (%(day)s)") % facts
    return _("%(n)s. Extracto, guardado por %(name)s (%(day)s)") % facts
