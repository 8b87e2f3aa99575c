"""The Secretariat's pages of a meeting, and those of a rapporteur."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.models import Event, Statement
from meetings.states import State
from tests.meetings.records import room, statement, table_of
from tests.people import focal_point, person, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return secretary()


@pytest.fixture
def page(client, desk):
    client.force_login(desk)
    return client


def test_a_meeting_is_registered_with_its_title_alone(page):
    answer = page.post(
        reverse("meetings:new_event"),
        {"title": "Taller", "language": "es", "recommends": "governments", "attribution": "named"},
    )
    event = Event.objects.get()
    assert answer.url == reverse("meetings:event", args=[event.code])
    assert event.title == "Taller"
    assert event.log.get().act == "create_event"


def test_what_is_wrong_stands_beside_its_field_with_everything_typed(page):
    given = {
        "title": "",
        "place": "Lima",
        "starts_on": "2022-04-05",
        "ends_on": "2022-04-04",
        "objectives": "10, 99",
    }
    answer = page.post(reverse("meetings:new_event"), given)
    text = answer.content.decode()
    assert answer.status_code == 422
    for words in (
        "Escriba el título de la reunión.",
        "Termina antes de comenzar.",
        "«99» no está en la lista.",
        "Lima",
    ):
        assert words in text
    assert not Event.objects.exists()


def test_its_data_are_changed_with_the_lists_by_name(page, desk):
    event = room(desk)
    given = {
        "title": "Taller",
        "language": "es",
        "recommends": "table",
        "attribution": "none",
        "objectives": "10, 21",
    }
    page.post(reverse("meetings:event_data", args=[event.code]), given)
    event.refresh_from_db()
    assert (event.recommends, [row.code for row in event.objectives.all()]) == ("table", ["10", "21"])


def test_tables_are_numbered_one_after_another(page, desk):
    event = room(desk)
    for title in ("Protección consular", "Trata y tráfico"):
        page.post(reverse("meetings:new_table", args=[event.code]), {"title": title, "kind": "table"})
    assert list(event.tables.values_list("number", "title")) == [
        (1, "Protección consular"),
        (2, "Trata y tráfico"),
    ]


def said(**values) -> dict:
    return {
        "kind": "advance",
        "text": "En Ecuador hay una visa.",
        "countries": "Ecuador",
        "language": "es",
    } | values


def test_a_rapporteur_writes_at_one_table_and_sees_nothing_else(client, desk):
    event = room(desk)
    mine, other = table_of(event), table_of(event, 2, "Otra")
    guest = person()
    mine.rapporteurs.create(person=guest)
    client.force_login(guest)
    client.post(reverse("meetings:table", args=[event.code, 1]), said())
    written = Statement.objects.get()
    assert (written.table, written.written_by, written.state) == (mine, guest, State.ADMITTED)
    assert [country.code for country in written.countries.all()] == ["EC"]
    for address in (
        reverse("meetings:table", args=[event.code, 2]),
        reverse("meetings:event", args=[event.code]),
        reverse("meetings:release", args=[event.code]),
        reverse("meetings:statements", args=[event.code]),
    ):
        assert client.get(address).status_code == 404
    assert "Trata y tráfico" in client.get(reverse("meetings:event_list")).content.decode()
    assert other.statements.count() == 0


def test_once_the_rapporteur_is_another_the_former_sees_nothing(client, desk, page):
    event = room(desk)
    table = table_of(event)
    guest = person()
    page.post(reverse("meetings:name_rapporteur", args=[event.code, 1]), {"person": guest.pk})
    second = page.post(
        reverse("meetings:name_rapporteur", args=[event.code, 1]), {"person": person().pk}, follow=True
    )
    assert "ya tiene quien haga la relatoría" in second.content.decode()
    page.post(reverse("meetings:end_rapporteur", args=[event.code, 1]))
    client.force_login(guest)
    assert client.get(reverse("meetings:table", args=[event.code, 1])).status_code == 404
    assert table.rapporteurs.get().until is not None


def test_what_is_sent_twice_is_one_statement(page, desk):
    event = room(desk)
    table_of(event)
    key = "5a3c9a76-6f5f-4d42-9a5c-5d3a1a1f0b11"
    for _time in range(2):
        page.post(reverse("meetings:table", args=[event.code, 1]), said(client_key=key))
    assert event.statements.count() == 1


def test_a_statement_without_words_keeps_the_rest(page, desk):
    event = room(desk)
    table_of(event)
    answer = page.post(
        reverse("meetings:table", args=[event.code, 1]), said(text="", actor="RROCM", kind="recount")
    )
    assert answer.status_code == 422
    assert "Escriba lo que se dijo." in answer.content.decode()
    assert "RROCM" in answer.content.decode()


def test_two_people_in_one_statement_see_both_texts(page, desk):
    event = room(desk)
    row = statement(event, "Como estaba.")
    address = reverse("meetings:statement", args=[event.code, row.pk])
    first = page.post(address, said(text="Lo primero.", revision=row.revision))
    assert first.status_code == 302
    second = page.post(address, said(text="Lo segundo.", revision=row.revision))
    text = second.content.decode()
    assert second.status_code == 409
    assert "Lo primero." in text
    assert "Lo segundo." in text
    row.refresh_from_db()
    assert row.text == "Lo primero."
    again = page.post(address, said(text="Lo segundo.", revision=row.revision))
    assert again.status_code == 302
    row.refresh_from_db()
    assert row.text == "Lo segundo."
    assert [kept.text for kept in row.superseded.order_by("pk")] == ["Como estaba.", "Lo primero."]


def test_what_is_set_aside_says_why_and_comes_back(page, desk):
    event = room(desk)
    row = statement(event, "Algo.")
    aside = reverse("meetings:set_aside", args=[event.code, row.pk])
    assert page.post(aside, {"reason": ""}).status_code == 422
    page.post(aside, {"reason": "Se dijo en broma"})
    row.refresh_from_db()
    assert (row.state, row.set_aside_for) == (State.SET_ASIDE, "Se dijo en broma")
    page.post(reverse("meetings:admit", args=[event.code, row.pk]))
    row.refresh_from_db()
    assert (row.state, row.set_aside_for) == (State.ADMITTED, "")


def test_a_focal_point_and_a_guest_find_nothing_of_the_room(client, desk):
    event = room(desk)
    statement(event, "Algo.")
    for someone in (focal_point(), person()):
        client.force_login(someone)
        for name in (
            "event",
            "event_data",
            "history",
            "statements",
            "release",
            "released",
            "mentions",
            "import",
        ):
            assert client.get(reverse(f"meetings:{name}", args=[event.code])).status_code == 404, name
        assert client.get(reverse("meetings:event_list")).status_code == 404


def test_the_pages_ask_for_the_same_however_many_rows(page, desk):
    event = room(desk)
    addresses = [
        reverse(f"meetings:{name}", args=[event.code])
        for name in ("event", "statements", "release", "mentions")
    ]
    asked = []
    for number in (1, 2, 3):
        statement(
            event, f"Algo {number}.", named=("EC", "CO"), table=table_of(event, number, f"Mesa {number}")
        )
        asked.append([queries(page, address) for address in addresses])
    assert asked[0] == asked[2]


def queries(page, address: str) -> int:
    page.get(address)
    with CaptureQueriesContext(connection) as captured:
        page.get(address)
    return len(captured)
