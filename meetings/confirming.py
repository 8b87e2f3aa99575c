"""A report comes in: kept byte for byte, proposed, put right by a person, confirmed in one transaction. All of it is private."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.models import Country, TableKind
from practices.statement_kinds import Kind

from .importing.countries import Countries
from .importing.proposal import Piece, Proposal, Table, from_json
from .importing.proposing import propose
from .importing.speakers import without_speaker
from .models import Event, Source, Statement, WorkingTable
from .naming import known_countries
from .states import Act, State
from .workflow import log

TITLE = Event._meta.get_field("title").max_characters


def proposal_of(text: str) -> Proposal:
    """What a text is proposed to become. Raises `Refused`."""
    return propose(text, known_countries())


@transaction.atomic
def receive(event: Event, title: str, name: str, data: bytes, text: str, proposal: Proposal, by) -> Source:
    """Keeps a report of a meeting with what it is proposed to become. Raises ValidationError when the meeting has it."""
    digest = hashlib.sha256(data).hexdigest()
    if there := event.sources.filter(sha256=digest).first():
        day = timezone.localtime(there.received_at).strftime("%d/%m/%Y")
        raise ValidationError(_("Este mismo informe ya entró en esta reunión el %s.") % day)
    return event.sources.create(
        title=(title or proposal.event.title or name or event.title)[:TITLE],
        file_name=name,
        data=data,
        sha256=digest,
        text=text,
        proposal=proposal.as_json(),
        received_by=by,
    )


def elsewhere(data: bytes, event: Event | None) -> Source | None:
    """The same report in another meeting, if it is in one."""
    same = Source.objects.filter(sha256=hashlib.sha256(data).hexdigest()).select_related("event")
    return same.exclude(event=event).first()


@transaction.atomic
def correct(source: Source, change: Callable[[Proposal, int], Proposal]) -> Source:
    """Keeps a correction of the proposal. `change` is given it as it stands, and its revision. Raises ValidationError once it
    is confirmed, and Refused."""
    row = Source.objects.select_for_update().select_related("event").get(pk=source.pk)
    if row.confirmed_at:
        raise ValidationError(_("Este informe ya está confirmado."))
    before = from_json(row.proposal)
    after = change(before, row.revision)
    if after != before:
        row.proposal, row.revision = after.as_json(), row.revision + 1
        row.save(update_fields=["proposal", "revision"])
    return row


@transaction.atomic
def confirm(source: Source, revision: int, by) -> list[Statement]:
    """Makes statements of the proposal as it stands at this revision, and fills in what the meeting did not know of itself.
    Raises ValidationError while a word has no place, and when it was confirmed or changed meanwhile."""
    source = Source.objects.select_for_update().select_related("event").get(pk=source.pk)
    check(source, revision)
    proposal, event = from_json(source.proposal), Event.objects.select_for_update().get(pk=source.event_id)
    fill_in(event, proposal)
    rows = keep(proposal, source, keep_tables(event, proposal.tables), by)
    source.confirmed_by, source.confirmed_at = by, timezone.now()
    source.save(update_fields=["confirmed_by", "confirmed_at"])
    words = ngettext("%(title)s: %(n)d aporte", "%(title)s: %(n)d aportes", len(rows))
    log(event, Act.IMPORT, by, words % {"title": source.title, "n": len(rows)})
    return rows


def check(source: Source, revision: int) -> None:
    if source.confirmed_at:
        raise ValidationError(_("Este informe ya está confirmado."))
    if source.revision != revision:
        raise ValidationError(
            _("Otra persona lo cambió mientras tanto: mírelo de nuevo antes de confirmarlo.")
        )
    proposal = from_json(source.proposal)
    if not proposal.account.is_closed:
        raise ValidationError(_("Hay palabras sin lugar: deles uno, o apártelas."))
    if without := [
        piece.from_line for piece in proposal.statements if piece.kind == Kind.RECOUNT and not piece.year
    ]:
        lines = ", ".join(map(str, without))
        raise ValidationError(_("Un punto del recuento lleva su año. Falta en: %s.") % lines)


def fill_in(event: Event, proposal: Proposal) -> None:
    """What the report says of the meeting, where nobody wrote it yet."""
    said = proposal.event
    if not event.starts_on and said.starts_on:
        event.starts_on = date.fromisoformat(said.starts_on)
        event.ends_on = date.fromisoformat(said.ends_on) if said.ends_on else None
    event.figures = event.figures or "\n".join(said.figures)
    event.place = event.place or said.place
    event.save(update_fields=["starts_on", "ends_on", "figures", "place"])


def keep_tables(event: Event, tables: tuple[Table, ...]) -> list[WorkingTable]:
    """The tables that the report names, in its order: those that the meeting has by the same title, else new ones."""
    there = {table.title.casefold(): table for table in event.tables.all()}
    number = max((table.number for table in there.values()), default=0)
    kept = []
    for table in tables:
        title = table.title[:TITLE]
        if title.casefold() not in there:
            number += 1
            kind = table.kind if table.kind in TableKind.values else TableKind.TABLE
            there[title.casefold()] = event.tables.create(number=number, title=title, kind=kind)
        kept.append(there[title.casefold()])
    return kept


def keep(proposal: Proposal, source: Source, tables: list[WorkingTable], by) -> list[Statement]:
    last = source.event.statements.order_by("-position").values_list("position", flat=True).first() or 0
    pieces = list(proposal.statements)
    countries = known_countries()
    language = proposal.event.language or source.event.language
    rows = [statement_of(piece, source, tables, countries) for piece in pieces]
    for place, row in enumerate(rows, last + 1):
        row.position, row.written_by, row.language = place, by, language
    Statement.objects.bulk_create(rows)
    by_piece = {piece.id: row for piece, row in zip(pieces, rows, strict=True)}
    answering = [(by_piece[piece.id], by_piece.get(piece.answers or -1)) for piece in pieces]
    for row, answered in answering:
        row.answers = answered
    Statement.objects.bulk_update([row for row, answered in answering if answered], ["answers"])
    for name in ("countries", "beside"):
        write_countries(name, pieces, rows)
    return rows


def statement_of(piece: Piece, source: Source, tables: list[WorkingTable], countries: Countries) -> Statement:
    same = ("kind", "text", "heading", "label", "place", "actor", "actor_kind", "strand", "year", "footnote")
    shorter = without_speaker(piece.text, countries)
    notes = [piece.internal_note, _("Repite un aporte anterior del informe.") if piece.repeated else ""]
    return Statement(
        event=source.event,
        table=None if piece.table is None else tables[piece.table],
        source=source,
        from_line=piece.from_line,
        to_line=piece.to_line,
        said_in_plenary=piece.said_in_plenary,
        internal_note="\n".join(filter(None, notes)),
        public_text=shorter if shorter != piece.text else "",  # who spoke stands beside it
        attribution=source.event.attribution,
        state=State.ADMITTED,
        **{name: getattr(piece, name) for name in same},
    )


def write_countries(name: str, pieces: list[Piece], rows: list[Statement]) -> None:
    """The countries of many statements, in one insert."""
    known = dict(Country.objects.values_list("code", "pk"))
    through = getattr(Statement, name).through
    through.objects.bulk_create(
        through(statement_id=row.pk, country_id=known[code])
        for piece, row in zip(pieces, rows, strict=True)
        for code in getattr(piece, name)
        if code in known
    )


def counts(proposal: Proposal) -> Iterator[tuple[str, int]]:
    """How many statements of each kind are proposed, in the order of the kinds."""
    kinds = [piece.kind for piece in proposal.statements]
    return ((str(kind.label), kinds.count(kind)) for kind in Kind if kind in kinds)
