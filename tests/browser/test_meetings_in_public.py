"""Meetings in public, in a browser: readable for everyone at every width, with little said and with much."""

import pytest

from practices.models import PublicEvent, PublicItem, PublicTable, Repository
from practices.statement_kinds import Kind
from tests.meetings.records import public_event
from tests.practices.record.webinar import many, mixed_table, webinar

KINDS = (Kind.ADVANCE, Kind.CHALLENGE, Kind.RECOMMENDATION, Kind.PROPOSAL, Kind.MENTION)
PAGES = {
    "/eventos/": "the list",
    "/eventos/?pais=EC&anio=2017": "nothing found",
    "/eventos/aportes/": "what was said",
    "/eventos/E-2026-0001/": "a webinar",
    "/eventos/E-2026-0001/mesas/3/": "a table",
    "/eventos/E-2026-0002/": "nothing released",
    "/eventos/E-2026-0003/": "three statements",
    "/eventos/E-2026-0004/": "300 statements",
    "/paises/EC/": "a State that spoke",
}


@pytest.fixture(scope="module", autouse=True)
def meetings(site):
    """They are gone when the tests of this module are: others count what stands on a page."""
    mixed_table(webinar())
    public_event("E-2026-0002", "Taller que se prepara")
    many(public_event("E-2026-0003", "Tres aportes"), 3)
    crowded = public_event("E-2026-0004", "Trescientos aportes", figures="US$ 2.350 millones comprometidos")
    for kind in KINDS:
        many(crowded, 60, kind)
    yield
    with Repository.changing():
        for relation in (PublicItem.countries, PublicItem.beside, PublicItem.objectives):
            relation.through.objects.all().delete()
        for model in (PublicItem, PublicTable, PublicEvent):
            model.objects.all().delete()


@pytest.mark.parametrize("address", PAGES, ids=PAGES.values())
def test_a_page_is_accessible_and_never_wider_than_the_window(page, axe_violations, widths, address):
    page.goto(address)
    assert axe_violations(page) == []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def place(page, text: str) -> dict:
    return page.get_by_text(text, exact=True).bounding_box()


def test_strands_stand_side_by_side_where_there_is_room_and_one_after_the_other_where_there_is_none(page):
    page.goto("/eventos/E-2026-0001/mesas/3/")
    for width, beside in ((1280, True), (768, True), (320, False)):
        page.set_viewport_size({"width": width, "height": 640})
        trata, trafico = (
            place(page, "Ruta de atención a víctimas."),
            place(page, "Se enjuició al traficante."),
        )
        assert (trata["y"] == trafico["y"], trata["x"] < trafico["x"]) == (beside, beside)


def test_a_link_to_what_is_folded_away_opens_it(page):
    page.goto("/eventos/E-2026-0004/#aporte-90")
    assert page.locator("#aporte-90").is_visible()


def test_the_first_figure_is_the_largest(page):
    page.goto("/eventos/E-2026-0001/")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert place(page, "400")["height"] > 2 * place(page, "38")["height"]
