"""What goes out as a table comes back as it was: in both formats, in three languages."""

import os
from random import Random

import pytest
from django.utils.translation import override

from fichas.sheets.planning import Becomes
from practices.exchange.csv_file import csv_response
from practices.exchange.resources import CsvResource, TableResource, published
from practices.lists import lists
from practices.models import Practice, Repository
from practices.publishing import publish_version
from practices.synthetic import Author
from tests.fichas.sheets.workbooks import read

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
EXAMPLES = int(os.environ.get("EXAMPLES", "20"))
ODD = [
    "=1+1",
    "'=1+1",
    "''@x; -y, +z",
    "-5 grados\n=SUMA(A1)\n'- tres",
    'Ñande reko g̃uarã: ₲ 1.500 <b>&amp;</b> «cita» "otra"',
    "Uno;dos,tres\tcuatro",
    "[1] nota",
    '"+Vida": programa',
    '"-5 grados" y más',
]
PLACES = ("2.5", "2.9", "external")
ADDRESS = "https://example.org/a?b=1|2"


def odd_answers(chance: Random) -> dict:
    """Answers of a synthetic practice with texts that tables find hard."""
    said = {name: chance.choice(ODD) for name in ("summary", "figures", "lessons", "references")}
    lines = {
        name: " ".join(chance.choice(ODD).split())
        for name in ("place", "parent_entity", "contact_institution")
    }
    links = [
        {"numeral": place, "label": chance.choice(["", "Ley 1", "=cmd", "Informe: final"]), "url": ADDRESS}
        for place in PLACES
        for _ in range(chance.randint(0, 2))
    ]
    names = {
        "participating_entities": [
            chance.choice(["OIM", "=OIM", "Cruz Roja; sede Lima", "A, B y C"]) for _ in range(2)
        ]
    }
    other = {"themes": ["otro"], "themes_other": "Retorno"} if chance.random() < 0.3 else {}
    period = chance.choice([{}, {"end_year": 2027}, {"end_is_open": True, "experience_state": "en-curso"}])
    return said | lines | names | other | period | {"links": links}


@pytest.fixture
def practices() -> list[int]:
    chance = Random(7)
    author = Author(chance, 60)
    for _ in range(EXAMPLES):
        publish_version(author.ficha() | odd_answers(chance))
    return list(Practice.objects.values_list("number", flat=True))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["es", "pt-br", "en"])
def test_a_table_comes_back_as_it_went_out(practices, language, kind):
    with override(language):
        known, rows = lists(Repository.current_token()), published(practices)
        if kind == "csv":
            data = csv_response(CsvResource(known).export(rows), "x").content
        else:
            data = TableResource(known).export(rows).xlsx
        reading = read(data, f"practicas.{kind}")
    assert not reading.faults
    assert [(plan.number, plan.changes) for plan in reading.plans if plan.becomes != Becomes.SAME] == []
    assert len(reading.plans) == len(practices)
