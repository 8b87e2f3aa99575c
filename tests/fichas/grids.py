"""The grid of criteria, as a browser posts it."""

from django.test import Client
from django.urls import reverse

from fichas.models import Criterion, Ficha
from tests.fichas.forms import inputs

ALL = list(Criterion.values)


def address(fichas: list[Ficha]) -> str:
    return f"{reverse('fichas:criteria')}?vista=&fichas={'.'.join(ficha.reference for ficha in fichas)}"


def opened(client: Client, fichas: list[Ficha]) -> dict[str, list[str]]:
    """What the grid would post, untouched."""
    return inputs(client.get(address(fichas)).text)


def ticked(ficha: Ficha, met=ALL, **fields) -> dict:
    """A row that is assessed, with what it meets."""
    return {f"{ficha.reference}-cumple": met, f"{ficha.reference}-evaluada": "si"} | fields


def met(ficha: Ficha) -> set[str]:
    return set(ficha.assessments.filter(is_met=True).values_list("criterion", flat=True))
