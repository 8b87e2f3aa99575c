"""Who documented what, in print: a book has the marks that the site has for the same list, and says them in words."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.urls import reverse

from practices.catalogue.index import current_index
from practices.catalogue.marks import MOST_DOTS
from practices.models import CompilationRun, PracticeVersion, Theme
from practices.press.book.matrix import MAX_COLUMNS
from practices.press.book.spec import CompilationSpec
from tests.factories import published
from tests.practices.books import book_of, versions
from tests.practices.drawn import Table, number, total_of, write_some

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

RIGHTS = "derechos-humanos"
BARS = 60  # practices, of which some State has more than six in a cell


@pytest.fixture(autouse=True)
def unprinted(monkeypatch):
    """The fichas themselves are not laid out."""
    monkeypatch.setattr("practices.press.book.plan.printed", lambda version: "")
    monkeypatch.setattr("practices.press.book.plan.count_pages", lambda path: 2)


@dataclass
class Printed:
    """The matrix of a book as its template is given it."""

    data: dict

    @property
    def rows(self) -> Iterator[dict]:
        return (row for group in self.table["groups"] for row in group["rows"])

    @property
    def table(self) -> dict:
        [table] = self.data["tables"]
        return table

    def row(self, state: str) -> dict:
        return next(row for row in self.rows if row["name"] == state)


def marks_of(cell: dict) -> tuple[int, int]:
    return cell["presents"], cell["takes_part"]


def matrix_of_all() -> Printed:
    return Printed(book_of(CompilationSpec(versions(), "T", "2026-11-21"))["matrix"])


def matrix_of_list(client, settings, query: str) -> Printed:
    """That of the compilation which somebody asks for at a list."""
    settings.SYNC_COMPILATION_SIZE = 0
    assert client.get(f"/compilacion.pdf?{query}").status_code == 302
    return Printed(book_of(CompilationSpec(**CompilationRun.objects.get().order))["matrix"])


@pytest.mark.parametrize("practices", [5, BARS])
def test_of_all_practices_it_is_the_table_of_the_home_page(client, practices):
    write_some(practices)
    site, book = Table(client.get(reverse("practices:home")).text), matrix_of_all()
    assert [column["total"] for column in book.table["columns"]] == [
        figure for _url, figure, _look in site.heads
    ]
    assert book.data["has_bars"] == site.has_bars == (practices == BARS)
    for (totals, sums, rows), group in zip(site.groups, book.table["groups"], strict=True):
        assert (totals, sums) == ([*map(int, group["totals"])], tuple(map(number, group["sums"])))
        assert [row.state for row in rows] == [row["name"] for row in group["rows"]]
        for row, printed in zip(rows, group["rows"], strict=True):
            assert row.sums == tuple(map(number, printed["sums"]))
            assert [cell.marks for cell in row.cells] == [marks_of(cell) for cell in printed["cells"]]
            assert all(
                cell.words.endswith(given["words"])
                for cell, given in zip(row.cells, printed["cells"], strict=True)
            )


@pytest.mark.parametrize(
    "query", ["", f"tema={RIGHTS}", "pais=PE", "pais=AR&pais=BR&todos=pais", "q=programa"]
)
def test_each_number_is_that_of_the_list_that_was_taken_along(client, settings, query):
    write_some(BARS)
    book = matrix_of_list(client, settings, query)
    states = {item.short_name: code for code, item in current_index().lists["country"].items()}
    for row in book.rows:
        for parameter, count in zip(("presenta", "participa"), row["sums"], strict=True):
            assert number(count) == total_of(f"?{query}&{parameter}={states[row['name']]}")
        for theme, cell in zip(Theme.objects.order_by("position"), row["cells"], strict=True):
            both = f"?{query}&tema={theme.code}&todos=tema"
            asked = (f"{both}&{parameter}={states[row['name']]}" for parameter in ("presenta", "participa"))
            assert marks_of(cell) == tuple(map(total_of, asked)), (row["name"], theme.code)


def test_what_a_book_holds_is_counted_as_that_version_says_it():
    """An edition keeps the version that it was made with."""
    practice = published(country="PE", associated_countries=["CL"], themes=[RIGHTS])
    first = practice.current_id
    published(country="PE")
    published(practice, country="PE", themes=["otro"])
    others = [key for key in versions() if PracticeVersion.objects.get(pk=key).practice_id != practice.pk]
    book = Printed(book_of(CompilationSpec([first, *others], "T", "2026-11-21"))["matrix"])
    assert [column["total"] for column in book.table["columns"]] == ["0", "0", "1", "1", "0", "0"]
    assert book.row("Chile")["sums"] == ["0", "1"]


def test_of_one_ficha_there_is_none_and_of_two_there_is():
    published()
    data = book_of(CompilationSpec(versions(), "T", "2026-11-21"))
    assert (data["figures"], data["matrix"]) == (None, None)
    published()
    assert book_of(CompilationSpec(versions(), "T", "2026-11-21"))["matrix"]


def test_where_all_are_of_one_theme_the_others_lie_on_sand_and_the_key_says_of_what():
    for country in ("PE", "CL"):
        published(country=country, themes=[RIGHTS])
    book = matrix_of_all()
    assert [column["is_undocumented"] for column in book.table["columns"]] == [
        True,
        True,
        False,
        True,
        True,
        True,
    ]
    assert [row["mark"] for row in book.data["key"]] == ["dot", "gap", "sand"]
    assert all("aquí" in row["text"] or "esta compilación" in row["text"] for row in book.data["key"])


def test_more_than_six_in_a_cell_are_numbers_with_bars():
    for _ in range(MOST_DOTS):
        published()
    assert not matrix_of_all().data["has_bars"]
    published()
    book = matrix_of_all()
    assert (book.data["has_bars"], book.data["longest"]) == (True, MOST_DOTS + 1)
    assert [row["mark"] for row in book.data["key"]] == ["bar", "gap", "sand"]


def test_more_themes_than_a_page_is_wide_go_on_in_another_table():
    for place in range(4):
        Theme.objects.create(
            code=f"nuevo-{place}", name_es=f"Tema nuevo {place}", title_es="Nuevo", position=90 + place
        )
    for country in ("PE", "CL"):
        published(country=country, themes=["nuevo-3"])
    tables = [*matrix_of_all().data["tables"]]
    assert [len(table["columns"]) for table in tables] == [MAX_COLUMNS, 2]
    assert tables[1]["columns"][-1]["total"] == "2"
