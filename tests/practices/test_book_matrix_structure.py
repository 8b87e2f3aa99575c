"""The printed table of who documented what, as it is read aloud and as it goes on from page to page."""

import json
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from practices.press.book.sections import split
from practices.press.book.spec import CompilationSpec
from practices.press.book.style import LISTS
from practices.press.engine import press
from tests.pdf_structure import Tagged, faults
from tests.practices.books import book_of, versions
from tests.practices.drawn import write_some

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.press]
HEAD_AND_BODY = ("/THead", "/TBody")


@pytest.fixture(autouse=True)
def unprinted(monkeypatch):
    """The fichas themselves are not laid out."""
    monkeypatch.setattr("practices.press.book.plan.printed", lambda version: "")
    monkeypatch.setattr("practices.press.book.plan.count_pages", lambda path: 2)


@pytest.mark.parametrize("practices", [5, 60])
def test_each_cell_is_read_as_its_words_under_heads_of_column_and_row(tmp_path, practices):
    write_some(practices)
    data = book_of(CompilationSpec(versions(), "T", "2026-11-21"))
    path = set_book(tmp_path, data)
    assert structural(path) == []
    with pikepdf.open(path) as pdf:
        [matrix] = [
            one for one, _above in Tagged(pdf).elements if one.S == "/Table" and one.K[0].S == "/THead"
        ]
        [[head], *bodies] = [list(part.K) for part in matrix.K]
        rows = [row for body in bodies for row in body]
        assert [str(cell.S) for cell in head.K] == ["/TH"] * 9
        assert all([str(cell.S) for cell in row.K] == ["/TH", *["/TD"] * 8] for row in rows)
        spoken = [
            [str(mark.ActualText) for cell in row.K for mark in cell.K if "/ActualText" in plain(mark)]
            for row in rows
        ]
    groups = data["matrix"]["tables"][0]["groups"]
    expected = [
        row
        for group in groups
        for row in ([], *([cell["words"] for cell in row["cells"]] for row in group["rows"]))
    ]
    assert spoken == expected


def plain(kid) -> pikepdf.Dictionary:
    """Marked content that is no element says nothing of itself."""
    return {} if isinstance(kid, int) else kid


def test_of_more_states_than_a_page_holds_each_page_has_the_heads_and_none_is_read_twice(tmp_path):
    write_some(5)
    data = book_of(CompilationSpec(versions(), "T", "2026-11-21"))
    groups = data["matrix"]["tables"][0]["groups"]
    groups[0]["rows"] *= 4
    rows = sum(1 + len(group["rows"]) for group in groups)
    path = set_book(tmp_path, data)
    assert structural(path) == []
    with pikepdf.open(path) as pdf:
        kinds = Counter(str(one.S) for one, above in Tagged(pdf).elements if above.get("/S") in HEAD_AND_BODY)
        heads = Counter(str(one.S) for one, _above in Tagged(pdf).elements)["/THead"]
    assert (heads, kinds) == (1, {"/TR": 1 + rows})
    pages = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout.split(
        "\f"
    )
    holding = [page for page in pages if "Bolivia" in page]
    assert len(holding) > 1 and all("Presenta" in page for page in holding)


def set_book(folder: Path, data: dict) -> Path:
    path = folder / "lists.pdf"
    with pikepdf.open(BytesIO(press.lay_out(json.dumps(data), LISTS))) as pdf:
        split(pdf)
        pdf.save(path)
    return path


def structural(path: Path) -> list[str]:
    """What does not hold, but for links and headings, which are those of a whole book."""
    return [fault for fault in faults(path) if "more than lead" not in fault and "first level" not in fault]
