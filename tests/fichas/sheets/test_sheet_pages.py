"""A Secretary brings in a spreadsheet, mends what is to be mended, and has its drafts written."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import load_workbook

from fichas.models import Ficha, TableImport
from fichas.sheets.working import work_on_next
from tests.fichas.forms import signed_in
from tests.fichas.sheets.workbooks import HEADINGS, brought, read, saved, workbook, written

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SHEETS = reverse("fichas:sheets")
State = TableImport.State


@pytest.fixture
def desk(lucia):
    return signed_in(lucia)


def upload(client, data: bytes, name: str = "fichas.xlsx", **given):
    file = SimpleUploadedFile(name, data)
    return client.post(SHEETS, {"source": "Compilación de 2014", "file": file} | given)


def page(imported: TableImport, name: str = "sheet") -> str:
    return reverse(f"fichas:{name}", args=[imported.pk])


def test_brought_in_mended_and_written(desk):
    wrong = workbook(["Perú", "Uno", "Dice"], ["Narnia", "Dos", ""], ["Chile", "", "Dice"])
    answer = upload(desk, wrong)
    imported = TableImport.objects.get()
    assert answer.url == page(imported)
    assert "Se lee la planilla" in desk.get(page(imported)).text
    work_on_next()
    shown = desk.get(page(imported)).text
    assert "Hay 2 celdas por corregir" in shown and "«Narnia» no está en la lista" in shown
    book = load_workbook(BytesIO(desk.get(page(imported, "sheet_to_mend")).content))
    sheet = book.active
    assert sheet["A3"].value.startswith("País: «Narnia»") and sheet["B3"].comment.text
    sheet["B3"], sheet["C4"] = "Chile", "Tres"
    upload(desk, saved(book), "corregida.xlsx")
    work_on_next()
    mended = TableImport.objects.exclude(pk=imported.pk).get()
    assert "Crear los 3 borradores" in desk.get(page(mended)).text
    assert not Ficha.objects.exists()
    desk.post(page(mended, "confirm_sheet"))
    work_on_next()
    done = desk.get(page(mended)).text
    assert all(reference in done for reference in Ficha.objects.values_list("reference", flat=True))
    assert Ficha.objects.count() == 3


def test_the_same_file_is_noticed_and_may_come_again(desk, lucia):
    data = workbook(["Perú", "Uno", ""])
    brought(data, lucia)
    answer = upload(desk, data)
    assert answer.status_code == 422 and "Esta misma planilla ya se subió" in answer.text
    assert upload(desk, data, otra_vez="si").status_code == 302


def test_what_is_no_spreadsheet_is_refused_beside_the_field_and_the_words_stay(desk):
    answer = upload(desk, b"%PDF-1.7", source="Compilación de Lima")
    assert answer.status_code == 422
    assert "Compilación de Lima" in answer.text and "El archivo está dañado" in answer.text
    assert "Elija la planilla." in desk.post(SHEETS, {"source": "Lima"}).text


def test_too_large_a_file_is_refused(desk, settings):
    settings.MAX_TABLE_BYTES = 100
    assert "demasiado pesada" in upload(desk, workbook(["Perú", "Uno", ""])).text


def test_only_so_many_wait_for_one_person(desk):
    for number in range(3):
        upload(desk, workbook(["Perú", f"Uno {number}", ""]))
    assert "Ya esperan 3 planillas suyas" in upload(desk, workbook(["Perú", "Otra", ""])).text


def test_one_that_was_read_can_be_dropped_and_one_that_was_written_cannot(desk, lucia):
    read_only, done = brought(workbook(["PE", "Uno", ""]), lucia), written(workbook(["PE", "Dos", ""]), lucia)
    desk.post(page(read_only, "drop_sheet"))
    answer = desk.post(page(done, "drop_sheet"))
    assert answer.status_code == 422 and "no se puede descartar" in answer.text
    assert list(TableImport.objects.all()) == [done]


def test_of_one_that_could_not_be_read_there_is_nothing_to_mend(desk, lucia):
    failed = brought(workbook(["a", "b", "c"], headings=["x", "y", "z"]), lucia)
    assert failed.state == State.FAILED
    answer = desk.get(page(failed, "sheet_to_mend"))
    assert answer.status_code == 422 and "No hay nada que corregir" in answer.text


def test_one_that_was_written_is_not_confirmed_again(desk, lucia):
    done = written(workbook(["PE", "Dos", ""]), lucia)
    assert desk.post(page(done, "confirm_sheet")).status_code == 422
    assert Ficha.objects.count() == 1


@pytest.mark.parametrize("name", ["sheet", "confirm_sheet", "drop_sheet", "sheet_file", "sheet_to_mend"])
def test_to_others_these_pages_do_not_exist(rosa, lucia, name):
    imported = brought(workbook(["PE", "Uno", ""]), lucia)
    client = signed_in(rosa)
    assert client.get(SHEETS).status_code == 404
    assert {client.post(page(imported, name)).status_code, client.get(page(imported, name)).status_code} == {
        404
    }


def test_a_country_finds_what_was_brought_for_it(rosa, lucia):
    written(workbook(["Perú", "Registro", ""], ["Chile", "De otro país", ""]), lucia)
    client = signed_in(rosa)
    assert "1 borrador de planillas" in client.get(reverse("fichas:ficha_list")).text
    shown = client.get(reverse("fichas:brought")).text
    assert "Registro" in shown and "De otro país" not in shown


def test_the_template_is_read_as_it_is_handed_out(desk):
    book = load_workbook(BytesIO(desk.get(reverse("fichas:sheet_template")).content))
    sheet = book.active
    sheet.append([cell.value for cell in book["Ejemplo"][2]])
    reading = read(saved(book))
    assert not reading.faults
    (plan,) = reading.plans
    assert plan.country == "PE" and plan.answers["primary_objectives"] == ["4", "7"]
    assert len(plan.answers["associated_entities"]) == 2 and plan.answers["end_is_open"]


@pytest.mark.parametrize("language", ["pt", "en"])
def test_the_template_of_each_language_is_read_too(desk, language):
    data = desk.get(f"/{language}/secretaria/importar/plantilla.xlsx").content
    book = load_workbook(BytesIO(data))
    book.active.append([cell.value for cell in book.worksheets[2][2]])
    assert not read(saved(book)).faults


def test_from_the_command_line(lucia, tmp_path, capsys):
    file = tmp_path / "fichas.xlsx"
    file.write_bytes(workbook(["Perú", "Uno", ""]))
    given = ("import_practices", str(file), "--source", "Lima, 2014", "--by", lucia.email)
    call_command(*given)
    assert "1 rows: 1 new" in capsys.readouterr().out and not Ficha.objects.exists()
    TableImport.objects.all().delete()
    call_command(*given, "--write")
    assert "1 drafts written." in capsys.readouterr().out
    with pytest.raises(CommandError, match="Nobody of the Secretariat"):
        call_command(*given[:-1], "nadie@example.org")


def test_from_the_command_line_with_a_fault(lucia, tmp_path, capsys):
    file = tmp_path / "fichas.xlsx"
    file.write_bytes(workbook(["Narnia", "Uno", ""], headings=HEADINGS))
    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("import_practices", str(file), "--source", "Lima", "--by", lucia.email, "--write")
    assert "2: País: Narnia:" in capsys.readouterr().out
