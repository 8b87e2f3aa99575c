"""Meetings for the tests: as the room has them, and as the public reads them."""

from django.utils import timezone

from meetings.confirming import proposal_of, receive
from meetings.models import Event, Statement, WorkingTable
from meetings.states import State
from meetings.workflow import create_event
from people.models import User
from practices.models import Country, EventKind, Forum, PublicEvent, PublicItem
from practices.recording import Item, record_event, record_table, release_items
from practices.statement_kinds import Kind


def countries(*codes: str) -> list[int]:
    return [Country.objects.get(code=code).pk for code in codes]


def public_event(code: str = "E-2026-0001", title: str = "Mesa redonda 2", **values) -> PublicEvent:
    kinds = {
        "forum_id": Forum.objects.get(code="red-onu").pk,
        "kind_id": EventKind.objects.get(code="webinario").pk,
    }
    return record_event(code, {"title": title, **kinds, **values}, [])


def public_item(
    event: PublicEvent, text: str, kind: str = Kind.ADVANCE, *, named: tuple = (), table=None, **values
) -> PublicItem:
    columns = {"kind": kind, "text": text, "table_id": table and table.pk, **values}
    return release_items(event, [Item(columns, {"countries": countries(*named)})])[0]


def public_table(event: PublicEvent, number: int = 1, title: str = "Trata y tráfico", **values):
    return record_table(event, {"number": number, "title": title, **values})


def room(person: User, title: str = "Mesa redonda 2", **values) -> Event:
    return create_event(Event(title=title, **values), person)


def table_of(event: Event, number: int = 1, title: str = "Trata y tráfico", **values) -> WorkingTable:
    return event.tables.create(number=number, title=title, **values)


def statement(
    event: Event,
    text: str,
    kind: str = Kind.ADVANCE,
    *,
    named: tuple = (),
    state: str = State.ADMITTED,
    **values,
) -> Statement:
    position = event.statements.count() + 1
    row = event.statements.create(
        text=text, kind=kind, state=state, position=position, written_by=event.created_by, **values
    )
    row.countries.set(countries(*named))
    return row


def whole_room(by: User) -> Event:
    """A meeting with something of everything: a table and its rapporteur, statements of each state, a report, a document,
    a question to a State."""
    event = room(by, starts_on=timezone.localdate(), figures="400 participantes")
    table = table_of(event, actors=["government", "civil_society"])
    table.rapporteurs.create(person=by)
    said = statement(event, "En Perú hay una ley.", Kind.MENTION, named=("PE",), table=table, actor="OIM")
    statement(event, "Algo.", state=State.PROPOSED, internal_note="Una nota")
    event.statements.create(
        kind=Kind.CHALLENGE, text="Nada.", state=State.SET_ASIDE, set_aside_for="Se repite", written_by=by
    )
    said.consents.create(country=Country.objects.get(code="PE"), asked_text=said.text)
    data = b"AVANCES\nEn Ecuador hay una visa.\n"
    text = data.decode()
    receive(event, "Informe", "informe.txt", data, text, proposal_of(text), by)
    event.files.create(
        kind="agenda",
        title="Agenda",
        name="agenda.pdf",
        sha256="0" * 64,
        size=1,
        media_type="application/pdf",
    )
    return event


def today():
    return timezone.localdate()
