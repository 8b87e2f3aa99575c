"""The desk while two decide at once, while the server or the worker is killed, while the database is away."""

import http.client
import os
import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.cluster import cluster, start, stop
from tests.drills.submitting import ROSA, drafts, send
from tests.installation import Installation
from tests.web_server import Person, WebServer

TRIALS = 500
KILLS = 40
LUCIA = "lucia@example.org"
PUBLISH = {"decision": "publish", "confirmado": "si"}
DESK = """
import django; django.setup()
from fichas.models import Assessment, Criterion, Ficha
from people.models import User
lucia = User.objects.create_user("lucia@example.org", name="Lucía Méndez")
lucia.take_role("secretariat")
for ficha in Ficha.objects.all():
    for criterion in Criterion:
        Assessment.objects.create(ficha=ficha, criterion=criterion, is_met=True, by=lucia)
"""
SCHEDULE = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from fichas.models import Ficha
from people.models import User
from fichas.review.publication import schedule
lucia = User.objects.get(email="lucia@example.org")
for ficha in Ficha.objects.filter(state="submitted"):
    schedule(ficha, lucia, timezone.localdate() + timedelta(days=1))
Ficha.objects.update(publish_on=timezone.localdate())
"""
PUBLISHED = """
import django; django.setup()
from fichas.models import Ficha
from people.models import Notice
from practices.press.ficha import path_of_version
for ficha in Ficha.objects.order_by("pk"):
    steps = ficha.transitions.filter(action="publish")
    notices = Notice.objects.filter(key__startswith=f"publish:{steps.first().pk}:").count() if steps else 0
    versions = ficha.practice.versions.count() if ficha.practice else 0
    printed = ficha.version is not None and path_of_version(ficha.version).exists()
    print(ficha.state, steps.count(), versions, notices, printed)
"""
PUBLISHED_ONCE = "published 1 1 1 True"


@pytest.fixture
def installation(installation):
    installation.environment["SECOND_STEP_REQUIRED"] = "0"
    return installation


def test_two_decide_at_once_and_one_of_them_is_heard(installation):
    found = installation.run("tests/drills/decide_at_once.py", str(TRIALS))
    print(found.splitlines()[-1])
    assert found == f"{TRIALS} trials, 0 faults\n"
    assert "as the published versions make it" in installation.manage("check_index")


@pytest.fixture
def server(installation):
    installation.manage(
        "collectstatic", "--noinput", "--verbosity", "0"
    )  # without it no page can say what happened
    made = WebServer(installation)
    made.start()
    yield made
    made.stop()


def sent_fichas(installation, server, count: int) -> list[str]:
    references = drafts(installation, count)
    rosa = Person(server, ROSA)
    assert {send(rosa, reference)[0] for reference in references} == {302}
    installation.run("-c", DESK)
    return references


def test_the_server_is_killed_while_it_publishes(installation, server):
    references = sent_fichas(installation, server, KILLS)
    rng, broken, lucia = random.Random(11), 0, Person(server, LUCIA)
    for reference in references:
        shot = threading.Timer(rng.uniform(0, 0.9), server.kill_workers)
        shot.start()
        while True:
            try:
                status, _where = lucia.post(f"/secretaria/fichas/{reference}/decidir/", **PUBLISH)
            except (OSError, http.client.HTTPException):
                broken += 1
                time.sleep(0.05)
                continue
            break
        shot.join()
        assert status in (302, 409)  # the second when a first, broken answer had published it
    print(f"{KILLS} kills, {broken} broken answers")
    assert broken > KILLS / 10
    again, _where = lucia.post(f"/secretaria/fichas/{references[0]}/decidir/", **PUBLISH)
    assert again == 409
    assert installation.run("-c", PUBLISHED).splitlines() == [PUBLISHED_ONCE] * KILLS
    assert "as the published versions make it" in installation.manage("check_index")
    assert f"{KILLS} versions" in installation.manage("check_repository")


def test_the_worker_is_killed_while_it_publishes_what_is_due(installation, server):
    sent_fichas(installation, server, 20)
    installation.run("-c", SCHEDULE)
    rng, kills = random.Random(13), 0
    while kills < 15:
        worker = installation.start("manage.py", "worker")
        time.sleep(rng.uniform(1.0, 3.0))
        worker.kill()
        worker.communicate()
        kills += 1
    installation.manage("worker", "--once")
    assert installation.run("-c", PUBLISHED).splitlines() == [PUBLISHED_ONCE] * 20
    assert "20 versions" in installation.manage("check_repository")


def test_the_site_outlives_a_restart_of_the_database(tmp_path):
    """PostgreSQL is stopped and started during 200 mixed requests: a clear page while it is away, nothing wrong after."""
    if not os.environ.get("TEST_DATABASE_URL"):
        pytest.skip("SQLite has no server")
    with cluster() as url:
        installation = Installation(tmp_path, url)
        installation.environment["SECOND_STEP_REQUIRED"] = "0"
        installation.manage("migrate", "--verbosity", "0")
        installation.manage("load_vocabularies")
        installation.manage("collectstatic", "--noinput", "--verbosity", "0")
        server = WebServer(installation)
        server.start()
        try:
            references = drafts(installation, 20)
            installation.run("-c", DESK)
            people = Person(server, ROSA), Person(server, LUCIA)
            answers, back = mixed_requests(people, references, url)
        finally:
            server.stop()
        print(f"200 requests: {dict(answers)}; the first answer {back:.1f} s after the database was back")
        assert set(answers) <= {200, 302, 503}
        assert answers[503] > 0
        assert answers[200] + answers[302] > 50
        assert back < 5
        states = installation.run("-c", PUBLISHED).splitlines()
        assert {state.split()[0] for state in states} <= {"draft", "submitted"}


def mixed_requests(people, references, url) -> tuple[Counter, float]:
    rosa, lucia = people
    data = Path(url.removeprefix("postgres://postgres@/").removesuffix("/postgres")) / "data"
    returned = []

    def request(number: int) -> int:
        time.sleep(number / 40)
        reference = references[number % len(references)]
        asks = [
            lambda: rosa.get("/practicas/"),
            lambda: rosa.get(f"/fichas/{reference}/seccion/descripcion/"),
            lambda: send(rosa, reference),
            lambda: lucia.get("/secretaria/"),
        ]
        status = asks[number % len(asks)]()[0]
        if returned and status in (200, 302):
            returned.append(time.monotonic())
        return status

    with ThreadPoolExecutor(8) as crowd:
        waiting = [crowd.submit(request, number) for number in range(200)]
        time.sleep(1)
        stop(data)
        time.sleep(1.5)
        start(data)
        returned.append(time.monotonic())
        answers = Counter(one.result() for one in waiting)
    return answers, min(returned[1:]) - returned[0]
