"""Twenty people at one statement: one admits it, one release makes one public item, one report comes in once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import OperationalError, connection

from meetings.confirming import confirm, proposal_of, receive
from meetings.models import EventLog, Statement
from meetings.release import release, retract
from meetings.states import Act, State
from meetings.workflow import ConcurrentChange, WrongState, change_statement, perform
from practices.models import PublicItem, Repository
from tests.meetings.records import room, statement
from tests.people import secretary

pytestmark = [pytest.mark.drill, pytest.mark.django_db(transaction=True)]
PEOPLE = 20
REPORT = "AVANCES\nEn Ecuador hay una visa.\nRECOMENDACIONES\n· Fortalecer los consulados.\n"


@pytest.fixture(autouse=True)
def lists(transactional_db):
    """What the tests before took along when they emptied the database."""
    Repository.objects.get_or_create(pk=1)
    call_command("load_vocabularies", verbosity=0)


def at_once(act) -> list:
    """What came of the same act by twenty at the same moment."""
    start = threading.Barrier(PEOPLE)

    def turn(number):
        start.wait()
        try:
            return act(number)
        except (WrongState, ConcurrentChange, ValidationError, OperationalError) as refused:
            return type(refused).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(turn, range(PEOPLE)))


def test_twenty_admissions_of_one_statement_are_one_step():
    by = secretary()
    row = statement(room(by), "Algo.", state=State.PROPOSED)
    results = at_once(lambda _number: perform(Act.ADMIT, row, by))
    print(f"admitted: {len([one for one in results if isinstance(one, Statement)])} of {PEOPLE}")
    assert EventLog.objects.filter(act=Act.ADMIT).count() == 1


def test_twenty_changes_of_one_statement_keep_one_and_refuse_the_others():
    by = secretary()
    row = statement(room(by), "Algo.")
    results = at_once(lambda number: change_statement(row, {"text": f"Texto {number}"}, {}, row.revision, by))
    kept = [one for one in results if isinstance(one, Statement)]
    print(f"kept: {len(kept)}, others: {sorted({one for one in results if isinstance(one, str)})}")
    assert len(kept) == 1
    assert Statement.objects.get().text == kept[0].text


def test_twenty_releases_of_one_statement_are_one_item_and_twenty_retractions_one():
    by = secretary()
    event = room(by, source_title="Relatoría")
    row = statement(event, "Algo.")
    at_once(lambda _number: release(event, [row], by))
    assert PublicItem.objects.count() == 1
    row.refresh_from_db()
    at_once(lambda _number: retract(event, [row], "Un error", by))
    assert EventLog.objects.filter(act=Act.RETRACT).count() == 1
    assert not PublicItem.objects.standing().exists()


def test_twenty_confirmations_of_one_report_bring_it_in_once():
    by = secretary()
    event = room(by)
    source = receive(event, "Informe", "", REPORT.encode(), REPORT, proposal_of(REPORT), by)
    at_once(lambda _number: confirm(source, source.revision, by))
    assert event.statements.count() == 2
