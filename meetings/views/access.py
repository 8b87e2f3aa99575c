"""Whose a meeting is: what a person may not see answers 404."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from people.entrance.access import exists_for

from ..models import Event, Statement, WorkingTable
from ..rules import is_rapporteur, keeps_record, writes_at

EVENTS = Event.objects.select_related("forum", "kind", "country", "presidency", "public", "previous")
STATEMENTS = Statement.objects.select_related("event", "table__event", "item", "practice", "source")

desk_only = exists_for(keeps_record)
writers_only = exists_for(lambda user: keeps_record(user) or is_rapporteur(user))


def event_or_404(code: str) -> Event:
    return get_object_or_404(EVENTS, code=code)


def table_or_404(request, code: str, number: str) -> WorkingTable:
    """A table where the person writes down what is said."""
    tables = WorkingTable.objects.select_related("event", "public")
    table = get_object_or_404(tables, event__code=code, number=number)
    if not writes_at(request.user, table):
        raise Http404
    return table


def statement_or_404(request, code: str, key: str) -> Statement:
    statement = get_object_or_404(STATEMENTS, event__code=code, pk=key)
    if not writes_at(request.user, statement.table):
        raise Http404
    return statement
