"""The report of a meeting: every word that was released and no other, laid out once, and never served after a retraction."""

import io
import os
import re
import subprocess
import time
from datetime import date

import pikepdf
import pytest
from django.core.management import call_command
from django.urls import reverse
from docx import Document

from practices.lists import lists
from practices.models import PublicItem, Repository
from practices.press.engine import PressBusy
from practices.press.ficha.style import STYLE as FICHA
from practices.record.report import content, path_of_report, printing, report_of
from practices.record.report.style import SHEET, STYLE, TEMPLATES
from practices.recording import Item, link_item, record_event, release_items, retract_items
from practices.standing import withdraw
from practices.statement_kinds import Kind
from practices.sweeping import kept_files
from tests.factories import published
from tests.meetings.records import public_event, public_item
from tests.pdf_structure import faults, spoken
from tests.practices.record.webinar import RECOMMENDED, many, mixed_table, webinar

pytestmark = pytest.mark.django_db


def pdf(client, event, prefix: str = "") -> bytes:
    response = client.get(f"{prefix}/eventos/{event.code}/informe.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return b"".join(response.streaming_content)


def text_of(data: bytes) -> str:
    told = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout
    return " ".join(told.decode().split())


def word(client, event) -> str:
    response = client.get(reverse("practices:event_docx", args=[event.code]))
    assert response.status_code == 200
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(response.content)).paragraphs)


def report(event):
    return report_of(event, lists(Repository.current_token()))


@pytest.fixture
def event():
    event = webinar()
    mixed_table(event)
    matrix = public_item(event, "", Kind.MATRIX, heading="Matriz 4.1")
    action = public_item(event, "Capacitar", Kind.ACTION, parent_id=matrix.pk)
    public_item(event, "Ya se hace", Kind.COMMENT, parent_id=action.pk)
    return event


def test_it_holds_every_word_that_was_released(client, event):
    printed, written = text_of(pdf(client, event)), word(client, event)
    for item in event.items.all():
        assert item.text in printed
        assert item.text in written
        assert item.heading in printed
    for words in ("400", "participantes", "Gobernanza migratoria", "Quiénes hablaron", event.code):
        assert words in printed
        assert words in written


def test_it_names_who_spoke_by_state_and_kind(event):
    rows = report(event).speakers
    assert ("Colombia", "", 1) in rows
    assert ("República Dominicana", "Sociedad civil", 1) in rows
    assert rows[-1] == ("", "Organismo internacional", 1)


def test_its_recommendations_are_numbered_as_on_the_page(client, event):
    retract_items([PublicItem.objects.get(text=RECOMMENDED[1])], "Error")
    printed = text_of(pdf(client, event))
    assert re.search(r"1 Gestionar las fronteras .* 3 Crear una procuraduría", printed)
    assert f"3. {RECOMMENDED[2]}" in word(client, event)


def test_its_structure_is_that_of_an_accessible_file(client, event, tmp_path):
    path = tmp_path / "informe.pdf"
    path.write_bytes(pdf(client, event))
    assert faults(path) == []
    told = " ".join(spoken(path))
    assert (
        told.index("Contenido")
        < told.index("avances")
        < told.index("Retractado" if "Retractado" in told else "Fuente")
    )
    with pikepdf.open(path) as opened:
        across = [page for page in opened.pages if page.mediabox[2] > page.mediabox[3]]
        assert len(across) == 1
        assert str(opened.Root.Lang) == "es"


def test_it_is_laid_out_once_in_each_language(client, event, monkeypatch):
    first, english = pdf(client, event), pdf(client, event, "/en")
    assert "recommendations" in text_of(english)
    monkeypatch.setattr(printing, "press", None)
    assert (pdf(client, event), pdf(client, event, "/en")) == (first, english)


def test_after_a_retraction_the_former_file_is_never_served(client, event):
    item = PublicItem.objects.get(text=RECOMMENDED[1])
    before = path_of_report(report(event))
    assert RECOMMENDED[1] in text_of(pdf(client, event))
    retract_items([item], "A pedido de un Estado")
    assert path_of_report(report(event)) != before
    printed, written = text_of(pdf(client, event)), word(client, event)
    assert RECOMMENDED[1] not in printed + written
    assert "A pedido de un Estado" in printed
    assert path_of_report(report(event)) in named()
    assert before not in named()


def named() -> set:
    return set().union(*kept_files().values())


def test_a_practice_that_is_withdrawn_is_named_no_more(client):
    event, practice = public_event(), published(title="Visa humanitaria")
    link_item(public_item(event, "Hay una visa."), practice)
    assert "Visa humanitaria" in text_of(pdf(client, event))
    withdraw(practice, "duplicada")
    assert "Visa humanitaria" not in text_of(pdf(client, event))


CHANGES = {
    "the title": lambda event: record_event(event.code, {"title": "Otro"}, []),
    "its day": lambda event: record_event(event.code, {"starts_on": date(2021, 1, 1)}, []),
    "its objectives": lambda event: record_event(event.code, {}, [1]),
    "an item": lambda event: public_item(event, "Otro avance"),
    "a retraction": lambda event: retract_items([event.items.first()], "Error"),
    "its tables": lambda event: mixed_table(event),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_name_of_its_file_is_made_of_all_that_it_holds(change):
    event = public_event()
    public_item(event, "Un avance")
    before = path_of_report(report(event))
    assert path_of_report(report(event)) == before
    CHANGES[change](event)
    event.refresh_from_db()
    assert path_of_report(report(event)) != before


def test_what_reports_are_made_with_leaves_the_stored_fichas_as_they_are():
    ours = {SHEET, *TEMPLATES}
    assert TEMPLATES
    assert not ours & set(FICHA.files)
    assert ours <= set(STYLE.files)


def test_what_is_too_long_says_so_and_lays_nothing_out(client, monkeypatch):
    event = public_event()
    many(event, 4)
    monkeypatch.setattr(content, "MOST", 3)
    monkeypatch.setattr(printing, "press", None)
    for name in ("event_pdf", "event_docx"):
        response = client.get(reverse(f"practices:{name}", args=[event.code]))
        assert response.status_code == 503
        assert "llévese las tablas" in response.text


def test_what_could_never_be_set_says_so(client):
    event = public_event()
    public_item(event, "x" * 2_000)
    response = client.get(reverse("practices:event_pdf", args=[event.code]))
    assert response.status_code == 503
    assert reverse("practices:event", args=[event.code]) in response.text


def test_while_others_wait_for_the_press_who_asks_is_told_when_to_come_back(client, event, monkeypatch):
    def busy(*_anything):
        raise PressBusy

    monkeypatch.setattr(printing.press, "lay_out", busy)
    response = client.get(reverse("practices:event_pdf", args=[event.code]))
    assert (response.status_code, response["Retry-After"]) == (503, "5")


def test_a_damaged_file_is_made_again(client, event):
    pdf(client, event)
    path = path_of_report(report(event))
    path.write_bytes(path.read_bytes()[:-200])
    assert pdf(client, event).startswith(b"%PDF")


def test_the_sweep_knows_every_report_of_today(client, event, public_files):
    pdf(client, event)
    path = path_of_report(report(event))
    old = time.time() - 48 * 3600
    os.utime(path, (old, old))
    call_command("sweep_files", verbosity=0)
    assert path.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_a_stored_report_asks_the_same_number_of_times(client, number, django_assert_num_queries):
    event = public_event()
    release_items(event, [Item({"kind": "advance", "text": f"Avance {n}"}) for n in range(number)])
    pdf(client, event)
    with django_assert_num_queries(6):
        pdf(client, event)
