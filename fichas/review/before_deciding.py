"""What one should know before deciding about a ficha: objections, States that were told, duplicates, the extract, remarks."""

from dataclasses import dataclass
from datetime import datetime

from practices.sections import FIELDS

from ..models import Comment, Ficha
from ..signing import is_as_signed
from ..states import AT_THE_DESK, State
from .associates import states_of
from .comments import threads
from .duplicates import duplicates
from .pages import Texts, decisions


@dataclass(frozen=True)
class Noted:
    """A remark to the country in a line: what it is about, what it says, and who answered it when."""

    numeral: str
    anchor: str
    text: str
    language: str  # of whoever wrote it
    by: str = ""
    at: datetime | None = None


def before_deciding(ficha: Ficha, texts: Texts, comments: list[Comment], sections: list[dict]) -> dict:
    is_signed = is_as_signed(ficha)
    differing = [row for section in sections for row in section["rows"] if row.differs]
    return {
        "is_signed": is_signed,
        "decisions": decisions(ficha, is_signed=is_signed),
        "states": sorted(states_of(ficha), key=lambda one: not one["overrule_on"]),
        "duplicates": duplicates(ficha, texts.country_answers) if ficha.state in AT_THE_DESK else [],
        "differing": len(differing),
        "wants_agreement": ficha.state == State.SUBMITTED and texts.extract is not None and not is_signed,
        "unsent": [noted(remark) for remark in comments if not (remark.is_internal or remark.sent_at)],
        "answered": answered(comments),
    }


def noted(remark: Comment, **answer) -> Noted:
    field = FIELDS.get(remark.field)
    numeral = (field.numeral or str(field.label)) if field else ""
    return Noted(numeral, f"comments-{remark.field or 'all'}", remark.text, remark.by.language, **answer)


def answered(comments: list[Comment]) -> list[Noted]:
    """Those that nobody called settled, with the last answer that the other side reads."""
    found = []
    for thread in (thread for about in threads(comments).values() for thread in about):
        first, sent = thread["comment"], [reply for reply in thread["replies"] if reply.sent_at]
        if sent and not first.resolved_at:
            found.append(noted(first, by=sent[-1].by.get_short_name(), at=sent[-1].sent_at))
    return found
