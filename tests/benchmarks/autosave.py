"""What an autosave takes, through middleware and view, among ten drafts and among a thousand."""

import json
from statistics import median
from time import perf_counter

import django

django.setup()

from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from fichas.form.drafts import country_text, save_answers  # noqa: E402
from fichas.form.starting import start_ficha  # noqa: E402
from fichas.models import Ficha  # noqa: E402
from practices import bounds  # noqa: E402
from practices.models import Country  # noqa: E402
from tests.factories import ficha as filled  # noqa: E402
from tests.people import focal_point  # noqa: E402

FEW, MANY, SAVES = 10, 1_000, 100
bounds.FICHAS = MANY  # more than a country has
HEADERS = {"accept": "application/json", "host": "localhost", "origin": "http://localhost"}
TEXT = "Los consulados llevan un registro de sus nacionales y lo comparten con la cancillería. " * 12


def make_drafts(number: int, person) -> None:
    """Until there are so many, each with a profile and a description."""
    country = Country.objects.get(code="PE")
    for _ in range(number - Ficha.objects.count()):
        draft = start_ficha(country, person)
        save_answers(draft, "perfil", filled(), revision=1, by=person)
        save_answers(draft, "descripcion", {"background": TEXT, "summary": TEXT}, revision=2, by=person)


def milliseconds(client: Client) -> float:
    ficha = Ficha.objects.order_by("pk")[4]
    address = reverse("fichas:section", args=[ficha.reference, "descripcion"])
    revision, times = country_text(ficha).revision, []
    for number in range(SAVES):
        answers = {"revision": revision, "background": TEXT, "summary": f"{TEXT} {number}, {revision}"}
        started = perf_counter()
        response = client.post(address, answers, headers=HEADERS)
        times.append(perf_counter() - started)
        revision = response.json()["revision"]
    assert country_text(ficha).summary == answers["summary"]
    return median(times) * 1000


def main() -> None:
    person, client, times = focal_point("PE"), Client(), []
    client.force_login(person)
    for number in (FEW, MANY):
        make_drafts(number, person)
        times.append(milliseconds(client))
    print(json.dumps(times))


if __name__ == "__main__":
    main()
