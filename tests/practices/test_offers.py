"""Who offers what: the ways of 1.11, each with the States whose own practices could be taken over so."""

import pytest
from django.urls import reverse

from practices.catalogue.drawings.offers import MOST_LISTED
from tests.factories import published
from tests.markup import Page
from tests.practices.drawn import (
    Table,
    classed,
    count_marks,
    number,
    row_of,
    tagged,
    text,
    total_of,
    write_some,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

OFFERS = reverse("practices:offers")
WAYS = ["tecnicos", "expertos", "seguimiento", "capacitacion", "apoyo-especializado", "otro"]


@pytest.mark.parametrize("practices", [5, 60])
def test_each_mark_is_a_practice_that_the_state_itself_presents(client, practices):
    read = write_some(practices)
    table = Table(client.get(OFFERS).text)
    assert table.page.faults == []
    for totals, _sums, rows in table.groups:
        for row in rows:
            for way, cell in zip(WAYS, row.cells, strict=True):
                presents, _takes_part = count_marks(read, row.code, "transferencia", way)
                assert cell.marks == (presents, 0)
                assert presents == (total_of(cell.url) if cell.url else 0)
        assert totals == [sum(row.cells[place].marks[0] for row in rows) for place in range(len(WAYS))]
    for head, way in zip(classed(table.element, "head"), WAYS, strict=True):
        links = [link.get("href") for link in tagged(head, "a")]
        assert number(text(tagged(head, "b")[0]).split()[0]) == (total_of(links[0]) if links else 0), way


def test_while_they_are_few_each_stands_with_its_way_to_the_institution(client):
    published(
        country="CL", title="Sello", transfer_needs=["capacitacion"], contact_institution="Servicio Nacional"
    )
    published(country="BR", title="Cidades", language="pt", transfer_needs=["capacitacion", "otro"])
    published(country="CO", title="Sin correo", transfer_needs=["otro"], contact_email="")
    published(country="PE", title="No lo dice")
    page = Page(client.get(OFFERS).text)
    assert page.faults == [] and "Lo dicen 3 de las 4" in page.text
    courses = row_of(page, "way-capacitacion")
    assert [text(part) for part in tagged(courses, "li")] == [
        "Brasil Cidades Escribir a la institución : Cidades",
        "Chile Sello Servicio Nacional Escribir a la institución : Sello",
    ]
    assert "mailto:consulados@example.org" in [link.get("href") for link in tagged(courses, "a")]
    others = [text(part) for part in tagged(row_of(page, "way-otro"), "li")]
    assert others == ["Brasil Cidades Escribir a la institución : Cidades", "Colombia Sin correo"]


def test_of_more_the_table_alone_gives_the_picture(client):
    for _ in range(MOST_LISTED):
        published(transfer_needs=["expertos"])
    assert classed(Page(client.get(OFFERS).text).root, "offer-list")
    published(transfer_needs=["expertos"])
    page = Page(client.get(OFFERS).text)
    assert not classed(page.root, "offer-list") and "Todas lo dicen" in page.text


def test_an_empty_picture_says_so(client):
    assert "Todavía no se publicó ninguna práctica" in Page(client.get(OFFERS).text).text
    published()
    assert "La única publicada no lo dice todavía" in Page(client.get(OFFERS).text).text
    published()
    assert "Ninguna de las 2 publicadas lo dice todavía" in Page(client.get(OFFERS).text).text


def test_the_home_page_has_it_in_short(client):
    published(country="CL", transfer_needs=["capacitacion"])
    published(country="BR", associated_countries=["CL"], transfer_needs=["capacitacion"])
    (table,) = classed(Page(client.get("/").text).root, "offers")
    rows = [[text(part) for part in tagged(row, "th", "td")] for row in tagged(table, "tr")]
    assert rows[4] == ["Capacitación/cursos", "2", "Brasil : presenta 1 , Chile : presenta 1"]
    assert rows[1] == ["Transferencia de técnicos por un periodo de tiempo", "0", "Nadie todavía"]
    assert [total_of(link.get("href")) for link in tagged(table, "a")] == [2, 1, 1]
