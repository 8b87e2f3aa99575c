"""The lists of meetings and of what was said: by year, narrowed, and saying what to drop when nothing is left."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from practices.record import listing
from practices.recording import link_item, retract_items
from practices.statement_kinds import Kind
from tests.factories import published
from tests.meetings.records import public_event, public_item
from tests.practices.record.webinar import many, webinar

pytestmark = pytest.mark.django_db


def read(client, name: str = "events", status: int = 200, **query) -> str:
    response = client.get(reverse(f"practices:{name}"), query)
    assert response.status_code == status
    return response.text


def shown(client, name: str = "events", **query) -> list[str]:
    """The meetings, or what was said, in the order of the page."""
    pattern = r"<h4><a [^>]*>(.*?)</a>" if name == "events" else r'#aporte-\d+">(.*?)</a>'
    return re.findall(pattern, read(client, name, **query))


@pytest.fixture
def meetings():
    public_event("E-2026-0001", "Taller", starts_on=date(2017, 6, 1), ends_on=date(2017, 6, 2))
    public_event("E-2026-0002", "Sin día")
    public_event("E-2026-0003", "Webinario", starts_on=date(2022, 4, 5))
    return public_event("E-2026-0004", "Conferencia", starts_on=date(2022, 10, 1), forum_id=None)


def test_meetings_stand_by_year_the_newest_first(client, meetings):
    assert shown(client) == ["Conferencia", "Webinario", "Taller", "Sin día"]
    years = re.findall(r'<h3 id="year-\d">(.*?)</h3>', read(client))
    assert years == ["2022", "2017", "Sin fecha"]
    assert "1 de junio de 2017 – 2 de junio de 2017" in read(client)


def test_each_says_how_much_is_public_of_it(client, meetings):
    public_item(meetings, "Un avance")
    retract_items([public_item(meetings, "Otro")], "Error")
    html = read(client)
    assert "1 aporte publicado" in html
    assert html.count("Todavía sin aportes publicados") == 3


def test_they_are_found_by_forum_kind_country_objective_year_and_words(client, meetings):
    item = public_item(meetings, "La regularización de personas", named=("EC",))
    item.objectives.set([listing.PublicItem.objectives.field.related_model.objects.get(code="5")])
    assert shown(client, foro="red-onu") == ["Webinario", "Taller", "Sin día"]
    assert shown(client, tipo="webinario", anio="2017") == ["Taller"]
    assert shown(client, pais="EC") == ["Conferencia"]
    assert shown(client, objetivo="5") == ["Conferencia"]
    assert shown(client, anio="2022") == ["Conferencia", "Webinario"]
    assert shown(client, q="REGULARIZACION pers") == ["Conferencia"]
    assert shown(client, q="taller") == ["Taller"]
    assert shown(client, q="aller") == []


def test_what_was_retracted_finds_nothing_any_more(client, meetings):
    item = public_item(meetings, "Regularización", named=("EC",))
    retract_items([item], "Error")
    assert shown(client, q="regularización") == shown(client, pais="EC") == []
    assert shown(client, "items") == []


def test_when_nothing_is_found_the_page_says_what_to_drop(client, meetings):
    public_item(meetings, "Un avance", named=("EC",))
    html = read(client, pais="EC", anio="2017")
    assert "Ninguna reunión reúne todos los criterios a la vez" in html
    rows = re.findall(
        r'<tr>\s*<th scope="row"><a href="(.*?)">(.*?)</a></th>\s*<td class="number">(\d)', html
    )
    assert rows == [("/eventos/?anio=2017", "País: Ecuador", "1"), ("/eventos/?pais=EC", "Año: 2017", "1")]
    assert "Ninguna reunión responde a este criterio" in read(client, pais="PE")
    assert "Todavía" not in read(client, pais="PE").split('id="results"')[1]


def test_before_the_first_meeting_the_page_says_so(client):
    assert "Todavía no hay reuniones publicadas" in read(client)
    assert "Todavía no hay aportes publicados" in read(client, "items")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"pais": "XX"}, "País: «XX» no está en la lista."),
        ({"anio": "1492"}, "Año: «1492» no está en la lista."),
        ({"q": "x" * 500}, "El texto buscado tiene 500 letras"),
        ({"pagina": "0"}, ""),
    ],
)
def test_what_the_address_has_wrong_is_said_and_the_rest_stands(client, meetings, query, words):
    html = read(client, status=400, foro="red-onu", **query)
    assert words in html
    assert "Webinario</a>" in html
    assert "Conferencia</a>" not in html


def test_a_page_that_is_not_there_is_none(client, meetings):
    read(client, status=404, pagina="2")
    read(client, "items", status=404, pagina="2")


def test_a_long_list_has_pages(client, monkeypatch):
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    for number in range(1, 6):
        public_event(f"E-2026-000{number}", f"Reunión {number}", starts_on=date(2000 + number, 1, 1))
    assert shown(client) == ["Reunión 5", "Reunión 4"]
    assert shown(client, pagina=3) == ["Reunión 1"]
    assert 'href="/eventos/?pagina=2" rel="next"' in read(client)
    assert '<link rel="canonical" href="http://testserver/eventos/">' in read(client, pagina=1)


def test_what_was_said_is_found_by_kind_country_theme_objective_year_words_and_practice(client):
    event, practice = webinar(), published(themes=["consulta-social"])
    link_item(event.items.get(number=1), practice)
    assert len(shown(client, "items")) == 8
    assert len(shown(client, "items", clase=Kind.RECOMMENDATION)) == 3
    assert shown(client, "items", pais="CO") == [
        "Aprobada en 2021, la ley 2.136 moderniza los procesos del Estado."
    ]
    assert len(shown(client, "items", tema="consulta-social")) == 1
    assert len(shown(client, "items", practica=practice.code)) == 1
    assert shown(client, "items", q="procuradur") == ["Crear una procuraduría."]
    assert len(shown(client, "items", anio="2022")) == 8
    assert shown(client, "items", objetivo="5") == []


def test_each_leads_to_its_place_on_the_page_of_its_meeting(client):
    event = webinar()
    html = read(client, "items", clase=Kind.RECOMMENDATION)
    assert f'href="/eventos/{event.code}/#aporte-6"' in html
    assert "Gobernanza migratoria" in strip_tags(html)


@pytest.mark.parametrize("number", [1, 3, 25])
def test_a_list_asks_the_database_the_same_number_of_times(client, number, django_assert_num_queries):
    for place in range(1, number + 1):
        event = public_event(f"E-2026-{place:04}", starts_on=date(2000 + place, 1, 1))
        public_item(event, "Un avance", named=("EC",))
    client.get("/privacidad/")  # the lists are read once
    with django_assert_num_queries(5):
        read(client)
    with django_assert_num_queries(6):
        read(client, "items")


def test_the_lists_are_kept_until_something_is_released(client, django_assert_num_queries):
    event = public_event()
    for name in ("events", "items"):
        read(client, name, foro="red-onu") if name == "events" else read(client, name, clase="advance")
    with django_assert_num_queries(2):
        read(client, foro="red-onu")
        read(client, "items", clase="advance")
    many(event, 1, Kind.ADVANCE)
    assert shown(client, "items", clase="advance") == ["Se dijo lo 0."]
