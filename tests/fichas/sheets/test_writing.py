"""The drafts of a spreadsheet: all of them, or none."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fichas.form.completeness import missing
from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from fichas.models import Ficha, FichaText, Snapshot, TableImport
from fichas.preconditions import PreconditionFailed
from fichas.review.incorporation import check_incorporable
from fichas.sheets import working
from fichas.sheets.taking_in import confirm
from practices.answers import read_answers
from practices.models import Country, Practice
from tests.factories import published
from tests.fichas.sheets.workbooks import HEADINGS, brought, workbook, worked_on, written

pytestmark = pytest.mark.django_db
State = TableImport.State
CODED = ["Código", *HEADINGS]


def rows(number: int, country: str = "PE") -> list[list]:
    return [[country, f"Experiencia {n}", f"Dice {n}"] for n in range(number)]


def test_each_row_becomes_a_draft_of_its_country(lucia, rosa):
    imported = written(workbook(["Perú", "Uno", "Dice"], ["Chile", "Dos", ""], ["PE", "Tres", ""]), lucia)
    year = timezone.localdate().year
    assert list(imported.fichas.order_by("table_row").values_list("reference", "table_row", "on_behalf")) == [
        (f"F-{year}-PE-0001", 2, True),
        (f"F-{year}-CL-0001", 3, True),
        (f"F-{year}-PE-0002", 4, True),
    ]
    assert {ficha.table_row for ficha in Ficha.objects.of(rosa)} == {2, 4}
    assert not Snapshot.objects.exists() and not Practice.objects.exists()


def test_a_draft_says_what_its_row_says(lucia):
    headings = [
        *HEADINGS,
        "Temas",
        "1.7 Otras entidades asociadas",
        "Enlaces",
        "Objetivos",
        "Países asociados",
    ]
    data = workbook(
        [
            "PE",
            "Uno",
            "Dice",
            "Asistencia consular",
            "Reniec\nOIM",
            "Ley https://example.org/ley",
            "4, 7",
            "Chile y Brasil",
        ],
        headings=headings,
    )
    ficha = written(data, lucia).fichas.get()
    answers = read_answers(country_text(ficha))
    assert answers["themes"] == ["asistencia-consular"]
    assert answers["associated_entities"] == ["Reniec", "OIM"]
    assert answers["links"] == [{"numeral": "2.9", "label": "Ley", "url": "https://example.org/ley"}]
    assert (answers["primary_objectives"], answers["associated_countries"]) == (["4", "7"], ["BR", "CL"])
    assert missing(ficha)  # it is not sent by anybody yet


def test_a_row_with_a_code_begins_a_revision_with_the_rest_of_what_is_published(lucia):
    practice = published(title="Registro", place="Tacna")
    data = workbook([practice.code, "PE", "Registro móvil", "Dice"], headings=CODED)
    ficha = written(data, lucia).fichas.get()
    text = country_text(ficha)
    assert (ficha.base, ficha.practice) == (practice.current, practice)
    assert (text.title, text.summary, text.place) == ("Registro móvil", "Dice", "Tacna")


def test_what_says_the_same_as_what_is_published_makes_no_draft(lucia):
    practice = published(title="Registro", summary="Dice")
    data = workbook([practice.code, "PE", "Registro", "Dice"], ["", "PE", "Otra", ""], headings=CODED)
    assert [ficha.table_row for ficha in written(data, lucia).fichas.all()] == [3]


def test_with_a_cell_to_be_mended_nothing_is_written(lucia):
    data = workbook(*rows(50), ["Narnia", "Última", ""])
    imported = written_or_refused(data, lucia)
    assert (imported.state, imported.report["fault_count"]) == (State.READ, 1)
    assert not Ficha.objects.exists()


def written_or_refused(data, by) -> TableImport:
    imported = brought(data, by)
    TableImport.objects.filter(pk=imported.pk).update(state=State.CONFIRMED)  # as if two had pressed at once
    return worked_on(imported)


def test_a_practice_taken_up_meanwhile_sends_the_import_back_to_be_looked_at(lucia, rosa):
    practice = published(title="Registro")
    imported = brought(
        workbook(*([["", *row] for row in rows(3)]), [practice.code, "PE", "Móvil", ""], headings=CODED),
        lucia,
    )
    confirm(imported)
    start_ficha(Country.objects.get(code="PE"), rosa, base=practice.current)
    assert worked_on(imported).state == State.READ
    assert "ya se revisa en la ficha" in imported.report["faults"][0][3]
    assert Ficha.objects.count() == 1


def test_what_would_become_something_else_by_now_is_looked_at_again(lucia):
    practice = published(title="Registro", summary="Dice")
    data = workbook([practice.code, "PE", "Registro móvil", "Dice"], headings=CODED)
    imported = brought(data, lucia)
    assert imported.report["rows"][0]["changes"] == ["1.2 Título de Experiencia"]
    published(practice, title="Registro", summary="Resumen nuevo e importante")
    confirm(imported)
    assert worked_on(imported).state == State.READ
    assert "cambió desde que la confirmó" in imported.report["notes"][0]
    assert len(imported.report["rows"][0]["changes"]) == 2
    confirm(imported)
    assert worked_on(imported).state == State.DONE


def test_what_a_country_wrote_in_is_its_own_whoever_writes_after_it(lucia, rosa):
    ficha = written(workbook(["Perú", "Registro", ""]), lucia).fichas.get()
    save_answers(ficha, "perfil", {"title": "Palabras de Rosa"}, revision=1, by=rosa)
    assert list(Ficha.objects.of(rosa)) == [ficha] and not Ficha.objects.of(lucia).exists()
    save_answers(ficha, "perfil", {"place": "Tacna"}, revision=country_text(ficha).revision, by=lucia)
    ficha.refresh_from_db()
    with pytest.raises(PreconditionFailed, match="ya escribió en ella"):
        check_incorporable(ficha, lucia, "")


def test_a_draft_that_only_its_country_reads_is_like_nothing(lucia, rosa):
    own = start_ficha(Country.objects.get(code="PE"), rosa)
    save_answers(own, "perfil", {"title": "Operativo reservado de frontera norte"}, revision=1, by=rosa)
    imported = brought(workbook(["Perú", "Operativo reservado de la frontera norte", ""]), lucia)
    assert imported.report["rows"][0]["alike"] == []


def test_one_taken_up_while_it_is_written_takes_the_others_back(lucia, rosa, monkeypatch):
    practice = published(title="Registro")
    imported = brought(workbook(["", *rows(1)[0]], [practice.code, "PE", "Móvil", ""], headings=CODED), lucia)
    confirm(imported)
    read = working.read
    begun = []

    def read_then_begun(row):
        reading = read(row)
        if not begun:
            begun.append(start_ficha(Country.objects.get(code="PE"), rosa, base=practice.current))
        return reading

    monkeypatch.setattr(working, "read", read_then_begun)
    assert worked_on(imported).state == State.READ
    assert list(Ficha.objects.all()) == begun


def test_another_worker_that_took_it_meanwhile_writes_it_alone(lucia, monkeypatch):
    imported = brought(workbook(*rows(3)), lucia)
    confirm(imported)
    read = working.read

    def read_and_lose(row):
        reading = read(row)
        TableImport.objects.filter(pk=row.pk).update(
            attempts=2, leased_until=timezone.now() + timedelta(minutes=2)
        )
        return reading

    monkeypatch.setattr(working, "read", read_and_lose)
    worked_on(imported)
    assert not Ficha.objects.exists()


def test_what_ends_its_worker_every_time_is_given_up(lucia):
    imported = brought(workbook(*rows(1)), lucia)
    TableImport.objects.filter(pk=imported.pk).update(
        state=State.CONFIRMED, attempts=3, leased_until=timezone.now() - timedelta(minutes=1)
    )
    working.abandon_worn_out()
    imported.refresh_from_db()
    assert imported.state == State.FAILED and "todos los intentos" in imported.error


def test_brought_drafts_take_no_room_of_their_country(lucia, rosa, monkeypatch):
    monkeypatch.setattr("practices.bounds.FICHAS", 3)
    written(workbook(*rows(5)), lucia)
    assert start_ficha(Country.objects.get(code="PE"), rosa)


def test_as_many_rows_are_written_in_as_many_queries(lucia):
    counted = []
    for number in (1, 1, 3):
        data = workbook(*rows(number, "CL"), headings=HEADINGS, title=f"Fichas {len(counted)}")
        imported = brought(data, lucia)
        confirm(imported)
        with CaptureQueriesContext(connection) as queries:
            worked_on(imported)
        counted.append(len(queries))
    assert counted[1] == counted[2]
    assert FichaText.objects.count() == 5
