"""Workers at once and workers killed while they write the letters of the day: one for each person, of all there was."""

import random
import time

WAITING = """
import sys, django; django.setup()
from people.models import Notice, User
people, notices = map(int, sys.argv[1:])
for number in range(people):
    person = User.objects.create_user(f"persona{number}@example.org", letters_wanted="day")
    Notice.objects.bulk_create(
        Notice(person=person, key=f"{one}", text=f"Aviso {one}.", path="/avisos/", awaits_digest=True) for one in range(notices)
    )
"""
WRITTEN = """
import django; django.setup()
from people.models import Letter, Notice
for letter in Letter.objects.filter(kind="digest"):
    told = letter.notices.count()
    print(letter.recipient, told, letter.text.count("- Aviso ") == told or bool(letter.sent_at))
print("waiting", Notice.objects.for_a_digest().count())
"""
PEOPLE, NOTICES, KILLS = 200, 5, 20


def test_one_letter_for_each_person_whoever_is_killed(installation):
    installation.environment["DIGEST_HOUR"] = "0"
    installation.run("-c", WAITING, str(PEOPLE), str(NOTICES))
    chance, halfway = random.Random(17), 0
    for _ in range(KILLS):
        workers = [installation.start("manage.py", "worker") for _ in range(2)]
        time.sleep(chance.uniform(1.2, 2.6))
        for worker in workers:
            worker.kill()
            worker.communicate()
        *letters, waiting = installation.run("-c", WRITTEN).splitlines()
        halfway += 0 < len(letters) < PEOPLE
        assert len(letters) * NOTICES + int(waiting.split()[1]) == PEOPLE * NOTICES
    installation.manage("worker", "--once")
    *letters, waiting = installation.run("-c", WRITTEN).splitlines()
    expected = {f"persona{number}@example.org {NOTICES} True" for number in range(PEOPLE)}
    print(f"{PEOPLE} letters of the day, two workers killed {KILLS} times, {halfway} of them halfway")
    assert waiting == "waiting 0"
    assert set(letters) == expected
    assert len(letters) == PEOPLE
