"""A list taken away: the same practices as on the page, public answers only, and no cell that runs."""

import csv
import io
import json
import random
from urllib.parse import urlencode

import openpyxl
import pytest
from django.urls import reverse

from practices.answers import blank_answers
from practices.catalogue.rebuilding import rebuild
from practices.catalogue.search import FACETS
from practices.catalogue.snapshot import snapshot
from practices.exchange.resources import IDENTITY, PracticeResource
from practices.publishing import confirm
from practices.synthetic import Author, write
from tests.factories import published
from tests.practices.test_search_oracle import random_criteria

pytestmark = pytest.mark.django_db

FORMULAS = ["=cmd|'/c calc'!A1", "==1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "|calc", "%0A=1"]


def rows(client, kind: str, query: str = "") -> list[dict]:
    content = client.get(reverse("practices:practice_export", args=[kind]) + query).content
    if kind == "json":
        return json.loads(content)
    if kind == "csv":
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


@pytest.mark.parametrize(("kind", "code"), [("csv", "Código"), ("xlsx", "Código"), ("json", "code")])
def test_it_holds_the_practices_of_the_page_in_their_order(client, kind, code):
    published(country="CL", title="Dos")
    published(country="PE", title="Ninguna", themes=["derechos-humanos"])
    published(country="CL", title="Uno")
    assert [row[code] for row in rows(client, kind, "?pais=CL&orden=titulo")] == [
        "CSM-CL-0001",
        "CSM-CL-0002",
    ]
    assert [row[code] for row in rows(client, kind)] == ["CSM-CL-0002", "CSM-PE-0001", "CSM-CL-0001"]


@pytest.mark.parametrize("seed", range(4))
def test_for_two_hundred_random_filters_page_and_tables_are_the_same(client, settings, seed):
    settings.PAGE_CACHE_BYTES = 0  # every page is made
    author, chance = Author(random.Random(7), 20), random.Random(seed)
    write([author.ficha() for _ in range(40)])
    rebuild()
    codes = {facet.parameter: facet.codes(snapshot()) for facet in FACETS}
    for _turn in range(50):
        criteria = random_criteria(chance, codes)
        shown = codes_shown(client, criteria)
        for kind in ("json", "csv", "xlsx"):
            export = reverse("practices:practice_export", args=[kind])
            content = client.get(export, criteria.pairs()).content
            assert exported_codes(kind, content) == shown, (kind, criteria)


def codes_shown(client, criteria) -> list[str]:
    """What the list shows to whoever goes on from page to page."""
    shown, address = [], f"{reverse('practices:practice_list')}?{urlencode(criteria.pairs())}"
    while address:
        listing = client.get(address).context["search"]
        shown += [card.code for card in listing.cards]
        address = listing.pages["next_url"]
    return shown


def exported_codes(kind: str, content: bytes) -> list[str]:
    if kind == "json":
        return [row["code"] for row in json.loads(content)]
    if kind == "csv":
        return [row[0] for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))][1:]
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).active
    return [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]


@pytest.mark.parametrize("title", FORMULAS, ids=range(len(FORMULAS)))
def test_a_formula_is_dead_text_in_both_tables(client, title):
    published(title=title, summary=title, associated_entities=[title])
    (row,) = rows(client, "csv")
    assert row["1.2 Título de Experiencia"] == row["1.7 Otras entidades asociadas"] == f"'{title}"
    content = client.get(reverse("practices:practice_export", args=["xlsx"])).content
    cells = next(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(min_row=2))
    assert "f" not in {cell.data_type for cell in cells}
    assert f"'{title}" in [cell.value for cell in cells]
    assert rows(client, "json")[0]["title"] == title


def test_only_public_answers_are_handed_over():
    assert set(PracticeResource().fields) == set(blank_answers()) - {"edition"} | set(IDENTITY)


def test_choices_are_codes_and_lists_stay_lists_in_json(client):
    published(themes=["derechos-humanos", "asistencia-consular"], associated_countries=["CL", "BO"])
    (row,) = rows(client, "json")
    assert (row["themes"], row["associated_countries"]) == (
        ["asistencia-consular", "derechos-humanos"],
        ["BO", "CL"],
    )
    assert rows(client, "csv")[0]["1.3 Temas"] == "asistencia-consular | derechos-humanos"


def test_the_state_is_the_one_of_today(client):
    confirm(published(experience_state="en-curso"), "finalizada")
    assert rows(client, "json")[0]["experience_state"] == "finalizada"


def test_a_text_longer_than_a_cell_says_where_it_goes_on(client):
    practice = published(limitations="palabra " * 5_000)
    (row,) = rows(client, "xlsx")
    cell = row["2.7 ¿Hay condiciones especiales o limitaciones para la replicación?"]
    assert cell.endswith(f"[…] Continúa en http://testserver/practicas/{practice.code}/")
    assert len(rows(client, "json")[0]["limitations"]) == 40_000


def test_what_the_page_refuses_is_refused_here_too(client):
    published()
    response = client.get(reverse("practices:practice_export", args=["csv"]) + "?pais=XX")
    assert (response.status_code, response.text) == (400, "País: «XX» no está en la lista.")


def test_a_list_that_is_too_long_asks_for_filters(client, settings):
    settings.EXPORT_MOST = 1
    published()
    assert client.get(reverse("practices:practice_export", args=["csv"])).status_code == 200
    published()
    response = client.get(reverse("practices:practice_export", args=["csv"]))
    assert response.status_code == 400
    assert "agregue filtros" in response.text


@pytest.mark.parametrize("practices", [1, 3])
def test_a_list_takes_the_same_number_of_queries(client, practices, django_assert_num_queries):
    for _ in range(practices):
        published()
    client.get(reverse("practices:home"))
    with django_assert_num_queries(15):
        client.get(reverse("practices:practice_export", args=["json"]))
