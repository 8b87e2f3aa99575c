"""A paragraph or an item as a statement, or as several where its sentences say different things."""

from functools import partial
from itertools import pairwise

from practices.statement_kinds import Kind

from .announcing import strand_in
from .choices import Datum, Reason, Role
from .countries import without_accents
from .cutting import Block
from .drafts import Draft, draft_of
from .forms import kind_by_form
from .headings import first_named, prefix_of, strand_of
from .items import answers, is_of_another_kind, is_one, kind_of_item, named_among
from .saying import read_sentence
from .sentences import sentence_starts
from .sorting import ANNOUNCED_IN_A_GUIDE, free_reader, is_of_a_state, kind_of_one, sentences_by_kind
from .source import Clipper
from .speech import is_speech
from .state import Here, Reading
from .topics import topic_of
from .vocabulary import Section
from .weighing import is_narrative, kind_reader


def read_statement(reading: Reading, here: Here) -> bool:
    draft = draft_of(Role.STATEMENT, here.apart)
    if reading.columns:
        draft.row_countries = list(reading.columns.row_countries)
    if reading.columns and reading.columns.kind:
        state(reading, draft, reading.columns.kind, Reason.COLUMN)
    elif not read_prefix(reading, draft, here.block):
        read_by_section(reading, draft, here)
    return True


def state(reading: Reading, draft: Draft, kind: Kind, reason: Reason) -> None:
    draft.kind, draft.reason = kind, reason
    reading.add(draft)


def add_data(reading: Reading, draft: Draft) -> None:
    draft.role, draft.datum = Role.DATA, Datum.OTHER
    reading.add(draft)


def read_prefix(reading: Reading, draft: Draft, block: Block) -> bool:
    """«Desafío: …» says its kind by itself, «Fecha: …» that it is data; «Trata: …» says its strand."""
    draft.strand = strand_of(block.text.partition(":")[0]) if ":" in block.text[:60] else None
    said, _words = prefix_of(block.text) or (None, "")
    if said == Section.DATA:
        add_data(reading, draft)
    elif isinstance(said, Kind) and said != Kind.MATRIX:
        state(reading, draft, said, Reason.PREFIX)
    else:
        return False
    return True


def read_by_section(reading: Reading, draft: Draft, here: Here) -> None:
    said, block = reading.said, here.block
    is_beside = reading.is_listed and not block.is_item and not block.cell
    if said == Section.DATA:
        add_data(reading, draft)
    elif not isinstance(said, Kind):
        read_freely(reading, draft, here)
    elif said == Kind.QUESTION and not reading.is_guide and answers(block):
        reading.announce(None)
        read_freely(reading, draft, here)
    elif own := kind_of_item(block, said):
        state(reading, draft, own, Reason.SENTENCE)
    elif said == Kind.CONTEXT and is_speech(without_accents(block.text)):
        cut_by_kind(reading, draft, block)
    elif not is_beside and not reading.is_guide and is_of_another_kind(block, said):
        cut_by_kind(reading, draft, block, said)
    elif said in (Kind.INSTRUCTION, Kind.CONTEXT):
        state(reading, draft, said, Reason.HEADING)
    elif said == Kind.MATRIX or is_beside:
        read_beside_list(reading, draft, block, said)
    elif not is_one(block) and not block.cell and is_narrative(block.text, said):
        cut_by_kind(reading, draft, block, said)
    else:
        other = named_among(block.text, reading.others, said)
        state(reading, draft, other or said, Reason.SENTENCE if other and other != said else Reason.HEADING)


def read_freely(reading: Reading, draft: Draft, here: Here) -> None:
    """Where nothing was announced: by its sentences. One that tells of the session may announce what follows."""
    cut_by_kind(reading, draft, here.block, topic_of(here.block.text))
    following = here.following
    announced = first_named(here.block.text) if read_sentence(here.block.text).kind == Kind.CONTEXT else None
    is_one_sentence = not sentence_starts(here.block.text)
    if (
        announced
        and is_one_sentence
        and following is not None
        and (following.is_item or strand_in(following))
    ):
        reading.said = announced


def read_beside_list(reading: Reading, draft: Draft, block: Block, said: Kind) -> None:
    """A paragraph that is no item of the list it stands beside."""
    if reading.is_guide and said in ANNOUNCED_IN_A_GUIDE:
        state(reading, draft, Kind.INSTRUCTION, Reason.BESIDE_LIST)
    else:
        cut_by_kind(reading, draft, block)


def cut_by_kind(reading: Reading, draft: Draft, block: Block, said: Kind | None = None) -> None:
    """The paragraph as one statement or, sentence by sentence, as several.

    Where a sentence does not say its kind it is of the heading's, `said`, or else context.
    """
    runs = runs_of(reading, block, said)
    otherwise = (
        Reason.HEADING if said else Reason.BESIDE_LIST if isinstance(reading.said, Kind) else Reason.NOTHING
    )
    parts = (
        [draft] if len(runs) == 1 else parts_of(reading, draft, [(start, end) for start, end, _kind in runs])
    )
    for part, (start, end, kind) in zip(parts, runs, strict=True):
        own = kind_in_body(reading, block.text[start:end], kind) if otherwise == Reason.NOTHING else kind
        is_unsaid = own != kind or kind == (said or Kind.CONTEXT)
        state(reading, part, own, otherwise if is_unsaid else Reason.SENTENCE)


def kind_in_body(reading: Reading, text: str, kind: Kind) -> Kind:
    """The kind of a run of sentences; of one that says nothing, behind the opening of a report, what its form says."""
    first = text[: next(iter(sentence_starts(text)), len(text))]
    if kind != Kind.CONTEXT or not reading.is_in_body or read_sentence(first).kind:
        return kind
    return kind_by_form(first)


def runs_of(reading: Reading, block: Block, said: Kind | None) -> list[tuple[int, int, Kind]]:
    """Where in a paragraph something of a kind is said, and of which."""
    if said:
        kind_of = kind_reader(block.text, said, reading.others)
    elif isinstance(reading.said, Kind):
        kind_of = kind_of_one
    else:
        kind_of = free_reader(reading.countries, is_spoken=bool(reading.speakers.value))
    begins_anew = partial(is_of_a_state, countries=reading.countries)
    runs = list(sentences_by_kind(block.text, said or Kind.CONTEXT, kind_of, begins_anew))
    return [(0, len(block.text), runs[0][2])] if is_one(block) else runs


def parts_of(reading: Reading, draft: Draft, ends: list[tuple[int, int]]) -> list[Draft]:
    """The draft cut; what stands beside its text stays with the first part."""
    clipper = Clipper(reading.text, draft.places)
    first, *others = (clipper.clip(start, end) for start, end in ends)
    draft.places = first
    rest = [
        Draft(Role.STATEMENT, draft.line, draft.last_line, places, strand=draft.strand) for places in others
    ]
    parts = [draft, *rest]
    for before, part in pairwise(parts):
        part.after = before
    return parts
