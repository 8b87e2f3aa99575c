"""Publishing from several processes at once, and what stays after a random life."""

import re
import time

import pytest

COUNT = """
import django; django.setup()
from practices.catalogue.index import current_index
from practices.models import Practice
now = current_index()
print(now.live.bit_count(), Practice.objects.public().count(), len(set(Practice.objects.values_list("number", flat=True))))
"""
WATCH = """
import sys, time, django; django.setup()
from practices.catalogue.index import Criteria, Search
from practices.catalogue.index import current_index
from django.db import connection, transaction
from practices.models import Practice, Repository
until = time.monotonic() + float(sys.argv[1])
looked = stale = 0
while time.monotonic() < until:
    with transaction.atomic():
        if connection.vendor == "postgresql":
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        now = current_index()
        found = set(Search(Criteria(), now).numbers())
        rows = set(Practice.objects.public().values_list("number", flat=True))
    looked += 1
    stale += found != rows
print(looked, stale)
"""


def test_four_processes_publish_forty_each_and_every_bit_is_there(installation):
    started = time.monotonic()
    processes = [
        installation.start("tests/drills/publish_many.py", "publish", "40", str(seed)) for seed in range(4)
    ]
    for process in processes:
        _out, errors = process.communicate(timeout=600)
        assert process.returncode == 0, errors[-3000:]
    print(f"160 publications by 4 processes: {time.monotonic() - started:.1f} s")
    assert installation.run("-c", COUNT).split() == ["160", "160", "160"]
    assert "as the published versions make it" in installation.manage("check_index")
    assert "160 versions" in installation.manage("check_repository")


@pytest.mark.parametrize("seed", [1, 2])
def test_after_five_hundred_random_steps_everything_is_as_published(installation, seed):
    installation.run("tests/drills/publish_many.py", "live", "500", str(seed))
    assert "as the published versions make it" in installation.manage("check_index")
    assert re.match(r"\d+ versions, all as they were published", installation.manage("check_repository"))
    live, public, _numbers = installation.run("-c", COUNT).split()
    assert live == public


def test_another_process_never_serves_an_old_answer(installation):
    """While one process lives at random, another keeps asking: what the index answers is what the rows say."""
    installation.run("tests/drills/publish_many.py", "publish", "5", "0")
    watcher = installation.start("-c", WATCH, "20")
    installation.run("tests/drills/publish_many.py", "live", "200", "3")
    out, errors = watcher.communicate(timeout=120)
    assert watcher.returncode == 0, errors[-3000:]
    looked, stale = map(int, out.split())
    print(f"looked {looked} times, {stale} stale")
    assert looked > 100
    assert stale == 0
