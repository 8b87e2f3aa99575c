"""Few wait for the press: the others are told when to ask again, and readers' pages go on."""

import threading

import pytest

from practices.press.engine import LayoutFailed, Press, PressBusy, press
from practices.press.engine.process import MAX_CONTENT, PLACES
from practices.press.ficha.style import SHEET
from tests.factories import published

pytestmark = pytest.mark.one_database
FOR_A_TEST = 30  # seconds, after which something is wrong


class Slow(Press):
    """A press that lays out when it is let."""

    def __init__(self):
        super().__init__()
        self.go_on, self.begun = threading.Event(), threading.Event()

    def _send(self, job: bytes) -> bytes:
        self.begun.set()
        self.go_on.wait(FOR_A_TEST)
        return b"%PDF"


@pytest.fixture
def slow():
    slow = Slow()
    yield slow
    slow.go_on.set()


def ask(slow, answers: list) -> threading.Thread:
    thread = threading.Thread(target=lambda: answers.append(slow.lay_out("<p>", SHEET)))
    thread.start()
    return thread


def wait_for_full(slow) -> None:
    while slow._places._value:
        slow.begun.wait(0.01)


def test_one_is_laid_out_and_one_waits_and_a_third_is_told_to_come_back(slow):
    answers: list[bytes] = []
    threads = [ask(slow, answers) for _place in range(PLACES)]
    wait_for_full(slow)
    with pytest.raises(PressBusy, match="Se están preparando otras fichas"):
        slow.lay_out("<p>", SHEET)
    slow.go_on.set()
    for thread in threads:
        thread.join(FOR_A_TEST)
    assert answers == [b"%PDF"] * PLACES
    assert slow.lay_out("<p>", SHEET) == b"%PDF"


def test_nobody_waits_without_end(slow, settings):
    settings.LAYOUT_WAIT = 0.01
    first = ask(slow, [])
    slow.begun.wait(FOR_A_TEST)
    with pytest.raises(PressBusy):
        slow.lay_out("<p>", SHEET)
    slow.go_on.set()
    first.join(FOR_A_TEST)


def test_a_page_of_endless_length_is_not_even_begun(slow):
    with pytest.raises(LayoutFailed, match="demasiado larga"):
        slow.lay_out("x" * (MAX_CONTENT + 1), SHEET)
    assert not slow.begun.is_set()


@pytest.mark.django_db
def test_a_reader_is_told_when_to_ask_again(client, monkeypatch):
    practice = published()

    def busy(*_arguments):
        raise PressBusy

    monkeypatch.setattr(press, "lay_out", busy)
    response = client.get(f"/practicas/{practice.code}/ficha.pdf")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"
    page = response.content.decode()
    assert "Se están preparando otras fichas" in page
    assert f"/practicas/{practice.code}/ficha.pdf" in page
