"""What is written in several ways is found in each of them: numbers, initials, hyphens, apostrophes, official names."""

import pytest
from django.core.management import call_command
from django.utils.html import strip_tags

from practices.catalogue.cards import cards
from practices.catalogue.index import Criteria, Search, current_index, differences, is_outdated, stems
from practices.catalogue.index.stems import compounds_of, words_of
from practices.models import Posting, Repository
from tests.factories import published

pytestmark = pytest.mark.django_db


def titles(text: str) -> list[str]:
    now = current_index()
    search = Search(Criteria(text), now)
    return [card.title for card in cards(list(search.numbers()), now, search.match)]


SPELLINGS = [
    ("Ley 25.871 de migraciones", ["25871", "25.871", "Ley 25871", "25,871", "25\u00a0871", "25 871"]),
    ("Decreto 13.445/2017", ["13445", "13.445/2017", "13445/2017"]),
    ("Llegaron 1.350.000 personas", ["1350000", "1.350.000", "1,350,000", "1\u202f350\u202f000"]),
    ("Llegaron 1 350 000 personas", ["1350000", "1.350.000", "1 350 000", "1\u202f350\u202f000"]),
    ("Respuesta al COVID-19", ["COVID19", "covid-19", "COVID 19", "covid\u201119"]),
    ("Respuesta al COVID19", ["COVID19", "covid-19"]),
    ("Proceso sub-regional", ["subregional", "sub-regional", "subregionales"]),
    ("Proceso subregional", ["subregional", "sub-regional"]),
    ("Acuerdo con A.C.N.U.R.", ["ACNUR", "A.C.N.U.R.", "acnur", "A.C.N.U.R"]),
    ("Acuerdo con ACNUR", ["ACNUR", "A.C.N.U.R.", "a. c. n. u. r."]),
    ("Retornos de EE. UU. en avión", ["EEUU", "EE.UU.", "EE. UU.", "EE.UU"]),
    ("Retornos de EEUU en avión", ["EEUU", "EE.UU.", "EE. UU."]),
    ("Kʼanchay", ["k'anchay", "K\u2019anchay", "kʼanchay", "k\ua78canchay"]),
    ("Programa mba\ua78capo", ["mba'apo", "mbaʼapo", "mba\ua78capo"]),
    ("Mi\u00adgra\u00adción re\u200bgional", ["migración", "regional", "migra\u00adción regional"]),
]


@pytest.mark.parametrize(
    ("title", "typed"), [(title, typed) for title, spellings in SPELLINGS for typed in spellings]
)
def test_it_is_found_however_it_is_written(title, typed):
    published(title=title)
    published(title="Otra cosa", summary="Sin nada de aquello.")
    assert titles(typed) == [title]


@pytest.mark.parametrize("typed", ["871", "350", "covid-20", "sub-total"])
def test_a_part_of_a_number_or_another_compound_is_something_else(typed):
    published(title="Ley 25.871, 1.350.000 personas, COVID-19, sub-regional")
    assert titles(f'"{typed}"') == []


def test_numbers_that_are_no_thousands_stay_apart():
    assert words_of("En 2019 300 personas, 4,5 % y 12.34") == "en 2019 300 personas 4 5 y 12 34".split()
    assert words_of("En 2023 128 400 personas; 12 3456") == "en 2023 128400 personas 12 3456".split()
    assert list(compounds_of("2015-2019, Lima. El 3.5")) == []


OFFICIAL = {
    "AR": ["República Argentina"],
    "BO": [
        "Bolivia (Estado Plurinacional de)",
        "Estado Plurinacional de Bolivia",
        "Plurinational State of Bolivia",
    ],
    "BR": ["República Federativa del Brasil", "República Federativa do Brasil"],
    "CL": ["República de Chile"],
    "CO": ["República de Colombia"],
    "EC": ["República del Ecuador"],
    "GY": ["Guayana", "República Cooperativa de Guyana"],
    "PY": ["República del Paraguay"],
    "PE": ["República del Perú", "Republica del Peru"],
    "SR": ["Surinam", "República de Suriname"],
    "UY": ["República Oriental del Uruguay"],
    "VE": ["Venezuela (República Bolivariana de)", "República Bolivariana de Venezuela"],
}


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, names in OFFICIAL.items() for name in names]
)
def test_a_member_is_found_by_its_official_names(code, name):
    published(country=code, title="Suya", summary="Nada que lo nombre.")
    published(country="CL" if code == "AR" else "AR", title="De otro", summary="Una república y un Estado.")
    assert titles(name) == ["Suya"]


def test_every_member_has_an_official_name_here():
    assert set(OFFICIAL) == {country.code for country in current_index().lists.members}


@pytest.mark.parametrize(
    ("summary", "typed", "marked"),
    [
        ("Según la Ley 25.871 vigente.", "25871", "<mark>25.871</mark>"),
        ("Fueron 25 871 personas.", "25.871", "<mark>25 871</mark>"),
        ("Durante el COVID-19 hubo apoyo.", "covid19", "<mark>COVID-19</mark>"),
        ("Con apoyo del A.C.N.U.R. en frontera.", "ACNUR", "<mark>A.C.N.U.R.</mark>"),
        ("La mi\u00adgra\u00adción regional.", "migración", "<mark>mi\u00adgra\u00adción</mark>"),
    ],
)
def test_what_was_found_is_marked_as_its_text_writes_it(summary, typed, marked):
    published(title="Título", summary=summary)
    now = current_index()
    search = Search(Criteria(typed), now)
    [card] = cards(list(search.numbers()), now, search.match)
    assert marked in card.snippets[0]
    assert summary in strip_tags(card.snippets[0])


def test_an_index_made_by_other_rules_is_made_anew_by_migrate():
    published(title="Ley 25.871")
    Repository.objects.update(index_version="rules 0")
    Posting.objects.filter(term=b"w:25871").delete()
    assert is_outdated()
    call_command("migrate", verbosity=0)
    assert differences() == []
    assert Repository.objects.get().index_version == stems.VERSION


class TestAddresses:
    """An empty value is no value, and a code is read in either case."""

    @pytest.mark.parametrize("query", ["tema=&pais=PE", "pais=&pais=PE", "q=&orden=&pagina=&pais=PE&s="])
    def test_an_empty_value_asks_for_nothing(self, client, query):
        published(country="PE", title="De Perú")
        published(country="CL", title="De Chile")
        page = client.get(f"/practicas/?{query}")
        assert page.status_code == 200
        assert "De Perú" in page.text
        assert "De Chile" not in page.text

    def test_a_code_in_another_case_leads_to_the_lists_own_address(self, client):
        assert client.get("/practicas/?pais=pe&tema=CONSULTA-SOCIAL&q=ley").headers["Location"] == (
            "/practicas/?q=ley&pais=PE&tema=consulta-social"
        )

    @pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
    def test_a_table_reads_it_too(self, client, kind):
        published(country="PE")
        assert client.get(f"/practicas.{kind}?pais=pe").status_code == 200

    @pytest.mark.parametrize(
        ("typed", "own"),
        [
            ("/paises/pe/", "/paises/PE/"),
            ("/paises/pe/novedades.atom", "/paises/PE/novedades.atom"),
            ("/temas/OTRO/", "/temas/otro/"),
            ("/paises/pe/?s=CSM-PE-0001", "/paises/PE/?s=CSM-PE-0001"),
        ],
    )
    def test_a_page_has_one_address(self, client, typed, own):
        response = client.get(typed)
        assert (response.status_code, response.headers["Location"]) == (301, own)

    @pytest.mark.parametrize("address", ["/practicas/?pais=zz", "/practicas/?tema=nada"])
    def test_what_there_is_not_is_still_said(self, client, address):
        assert client.get(address).status_code == 400
