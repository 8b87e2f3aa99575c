"""A real spreadsheet opens the tables: columns as they are meant, and no cell that runs."""

import subprocess
from pathlib import Path

import openpyxl
import pytest
from django.urls import reverse

from tests.factories import published
from tests.practices.tables import FORMULAS, TRICKS

pytestmark = [pytest.mark.drill, pytest.mark.django_db]
SEMICOLON, COMMA, TAB = 59, 44, 9
UTF8 = 76


def opened(table: Path, *separators: int):
    """The sheet that Calc makes of a CSV file, when it is told to split at these characters."""
    how = f"CSV:{'/'.join(map(str, separators))},34,{UTF8}"
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"--infilter={how}",
            "--convert-to",
            "xlsx",
            "--outdir",
            table.parent,
            table,
        ],
        env={"HOME": str(table.parent), "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
    )
    return openpyxl.load_workbook(table.with_suffix(".xlsx")).active


@pytest.fixture
def table(client, tmp_path) -> Path:
    for number, text in enumerate([*TRICKS, *FORMULAS]):
        published(title=f"Práctica {number}", summary=text, associated_entities=[text.replace("\n", " ")])
    path = tmp_path / "practicas.csv"
    path.write_bytes(client.get(reverse("practices:practice_export", args=["csv"])).content)
    return path


def formulas(sheet) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_opened_as_it_is_meant_every_column_is_its_own(table):
    sheet = opened(table, SEMICOLON)
    heads = [cell.value for cell in sheet[1]]
    assert heads[:4] == ["Código", "Versión", "Publicada", "Fecha de envío"]
    assert sheet.max_row == 1 + len(TRICKS) + len(FORMULAS)
    titles = heads.index("1.2 Título de Experiencia") + 1
    assert {row[titles - 1].value for row in sheet.iter_rows(min_row=2)} == {
        f"Práctica {number}" for number in range(len(TRICKS) + len(FORMULAS))
    }
    assert formulas(sheet) == []


@pytest.mark.parametrize("separators", [(SEMICOLON, COMMA, TAB), (COMMA,), (TAB,)])
def test_opened_in_any_other_way_nothing_runs(table, separators):
    assert formulas(opened(table, *separators)) == []
