"""What was said, as tables and data, as a feed, and for search engines."""

import csv
import io
import json
from datetime import timedelta
from xml.etree import ElementTree

import openpyxl
import pytest
from django.urls import reverse

from practices.models import PublicItem
from practices.recording import link_item, retract_items
from practices.statement_kinds import ActorKind, Kind
from tests.factories import published
from tests.meetings.records import public_event, public_item
from tests.practices.record.webinar import many, mixed_table, webinar

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def taken(client, event, kind: str) -> bytes:
    response = client.get(reverse("practices:event_items", args=[event.code, kind]))
    assert response.status_code == 200
    assert f'filename="{event.code}-aportes.{kind}"' in response["Content-Disposition"]
    return response.content


def table(client, event) -> list[dict]:
    return list(csv.DictReader(io.StringIO(taken(client, event, "csv").decode("utf-8-sig")), delimiter=";"))


def test_every_item_is_a_row_with_names_beside_codes(client):
    event = webinar()
    mixed_table(event)
    rows = table(client, event)
    assert len(rows) == event.items.count()
    assert (rows[0]["Clase"], rows[0]["Clase (código)"], rows[0]["País"], rows[0]["País (código)"]) == (
        "Avance",
        "advance",
        "Ecuador",
        "EC",
    )
    theirs = next(row for row in rows if row["Actor"] == "RROCM")
    assert (theirs["Mesa"], theirs["Tipo de actor"]) == ("3", str(ActorKind.CIVIL_SOCIETY.label))
    beside = next(row for row in rows if row["Junto con"])
    assert (beside["Junto con (código)"], beside["Vertiente (código)"]) == ("EC", "smuggling")


def test_data_are_as_the_code_names_them(client):
    event, practice = webinar(), published()
    link_item(event.items.get(number=1), practice)
    rows = json.loads(taken(client, event, "json"))
    assert (rows[0]["number"], rows[0]["countries"], rows[0]["practice"]) == (1, ["EC"], practice.code)
    assert rows[0]["address"] == f"http://testserver/eventos/{event.code}/#aporte-1"


def test_no_cell_runs_as_a_formula(client):
    event = public_event()
    public_item(event, '=HYPERLINK("http://x")\n+1', Kind.ADVANCE, actor="@SUM(A1)")
    row = table(client, event)[0]
    assert row["Texto"].startswith("'=")
    assert "\n'+1" in row["Texto"]
    assert row["Actor"] == "'@SUM(A1)"
    sheet = openpyxl.load_workbook(io.BytesIO(taken(client, event, "xlsx"))).active
    cells = [cell.value for cell in sheet[2]]
    assert any(str(value).startswith("'=HYPERLINK") for value in cells)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_of_what_was_retracted_the_table_has_number_day_and_reason(client, kind):
    event = public_event()
    retract_items([public_item(event, "Palabras que sobran", named=("EC",))], "Por error")
    content = taken(client, event, kind)
    if kind == "xlsx":
        values = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
        content = repr(list(values)).encode()
    assert b"sobran" not in content
    assert b"Ecuador" not in content
    assert b"Por error" in content


@pytest.mark.parametrize("number", [1, 3])
def test_a_table_asks_the_same_number_of_times(client, number, django_assert_num_queries):
    event = public_event()
    many(event, number)
    client.get("/privacidad/")
    with django_assert_num_queries(4):
        taken(client, event, "csv")


def entries(client, path: str = "/eventos/novedades.atom"):
    response = client.get(path)
    assert response["Content-Type"].startswith("application/atom+xml")
    return list(ElementTree.fromstring(response.content).iter(f"{ATOM}entry"))


def test_the_feed_tells_what_was_released_and_in_which_language(client):
    event = public_event()
    public_item(event, "Hay una visa. Y más.")
    public_item(event, "Há um visto.", language="pt")
    told = entries(client)
    assert [(entry.findtext(f"{ATOM}title"), entry.get(LANGUAGE)) for entry in told] == [
        ("Há um visto.", "pt"),
        ("Hay una visa.", "es"),
    ]
    assert told[0].find(f"{ATOM}link").get("href") == "http://testserver/eventos/E-2026-0001/#aporte-2"


def test_the_feed_tells_what_was_retracted_and_nothing_that_it_said(client):
    event = public_event()
    retract_items([public_item(event, "Palabras que sobran")], "Por error")
    (entry,) = entries(client)
    assert entry.findtext(f"{ATOM}title") == "Retractado: aporte 1 de E-2026-0001"
    assert entry.findtext(f"{ATOM}summary") == "Por error"
    (entry,) = entries(client, "/en/eventos/novedades.atom")
    assert entry.get(LANGUAGE) == "en"


def test_the_feed_is_of_the_latest(client):
    event = public_event()
    old = many(event, 60)
    PublicItem.objects.filter(pk__in=[item.pk for item in old]).update(
        first_on=old[0].first_on - timedelta(9)
    )
    retract_items(old[:3], "Por error")
    told = [entry.findtext(f"{ATOM}title") for entry in entries(client)]
    assert len(told) == 50
    assert [title.startswith("Retractado") for title in told[:4]] == [True, True, True, False]


def test_search_engines_learn_of_every_meeting_and_every_table(client):
    event = public_event()
    table = mixed_table(event)
    public_event("E-2026-0002")
    sitemap = client.get(reverse("sitemap")).text
    for name, *arguments in (("event", event.code), ("event_table", event.code, table.number)):
        assert (
            sitemap.count(f"<loc>http://testserver{reverse(f'practices:{name}', args=arguments)}</loc>") == 1
        )
    assert "<loc>http://testserver/eventos/E-2026-0002/</loc>" in sitemap
    assert "<loc>http://testserver/eventos/</loc>" in sitemap
