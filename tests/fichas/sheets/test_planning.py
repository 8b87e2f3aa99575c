"""What the rows of a spreadsheet would become, beside what is there already."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fichas.form.starting import start_ficha
from fichas.sheets.faults import Refused
from practices.models import Country
from practices.standing import withdraw
from tests.factories import published
from tests.fichas.sheets.workbooks import HEADINGS, csv_file, read, read_rows, workbook
from tests.people import secretary

pytestmark = pytest.mark.django_db
CODED = ["Código", *HEADINGS]


def becoming(reading) -> list[tuple[int, str]]:
    return [(plan.number, plan.becomes) for plan in reading.plans]


def messages(reading) -> list[str]:
    return [fault.message for fault in reading.faults]


def test_a_row_with_a_code_revises_and_one_without_is_new():
    code = published(title="Registro").code
    reading = read_rows(
        [code, "PE", "Registro móvil", "Otro"], ["", "PE", "Otra cosa", "Dice"], headings=CODED
    )
    assert becoming(reading) == [(2, "revision"), (3, "new")]
    assert set(reading.plans[0].changes) == {"summary", "title"}


def test_a_row_that_says_what_is_published_makes_nothing():
    practice = published(title="Registro", summary="Dice")
    reading = read_rows([practice.code, "Perú", "Registro", "Dice"], headings=CODED)
    assert becoming(reading) == [(2, "same")]


def test_a_column_that_is_missing_leaves_what_is_published_and_an_empty_cell_empties_it():
    practice = published(title="Registro", summary="Dice", place="Tacna")
    reading = read_rows([practice.code, "PE", "Registro", ""], headings=CODED)
    (plan,) = reading.plans
    assert (plan.answers["summary"], plan.answers["place"]) == ("", "Tacna")


def test_what_a_row_may_not_name():
    theirs, gone = published(title="Registro"), published(title="Retirada")
    withdraw(gone, "duplicada")
    reading = read_rows(
        ["CSM-PE-9999", "PE", "Uno", ""],
        ["F-2026-PE-0001", "PE", "Dos", ""],
        [theirs.code, "CL", "Tres", ""],
        [gone.code, "PE", "Cuatro", ""],
        headings=CODED,
    )
    assert not reading.plans
    said = " ".join(messages(reading))
    assert all(
        words in said
        for words in ("No hay ninguna práctica", "referencia de un borrador", "otro país", "retirada")
    )


def test_a_reference_in_a_column_of_its_own_is_refused_too():
    reading = read_rows(["F-2026-PE-0001", "PE", "Dos", ""], headings=["Referencia", *HEADINGS])
    assert "referencia de un borrador" in messages(reading)[0]


def test_the_same_code_twice_and_a_practice_that_is_being_revised():
    twice, open_one = published(title="Registro"), published(title="Otra")
    start_ficha(Country.objects.get(code="PE"), secretary(), on_behalf=True, base=open_one.current)
    reading = read_rows(
        [twice.code, "PE", "Uno", ""],
        [twice.code, "PE", "Dos", ""],
        [open_one.code, "PE", "Tres", ""],
        headings=CODED,
    )
    assert becoming(reading) == [(2, "revision")]
    assert "Ya está en la fila 2" in messages(reading)[0]
    assert "ya se revisa en la ficha F-" in messages(reading)[1]


def test_a_title_like_one_that_is_there_or_in_the_file_is_pointed_out():
    practice = published(title="Registro consular móvil en la frontera")
    reading = read_rows(
        ["PE", "Registro consular movil en la frontera.", ""],
        ["CL", "Registro consular móvil en la frontera", ""],
        ["CL", "Registro consular móvil en la frontera", ""],
    )
    assert [plan.alike for plan in reading.plans] == [[practice.code], [], []]
    assert reading.plans[2].notes[0] == "Tiene el mismo título que la fila 3."


def test_columns_of_nobody_are_named_and_left_out():
    reading = read_rows(
        ["PE", "Uno", "", "Juan Pérez", "publicada", "0ff1ce"],
        headings=[*HEADINGS, "Persona de contacto: nombre", "Estado de la ficha", "Hash"],
    )
    assert becoming(reading) == [(2, "new")]
    assert "Persona de contacto: nombre; Estado de la ficha; Hash" in reading.notes[0]
    assert "Juan" not in str(reading.plans)


def test_headings_may_stand_below_a_title_and_in_another_language():
    book = workbook(
        [], ["1.2 Título da Experiência", "1.1 País"], ["Registro", "Brasil"], headings=["Compilação de 2014"]
    )
    (plan,) = read(book).plans
    assert (plan.number, plan.country, plan.answers["title"]) == (4, "BR", "Registro")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_csv_file_as_offices_write_it(encoding, separator):
    data = csv_file(["Perú", "Línea; con, todo\ty más", "Ñandú"], separator=separator, encoding=encoding)
    (plan,) = read(data, "fichas.csv").plans
    assert (plan.country, plan.answers["title"]) == ("PE", "Línea; con, todo y más")


def test_a_file_without_headings_or_rows_says_so():
    with pytest.raises(Refused, match="títulos de las columnas"):
        read(workbook(["a", "b", "c"], headings=["x", "y", "z"]))
    with pytest.raises(Refused, match="ninguna fila"):
        read(workbook())


def test_as_many_rows_take_as_many_queries():
    codes = [published().code for _ in range(3)]
    counted = []
    for number in (1, 1, 3):  # the first reads the lists
        rows = [[code, "PE", "Nuevo título", ""] for code in codes[:number]] + [
            ["", "PE", f"N {number}", ""]
        ] * number
        with CaptureQueriesContext(connection) as queries:
            read_rows(*rows, headings=CODED)
        counted.append(len(queries))
    assert counted[1] == counted[2]
