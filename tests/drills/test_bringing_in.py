"""A spreadsheet of fichas while the worker is killed, and while an official writes."""

import random
import time

ROWS = 1_500
KILLS = 12
SCRIPT = "tests/drills/bring_in.py"


def test_the_worker_is_killed_while_it_writes_and_nothing_is_half_there(installation):
    installation.run(SCRIPT, "take", str(ROWS))
    rng, seen = random.Random(17), set()
    for _kill in range(KILLS):
        worker = installation.start("manage.py", "worker")
        time.sleep(rng.uniform(1.5, 6.0))
        worker.kill()
        worker.communicate()
        seen.add(installation.run(SCRIPT, "state").strip())
        installation.run("-c", RELEASED)
    installation.manage("worker", "--once")
    seen.add(installation.run(SCRIPT, "state").strip())
    print(f"{KILLS} kills: {sorted(seen)}")
    assert seen <= {"confirmed 0", f"done {ROWS}"}
    assert f"done {ROWS}" in seen


# The lease of a worker that was killed runs out, as it would in two minutes; and it has its attempts again.
RELEASED = """
import django; django.setup()
from fichas.models import TableImport
TableImport.objects.filter(state="confirmed").update(leased_until=None, attempts=0)
"""


# Saves what it writes, again and again, until a file is there; the longest that one took.
OFFICIAL = """
import sys, time, pathlib, django; django.setup()
from django.test import Client
from django.urls import reverse
from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from practices.models import Country
from tests.people import focal_point
rosa, client = focal_point("PE"), Client()
ficha = start_ficha(Country.objects.get(code="PE"), rosa)
client.force_login(rosa)
address = reverse("fichas:section", args=[ficha.reference, "descripcion"])
headers = {"accept": "application/json", "host": "localhost", "origin": "http://localhost"}
print("ready", flush=True)
times, text = [], ""
while not pathlib.Path(sys.argv[1]).exists():
    typed = {"revision": country_text(ficha).revision, "summary": f"Texto {len(times)}"}
    began = time.monotonic()
    assert client.post(address, typed, headers=headers).status_code == 200
    times.append(time.monotonic() - began)
    time.sleep(0.05)
assert country_text(ficha).summary == f"Texto {len(times) - 1}"
times.sort()
print(f"{len(times)} saves: half within {times[len(times) // 2]:.2f} s, the longest {times[-1]:.2f} s")
"""


def test_an_official_saves_while_it_is_written(installation, tmp_path):
    installation.run(SCRIPT, "take", str(ROWS))
    official = installation.start("-c", OFFICIAL, str(tmp_path / "over"))
    assert official.stdout.readline() == "ready\n"
    installation.manage("worker", "--once")
    (tmp_path / "over").touch()
    said, errors = official.communicate()
    assert official.returncode == 0, errors
    print(said)
    assert installation.run(SCRIPT, "state").strip() == f"done {ROWS + 1}"
