"""The only way anything changes at a meeting: each act locks what it changes and writes one line of the history."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .models import Event, EventLog, Statement, SupersededText, WorkingTable
from .states import Act, State

# What a statement says, in the columns in which it is kept when another person's save takes their place.
WORDS = ("heading", "text", "internal_note", "footnote", "public_text")


class WrongState(Exception):
    """The statement is in another state by now; `state` says which."""

    def __init__(self, state: str):
        self.state = State(state)


class ConcurrentChange(Exception):
    """Another person changed the statement meanwhile; `statement` is as it stands now."""

    def __init__(self, statement: Statement):
        self.statement = statement


@dataclass(frozen=True)
class Step:
    """From which states to which; whether it wants words."""

    sources: tuple[State, ...]
    target: State
    wants_words: bool = False


STEPS = {
    Act.ADMIT: Step((State.PROPOSED, State.SET_ASIDE), State.ADMITTED),
    Act.SET_ASIDE: Step((State.PROPOSED, State.ADMITTED), State.SET_ASIDE, wants_words=True),
}


def log(event: Event, act: Act, by, words: str = "", statement: Statement | None = None) -> EventLog:
    return EventLog.objects.create(event=event, act=act, by=by, words=words, statement=statement)


@transaction.atomic
def create_event(event: Event, by) -> Event:
    """Keeps a new meeting, with its code."""
    event.created_by = by
    event.take_code()
    event.save()
    log(event, Act.CREATE_EVENT, by)
    return event


@transaction.atomic
def add_table(table: WorkingTable, by) -> WorkingTable:
    """Keeps a new table, after the others of its meeting."""
    event = Event.objects.select_for_update().get(pk=table.event_id)
    last = event.tables.order_by("-number").first()
    table.number = last.number + 1 if last else 1
    table.save()
    log(event, Act.ADD_TABLE, by, table.title)
    return table


@transaction.atomic
def write_statement(statement: Statement, lists: dict, by) -> Statement:
    """Keeps a new statement, after the others of its meeting. What comes twice, by its `client_key`, is kept once."""
    event = Event.objects.select_for_update().get(pk=statement.event_id)
    if there := event.statements.filter(client_key=statement.client_key).first():
        return there
    last = event.statements.order_by("-position").first()
    statement.position = last.position + 1 if last else 1
    statement.written_by = by
    statement.save()
    write_lists(statement, lists)
    log(event, Act.WRITE, by, statement=statement)
    return statement


def write_lists(statement: Statement, lists: dict) -> None:
    for name, rows in lists.items():
        getattr(statement, name).set(rows)


@transaction.atomic
def change_statement(statement: Statement, values: dict, lists: dict, revision: int, by) -> Statement:
    """Changes what a statement says. Raises ConcurrentChange when it is not at this revision any more, and ValidationError
    while it is public: what is read is not changed under its readers' eyes."""
    row = locked(statement)
    if row.revision != revision:
        raise ConcurrentChange(row)
    if row.is_public:
        raise ValidationError(_("Está publicado: para cambiarlo, retráctelo primero."))
    keep_superseded(row, values)
    if values.get("actor_kind", row.actor_kind) != row.actor_kind:
        row.actor_kind_by = by
    for name, value in values.items():
        setattr(row, name, value)
    row.revision += 1
    row.written_by = by if any(values.get(name) for name in ("heading", "text")) else row.written_by
    row.save()
    write_lists(row, lists)
    log(row.event, Act.CHANGE, by, statement=row)
    return row


def keep_superseded(row: Statement, values: dict) -> None:
    """Nobody's words are gone because another wrote in their place."""
    SupersededText.objects.bulk_create(
        SupersededText(statement=row, field=name, text=getattr(row, name), by_id=whose(row, name))
        for name in WORDS
        if name in values and getattr(row, name) and getattr(row, name) != values[name]
    )


def whose(row: Statement, name: str) -> int:
    return (row.public_text_by_id if name == "public_text" else None) or row.written_by_id


@transaction.atomic
def perform(act: Act, statement: Statement, by, words: str = "") -> Statement:
    """Takes a statement from one state to another. Raises WrongState, and ValidationError without the words it wants."""
    step, row = STEPS[act], locked(statement)
    if row.state not in step.sources or row.is_public:
        raise WrongState(row.state)
    if step.wants_words and not words.strip():
        raise ValidationError(_("Escriba por qué se aparta."))
    row.state, row.set_aside_for = step.target, words if step.wants_words else ""
    row.revision += 1
    row.save(update_fields=["state", "set_aside_for", "revision"])
    log(row.event, act, by, words, statement=row)
    return row


def locked(statement: Statement) -> Statement:
    return (
        Statement.objects.select_for_update(of=("self",)).select_related("event", "item").get(pk=statement.pk)
    )


@transaction.atomic
def prepare_release(statement: Statement, values: dict, objectives: list[int], revision: int, by) -> None:
    """Keeps how a statement shall go out. Raises ConcurrentChange when it is not at this revision any more."""
    row = locked(statement)
    if row.revision != revision or row.is_public:
        raise ConcurrentChange(row)
    keep_superseded(row, {"public_text": values["public_text"]})
    for name, value in values.items():
        setattr(row, name, value)
    row.public_text_by, row.revision = by, row.revision + 1
    row.save(update_fields=[*values, "public_text_by", "revision"])
    row.objectives.set(objectives)
    log(row.event, Act.CHANGE, by, statement=row)
