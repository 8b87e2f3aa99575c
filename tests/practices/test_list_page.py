"""The list of practices as whoever searches it meets it."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from practices.catalogue.index import current_index
from practices.catalogue.page_cache import pages
from practices.press.views import filters_named
from tests.factories import published

pytestmark = pytest.mark.django_db

LIST = reverse("practices:practice_list")


def titles(response) -> list[str]:
    return [card.title for card in response.context["search"].cards]


def queries(client, address: str) -> int:
    pages.kept.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_filters_are_alternatives_within_a_facet_and_conditions_across(client):
    published(title="Consular de Perú")
    published(title="Derechos de Perú", themes=["derechos-humanos"])
    published(title="Derechos de Chile", themes=["derechos-humanos"], country="CL")
    published(title="Derechos de Brasil", themes=["derechos-humanos"], country="BR")
    response = client.get(f"{LIST}?pais=PE&pais=CL&tema=derechos-humanos")
    assert titles(response) == ["Derechos de Chile", "Derechos de Perú"]
    facets = {facet["parameter"]: facet for facet in response.context["search"].facets}
    counts = {option["code"]: option["count"] for option in facets["pais"]["options"] if option["count"]}
    assert counts == {"BR": 1, "CL": 1, "PE": 1}


class TestAllOfSeveral:
    """A list can ask for practices that have all of the values chosen in a facet."""

    @pytest.fixture(autouse=True)
    def practices(self):
        published(title="De Argentina", country="AR")
        published(title="De ambos", country="CL", associated_countries=["AR"], themes=["derechos-humanos"])
        published(title="De Chile y Perú", country="CL", associated_countries=["PE"])

    BOTH = f"{LIST}?pais=AR&pais=CL&todos=pais"

    def test_an_address_without_it_means_any(self, client):
        assert len(titles(client.get(f"{LIST}?pais=AR&pais=CL"))) == 3
        assert titles(client.get(self.BOTH)) == ["De ambos"]

    def test_it_is_one_chip_and_a_tick_in_the_form(self, client):
        response = client.get(self.BOTH)
        (chip,) = response.context["search"].chips
        assert (chip["facet"], chip["label"], chip["url"]) == ("País", "Argentina y Chile", LIST)
        assert '<input type="checkbox" name="todos" value="pais" checked>' in response.text
        assert '<input type="checkbox" name="todos" value="tema" >' in response.text

    def test_each_value_says_what_choosing_it_too_would_give(self, client):
        facet = next(client.get(self.BOTH).context["search"].facets)
        counts = {option["code"]: option["count"] for option in facet["options"] if option["count"]}
        assert counts == {"AR": 1, "CL": 1}

    def test_of_one_value_it_says_nothing(self, client):
        response = client.get(f"{LIST}?pais=PE&todos=pais&todos=tema")
        assert titles(response) == ["De Chile y Perú"]
        assert f'rel="canonical" href="http://testserver{LIST}?pais=PE"' in response.text
        assert '<input type="checkbox" name="todos" value="pais" checked>' in response.text

    def test_everything_that_goes_on_from_the_list_keeps_it(self, client, settings):
        settings.PRACTICES_PER_PAGE = 1
        published(title="Otra de ambos", country="AR", associated_countries=["CL"])
        search = client.get(f"{self.BOTH}&orden=titulo").context["search"]
        assert search.pages["next_url"] == f"{self.BOTH}&orden=titulo&pagina=2"
        assert search.cards[0].choose_url.startswith(f"{self.BOTH}&orden=titulo&s=")
        assert ("todos", "pais") in search.compilation["pairs"]
        assert filters_named(search) == [["País", "Argentina y Chile"]]  # on the cover
        assert all("todos=pais" in download["url"] for download in search.downloads)
        assert len(client.get(search.downloads[2]["url"]).json()) == 2

    def test_an_empty_one_says_what_less_would_give(self, client):
        search = client.get(f"{LIST}?pais=AR&pais=PE&todos=pais").context["search"]
        assert [(step["label"], step["count"]) for step in search.suggestions] == [
            ("que estén todos los elegidos a la vez", 3),
            ("Perú", 2),
            ("Argentina", 1),
        ]

    def test_what_has_no_values_to_combine_is_said(self, client):
        response = client.get(f"{LIST}?anio=2019&todos=anio")
        assert response.status_code == 400
        assert len(response.context["search"].errors) == 1

    def test_an_i_takes_another_and(self, client):
        query = "tema=derechos-humanos&tema=institucionalidad&todos=tema"
        (chip,) = client.get(f"{LIST}?{query}").context["search"].chips
        assert chip["label"].endswith("en la política migratoria e Institucionalidad y gestión migratoria")


def test_every_value_can_be_ticked_with_what_it_would_give(client):
    published(country="PE", themes=["asistencia-consular"])
    published(country="PE", themes=["derechos-humanos"])
    text = client.get(f"{LIST}?pais=PE").text
    ticked = re.findall(r'<input type="checkbox" name="(\w+)" value="([\w-]+)" (checked)?>', text)
    assert {(name, code) for name, code, checked in ticked if checked} == {("pais", "PE")}
    assert len([name for name, _code, _checked in ticked if name == "pais"]) == 23
    assert len([name for name, _code, _checked in ticked if name == "objetivo"]) == 23
    counts = re.findall(r'name="tema" value="([\w-]+)".*?class="count">(\d+)', text)
    assert {code: count for code, count in counts if count != "0"} == {
        "asistencia-consular": "1",
        "derechos-humanos": "1",
    }


def test_a_country_finds_what_it_leads_and_what_it_takes_part_in(client):
    published(title="Propia", country="BO")
    published(title="Ajena", country="AR", associated_countries=["BO"])
    assert titles(client.get(f"{LIST}?pais=BO")) == ["Ajena", "Propia"]


def test_a_primary_objective_is_also_an_objective(client):
    published(title="Propia", primary_objectives=["8"], secondary_objectives=[])
    published(title="También", primary_objectives=["14"], secondary_objectives=["8"])
    assert titles(client.get(f"{LIST}?objetivo=8")) == ["También", "Propia"]
    assert titles(client.get(f"{LIST}?objetivo_principal=8")) == ["Propia"]


def test_practices_without_a_year_have_their_own_filter(client):
    published(title="Sin", start_year=None)
    published(title="Con", start_year=2019)
    assert titles(client.get(f"{LIST}?anio=sin")) == ["Sin"]
    assert titles(client.get(f"{LIST}?anio=2019&anio=sin")) == ["Con", "Sin"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("recientes", ["Ñandú", "Nube", "Águila"]),
        ("titulo", ["Águila", "Nube", "Ñandú"]),
        ("pais", ["Nube", "Águila", "Ñandú"]),
    ],
)
def test_the_order_is_the_readers_choice(client, order, expected):
    published(title="Águila", country="EC")
    published(title="Nube", country="AR")
    published(title="Ñandú", country="PE")
    assert titles(client.get(f"{LIST}?orden={order}")) == expected


def test_each_chip_takes_away_exactly_one_criterion(client):
    published(title="Consulados", country="CL")
    search = client.get(f"{LIST}?q=consulados&pais=CL&pais=PE&tema=asistencia-consular").context["search"]
    assert [(chip["facet"], chip["label"]) for chip in search.chips] == [
        ("Texto", "«consulados»"),
        ("País", "Chile"),
        ("País", "Perú"),
        ("Tema", "Asistencia consular"),
    ]
    assert search.chips[1]["url"] == f"{LIST}?q=consulados&pais=PE&tema=asistencia-consular"


def test_a_list_has_one_address_whatever_the_order_of_its_parameters(client):
    published()
    canonical = [
        re.search('rel="canonical" href="([^"]+)"', client.get(f"{LIST}?{query}").text)[1]
        for query in (
            "tema=asistencia-consular&pais=PE&pais=CL",
            "pais=CL&x=1&tema=asistencia-consular&pais=PE&pais=PE",
        )
    ]
    assert canonical == [f"http://testserver{LIST}?pais=CL&amp;pais=PE&amp;tema=asistencia-consular"] * 2


def test_an_empty_result_says_which_criterion_to_drop_and_what_that_gives(client):
    published(country="CL", themes=["derechos-humanos"])
    published(country="PE", themes=["asistencia-consular"])
    published(country="PE", themes=["asistencia-consular"])
    response = client.get(f"{LIST}?pais=CL&tema=asistencia-consular")
    steps = [(step["label"], step["count"], step["url"]) for step in response.context["search"].suggestions]
    assert steps == [
        ("Chile", 2, f"{LIST}?tema=asistencia-consular"),
        ("Asistencia consular", 1, f"{LIST}?pais=CL"),
    ]
    assert "Ver las 3 prácticas" in response.text


def test_pages_hold_twenty_and_the_last_the_rest(client):
    for _ in range(23):
        published()
    first, second = client.get(LIST), client.get(f"{LIST}?pagina=2")
    assert (len(titles(first)), len(titles(second))) == (20, 3)
    assert not set(titles(first)) & set(titles(second))
    assert client.get(f"{LIST}?pagina=3").status_code == 404


def test_without_any_practice_the_page_says_so(client):
    response = client.get(LIST)
    assert response.status_code == 200
    assert response.context["search"].total == 0


@pytest.mark.parametrize(
    "query",
    [
        "pais=XX",
        "tema=%27%3B--",
        "orden=precio",
        "pagina=0",
        "pagina=x",
        "pagina=501",
        "anio=1066",
        "anio=20190",
        f"q={'a' * 301}",
        "q=%00",
    ],
)
def test_what_no_list_has_is_said_and_the_rest_of_the_address_stands(client, query):
    published(title="Consular de Perú")
    published(title="Consular de Chile", country="CL")
    response = client.get(f"{LIST}?{query}&nivel=nacional&pais=PE")
    assert response.status_code == 400
    assert len(response.context["search"].errors) == 1
    assert response.context["search"].errors[0] in html.unescape(response.text)
    assert [chip["label"] for chip in response.context["search"].chips][-1] == "Nacional"


def test_a_long_title_that_was_pasted_is_found(client):
    title = ("Registro consular itinerante para familias migrantes " * 5)[:243].strip()
    published(title=title)
    response = client.get(LIST, {"q": title})
    assert (response.status_code, response.context["search"].errors) == (200, [])
    assert title in response.text


def test_a_text_that_is_too_long_stays_in_its_box(client):
    text = "palabra " * 40
    response = client.get(LIST, {"q": text})
    assert response.status_code == 400
    assert "El texto buscado tiene 319 letras; el máximo es 300." in response.text
    assert f'name="q" value="{text}"' in response.text


def test_a_year_without_practices_stays_ticked(client):
    published(start_year=2019)
    assert '<input type="checkbox" name="anio" value="2024" checked>' in client.get(f"{LIST}?anio=2024").text


def test_a_retired_value_can_still_be_asked_for(client):
    from practices.models import Theme

    published(title="Con el tema", themes=["consulta-social"])
    theme = Theme.objects.get(code="consulta-social")
    theme.retired = True
    theme.save()
    assert titles(client.get(f"{LIST}?tema=consulta-social")) == ["Con el tema"]


HOSTILE = [
    "'",
    '"',
    "';--",
    "(((((" * 30,
    "a" * 199 + "!",
    "c++ NEAR( AND OR NOT *",
    "%_\\",
    '"' * 99,
    "«" * 100,
    "\u0301" * 200,
    "\u202e",
    "{{7*7}}",
    "<script>alert(1)</script>",
    " ".join("abcdefghij"[i % 10] * 3 for i in range(50)),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_searched_or_refused(client, text):
    published()
    response = client.get(LIST, {"q": text})
    assert response.status_code in (200, 400)
    assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("q=" + "a" * 100_000, 400),
        ("&".join(f"pais={code}" for code in ["PE"] * 600), 400),
        ("q=%ff%fe%80", 200),
        ("%ff=%fe&pais=%ff", 400),
        ("q=%ed%a0%80", 200),
    ],
)
def test_broken_addresses_are_answered(client, query, status):
    assert client.get(f"{LIST}?{query}").status_code == status


class TestQueries:
    """The number of queries does not grow with the number of practices."""

    @pytest.mark.parametrize("practices", [1, 3, 23])
    def test_of_a_list_page(self, client, practices):
        for _ in range(practices):
            published()
        client.get(LIST)
        assert queries(client, LIST) == 2  # the token, the cards
        assert queries(client, f"{LIST}?pais=PE&tema=asistencia-consular&orden=recientes") == 2
        assert queries(client, f"{LIST}?q=registro") == 3  # … and the words
        assert queries(client, f"{LIST}?q=regist") == 4  # … and the words that begin so

    @pytest.mark.parametrize("practices", [1, 3])
    def test_in_any_case_at_most_seven(self, client, practices):
        for _ in range(practices):
            published(summary="La búsqueda de las personas.")
        worst = f'{LIST}?q=busqeda+perso+"las+personas"&orden=titulo'
        client.get(LIST)
        # The token, the words, those near, the corrected ones, the phrase and the cards.
        assert queries(client, worst) == 6
        published(summary="La búsqueda de las personas.")
        # The token has moved: the lists too, and the facets come with the words.
        assert queries(client, worst) == 7
        published(summary="La búsqueda de las personas.")
        # Without a phrase the order by title is asked for.
        assert queries(client, f"{LIST}?q=busqeda&anio=2019&orden=pais") == 7

    @pytest.mark.parametrize("practices", [1, 3])
    def test_of_a_kept_page(self, client, practices, django_assert_num_queries):
        for _ in range(practices):
            published()
        client.get(LIST)
        with django_assert_num_queries(1):
            client.get(LIST)

    @pytest.mark.parametrize(
        "name", ["home", "country_list", "theme_list", "objective_list", "about", "feed"]
    )
    def test_of_the_other_pages(self, client, name):
        address, counts = reverse(f"practices:{name}"), []
        for practices in (1, 2):
            for _ in range(practices):
                published()
            client.get(address)
            counts.append(queries(client, address))
        assert counts[0] == counts[1] <= 2


def test_a_process_forgets_what_it_remembered_when_the_token_moves(client):
    published()
    client.get(LIST)
    before = current_index()
    published()
    assert current_index() is not before
    assert current_index().live.bit_count() == 2
