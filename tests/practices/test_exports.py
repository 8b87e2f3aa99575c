"""A list taken away: the same practices as on the page, public answers only, and no cell that runs."""

import csv
import io
import json
import random
from urllib.parse import urlencode

import hypothesis
import openpyxl
import pytest
from django.urls import reverse

from practices.answers import blank_answers
from practices.catalogue.index import FACETS, current_index, rebuild
from practices.exchange.atom import MOST_ENTRIES
from practices.exchange.columns import IDENTITY
from practices.exchange.resources import PracticeResource
from practices.models import Practice
from practices.standing import confirm
from practices.synthetic import Author, write
from tests.factories import published
from tests.practices.fed import read_feed
from tests.practices.oracle import random_criteria
from tests.practices.tables import FORMULAS, TRICKS

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def rows(client, kind: str, query: str = "") -> list[dict]:
    content = client.get(reverse("practices:practice_export", args=[kind]) + query).content
    if kind == "json":
        return json.loads(content)
    if kind == "csv":
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
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


EXAMPLES = hypothesis.settings().max_examples  # as the variable of this name says
DRILLS = [pytest.param(seed, 50, marks=pytest.mark.drill) for seed in (0, 1, 2, 3)]


@pytest.mark.parametrize(("seed", "filters"), [(4, EXAMPLES), *DRILLS])
def test_for_random_filters_page_tables_and_feed_are_the_same(client, settings, seed, filters):
    settings.PAGE_CACHE_BYTES = 0  # every page is made
    author, chance = Author(random.Random(7), 20), random.Random(seed)
    write([author.ficha() for _ in range(40)])
    rebuild()
    codes = {facet.parameter: facet.codes(current_index()) for facet in FACETS}
    for _turn in range(filters):
        criteria = random_criteria(chance, codes)
        shown = codes_shown(client, criteria)
        for kind in ("json", "csv", "xlsx"):
            export = reverse("practices:practice_export", args=[kind])
            content = client.get(export, criteria.pairs()).content
            assert exported_codes(kind, content) == shown, (kind, criteria)
        feed = read_feed(client, f"{reverse('practices:practice_list_feed')}?{urlencode(criteria.pairs())}")
        numbers = dict(Practice.objects.values_list("code", "number"))
        newest = sorted(shown, key=numbers.__getitem__, reverse=True)
        assert [entry.link.split("/")[-2] for entry in feed.entries] == newest[:MOST_ENTRIES], criteria


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
        return [row[0] for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")][1:]
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).active
    return [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]


@pytest.mark.parametrize("title", FORMULAS, ids=range(len(FORMULAS)))
def test_a_formula_is_dead_text_in_both_tables(client, title):
    published(title=title, summary=title, associated_entities=[title])
    (row,) = rows(client, "csv")
    assert is_dead(row["1.2 Título de Experiencia"])
    assert is_dead(row["1.7 Otras entidades asociadas"])
    content = client.get(reverse("practices:practice_export", args=["xlsx"])).content
    cells = next(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(min_row=2))
    assert "f" not in {cell.data_type for cell in cells}
    assert rows(client, "json")[0]["title"] == title


def is_dead(cell: str) -> bool:
    return not cell.strip().startswith(LIVE) and not cell.startswith("\t")


LIVE = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("text", TRICKS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_is_live_whatever_separator_the_file_is_opened_with(client, text, separator):
    published(summary=text, background=text, associated_entities=[text.replace("\n", " ")])
    content = client.get(reverse("practices:practice_export", args=["csv"])).content.decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(content, newline=""), delimiter=separator))
    assert all(is_dead(cell) for row in table for cell in row)


def test_with_its_own_separator_the_table_is_whole_and_a_text_only_gains_its_apostrophes(client):
    published(summary=TRICKS[0] + '\nSegundo "párrafo".')
    (row,) = rows(client, "csv")
    assert row["2.2 Resumen de la experiencia"].replace("'", "") == TRICKS[0] + '\nSegundo "párrafo".'
    content = client.get(reverse("practices:practice_export", args=["csv"])).content
    assert content.startswith(b"\xef\xbb\xbf")
    assert set(map(len, csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))) == {len(row)}


def test_a_list_is_left_alone_in_a_workbook_and_codes_stand_in_the_order_of_their_list(client):
    published(
        summary="Busca:\n- igualdad\n- acceso",
        primary_objectives=["4", "22"],
        secondary_objectives=["15", "7"],
    )
    (row,) = rows(client, "xlsx")
    assert row["2.2 Resumen de la experiencia"] == "Busca:\n- igualdad\n- acceso"
    assert row["Objetivos principales del Pacto Mundial (código)"] == "4 | 22"
    assert row["Objetivos secundarios del Pacto Mundial (código)"] == "7 | 15"


def test_the_sheet_has_a_name(client):
    published()
    content = client.get(reverse("practices:practice_export", args=["xlsx"])).content
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["Prácticas"]


def test_the_list_says_what_separates_and_offers_the_workbook_first(client):
    published()
    page = client.get(reverse("practices:practice_list")).text
    assert page.index("practicas.xlsx") < page.index("practicas.csv")
    assert "CSV separado por punto y coma" in page


def test_only_public_answers_are_handed_over():
    assert set(PracticeResource().fields) == set(blank_answers()) - {"edition"} | set(IDENTITY)


def test_choices_are_codes_and_lists_stay_lists_in_json(client):
    published(themes=["derechos-humanos", "asistencia-consular"], associated_countries=["CL", "BO"])
    (row,) = rows(client, "json")
    assert (row["themes"], row["associated_countries"]) == (
        ["asistencia-consular", "derechos-humanos"],
        ["BO", "CL"],
    )
    (row,) = rows(client, "csv")
    assert row["1.3 Temas (código)"] == "derechos-humanos | asistencia-consular"
    assert row["Otros Estados que participan (código)"] == "BO | CL"
    assert row["Otros Estados que participan"] == "Bolivia (Estado Plurinacional de) | Chile"
    assert (row["1.1 País"], row["1.1 País (código)"]) == ("Perú", "PE")


def test_the_state_is_the_one_of_today(client):
    confirm(published(experience_state="en-curso"), "finalizada")
    assert rows(client, "json")[0]["experience_state"] == "finalizada"


def test_a_text_longer_than_a_cell_says_where_it_goes_on(client):
    long = "https://example.org/" + "x" * 1_900
    practice = published(links=[{"numeral": "2.9", "label": "Ley", "url": long}] * 20)
    (row,) = rows(client, "xlsx")
    assert row["2.9 Documentación sobre la práctica: enlaces"].endswith(
        f"[…] Continúa en http://testserver/practicas/{practice.code}/"
    )
    assert len(rows(client, "json")[0]["links"]) == 20


def test_links_stand_under_the_question_that_they_are_about(client):
    links = [("2.5", "Manual"), ("2.9", "Ley"), ("external", "Red")]
    published(
        links=[
            {"numeral": place, "label": label, "url": f"https://example.org/{label}"}
            for place, label in links
        ]
    )
    (row,) = rows(client, "csv")
    assert row["2.5 Productos: enlaces"] == "Manual https://example.org/Manual"
    assert row["2.9 Documentación sobre la práctica: enlaces"] == "Ley https://example.org/Ley"
    assert row["La misma práctica en otros repositorios"] == "Red https://example.org/Red"


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
