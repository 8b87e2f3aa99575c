"""Strangers ask for far more compilations than can be made: nobody gets an error, and whoever reads notices little."""

import http.client
import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.drills.compiling import compiling
from tests.drills.flooding import reader, said

PRACTICES = 60
REQUESTS = 200
CROWD = 20  # at once
PAUSE = 1  # second, between two requests of one of them
READING = 15  # seconds, and the flood lasts as long
CODES = """
import django; django.setup()
from practices.models import Practice
print(*Practice.objects.public().order_by("number").values_list("code", flat=True))
"""


@pytest.fixture
def served(installation):
    """A repository behind a proxy, as it is run: gunicorn with two processes, and a worker."""
    with compiling(installation, PRACTICES, BEHIND_PROXY="1") as server:
        yield server


def ask(server, path: str, address: str) -> tuple[int, str]:
    """Status, and when to come back if that is said."""
    time.sleep(random.uniform(0, 2 * PAUSE))
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    try:
        connection.request("GET", path, headers={"X-Forwarded-For": address})
        response = connection.getresponse()
        response.read()
        return response.status, response.getheader("Retry-After", "")
    finally:
        connection.close()


def requests(codes: list[str]) -> list[str]:
    """Every other one is for the same list; the rest differ, small and large."""
    chance = random.Random(7)
    different = [chance.sample(codes, chance.choice([2, 5, 15, 40])) for _ in range(REQUESTS // 2)]
    asked = [f"/compilacion.pdf?s={','.join(chosen)}" for chosen in different]
    return [
        path
        for pair in zip(asked, ["/compilacion.pdf?agrupar=tema"] * len(asked), strict=True)
        for path in pair
    ]


def test_a_flood_is_turned_away_and_readers_notice_little(served):
    said(reader(served, 3))  # the first pages of a fresh server take longer
    peace = said(reader(served, READING))
    paths = requests(served.installation.run("-c", CODES).split())
    reading, started = reader(served, READING), time.monotonic()
    with ThreadPoolExecutor(CROWD) as crowd:
        strangers = [f"203.0.113.{number % 50}" for number in range(REQUESTS)]
        answers = list(crowd.map(lambda one: ask(served, *one), zip(paths, strangers, strict=True)))
    seconds = time.monotonic() - started
    flood = said(reading)
    statuses = Counter(status for status, _when in answers)
    print(
        f"{REQUESTS} requests in {seconds:.0f} s: {dict(statuses)}; p95 of the list in milliseconds, kept and made: "
        f"{peace.kept} and {peace.made} in peace ({peace.pages} pages), {flood.kept} and {flood.made} in the flood "
        f"({flood.pages} pages)"
    )
    assert set(statuses) <= {200, 302, 429}
    assert statuses[429]
    assert all(int(when) > 0 for status, when in answers if status == 429)
    assert peace.failed == flood.failed == ""
    assert flood.made < 3 * peace.made
    assert flood.kept < peace.made
