"""Eight people who write at once, each in their own ficha: every save is acknowledged, and what is acknowledged is there."""

import json
import time

import pytest

WRITERS, SAVES = 8, 200
WRITER = """
import json, time, django; django.setup()
from django.db import connection
from django.test import Client
from django.urls import reverse
from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from practices.models import Country
from tests.people import focal_point
rosa, client = focal_point("PE"), Client(raise_request_exception=False)
ficha = start_ficha(Country.objects.get(code="PE"), rosa)
client.force_login(rosa)
address = reverse("fichas:section", args=[ficha.reference, "descripcion"])
headers = {"accept": "application/json", "host": "localhost", "origin": "http://localhost"}
client.get(reverse("people:session"), headers=headers)  # the session is fresh: only the text is written
def save(text):
    started = time.monotonic()
    typed = {"summary": text, "background": text[:3000], "results": text[:2500], "limitations": 3 * text}
    answer = client.post(address, {"revision": 1} | typed, headers=headers)
    return answer.status_code, time.monotonic() - started, country_text(ficha).summary
"""
# Another process holds the lock that the save needs, until its input ends.
HOLDER = """
import sys, django; django.setup()
from django.db import transaction
from fichas.models import Ficha
with transaction.atomic():
    list(Ficha.objects.select_for_update())
    print("held", flush=True)
    sys.stdin.read()
"""
WHILE_HELD = (
    WRITER
    + f"""
import subprocess, sys
holder = subprocess.Popen([sys.executable, "-c", {HOLDER!r}], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
holder.stdout.readline()
refused = save("Uno.")
holder.communicate()
print(json.dumps([refused, save("Uno.")]))
"""
)
DISK_FULL = (
    WRITER
    + """
connection.cursor().execute("PRAGMA max_page_count = 1")
refused = save("Uno. " * 790)
connection.cursor().execute("PRAGMA max_page_count = 1000000")
print(json.dumps([refused, save("Uno.")]))
"""
)


def test_eight_writers_save_two_hundred_times_each(installation):
    started = time.monotonic()
    writers = [
        installation.start("tests/drills/autosave_many.py", str(number), str(SAVES))
        for number in range(WRITERS)
    ]
    answers = [writer.communicate(timeout=900) for writer in writers]
    print(f"{WRITERS * SAVES} saves by {WRITERS} processes: {time.monotonic() - started:.1f} s")
    for writer, (_out, errors) in zip(writers, answers, strict=True):
        assert writer.returncode == 0, errors[-3000:]
        assert "locked" not in errors
    assert sum(int(out) for out, _errors in answers) == WRITERS * SAVES


def test_a_save_that_cannot_have_its_lock_is_refused_and_the_next_one_goes_through(installation):
    (refused, took, before), (saved, _time, after) = json.loads(installation.run("-c", WHILE_HELD))
    print(f"refused after {took:.1f} s")
    assert (refused, before) == (503, "")
    assert (saved, after) == (200, "Uno.")
    assert took < 25  # a browser waits thirty seconds


def test_a_full_disk_saves_nothing_by_halves_and_takes_the_text_once_there_is_room(installation):
    if not installation.environment["DATABASE_URL"].startswith("sqlite"):
        pytest.skip("SQLite can be told how large it may grow")
    (refused, _time, before), (saved, _time, after) = json.loads(installation.run("-c", DISK_FULL))
    assert (refused, before) == (503, "")
    assert (saved, after) == (200, "Uno.")
