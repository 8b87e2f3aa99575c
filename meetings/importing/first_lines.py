"""The lines before the first heading or paragraph: they say what the meeting is."""

from collections.abc import Iterable

from practices.spelling import fold

from . import titles
from .choices import Datum
from .cutting import Block
from .datelines import is_dateline, place_in, place_said, read_dates
from .headings import first_named
from .proposal import EventData
from .titles import EVENT_KINDS, FORUMS
from .vocabulary import Said, Section

MAX_LINES = 15
MAX_WORDS = 25
SENTENCE = 6  # words from which a line that ends with a full stop is a sentence
MIN_TITLE = 4  # words of a title that could be a heading
MAX_TITLE = 250  # characters


def is_first_line(block: Block, number: int) -> bool:
    if block.is_item and block.mark != "#":
        return False
    return (
        number < MAX_LINES
        and block.words <= MAX_WORDS
        and (is_dateline(block.text) or not (block.text.endswith(".") and block.words >= SENTENCE))
    )


def is_title(block: Block, following: Block | None, said: Said | None) -> bool:
    """Whether the very first line is the title of the text, though it begins as a heading does.

    «Conclusiones del taller …», or whatever stands above a place and a day.
    """
    if block.is_item or block.words < MIN_TITLE or block.text.endswith((":", "?")) or following is None:
        return False
    names_event = isinstance(said, Section) and EVENT_KINDS.search(fold(block.text)) is not None
    return names_event or is_dateline(following.text)


def announces_in_passing(block: Block) -> bool:
    """A line in capitals that speaks of objectives or the like, without naming them first, is a heading."""
    return block.text.isupper() and first_named(block.text) is not None


def datum_of(block: Block, *, has_title: bool) -> Datum:
    datum = titles.datum_of(block.text)
    if datum == Datum.OTHER and not has_title and block.words > 1 and not block.text.startswith("("):
        return Datum.TITLE
    return datum


def read_event(
    data: Iterable[tuple[Datum | None, str]], round_table: int | None, language: str = ""
) -> EventData:
    """What the pieces of data say of the event. A date only where a line of data says one."""
    lines = list(data)
    said = dict(reversed(lines))
    starts_on, ends_on = read_dates(said.get(Datum.DATE, ""))
    dated = said.get(Datum.DATE, "")
    title = said.get(Datum.TITLE) or (dated if EVENT_KINDS.search(fold(dated)) else said.get(Datum.FORUM, ""))
    whole = fold(" ".join([title, *(text for _datum, text in lines)]))
    kind = EVENT_KINDS.search(FORUMS.sub("", whole))
    return EventData(
        title=titles.title_of(title[: 2 * MAX_TITLE])[:MAX_TITLE],
        forum=said.get(Datum.FORUM, "")[:MAX_TITLE],
        event_kind=kind[0] if kind else "",
        starts_on=starts_on,
        ends_on=ends_on,
        figures=tuple(text for datum, text in lines if datum == Datum.FIGURE),
        round_table=round_table,
        place=place_in(dated) or next(filter(None, (place_said(text) for _datum, text in lines)), ""),
        language=language,
    )
