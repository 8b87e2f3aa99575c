"""Reports as they are proposed, for the tests of the import: by name, by their words, and as Word files."""

import io

from docx import Document

from meetings.importing.proposal import Proposal
from meetings.importing.proposing import propose
from tests.meetings.countries import COUNTRIES
from tests.meetings.expected import Row, text


def proposed(name: str) -> Proposal:
    return propose(text(name), COUNTRIES)


def found(proposal: Proposal) -> list[Row]:
    return [
        Row(
            piece.from_line,
            piece.kind,
            piece.countries,
            piece.beside,
            f"{piece.actor}:{piece.actor_kind}" if piece.actor else "",
            piece.place,
            piece.strand,
            piece.year,
        )
        for piece in proposal.statements
    ]


def at(proposal, words: str):
    return next(piece for piece in proposal.pieces if words in piece.text)


def word(*blocks) -> bytes:
    """A Word file of paragraphs and, for lists of rows, tables; a cell's lines are its paragraphs."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=len(block), cols=len(block[0]))
        for cells, row in zip(block, table.rows, strict=True):
            for said, cell in zip(cells, row.cells, strict=True):
                cell.text = said
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
