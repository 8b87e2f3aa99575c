"""Compilations while workers are killed: every request ends with a whole file or a visible reason."""

import os
import random
import signal
import time

import pytest

from tests.pdf_structure import faults

KILLS = int(os.environ.get("COMPILATION_KILLS", "50"))
LEASE = 2
ASK = """
import sys, django; django.setup()
from practices.models import Practice
from practices.press import runs
from practices.press.book.spec import CompilationSpec
keys = list(Practice.objects.public().order_by("number").values_list("current", flat=True))
for number in range(int(sys.argv[1]), int(sys.argv[2])):
    runs.ask(CompilationSpec(keys, f"Compilación {number}", "2026-11-21"))
"""
STATE = """
import django; django.setup()
from practices.models import CompilationRun
from practices.press.book.files import KIND
from practices.public_files import path_of
for run in CompilationRun.objects.order_by("pk"):
    print(run.state, path_of(KIND, run.file) if run.file else "-", bool(run.error))
"""


@pytest.fixture
def asked(installation):
    """A dozen practices, and as many compilations of them asked for."""
    own = {"COMPILATION_LEASE": LEASE, "COMPILATION_ATTEMPTS": 200, "MAX_PENDING_COMPILATIONS": 1_000}
    installation.environment |= {name: str(value) for name, value in own.items()}
    installation.run("tests/drills/publish_many.py", "publish", "12", "1")
    installation.run("-c", ASK, "0", "8")
    return installation


def states(installation) -> list[list[str]]:
    return [line.split() for line in installation.run("-c", STATE).splitlines()]


def test_whoever_kills_the_worker_gets_whole_files_all_the_same(asked):
    chance = random.Random(7)
    for kill in range(KILLS):
        worker = asked.start("manage.py", "worker")
        time.sleep(chance.uniform(0.5, 4))
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        if kill % 10 == 9:
            asked.run("-c", ASK, str(kill), str(kill + 8))
    time.sleep(LEASE)
    asked.manage("worker", "--once")
    ended = states(asked)
    print(f"{KILLS} kills, {len(ended)} compilations: {sum(state == 'done' for state, *_ in ended)} done")
    assert ended
    for state, path, has_reason in ended:
        assert state == "done" or (state == "failed" and has_reason == "True")
        if state == "done":
            assert faults(path) == []
