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
    "/paises/PE/": "a State's page",
    "/objetivos/": "States and objectives",
}
HOSTILE = {
    "q=" + "a" * 100_000: "100,000 letters",
    "q=" + "a" * 199 + "!": "200 letters",
    "q=" + "%28" * 200: "brackets",
    "q=" + "%22" * 199: "quotation marks",
    "q=%00": "NUL",
    "q=%ff%fe%80": "invalid UTF-8",
    "q=" + "+".join(f"zz{n:02d}zzzz" for n in range(20)): "twenty unknown words",
    "q=" + "+".join(["la"] * 66): "only small words",
    "&".join(f"pais={n}" for n in range(600)): "600 parameters",
    "pais=%27%3B--&orden=%00": "what no list has",
}
ROUNDS = 15


def main() -> None:
    settings.PAGE_CACHE_BYTES = 0  # nothing is kept
    client = Client(headers={"host": "localhost"})
    times = {name: milliseconds(client, address) for address, name in PAGES.items()}
    times |= {
        f"hostile: {name}": milliseconds(client, f"/practicas/?{query}") for query, name in HOSTILE.items()
    }
    print(json.dumps(times))


def milliseconds(client: Client, address: str) -> float:
    times = []
    for turn in range(ROUNDS + 2):
        started = perf_counter()
        response = client.get(address)
        if turn > 1:
            times.append(perf_counter() - started)
    assert response.status_code in (200, 400), address
    return median(times) * 1000


if __name__ == "__main__":
    main()
