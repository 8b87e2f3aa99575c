"""An edition is looked at before it is published, corrected within a day, or taken down with a reason."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from practices.models import CompilationEdition, EditionWithdrawal
from practices.press.book.making import front_matter
from practices.press.book.plan import plan_book
from practices.press.book.spec import CompilationSpec
from practices.press.curated import publish_edition
from practices.press.engine import PressBusy, press
from practices.press.runs import make_next
from tests.factories import published
from tests.fichas.compilations import ADDRESS, NEW, SURE
from tests.fichas.forms import inputs, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
GIVEN = {"title": "Prácticas", "codes": "CSM-PE-0001", "grouping": "", "foreword": "Uno."}
PUBLIC = "/compilaciones/practicas/1/"
HERE = f"{ADDRESS}practicas/1/"


@pytest.fixture
def desk(lucia):
    published(country="PE")
    return signed_in(lucia)


@pytest.fixture
def edition(desk):
    return publish_edition("practicas", ["CSM-PE-0001"], title="Prácticas", foreword="Uno.")


def test_the_first_click_asks_and_nothing_typed_is_lost(desk):
    page = desk.post(NEW, GIVEN)
    assert page.status_code == 200
    assert not CompilationEdition.objects.exists()
    given = inputs(page.text)
    assert given["foreword"] == ["Uno."]
    assert 'value="Prácticas"' in desk.post(NEW, given | {"volver": "si"}).text
    assert desk.post(NEW, given | SURE).status_code == 302
    assert CompilationEdition.objects.get().order["foreword"] == "Uno."


def test_it_is_looked_at_as_it_would_be_published(desk):
    seen = desk.post(NEW, GIVEN | {"vista": "si"})
    assert seen["Content-Type"] == "application/pdf"
    assert not CompilationEdition.objects.exists()
    desk.post(NEW, GIVEN | SURE)
    handed_out = Client().get(f"{PUBLIC}compilacion.pdf")
    assert b"".join(handed_out.streaming_content) == b"".join(seen.streaming_content)


@pytest.mark.parametrize("address", [NEW, HERE], ids=["new", "correction"])
def test_while_the_press_is_busy_it_says_so_and_nothing_typed_is_lost(desk, edition, monkeypatch, address):
    def refuse(*_arguments):
        raise PressBusy

    monkeypatch.setattr(press, "lay_out", refuse)
    refused = desk.post(address, GIVEN | {"foreword": "Dos."} | {"vista": "si"})
    assert refused.status_code == 422
    assert "Se están preparando otras fichas en PDF en este momento. Espere" in refused.text
    assert "Dos.</textarea>" in refused.text


def test_within_a_day_it_is_corrected_under_its_number_and_says_so(desk, edition):
    before = Client().get(f"{PUBLIC}compilacion.pdf")["ETag"]
    changed = GIVEN | {"foreword": "Dos."}
    assert "con el mismo número" in desk.post(HERE, changed).text
    assert desk.post(HERE, changed | SURE).status_code == 302
    page = Client().get(PUBLIC).text
    assert "Dos." in page and "Uno." not in page and "Corregida el" in page
    assert Client().get(f"{PUBLIC}compilacion.pdf")["ETag"] != before
    front = front_matter(plan_book(CompilationSpec(**edition.correction.order)))
    assert '<p class="edition">Edición corregida</p>' in front
    assert "<b>Edición corregida el" in front and "este archivo sustituye al publicado el" in front
    assert CompilationEdition.objects.get().order["foreword"] == "Uno."


def test_after_a_day_it_is_not(lucia, edition):
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        late = signed_in(lucia).post(HERE, GIVEN | {"foreword": "Dos."} | SURE)
    assert late.status_code == 422
    assert not edition.corrections.exists()


def test_it_is_taken_down_with_a_reason_that_its_address_gives(desk, edition):
    assert desk.post(f"{HERE}retirar/", {"motivo": " "} | SURE).status_code == 422
    asked = desk.post(f"{HERE}retirar/", {"motivo": "Faltaba una ficha."})
    assert inputs(asked.text)["motivo"] == ["Faltaba una ficha."]
    assert Client().get(PUBLIC).status_code == 200
    desk.post(f"{HERE}retirar/", inputs(asked.text) | SURE)
    for address in (PUBLIC, f"{PUBLIC}compilacion.pdf", "/compilaciones/practicas/"):
        gone = Client().get(address)
        assert (gone.status_code, "Faltaba una ficha." in gone.text) == (410, True), address
    assert "Prácticas" not in Client().get("/compilaciones/").text.split("<main")[1]
    again = publish_edition("practicas", ["CSM-PE-0001"], title="Prácticas", foreword="Uno.")
    assert again.number == 2
    assert Client().get("/compilaciones/practicas/").status_code == 200


def test_the_database_refuses_a_withdrawal_without_a_reason(edition):
    with pytest.raises(IntegrityError, match="an_edition_taken_down_says_why"), transaction.atomic():
        EditionWithdrawal.objects.create(edition=edition, reason="", withdrawn_on="2026-01-01")


def test_three_editions_cost_as_many_queries_as_one(desk, edition):

    def queries(address):
        with CaptureQueriesContext(connection) as found:
            desk.get(address)
        return len(found)

    queries(ADDRESS)
    few = queries(ADDRESS)
    for title in ("Dos", "Tres"):
        publish_edition("practicas", ["CSM-PE-0001"], title=title)
    assert queries(ADDRESS) == few


def test_whoever_withdraws_a_practice_reads_which_editions_it_closes_and_is_offered_the_next(desk, edition):
    published(country="CL")
    publish_edition("otras", ["CSM-CL-0001"], title="Otras")
    page = "/secretaria/practicas/CSM-PE-0001/"
    given = {"acto": "retirar", "motivo": "duplicada", "nota": "Estaba dos veces."}
    asked = desk.post(page, given).text
    assert "El archivo de «Prácticas», edición 1, ya no se entrega" in asked and "Otras" not in asked
    desk.post(page, given | SURE)
    offered = desk.get(page).text
    assert 'href="/secretaria/compilaciones/nueva/?siguiente=practicas"' in offered
    assert "siguiente=otras" not in offered
    assert Client().get(f"{PUBLIC}compilacion.pdf").status_code == 410


class TestAnEditionMadeInTheBackground:
    """A large one has a page of its own while it is made, which outlives its publication."""

    @pytest.fixture
    def run(self, edition, settings):
        settings.SYNC_COMPILATION_SIZE = 0
        address = Client().get(f"{PUBLIC}compilacion.pdf")["Location"]
        assert make_next()
        assert Client().get(file_of(address)).status_code == 200
        return address

    def test_taken_down_it_is_handed_out_nowhere(self, desk, run):
        desk.post(f"{HERE}retirar/", {"motivo": "Error."} | SURE)
        assert CompilationEdition.objects.get().is_taken_down
        assert [Client().get(address).status_code for address in (run, file_of(run))] == [410, 410]

    def test_corrected_its_first_file_is_handed_out_nowhere(self, desk, run):
        desk.post(HERE, GIVEN | {"foreword": "Dos."} | SURE)
        assert [Client().get(address).status_code for address in (run, file_of(run))] == [410, 410]
        corrected = Client().get(f"{PUBLIC}compilacion.pdf")["Location"]
        assert make_next()
        assert Client().get(file_of(corrected)).status_code == 200


def file_of(run: str) -> str:
    return f"{run.rstrip('/')}.pdf"
