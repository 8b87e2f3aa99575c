"""Whole pages made anew each time, through middleware, view and template, in this process."""

import json
from statistics import median
from time import perf_counter

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

PAGES = {
    "/practicas/": "the list",
    "/practicas/?pais=PE&tema=derechos-humanos": "two filters",
    "/practicas/?q=migrantes": "a common word",
    "/practicas/?q=venfogu": "a rare word",
    "/practicas/?orden=titulo&pagina=20": "by title, page 20",
    "/practicas/?pagina=50": "page 50",
    "/": "the home page",
}
ROUNDS = 15


def main() -> None:
    settings.PAGE_CACHE_BYTES = 0  # nothing is kept
    client = Client(headers={"host": "localhost"})
    print(json.dumps({name: milliseconds(client, address) for address, name in PAGES.items()}))


def milliseconds(client: Client, address: str) -> float:
    times = []
    for turn in range(ROUNDS + 2):
        started = perf_counter()
        response = client.get(address)
        if turn > 1:
            times.append(perf_counter() - started)
    assert response.status_code in (200, 404), address
    return median(times) * 1000


if __name__ == "__main__":
    main()
