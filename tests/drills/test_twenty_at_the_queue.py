"""Twenty people of the desk act on the same fichas at once: each ficha moves once, and what each was told is what happened."""

import json
import subprocess
import time
from collections import Counter

PROCESSES, PEOPLE, FICHAS, TURNS = 4, 20, 60, 6
WAITING = """
import sys, django; django.setup()
from people.models import User
from tests.fichas.steps import assess, edit, submitted
from tests.people import focal_point
people, fichas = map(int, sys.argv[1:])
desk = [User.objects.create_user(f"mesa{number}@example.org", name=f"Persona {number}") for number in range(people)]
for one in desk:
    one.take_role("secretariat")
countries = [focal_point(code) for code in ("PE", "CL", "BR")]
for number in range(fichas):
    ficha = submitted(countries[number % 3], title=f"Mapache {number}")
    if number % 5:
        assess(ficha, desk[0])
    if number % 2:
        edit(ficha, desk[0], summary="Lo esencial.")
"""
HAPPENED = """
import json, django; django.setup()
from fichas.models import Ficha, Transition
steps = Transition.objects.exclude(action="submit").order_by("pk")
print(json.dumps({
    "steps": list(steps.values_list("by__email", "action", "ficha__reference")),
    "now": [(one.reference, one.state, one.publish_on is not None, one.assignee and one.assignee.email)
        for one in Ficha.objects.select_related("assignee")],
}))
"""
STATES = {"request_changes": "changes_requested", "ask_agreement": "awaiting_consent", "decline": "declined"}


# Who has waited too long for another is asked to try again.
WAITED = {"LockNotAvailable", "OperationalError"}


def test_each_ficha_moves_once_and_every_summary_is_true(installation):
    installation.environment["SECOND_STEP_REQUIRED"] = "0"
    installation.manage(*"collectstatic --noinput --verbosity 0 --ignore admin --ignore *.ttf".split())
    installation.run("-c", WAITING, str(PEOPLE), str(FICHAS))
    started = time.monotonic()
    each = all_at_once(installation)
    seconds = time.monotonic() - started
    told = Counter(tuple(one) for process in each for one in process["told"])
    statuses, faults = (
        sum((Counter(one[name]) for one in each), Counter()) for name in ("statuses", "faults")
    )
    happened = json.loads(installation.run("-c", HAPPENED))
    steps = Counter(action for _who, action, _reference in happened["steps"])
    print(
        f"{PEOPLE} people, {TURNS} acts each, {seconds:.0f} s: {dict(steps)}, {dict(statuses)}, {dict(faults)}"
    )
    assert set(statuses) <= {"200", "302", "409", "422", "503"}
    assert set(faults) <= WAITED
    assert told == Counter(map(tuple, happened["steps"]))
    assert {reference: now for reference, *now in happened["now"]} == replayed(happened)
    assert len(steps) == len(STATES) + 3, "of every kind some were done"
    assert statuses["409"] > 0, "some met"


def all_at_once(installation) -> list[dict]:
    """What the people of each process were told."""
    each = PEOPLE // PROCESSES
    processes = [
        installation.start(
            "tests/drills/at_the_queue.py", str(first), str(first + each), str(TURNS), stdin=subprocess.PIPE
        )
        for first in range(0, PEOPLE, each)
    ]
    assert [one.stdout.readline() for one in processes] == ["ready\n"] * PROCESSES
    for one in processes:
        one.stdin.write("\n")
        one.stdin.flush()
    finished = [(one.communicate(timeout=600), one.returncode) for one in processes]
    assert {code for _output, code in finished} == {0}, finished[0][0][1][-3000:]
    return [json.loads(out) for (out, _errors), _code in finished]


def replayed(happened: dict) -> dict[str, list]:
    """How each ficha stands, if its steps were all there was to it: each only where it changes something."""
    stands = {reference: ["submitted", False, None] for reference, *_now in happened["now"]}
    for who, action, reference in happened["steps"]:
        ficha = stands[reference]
        if action == "assign":
            assert ficha[2] != who, f"{reference} was theirs already"
            ficha[2] = who
            continue
        assert ficha[0] == "submitted", f"{reference} had moved on"
        if action in STATES:
            ficha[:2] = STATES[action], False
        else:
            assert ficha[1] == (action == "unschedule"), f"{reference} was {action}d already"
            ficha[1] = action == "schedule"
    return stands
