"""Pages that show what was said at meetings, beside the list of practices: with nothing said, and with 30,000 items. In ms."""

import json
import random

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from practices.models import Country, GcmObjective, Practice  # noqa: E402
from practices.recording import Item, record_event, release_items  # noqa: E402
from practices.statement_kinds import Kind  # noqa: E402
from tests.benchmarks.pages import milliseconds  # noqa: E402

EVENTS, ITEMS = 1_000, 30
WORDS = "consular registro frontera niñez retorno trabajo regularización protección datos cooperación diálogo visa".split()
KINDS = [Kind.ADVANCE, Kind.CHALLENGE, Kind.RECOMMENDATION, Kind.MENTION, Kind.WAY_FORWARD]


def fill() -> None:
    """1,000 meetings of 30 items each, about any State and objective; one in twenty means a practice."""
    chance = random.Random(1)
    countries = list(Country.objects.values_list("pk", flat=True))
    objectives = list(GcmObjective.objects.values_list("pk", flat=True))
    practices = list(Practice.objects.public().values_list("pk", flat=True)[:500])
    for number in range(1, EVENTS + 1):
        day = f"{2015 + number % 11}-0{1 + number % 9}-1{number % 9}"
        event = record_event(f"E-2026-{number:04d}", {"title": f"Reunión {number}", "starts_on": day}, [])
        release_items(event, [item(chance, countries, objectives, practices) for _number in range(ITEMS)])


def item(chance, countries, objectives, practices) -> Item:
    text = " ".join(chance.choices(WORDS, k=30))
    practice = chance.choice(practices) if chance.random() < 0.05 else None
    values = {"kind": chance.choice(KINDS), "text": text, "practice_id": practice}
    return Item(
        values, {"countries": chance.sample(countries, 1), "objectives": chance.sample(objectives, 1)}
    )


PAGES = {
    "the list of practices": "/practicas/",
    "a country": "/paises/PE/",
    "an objective": "/objetivos/5/",
    "a practice": "",
    "the list of meetings": "/eventos/",
    "a meeting": "/eventos/E-2026-0001/",
    "what was said, all of it": "/eventos/aportes/",
    "what was said, by words": "/eventos/aportes/?q=consular+frontera",
}


def times(client: Client) -> dict[str, float]:
    practice = Practice.objects.public().first()
    pages = PAGES | {"a practice": f"/practicas/{practice.code}/"}
    return {name: milliseconds(client, path) for name, path in pages.items()}


def main() -> None:
    settings.PAGE_CACHE_BYTES = 0  # nothing is kept
    client = Client(headers={"host": "localhost"})
    practice = Practice.objects.public().first()
    empty = {"a country": PAGES["a country"], "an objective": PAGES["an objective"]}
    before = {name: milliseconds(client, path) for name, path in empty.items()}
    before["a practice"] = milliseconds(client, f"/practicas/{practice.code}/")
    fill()
    print(json.dumps({"before": before, "after": times(client)}))


if __name__ == "__main__":
    main()
