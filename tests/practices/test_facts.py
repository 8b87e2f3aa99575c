"""What a theme or an objective says of itself at a glance: who, since when, beside what."""

import re

import pytest
from django.urls import reverse

from tests.factories import published
from tests.markup import Page
from tests.practices.drawn import classed, tagged, text, total_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

THEMES = reverse("practices:theme_list")
RIGHTS, OBJECTIVE = "/temas/derechos-humanos/", "/objetivos/4/"
MEMBERS = ["AR", "BO", "BR", "CL", "CO", "EC", "GY", "PE", "PY", "SR", "UY", "VE"]


def facts(page: str, place: int = 0) -> dict[str, str]:
    """What stands under each title; of several on a page those at a place."""
    drawn = classed(Page(page).root, "facts")[place]
    return {
        text(tagged(fact, "dt")[0]): " / ".join(text(part) for part in tagged(fact, "dd"))
        for fact in tagged(drawn, "div")
    }


def test_who_presents_who_takes_part_since_when_and_beside_what(client):
    rights = {"themes": ["derechos-humanos"], "primary_objectives": ["4"], "secondary_objectives": ["5"]}
    published(**rights | {"country": "CO", "associated_countries": ["CL", "MX"], "start_year": 2015})
    published(**rights | {"country": "CO", "themes": ["derechos-humanos", "otro"], "start_year": None})
    published(**rights | {"country": "CR", "associated_countries": ["CO"], "start_year": 2019})
    assert facts(client.get(RIGHTS).text) == {
        "Presentan": "Colombia : presenta 2 2 / Otros Estados: Costa Rica : presenta 1",
        "Participan": "Chile : participa en 1 , Colombia : participa en 1 / Otros Estados: México : participa en 1",
        "Desde cuándo": "2015 la primera; 2 de 3 dicen el año",
        "Junto a": "Otro 1",
        "Objetivos más tratados": "Objetivo 4 : 3 Objetivo 5 : 3",
    }
    assert facts(client.get(OBJECTIVE).text) | {"Presentan": "", "Participan": "", "Desde cuándo": ""} == {
        "Presentan": "",
        "Participan": "",
        "Desde cuándo": "",
        "Como objetivo principal": "3 prácticas",
        "Temas": "Derechos 3, Otro 1",
        "Junto a los objetivos": "Objetivo 5 : 3",
    }


def test_each_link_leads_to_a_list_with_as_many_as_its_words_say(client):
    published(country="CO", themes=["derechos-humanos", "otro"], associated_countries=["CL"])
    published(
        country="CL",
        themes=["derechos-humanos"],
        secondary_objectives=["4"],
        associated_countries=["CO"],
        start_year=None,
    )
    read = 0
    for address in (RIGHTS, OBJECTIVE, THEMES):
        for drawn in classed(Page(client.get(address).text).root, "facts"):
            for link in tagged(drawn, "a"):
                said = text(link)
                if match := re.search(r"(?:presenta|participa en|Objetivo \d+ :) (\d+)$", said):
                    assert total_of(link.get("href")) == int(match[1]), said
                    read += 1
                elif link.get("title"):  # a theme beside this one, its number after the link
                    assert total_of(link.get("href")) == int((link.tail or "").strip("\xa0, ")), said
                    read += 1
    assert read > 15


def test_many_states_are_counted_and_few_missing_ones_named(client):
    for country in MEMBERS[:-2]:
        published(country=country, themes=["derechos-humanos"], associated_countries=["MX", *MEMBERS[:7]])
    shown = facts(client.get(THEMES).text, 2)
    assert shown["Presentan"] == "Todos menos Uruguay y Venezuela"
    assert shown["Participan"].startswith("7 de los 12 / Otros Estados: México")
    shown = facts(client.get(RIGHTS).text)
    assert shown["Presentan"].startswith("Argentina : presenta 1 , Bolivia")
    assert shown["Participan"].startswith("Argentina : participa en 9 9, Bolivia")
    for country in MEMBERS[-2:]:
        published(country=country, themes=["derechos-humanos"])
    assert facts(client.get(THEMES).text, 2)["Presentan"] == "Los 12 de la Conferencia"


def test_a_theme_that_nobody_documented_shows_how_to_begin(client):
    assert facts(client.get(THEMES).text) == {
        "Presentan": "ningún Estado de la Conferencia todavía",
        "Para empezar": "Cómo documentar una práctica",
    }
    assert not classed(Page(client.get(RIGHTS).text).root, "facts")


def test_a_theme_of_other_states_says_that_none_of_the_conference_presents(client):
    published(country="MX", themes=["derechos-humanos"], start_year=None)
    shown = facts(client.get(RIGHTS).text)
    assert shown["Presentan"].startswith("ningún Estado de la Conferencia todavía / Otros Estados: México")
    assert (shown["Desde cuándo"], shown["Junto a"]) == ("Ninguna dice el año", "Ningún otro tema")


def test_the_titles_of_the_objectives_say_how_many_and_of_whom(client):
    published(primary_objectives=["4"], associated_countries=["CL", "MX"])
    published(primary_objectives=["5"], secondary_objectives=["4"])
    counts = [text(part) for part in classed(Page(client.get("/objetivos/").text).root, "count")]
    assert counts[2:5] == [
        "Ninguna práctica todavía",
        "2 prácticas, 1 como principal · 3 Estados",
        "1 práctica, 1 como principal · 1 Estado",
    ]


def test_the_home_page_says_whose_practices_there_are(client):
    published(country="PE", associated_countries=["CL"], themes=["otro"])
    published(country="MX", themes=["consulta-social"])
    figures = [text(part) for part in tagged(classed(Page(client.get("/").text).root, "figures")[0], "div")]
    assert figures == [
        "prácticas publicadas: 1 de Estados de la Conferencia, 1 de otros 2",
        "Estados de la Conferencia con alguna práctica, propia o de otro 2 de 12",
        "objetivos del Pacto Mundial con alguna práctica 1 de 23",
        "temas acordados por la Conferencia con alguna práctica 1 de 5",
    ]
