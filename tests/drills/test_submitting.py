"""Sending a ficha while the server is killed, and sending it many times at once: sent once, one letter, nothing lost."""

import http.client
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.drills.submitting import ROSA, drafts, send
from tests.web_server import Person, WebServer

KILLS = 100
COUNTS = """
import django; django.setup()
from collections import Counter
from fichas.models import Ficha
from people.models import Letter
for ficha in Ficha.objects.order_by("pk"):
    letters = Letter.objects.filter(key__startswith=f"submitted:{ficha.reference}:").count()
    print(ficha.state, ficha.transitions.count(), ficha.snapshots.count(), letters)
"""
SENT_ONCE = "submitted 1 1 1"


@pytest.fixture
def server(installation):
    made = WebServer(installation)
    made.start()
    yield made
    made.stop()


def test_the_server_is_killed_a_hundred_times_while_fichas_are_sent(installation, server):
    rng, broken = random.Random(7), 0
    references = drafts(installation, KILLS)
    rosa = Person(server, ROSA)
    send(rosa, "F-2026-PE-9999")  # the first answer of a fresh server takes longer
    for reference in references:
        shot = threading.Timer(rng.uniform(0, 0.08), server.kill_workers)
        shot.start()
        while True:
            try:
                status, where = send(rosa, reference)
            except (OSError, http.client.HTTPException):
                broken += 1
                time.sleep(0.05)
                continue
            break
        shot.join()
        assert (status, where) == (302, f"/fichas/{reference}/enviada/")
    print(f"{KILLS} kills, {broken} broken answers")
    assert broken > KILLS / 10
    assert installation.run("-c", COUNTS).splitlines() == [SENT_ONCE] * KILLS


def test_twenty_identical_posts_at_once_send_one_ficha(installation, server):
    references = drafts(installation, 5)
    rosa = Person(server, ROSA)
    for reference in references:
        with ThreadPoolExecutor(20) as crowd:
            answers = list(crowd.map(lambda _number, one=reference: send(rosa, one), range(20)))
        assert set(answers) == {(302, f"/fichas/{reference}/enviada/")}
    assert installation.run("-c", COUNTS).splitlines() == [SENT_ONCE] * 5


def test_what_is_saved_too_late_changes_nothing_that_was_sent(installation, server):
    (reference,) = drafts(installation, 1)
    rosa = Person(server, ROSA)
    section = f"/fichas/{reference}/seccion/descripcion/"
    with ThreadPoolExecutor(12) as crowd:
        late = [crowd.submit(rosa.post, section, summary=f"Tarde {n}.", revision=99) for n in range(6)]
        sent = crowd.submit(send, rosa, reference)
        late += [crowd.submit(rosa.post, section, summary=f"Más tarde {n}.", revision=99) for n in range(6)]
    assert installation.run("-c", COUNTS).splitlines() in ([SENT_ONCE], ["draft 0 0 0"])
    assert {one.result()[0] for one in late} <= {302, 409}
    if sent.result()[1].endswith("/enviada/"):
        assert rosa.post(section, summary="Demasiado tarde.", revision=99)[0] == 409
