"""What becomes public of a meeting, item by item, and what is taken back: the one caller of `practices.recording`.

A statement goes out as `words`, attributed as was chosen for it. What it must not say is refused here, whichever page asks.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from people.private_files import find
from practices import public_files, recording
from practices.fields import drop_unseen
from practices.models import Country, EventContent, PublicEvent, PublicItem, Recommends, TableContent
from practices.recording import Item, columns_of
from practices.spelling import fold, join_names
from practices.statement_kinds import NEVER_PUBLIC, ActorKind, Kind

from .careful import public_words, silent_states
from .models import Attribution, Event, EventFile, EventLog, Statement, WorkingTable
from .naming import Namer
from .states import Act, State
from .workflow import log

MOST_AT_ONCE = 450  # a request takes 500 fields


def kind_in_public(statement: Statement) -> str:
    """Only governments recommend, where the meeting says so: what others recommended goes out as a proposal."""
    table = statement.table
    rule = (table.recommends if table else "") or statement.event.recommends
    is_theirs = rule == Recommends.TABLE or statement.actor_kind == ActorKind.GOVERNMENT
    return Kind.PROPOSAL if statement.kind == Kind.RECOMMENDATION and not is_theirs else statement.kind


def obstacles(statement: Statement, names: Namer) -> list[str]:
    """Why a statement cannot be released as it stands, in sentences."""
    found = []
    if statement.kind in NEVER_PUBLIC:
        found.append(_("Es una indicación para quien facilita: no se publica."))
    if statement.state != State.ADMITTED:
        found.append(_("No está admitido."))
    if statement.is_public:
        found.append(_("Ya está publicado."))
    if shows_note(statement):
        found.append(_("El texto público dice lo que está en la nota interna."))
    if silent := silent_states(statement, names):
        found += named_too_early(statement, silent, names)
    return found


def shows_note(statement: Statement) -> bool:
    """Whether what would be read holds the internal note, or a sentence of it."""
    text = flat(public_words(statement))
    return any(flat(part) in text for part in statement.internal_note.splitlines() if len(flat(part)) > 8)


def flat(text: str) -> str:
    return " ".join(fold(drop_unseen(text)).split())


def named_too_early(statement: Statement, silent: list[Country], names: Namer) -> list[str]:
    """Silent States are named neither beside the text nor in it; both are said at once."""
    found, said = [], {country.pk for country in (*statement.countries.all(), *statement.beside.all())}
    beside = [country.name for country in silent if country.pk in said]
    if statement.attribution == Attribution.NAMED and beside:
        words = _("Lleva el nombre de %s, sin su acuerdo: elija otra atribución o espere su respuesta.")
        found.append(words % join_names(beside))
    written = {country.pk for country in names(public_words(statement))}
    if still := [country.name for country in silent if country.pk in written]:
        words = _("El texto, su encabezado o su nota nombra a %s, sin su acuerdo: quite el nombre o espere.")
        found.append(words % join_names(still))
    return found


def item_of(statement: Statement, table: int | None) -> Item:
    """The public copy of a statement, with what its attribution lets be said of who spoke."""
    is_named = statement.attribution == Attribution.NAMED
    values = {
        "kind": kind_in_public(statement),
        "text": statement.words,
        "table_id": table,
        "parent_id": statement.answers.item_id if statement.answers and statement.answers.is_public else None,
        "practice_id": statement.practice_id if is_named else None,  # its code names its State
        "actor_kind": "" if statement.attribution == Attribution.NONE else statement.actor_kind,
        "place": statement.place if is_named else "",
        "actor": statement.actor if is_named else "",
    }
    same = ("heading", "label", "language", "strand", "year", "footnote", "position")
    lists = {"objectives": keys(statement.objectives)}
    if is_named:
        lists |= {"countries": keys(statement.countries), "beside": keys(statement.beside)}
    return Item(values | {name: getattr(statement, name) for name in same}, lists)


def keys(rows) -> list[int]:
    return [row.pk for row in rows.all()]


@transaction.atomic
def release(event: Event, statements: Iterable[Statement], by) -> list[PublicItem]:
    """Makes these statements public, all or none, and with them the meeting and its tables as they stand. Raises
    ValidationError, with one sentence for each that cannot be."""
    event = Event.objects.select_for_update().get(pk=event.pk)
    locked = Statement.objects.select_for_update(of=("self",))
    rows = readable(locked.filter(event=event, pk__in=[row.pk for row in statements]))
    names = Namer()
    refused = [f"«{row.words[:60]}»: {sentence}" for row in rows for sentence in obstacles(row, names)]
    if refused:
        raise ValidationError(refused)
    public = record(event)
    tables = {table.pk: record_table(public, table) for table in {row.table for row in rows if row.table}}
    items = recording.release_items(public, [item_of(row, tables.get(row.table_id or 0)) for row in rows])
    recording.put_beneath(beneath(rows, items))
    for row, item in zip(rows, items, strict=True):
        Statement.objects.filter(pk=row.pk).update(item=item)
    EventLog.objects.bulk_create(EventLog(event=event, act=Act.RELEASE, by=by, statement=row) for row in rows)
    if not rows:
        log(event, Act.RELEASE, by, event.title)
    return items


def beneath(rows: list[Statement], items: list[PublicItem]) -> list[tuple[PublicItem, PublicItem]]:
    """The items that belong to another of the same release, each with that one."""
    by_row = {row.pk: item for row, item in zip(rows, items, strict=True)}
    pairs = [(item, by_row.get(row.answers_id or 0)) for row, item in zip(rows, items, strict=True)]
    return [(item, above) for item, above in pairs if above]


def readable(statements) -> list[Statement]:
    """Statements with all that their release asks for, in few queries."""
    return list(
        statements.select_related(
            "event", "table__event", "item", "answers__item", "practice"
        ).prefetch_related("countries", "beside", "objectives", "consents")
    )


def record(event: Event) -> PublicEvent:
    """The public copy of a meeting's data, as they stand."""
    public = recording.record_event(
        event.code, columns_of(event, EventContent), event.objectives.values_list("pk", flat=True)
    )
    if event.public_id is None:
        event.public = public
        event.save(update_fields=["public"])
    for table in event.tables.exclude(public=None):
        recording.record_table(public, columns_of(table, TableContent))
    return public


@transaction.atomic
def release_file(file: EventFile, by) -> None:
    """Makes a document public, and with it the meeting. Raises ValidationError for a list of participants."""
    event = Event.objects.select_for_update().get(pk=file.event_id)
    if file.kind == EventFile.Kind.LIST:
        raise ValidationError(_("Una lista de participantes nunca se publica."))
    path = find(file.sha256)
    if path is None:
        raise ValidationError(_("El archivo no está: agréguelo de nuevo."))
    if not EventFile.objects.filter(pk=file.pk, is_released=False).update(is_released=True):
        return
    public_files.store_attachment(path.read_bytes())
    names = ("title", "name", "sha256", "size", "media_type")
    recording.record_file(record(event), {name: getattr(file, name) for name in names})
    log(event, Act.RELEASE, by, file.name)


@transaction.atomic
def withdraw_file(file: EventFile, by) -> None:
    """Takes a document back."""
    event = Event.objects.select_for_update().get(pk=file.event_id)
    if EventFile.objects.filter(pk=file.pk, is_released=True).update(is_released=False) and event.public:
        recording.withdraw_file(event.public, file.sha256)
        log(event, Act.RETRACT, by, file.name)


def record_table(public: PublicEvent, table: WorkingTable) -> int:
    copy = recording.record_table(public, columns_of(table, TableContent))
    if table.public_id is None:
        table.public = copy
        table.save(update_fields=["public"])
    return copy.pk


@transaction.atomic
def retract(event: Event, statements: Iterable[Statement], reason: str, by) -> int:
    """Takes back what is public of these statements, with a reason that everyone reads. Returns how many that were."""
    if not reason.strip():
        raise ValidationError(_("Escriba por qué se retracta: se lee en la página pública."))
    Event.objects.select_for_update().get(pk=event.pk)
    released = Statement.objects.select_for_update(of=("self",)).public().filter(event=event)
    rows = list(released.filter(pk__in=[row.pk for row in statements]).select_related("item"))
    recording.retract_items([row.item for row in rows if row.item], reason)
    EventLog.objects.bulk_create(
        EventLog(event=event, act=Act.RETRACT, by=by, statement=row, words=reason) for row in rows
    )
    return len(rows)
