"""What the pages of the desk take, whole and made anew each time, among thirty fichas and among three thousand: the median
in milliseconds, and how many queries."""

import json
from copy import copy
from datetime import timedelta
from statistics import median
from time import perf_counter

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from fichas.models import Comment, Ficha, FichaText, FichaWords, Snapshot, Transition  # noqa: E402
from fichas.states import State  # noqa: E402
from tests.fichas.steps import submitted  # noqa: E402
from tests.people import focal_point, secretary  # noqa: E402

FEW, MANY, ROUNDS = 30, 3_000, 21
BATCH = 500
COUNTRIES = ("PE", "CL", "BR", "SR", "UY", "PY", "BO")
# Of every ten: seven wait for the desk, two for their country, one for its day.
STATES = [*[State.SUBMITTED] * 8, State.CHANGES_REQUESTED, State.AWAITING_CONSENT]
PAGES = {
    "the queue": "/secretaria/",
    "its last page by title": "/secretaria/?orden=titulo&pagina=999",
    "a search": "/secretaria/?q=consular+per%C3%BA",
    "a search that finds none": "/secretaria/?q=zarigueya",
    "the archive": "/secretaria/?cola=archivo",
    "the board": "/secretaria/tablero/",
    "the figures": "/secretaria/cifras/",
}


def again(row, **changes):
    """A new row like another."""
    made = copy(row)
    made.pk = None
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def make_fichas(count: int, examples: list[Ficha]) -> None:
    """Until there are so many, each like one that was really sent, over the last hundred days."""
    for number in range(Ficha.objects.count(), count, BATCH):
        make_batch(range(number, min(number + BATCH, count)), examples)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as the server does by itself, sooner or later


def make_batch(numbers: range, examples: list[Ficha]) -> None:
    like = [examples[number % len(examples)] for number in numbers]
    fichas = Ficha.objects.bulk_create(map(ficha_like, like, numbers))
    for model in (FichaText, FichaWords, Snapshot, Transition):
        rows = {row.ficha_id: row for row in model.objects.filter(ficha__in=examples)}
        model.objects.bulk_create(
            again(rows[example.pk], ficha=ficha) for example, ficha in zip(like, fichas, strict=True)
        )
    ago = timedelta(365 * (numbers.start // BATCH))  # a year's work in each batch
    Transition.objects.filter(ficha__in=fichas).update(at=timezone.now() - ago)
    Comment.objects.bulk_create(
        Comment(
            ficha=ficha, text="¿Desde cuándo?", is_internal=False, by=ficha.started_by, sent_at=timezone.now()
        )
        for ficha in fichas[::3]
    )


def ficha_like(example: Ficha, number: int) -> Ficha:
    state, since = STATES[number % 10], timezone.now() - timedelta(number % 100)
    return again(
        example,
        reference=f"F-2026-{example.country.code}-{number:04d}",
        sequence=number,
        state=state,
        state_since=since,
        submitted_at=since,
        publish_on=timezone.localdate() + timedelta(7) if number % 10 == 0 else None,
    )


def measure(client: Client, address: str) -> tuple[float, int]:
    times = []
    for turn in range(ROUNDS + 2):
        started = perf_counter()
        response = client.get(address)
        if turn > 1:
            times.append(perf_counter() - started)
    assert response.status_code == 200, address
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return median(times) * 1000, len(queries)


def main() -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(secretary(two_steps=False))
    examples, figures = [submitted(focal_point(code)) for code in COUNTRIES], {}
    for count in (FEW, MANY):
        make_fichas(count, examples)
        for name, address in PAGES.items():
            figures.setdefault(name, []).append(measure(client, address))
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
