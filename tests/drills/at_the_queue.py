"""One process of the drill: some people of the desk, at once, act on choices of the same fichas for some turns. They begin
when a line comes in; then it says what each of them was told had been done, and how often each status and each fault came.

python tests/drills/at_the_queue.py FIRST LAST TURNS
"""

import json
import random
import re
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import django

django.setup()

from django.core.signals import got_request_exception  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from fichas.models import Ficha  # noqa: E402
from fichas.states import Action  # noqa: E402
from people.models import User  # noqa: E402
from tests.fichas.bulk import hidden_fields  # noqa: E402
from tests.fichas.forms import inputs  # noqa: E402

HEADERS = {"host": "localhost", "origin": "http://localhost"}
CHOSEN = 8  # fichas: so few that a summary names them all
MANY = {
    "assign": Action.ASSIGN,
    "schedule_all": Action.SCHEDULE,
    "unschedule_all": Action.UNSCHEDULE,
    "ask_all": Action.ASK_AGREEMENT,
}
ONE = (Action.REQUEST_CHANGES, Action.DECLINE)
SURE = {"confirmado": "si", "visto": "si"}
NOTICE = re.compile(r'<p class="notice">(.*?)</p>', re.DOTALL)
REFERENCE = re.compile(r"F-\d{4}-[A-Z]{2}-\d{4}")


class AtTheDesk:
    """Someone who chooses at random, and notes what is said to have been done."""

    def __init__(self, number: int):
        self.person = User.objects.get(email=f"mesa{number}@example.org")
        self.chance = random.Random(number)
        self.client = Client(raise_request_exception=False, headers=HEADERS)
        self.client.force_login(self.person)
        self.fichas = list(Ficha.objects.order_by("pk").values_list("reference", flat=True))
        self.given = {"assign": {"a": self.person.pk}, "schedule_all": {"fecha": in_a_week()}}
        self.told: list[tuple[str, str, str]] = []
        self.statuses: Counter = Counter()

    def act(self, turns: int) -> None:
        for _ in range(turns):
            name = self.chance.choice(["one", *MANY, "assign", "schedule_all"])
            self.decide() if name == "one" else self.act_on_many(name)
        connection.close()

    def act_on_many(self, name: str) -> None:
        address, chosen = reverse(f"fichas:{name}"), self.chance.sample(self.fichas, CHOSEN)
        page = self.post(address, {"ficha": chosen, "consulta": ""} | self.given.get(name, {}))
        if page.status_code == 200 and 'name="confirmado"' in page.text:
            self.note(MANY[name], self.post(address, hidden_fields(page.text, address) | SURE))

    def decide(self) -> None:
        reference, action = self.chance.choice(self.fichas), self.chance.choice(ONE)
        page = self.client.get(reverse("fichas:review", args=[reference]))
        self.statuses[page.status_code] += 1
        given = inputs(page.text) | {"decision": action, "mensaje": "Gracias."} | SURE
        self.note(action, self.post(reverse("fichas:decide", args=[reference]), given))

    def note(self, action: Action, answer) -> None:
        if answer.status_code != 302:
            return
        page = self.client.get(answer["Location"])
        self.statuses[page.status_code] += 1
        (notice,) = (words for words in NOTICE.findall(page.text) if "como estaba" not in words)
        references = REFERENCE.findall(notice)
        assert action in ONE or int(re.search(r"\d+", notice)[0]) == len(references), notice
        self.told += [(self.person.email, action, reference) for reference in references]

    def post(self, address: str, fields: dict):
        answer = self.client.post(address, fields)
        self.statuses[answer.status_code] += 1
        return answer


def in_a_week() -> str:
    return (timezone.localdate() + timedelta(7)).isoformat()


def fault() -> str:
    """What the database calls it, where it is the database's."""
    error = sys.exc_info()[1]
    return type(error.__cause__ or error).__name__


def main(first: int, last: int, turns: int) -> None:
    faults: list[str] = []
    got_request_exception.connect(lambda **_given: faults.append(fault()), weak=False)
    people = [AtTheDesk(number) for number in range(first, last)]
    print("ready", flush=True)
    sys.stdin.readline()
    with ThreadPoolExecutor(len(people)) as crowd:
        list(crowd.map(lambda one: one.act(turns), people))
    statuses = sum((one.statuses for one in people), Counter())
    told = [word for one in people for word in one.told]
    print(json.dumps({"told": told, "statuses": statuses, "faults": Counter(faults)}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
