"""A State, a theme and an objective as their pages show them: every number is that of the list it leads to."""

import re
from itertools import product
from xml.etree.ElementTree import Element

import pytest

from practices.catalogue.drawings.timeline import MOST
from tests.factories import published
from tests.markup import Page
from tests.practices.drawn import (
    classed,
    count_marks,
    last_part,
    marks_in,
    number,
    row_of,
    tagged,
    text,
    total_of,
    write_some,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

MANY, OTHER = "/paises/CO/", "/paises/MX/"


def portrait(client, address: str = MANY) -> Page:
    page = Page(client.get(address).text)
    assert page.faults == []
    return page


def links_with_numbers(row: Element) -> dict[str, int]:
    """Of a list of names each link with the number beside it."""
    lines = [line for line in tagged(row, "li") if tagged(line, "a")]
    return {
        tagged(line, "a")[0].get("href", ""): number(text(classed(line, "soft")[0]).split(" práctica")[0])
        for line in lines
    }


@pytest.mark.parametrize("practices", [5, 60])
def test_each_theme_and_objective_has_the_marks_of_its_list(client, practices):
    read = write_some(practices)
    parts = {"themes-title": "tema", "objectives-title": "objetivo"}
    for address, (title, parameter) in product([MANY, OTHER], parts.items()):
        code, page = last_part(address), portrait(client, address)
        links = [link for link in tagged(row_of(page, title), "a") if "pais=" in link.get("href", "")]
        assert links
        for link in links:
            words = " ".join(text(part) for part in classed(link, "visually-hidden"))
            marks, url = marks_in(words), link.get("href", "")
            assert marks == count_marks(read, code, parameter, re.search(rf"{parameter}=([\w-]+)", url)[1])
            assert sum(marks) == total_of(url)
            rings = len(classed(link, "ring"))
            dots = len(classed(link, "dot")) - rings, rings
            assert marks == dots or (
                dots == (0, 0) and sum(marks) == number(text(classed(link, "amount")[0]))
            )


def test_with_whom_and_what_it_offers_are_counted_and_lead_to_as_many(client):
    read, page = write_some(60), portrait(client)
    partners = links_with_numbers(row_of(page, "partners-title"))
    assert len(partners) == 5
    for url, count in partners.items():
        both = set(re.findall(r"pais=([A-Z]{2})", url))
        assert count == total_of(url) == sum(both <= practice.values("pais") for practice in read)
    offers = links_with_numbers(row_of(page, "offers-title"))
    assert len(offers) > 3
    for url, count in offers.items():
        (way,) = re.findall("transferencia=([a-z-]+)", url)
        own = [practice for practice in read if practice.said["country"] == "CO"]
        assert count == total_of(url) == sum(way in practice.values("transferencia") for practice in own)


def test_what_it_presents_comes_before_that_in_which_it_takes_part(client):
    read = write_some(60)
    response = client.get(MANY)
    presents, takes_part = count_marks(read, "CO")
    assert (
        f">Presenta {presents}</h2>" in response.text and f">Participa en {takes_part}</h2>" in response.text
    )
    assert response.text.index(f"Presenta {presents}</h2>") < response.text.index(
        f"Participa en {takes_part}</h2>"
    )
    assert total_of(response.context["presents_url"]) == presents
    assert total_of(response.context["takes_part_url"]) == takes_part
    assert {card.country.code for card in response.context["presents"]} == {"CO"}
    assert "CO" not in {card.country.code for card in response.context["takes_part"]}


def test_the_list_of_what_it_presents_says_so_and_its_form_keeps_it(client):
    published(country="AR", associated_countries=["CO"])
    published(country="CO", associated_countries=["AR"])
    for parameter, words in {
        "presenta": "La presenta: Colombia",
        "participa": "Participa sin presentarla: Colombia",
    }.items():
        response = client.get(f"/practicas/?{parameter}=CO")
        assert response.context["search"].total == 1
        (chips,) = classed(Page(response.text).root, "chips")
        assert text(chips) == f"Quitar el filtro {words}"
        assert f'name="{parameter}" value="CO" checked' in response.text
    form = client.get("/practicas/?pais=CO").text
    assert 'name="presenta"' not in form and 'name="participa"' not in form


def test_a_practice_of_another_state_names_who_presents_it(client):
    published(country="AR", associated_countries=["CO", "CL", "PE"])
    published(country="BR", associated_countries=["CO"])
    shown = [text(part) for part in classed(portrait(client).root, "card-facts")]
    assert shown[0].startswith("Brasil con Colombia 2019")
    assert shown[1].startswith("Argentina con Colombia y 2 más 2019")


def test_a_state_without_practices_says_so_and_one_without_others_has_no_map(client):
    published(country="MX", associated_countries=["CR"])
    assert "Este país no tiene todavía prácticas publicadas" in portrait(client).text
    page = portrait(client, OTHER)
    assert not classed(page.root, "small-map") and "Costa Rica 1 práctica" in page.text
    assert "no presenta ninguna" in portrait(client, "/paises/CR/").text
    published(country="CO", associated_countries=["AR"])
    drawn = classed(portrait(client).root, "small-map")[0]
    assert [part.get("href") for part in classed(drawn, "self")] == ["#shape-CO"]
    assert [part.get("href") for part in classed(drawn, "tint-2")] == ["#shape-AR"]


class TestSinceWhen:
    def test_each_practice_with_a_year_has_a_line_and_the_rest_is_counted(self, client):
        for year in (2021, None, 2015, None, 2018):
            published(title=f"Desde {year}", start_year=year)
        for address in ("/paises/PE/", "/temas/asistencia-consular/", "/objetivos/14/"):
            page = portrait(client, address)
            (drawn,) = classed(page.root, "timeline")
            assert [text(link) for link in tagged(drawn, "a")] == ["Desde 2015", "Desde 2018", "Desde 2021"]
            assert len(classed(drawn, "run")) >= 3 and len(classed(drawn, "compact")) == 3
            (rest,) = (link for link in tagged(page.root, "a") if "anio=sin" in link.get("href", ""))
            assert text(rest) == "2 de 5 no dicen cuándo empezaron"
            assert total_of(rest.get("href")) == 2

    def test_without_any_year_nothing_is_drawn(self, client):
        published(country="CO", start_year=None)
        page = portrait(client)
        assert not classed(page.root, "timeline") and "1 de 1 no dice cuándo empezó" in page.text

    def test_of_many_the_years_in_which_they_began_are_counted(self, client):
        read = write_some(90)
        response = client.get("/temas/derechos-humanos/")
        timeline, page = response.context["timeline"], Page(response.text)
        assert page.faults == [] and timeline.is_cut
        (drawn,) = classed(page.root, "starts")
        began = [
            practice.said["start_year"] for practice in read if "derechos-humanos" in practice.values("tema")
        ]
        counted = 0
        for row in tagged(drawn, "tr")[1:]:
            first, *last = text(tagged(row, "th")[0]).split(" ")[0].split("–")
            years, shown = (
                range(int(first), int((last or [first])[0]) + 1),
                number(text(tagged(row, "td")[0])),
            )
            assert shown == sum(year in years for year in began if year)
            assert shown == (total_of(tagged(row, "a")[0].get("href")) if shown else 0)
            counted += shown
        assert counted + timeline.undated == timeline.total == len(began)
        starts = [line.card.years.start for line in response.context["years"].lines]
        assert len(starts) == MOST and starts == sorted(starts)
        assert client.get(timeline.url).context["search"].total == timeline.total
