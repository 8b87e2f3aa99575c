"""Letters while workers are killed, mail servers fail and databases restart: none lost, none stuck, hardly one twice."""

import os
import random
import signal
import time
from collections import Counter
from contextlib import contextmanager

import pytest

from tests.cluster import account, cluster, run
from tests.installation import Installation
from tests.mail_server import MailServer

LEASE = 3
POST = """
import sys, time, django; django.setup()
from django.utils import timezone
from people.models import Letter
from people.letters.notifications import enqueue_letter
context = {"inviter": "Ana", "country": "Chile", "path": "/", "expires_at": timezone.now()}
slowest = 0
for number in range(int(sys.argv[1]), int(sys.argv[2])):
    started = time.perf_counter()
    enqueue_letter("invitation", f"persona{number}@example.org", context, f"invitation:{number}")
    slowest = max(slowest, time.perf_counter() - started)
print(round(slowest * 1000))
"""
STATE = """
import django; django.setup()
from people.models import Letter
every = Letter.objects
print(every.count(), every.filter(sent_at__isnull=False).count(), every.waiting().count(), every.abandoned().count(),
      every.filter(leased_until__isnull=False).count())
"""

# The throw-away cluster forgets its last commits when it is killed; a real one does not.
DURABLE = """
import django; django.setup()
from django.db import connection
connection.cursor().execute("ALTER ROLE postgres SET synchronous_commit = on")
"""


class PostOffice:
    """An installation, its mail server and its workers."""

    def __init__(self, installation: Installation, server: MailServer):
        self.installation, self.server = installation, server
        installation.environment |= {
            "EMAIL_URL": server.url,
            "LETTER_LEASE": str(LEASE),
            "LETTER_RETRY_DELAYS": "1",
            "LETTER_ATTEMPTS": "30",
        }
        self.workers: list = []

    def post(self, first: int, last: int) -> int:
        """Letters with these numbers; answers the milliseconds that the slowest took to write."""
        return int(self.installation.run("-c", POST, str(first), str(last)))

    def start(self):
        worker = self.installation.start("manage.py", "worker")
        self.workers.append(worker)
        return worker

    def state(self) -> dict[str, int]:
        counted = map(int, self.installation.run("-c", STATE).split())
        return dict(zip(("letters", "sent", "waiting", "abandoned", "held"), counted, strict=True))

    def wait_for(self, count: int, seconds: float = 120) -> bool:
        """Until the server has so many different letters."""
        until = time.monotonic() + seconds
        while len(self.received()) < count and time.monotonic() < until:
            time.sleep(0.005)
        return len(self.received()) >= count

    def received(self) -> Counter:
        return Counter(letter["Message-ID"] for letter in list(self.server.letters))

    def wait_until_settled(self) -> dict[str, int]:
        until = time.monotonic() + 60
        while (state := self.state())["waiting"] and time.monotonic() < until:
            time.sleep(0.5)
        return state


@contextmanager
def at_work(installation):
    with MailServer() as server:
        office = PostOffice(installation, server)
        try:
            yield office
        finally:
            for worker in office.workers:
                worker.kill()
                worker.communicate()


@pytest.fixture
def office(installation):
    with at_work(installation) as office:
        yield office


def settled(letters: int) -> dict[str, int]:
    return {"letters": letters, "sent": letters, "waiting": 0, "abandoned": 0, "held": 0}


def test_a_worker_killed_at_random_loses_no_letter(office):
    chance = random.Random(os.environ.get("SEED", "500"))
    office.server.delays["."] = 0.01  # accepted, and the worker does not know it yet
    office.post(0, 500)
    kills = 0
    while len(office.received()) < 500 and kills < 40:
        worker = office.start()
        office.wait_for(min(500, len(office.received()) + chance.randint(1, 30)), seconds=LEASE + 10)
        time.sleep(chance.random() * 0.02)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        kills += 1
    killed_at = time.monotonic()
    office.start()
    assert office.wait_until_settled() == settled(500)
    waited = time.monotonic() - killed_at
    received = office.received()
    doubles = sum(received.values()) - 500
    print(f"500 letters, {kills} kills: {doubles} twice, all settled {waited:.1f} s after the last kill")
    assert len(received) == 500
    assert kills > 10
    assert doubles <= kills
    assert waited < LEASE + 10


def test_several_workers_send_each_letter_once_and_end_when_told(office):
    office.post(0, 300)
    workers = [office.start() for _ in range(3)]
    assert office.wait_for(100)
    workers[0].terminate()
    out, errors = workers[0].communicate(timeout=30)
    assert workers[0].returncode == 0, errors
    assert office.wait_for(300)
    for worker in workers[1:]:
        worker.terminate()
        _out, errors = worker.communicate(timeout=30)
        assert worker.returncode == 0, errors
    assert office.state() == settled(300)
    assert set(office.received().values()) == {1}
    assert "@" not in out + errors


def test_after_an_outage_letters_go_in_order(office):
    """The server is too busy, then hangs up, then is slow, then well. Writing letters never notices."""
    office.server.answers["220"] = "421 too busy"
    office.start()
    slowest = office.post(0, 50)
    time.sleep(3)
    office.server.answers["220"] = ""
    slowest = max(slowest, office.post(50, 100))
    time.sleep(3)
    assert office.received() == Counter()
    state = office.state()
    assert (state["waiting"], state["abandoned"], state["held"]) == (100, 0, 0)
    office.server.answers.clear()
    office.server.delays["220"] = 0.1
    assert office.wait_for(20)
    office.server.delays.clear()
    assert office.wait_for(100)
    assert office.wait_until_settled() == settled(100)
    assert office.server.recipients == [f"persona{number}@example.org" for number in range(100)]
    print(f"100 letters in order after the outage; writing one took {slowest} ms at most")
    assert slowest < 300


def test_one_refused_recipient_among_many(office):
    office.server.answers |= {
        "persona7@example.org": "550 5.1.1 nobody here",
        "persona9@example.org": "451 4.2.1 later",
    }
    office.start()
    office.post(0, 30)
    assert office.wait_for(28)
    del office.server.answers["persona9@example.org"]
    assert office.wait_for(29)
    state = office.wait_until_settled()
    assert state == settled(30) | {"sent": 29, "abandoned": 1}
    assert office.server.recipients[-1] == "persona9@example.org"


def test_the_worker_outlives_a_restart_of_the_database(tmp_path):
    """PostgreSQL is restarted without mercy while letters go out. A letter that was accepted is marked in the end."""
    if not os.environ.get("TEST_DATABASE_URL"):
        pytest.skip("SQLite has no server")
    with cluster() as url:
        installation = Installation(tmp_path, url)
        installation.manage("migrate", "--verbosity", "0")
        installation.run("-c", DURABLE)
        with at_work(installation) as office:
            office.installation.environment["LETTER_LEASE"] = "20"
            office.server.delays["."] = 0.02
            office.post(0, 200)
            worker = office.start()
            data = url.removeprefix("postgres://postgres@/").removesuffix("/postgres") + "/data"
            for reached in (40, 90, 140):
                assert office.wait_for(reached)
                log = f"--log={data}.log"
                run(
                    "pg_ctl",
                    "restart",
                    "--mode=immediate",
                    "--wait",
                    f"--pgdata={data}",
                    log,
                    owner=account(),
                )
            assert office.wait_for(200)
            assert office.wait_until_settled() == settled(200)
            assert worker.poll() is None
            assert set(office.received().values()) == {1}
