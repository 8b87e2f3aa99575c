"""One process of the drill: saves a section of its own ficha again and again, as autosave does, and says how it went.

python tests/drills/autosave_many.py WRITER SAVES
"""

import sys

import django

django.setup()

from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from fichas.form.drafts import country_text  # noqa: E402
from fichas.form.starting import start_ficha  # noqa: E402
from fichas.models import Ficha  # noqa: E402
from practices.models import Country  # noqa: E402
from tests.people import focal_point  # noqa: E402

HEADERS = {"accept": "application/json", "host": "localhost", "origin": "http://localhost"}


def write(writer: int, saves: int) -> int:
    """How many of the saves were acknowledged; each says something else."""
    person = focal_point("PE", email=f"escribe{writer}@example.org")
    ficha = start_ficha(Country.objects.get(code="PE"), person)
    client = Client(raise_request_exception=False)
    client.force_login(person)
    address = reverse("fichas:section", args=[ficha.reference, "descripcion"])
    revision, saved = country_text(ficha).revision, 0
    for number in range(saves):
        text = f"Palabras de {writer}, número {number}."
        answer = client.post(address, {"revision": revision, "summary": text}, headers=HEADERS)
        if answer.status_code == 200:
            revision, saved = answer.json()["revision"], saved + 1
    kept = country_text(Ficha.objects.get(pk=ficha.pk))
    assert (kept.revision, kept.summary) == (revision, text)
    return saved


if __name__ == "__main__":
    print(write(int(sys.argv[1]), int(sys.argv[2])))
