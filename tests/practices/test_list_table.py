"""The list as a table, and its filters: what the address says is all that either remembers."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from practices.catalogue.page_cache import pages
from tests.factories import published
from tests.markup import Page
from tests.practices.drawn import classed, tagged, text

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

LIST = reverse("practices:practice_list")
TABLE = f"{LIST}?vista=tabla"


def listing(client, address: str):
    return client.get(address).context["search"]


def titles(client, order: str) -> list[str]:
    return [card.title for card in listing(client, f"{TABLE}&orden={order}").cards]


def heads(client, address: str) -> dict[str, tuple[str, str]]:
    return {head.name: (head.sorted, head.url) for head in listing(client, address).table.heads}


def test_a_line_says_in_words_what_it_draws(client):
    published(
        title="Consulados",
        associated_countries=["CL", "BO"],
        themes=["asistencia-consular", "derechos-humanos"],
        primary_objectives=["14"],
        secondary_objectives=["4", "7"],
        start_year=2019,
        end_is_open=True,
    )
    line = re.search('<tbody role="rowgroup">(.*?)</tbody>', client.get(TABLE).text, re.S)[1]
    words = " ".join(re.sub("<(title|text).*?</\\1>|<[^>]+>", " ", line).split())
    assert words.startswith("Perú con 2 más Consulados Principales: 14 ; , secundarios: 4, 7 2019–presente")
    alternatives = re.findall('alt="([^"]+)"', line)
    assert alternatives == ["Derechos humanos en la política migratoria", "Asistencia consular"]
    assert line.count('class="outline"') == 2


def test_the_heads_sort_and_sort_back(client):
    published()
    assert heads(client, TABLE) == {
        "state": ("", f"{LIST}?orden=pais&vista=tabla"),
        "title": ("", f"{LIST}?orden=titulo&vista=tabla"),
        "themes": ("", f"{LIST}?orden=tema&vista=tabla"),
        "objectives": ("", ""),
        "time": ("", f"{LIST}?orden=anio&vista=tabla"),
    }
    assert heads(client, f"{TABLE}&orden=anio")["time"] == ("ascending", f"{LIST}?orden=-anio&vista=tabla")
    assert heads(client, f"{TABLE}&orden=-anio")["time"] == ("descending", f"{LIST}?orden=anio&vista=tabla")
    assert client.get(f"{TABLE}&orden=-anio").text.count('aria-sort="descending"') == 1


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("pais", ["Uno", "Dos", "Tres"]),
        ("-pais", ["Tres", "Dos", "Uno"]),
        ("-titulo", ["Uno", "Tres", "Dos"]),
        ("anio", ["Dos", "Tres", "Uno"]),
        ("-anio", ["Tres", "Dos", "Uno"]),  # who says no year comes last, whichever way
        ("tema", ["Tres", "Dos", "Uno"]),  # the newest first among those of a theme
        ("-tema", ["Dos", "Tres", "Uno"]),
    ],
)
def test_the_order_of_the_lines(client, order, expected):
    published(title="Uno", country="AR", start_year=None, themes=["asistencia-consular"])
    published(title="Dos", country="BO", start_year=2015, themes=["derechos-humanos", "otro"])
    published(title="Tres", country="CL", start_year=2021, themes=["derechos-humanos", "institucionalidad"])
    assert titles(client, order) == expected


def test_both_views_keep_everything_else_of_the_address(client, settings):
    settings.PRACTICES_PER_PAGE = 1
    one, _other = published(), published()
    asked = f"pais=PE&orden=titulo&vista=tabla&pagina=2&s={one.code}"
    search = listing(client, f"{LIST}?{asked}")
    assert [(view["url"], view["current"]) for view in search.views] == [
        (f"{LIST}?{asked.replace('&vista=tabla', '')}", False),
        (f"{LIST}?{asked}", True),
        (f"{LIST}?pais=PE&orden=titulo&vista=linea&s={one.code}", False),
    ]
    assert search.pages["previous_url"] == f"{LIST}?pais=PE&orden=titulo&vista=tabla&s={one.code}"
    assert search.chips[0]["url"] == f"{LIST}?orden=titulo&vista=tabla&s={one.code}"
    text = client.get(f"{LIST}?{asked}").text
    assert '<input type="hidden" name="vista" value="tabla">' in text
    assert '<input type="hidden" name="orden" value="titulo">' in text
    # What is taken away and what search engines keep is the list, however it was looked at.
    assert all("vista" not in download["url"] for download in search.downloads)
    assert f'rel="canonical" href="http://testserver{LIST}?pais=PE&amp;orden=titulo&amp;pagina=2"' in text


def test_any_list_can_be_seen_on_a_line_of_time(client, settings):
    settings.PRACTICES_PER_PAGE = 3
    for year in (2021, None, 2015, 2018):
        published(title=f"Desde {year}", start_year=year)
    first = Page(client.get(f"{LIST}?vista=linea").text)
    (drawn,) = classed(first.root, "timeline")
    assert [text(link) for link in tagged(drawn, "a")] == ["Desde 2015", "Desde 2018", "Desde 2021"]
    assert first.faults == [] and len(classed(drawn, "compact")) == 3
    second = listing(client, f"{LIST}?vista=linea&pagina=2")
    assert [(line.card.title, line.bar) for line in second.years.lines] == [("Desde None", None)]
    assert [view["url"] for view in second.views][:2] == [LIST, f"{LIST}?vista=tabla"]


def test_a_view_that_there_is_not_is_said(client):
    published()
    assert client.get(f"{LIST}?vista=mapa").status_code == 400


def test_years_stand_on_one_axis_and_none_is_drawn_at_a_guess(client):
    published(start_year=1998, end_year=2003)
    published(start_year=None, end_year=2020)
    table = listing(client, TABLE).table
    assert table.axis.first == 1995
    bars = [line.bar for line in table.lines]
    assert bars[0] is None
    assert bars[1].ahead_width == ""


def test_queries_do_not_grow_with_the_practices(client):
    counts = []
    for practices in (1, 2):
        for _ in range(practices):
            published()
        client.get(TABLE)
        pages.kept.clear()
        with CaptureQueriesContext(connection) as captured:
            client.get(TABLE)
        counts.append(len(captured))
    assert counts == [2, 2]  # the token, the lines


class TestFilters:
    def test_every_open_facet_ends_with_a_button_of_its_own(self, client):
        published()
        text = client.get(LIST).text
        facets = re.findall('<details class="facet".*?</fieldset>', text, re.S)
        assert len(facets) == 11
        assert all(facet.rsplit("<button", 1)[1].startswith(' type="submit"') for facet in facets)
        assert text.count("Aplicar los filtros") == 1

    def test_the_objectives_are_a_grid_of_cells_with_names(self, client):
        published(primary_objectives=["14"])
        text = html.unescape(client.get(f"{LIST}?objetivo=14").text)
        cells = re.findall(
            '<label class="(idle)?" title="([^"]+)"><input type="checkbox" name="objetivo"', text
        )
        assert [name.split(" · ")[0] for _idle, name in cells] == [str(number) for number in range(1, 24)]
        assert next(name for idle, name in cells if not idle).startswith("14 · ")
        assert re.search(
            'name="objetivo" value="14" checked><span class="visually-hidden">14 · [^<]+, 1 práctica<', text
        )

    def test_years_have_bars_and_the_line_of_the_compact_stands_between_them(self, client):
        for year in (2021, 2021, 2019, 2018, None):
            published(start_year=year)
        facet = next(facet for facet in listing(client, LIST).facets if facet["is_histogram"])
        shown = [(option["code"], option["amount"], option["follows_compact"]) for option in facet["options"]]
        assert shown == [
            ("2021", "100.00%", False),
            ("2020", "", False),  # a year of none is shown all the same
            ("2019", "50.00%", False),
            ("2018", "50.00%", True),
            ("sin", "50.00%", False),
        ]

    def test_more_than_fifteen_years_stand_by_fives_with_their_sums(self, client):
        for year in (2021, 2020, 2018, 2004, None):
            published(start_year=year)
        (years,) = (facet for facet in listing(client, f"{LIST}?anio=2018").facets if facet["is_histogram"])
        shown = [(group.get("label"), group.get("count"), group.get("is_open")) for group in years["groups"]]
        assert shown == [
            ("2020–2024", 2, False),
            ("2015–2019", 1, True),
            ("2010–2014", 0, False),
            ("2005–2009", 0, False),
            ("2000–2004", 1, False),
            (None, None, None),  # those without a year
        ]
        assert [option["code"] for option in years["groups"][1]["options"]] == [
            "2019",
            "2018",
            "2017",
            "2016",
            "2015",
        ]
        assert client.get(LIST).text.count('<details class="span"') == 5

    def test_the_results_can_be_skipped_to(self, client):
        published()
        links = re.findall('class="skip-link" href="#([^"]+)"', client.get(LIST).text)
        assert links == ["content", "results"]
        assert 'id="results"' in client.get(f"{LIST}?q=nada").text
