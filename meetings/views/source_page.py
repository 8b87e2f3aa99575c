"""The page of a report: its lines as they came, and beside them what they shall be."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.shortcuts import render

from practices.catalogue.index import lists_for
from practices.statement_kinds import Kind

from ..confirming import counts
from ..forms.importing import PieceLine
from ..importing.choices import Datum, Naming, Reason, Role
from ..importing.proposal import Piece, Proposal, Removal, from_json
from ..importing.source import lines_of
from ..models import Source

PIECES_A_PAGE = 120  # three fields each; a request takes 500
PIECES_A_ROW = 40


@dataclass
class Row:
    """Lines of the source, and the pieces and removals that stand in them."""

    first: int
    last: int
    source: str = ""
    pieces: list = field(default_factory=list)
    marks: list[Removal] = field(default_factory=list)  # taken out without a word in them

    @property
    def lines(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def rows_of(proposal: Proposal, text: str) -> list[Row]:
    """Pieces and removals in the order of the source; what shares a line stands together."""
    parts: list[Piece | Removal] = sorted(
        (*proposal.pieces, *proposal.removed), key=lambda part: (part.from_line, part.to_line)
    )
    rows: list[Row] = []
    for part in parts:
        if not rows or part.from_line > rows[-1].last or len(rows[-1].pieces) >= PIECES_A_ROW:
            rows.append(Row(part.from_line, part.to_line))
        rows[-1].last = max(rows[-1].last, part.to_line)
        rows[-1].pieces.append(part)
    lines = lines_of(text)
    for row in rows:
        own = [text[start:end] for start, end in lines[row.first - 1 : row.last]]
        row.source = "\n".join(line for line in own if line.strip())
    return rows


def pages_of(rows: list[Row]) -> list[list[Row]]:
    """The rows in order, as many together as one request can answer for."""
    pages: list[list[Row]] = [[]]
    room = PIECES_A_PAGE
    for row in rows:
        if len(row.pieces) > room and pages[-1]:
            pages.append([])
            room = PIECES_A_PAGE
        pages[-1].append(row)
        room -= len(row.pieces)
    return pages


def show_source(request, source: Source, bound: list[PieceLine] | None = None, error: str = ""):
    proposal, lists = from_json(source.proposal), lists_for(request)
    pages = Paginator(pages_of(rows_of(proposal, source.text)), 1)
    page = pages.get_page(request.GET.get("pagina"))
    lines = {line.piece.id: line for line in bound or ()}
    rows = page[0]
    for row in rows:
        row.marks = [part for part in row.pieces if isinstance(part, Removal) and not part.words]
        words = [part for part in row.pieces if part not in row.marks]
        row.pieces = [shown(part, lines, lists, is_open=source.confirmed_at is None) for part in words]
    account = proposal.account
    context = {
        "event": source.event,
        "source": source,
        "page": page,
        "rows": rows,
        "account": account,
        "widths": widths(account),
        "counts": list(counts(proposal)),
        "removed": len(proposal.removed),
        "error": error,
        "is_refused": bool(error or bound),
    }
    return render(request, "meetings/source.html", context, status=422 if context["is_refused"] else 200)


def shown(part: Piece | Removal, lines: dict[int, PieceLine], lists, *, is_open: bool) -> dict:
    """A piece or a removal as the page shows it."""
    if isinstance(part, Removal):
        return {"removal": part, "is_open": is_open}
    return {
        "piece": part,
        "form": (lines.get(part.id) or PieceLine(part, lists["country"])) if is_open else None,
        "is_statement": part.role == Role.STATEMENT,
        "what": Kind(part.kind).label
        if part.role == Role.STATEMENT
        else Datum(part.datum).label
        if part.datum
        else "",
        "why": reasons_of(part),
        "cuts": cuts(part) if is_open else [],
    }


def reasons_of(piece: Piece) -> list:
    """Why it is taken for what it is, and how its countries were found."""
    why = [Reason(piece.reason).label] if piece.reason else []
    return why + ([Naming(piece.naming).label] if piece.naming and (piece.countries or piece.beside) else [])


def cuts(piece: Piece) -> list[dict]:
    """Where a piece could be cut: before each of its sentences but the first, with the words that would begin the next."""
    return [{"at": at, "words": piece.text[at : at + 40]} for at in piece.sentences if at]


def widths(account) -> list[dict]:
    """The four parts of the account as lengths of a bar of a thousand."""
    total, start, bars = account.total or 1, 0.0, []
    for name, words in (
        ("full", account.statements),
        ("mid", account.data),
        ("line", account.headings),
        ("none", account.removed),
    ):
        width = 1000 * words / total
        bars.append({"name": name, "x": round(start, 1), "width": round(max(0, width - 2), 1)})
        start += width
    return bars
