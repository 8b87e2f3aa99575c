"""One process of the drill: publishes, revises, withdraws and reinstates as told, and says how often it could not.

python tests/drills/publish_many.py publish 40 SEED
python tests/drills/publish_many.py live 500 SEED
"""

import random
import sys

import django

django.setup()

from django.db import transaction  # noqa: E402

from practices.answers import read_answers  # noqa: E402
from practices.models import Practice  # noqa: E402
from practices.publishing import Refused, publish_version  # noqa: E402
from practices.standing import confirm, reinstate, withdraw  # noqa: E402
from tests.factories import ficha  # noqa: E402

SHARED = "Las personas migrantes y los consulados, con palabras que todas las prácticas tienen."


class ThoughtBetterOfIt(Exception):
    """A step taken back: what it wrote must leave no trace."""


def publish(steps: int, chance: random.Random) -> None:
    for step in range(steps):
        country = chance.choice(["PE", "CL", "BR", "UY"])
        publish_version(ficha(country=country, title=f"Práctica {step}", summary=f"{SHARED} Palabra{step}."))


def live(steps: int, chance: random.Random) -> None:
    """A random life of a repository, with a third of the steps rolled back."""
    for step in range(steps):
        try:
            with transaction.atomic():
                act(step, chance)
                if chance.random() < 1 / 3:
                    raise ThoughtBetterOfIt
        except (ThoughtBetterOfIt, Refused):
            pass


def act(step: int, chance: random.Random) -> None:
    practice = chance.choice([None, *Practice.objects.filter(number__isnull=False)])
    action = chance.choice(["publish", "revise", "revise", "withdraw", "reinstate", "confirm"])
    if practice is None or action == "publish":
        publish_version(ficha(title=f"Práctica {step}", summary=f"{SHARED} {chance.random()}"))
    elif action == "revise":
        said = read_answers(practice.versions.order_by("-version")[0])
        themes = chance.sample(["asistencia-consular", "derechos-humanos", "institucionalidad"], k=2)
        publish_version(said | {"summary": f"{SHARED} {chance.random()}", "themes": themes}, practice)
    elif action == "withdraw":
        withdraw(practice, "duplicada")
    elif action == "reinstate":
        reinstate(practice)
    else:
        confirm(practice, chance.choice(["en-curso", "finalizada", ""]))


if __name__ == "__main__":
    mode, steps, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    {"publish": publish, "live": live}[mode](steps, random.Random(seed))
