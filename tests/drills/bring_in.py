"""Processes of the drills and the benchmark of spreadsheets: takes one in, confirms it, measures its reading and writing.

python tests/drills/bring_in.py take ROWS         takes in and reads a spreadsheet of so many rows, and confirms it
python tests/drills/bring_in.py state             its state and how many drafts there are
python tests/drills/bring_in.py measure ROWS      reads and writes one: CPU seconds and megabytes
"""

import resource
import sys
import time
from io import BytesIO
from random import Random

import django

django.setup()

from openpyxl import Workbook  # noqa: E402

from fichas.models import Ficha, TableImport  # noqa: E402
from fichas.sheets.reading import read_table  # noqa: E402
from fichas.sheets.taking_in import confirm, take_in  # noqa: E402
from fichas.sheets.working import work_on_next  # noqa: E402
from fichas.sheets.writing import write_drafts  # noqa: E402
from people.models import User  # noqa: E402
from practices.exchange.resources import Published, TableResource  # noqa: E402
from practices.lists import lists  # noqa: E402
from practices.models import Repository  # noqa: E402
from practices.synthetic import Author  # noqa: E402

WORDS = 30  # of each text: 10,000 rows fit in one sheet


class NoVersion:
    """What stands in the columns that say which practice a row is: nothing."""

    published_on = submitted_on = None
    label = code = incorporated_from = ""
    practice = type("NoPractice", (), {"code": ""})()


def spreadsheet(rows: int) -> bytes:
    """Rows of synthetic fichas, in the columns of our own tables."""
    known = lists(Repository.current_token())
    author, columns = Author(Random(3), WORDS), TableResource(known).fields.values()
    columns = [
        column for column in columns if column.column_name not in ("Versión", "Publicada", "Dirección")
    ]
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([column.column_name for column in columns])
    for number in range(rows):
        answers = author.ficha()
        answers["title"] += f" {number}"
        row = Published(NoVersion(), answers)  # type: ignore[arg-type]
        sheet.append([column.export(row) for column in columns])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def secretary() -> User:
    person, is_new = User.objects.get_or_create(email="lucia@example.org", defaults={"name": "Lucía Méndez"})
    if is_new:
        person.take_role(User.Role.SECRETARIAT)
    return person


def take(rows: int) -> None:
    imported = take_in(spreadsheet(rows), "fichas.xlsx", "Compilación de 2014", None, secretary())
    work_on_next()
    confirm(imported)


def state() -> None:
    print(TableImport.objects.latest("pk").state, Ficha.objects.count())


def measure(rows: int) -> None:
    data, known = spreadsheet(rows), lists(Repository.current_token())
    imported = take_in(data, "fichas.xlsx", "Compilación de 2014", None, secretary())
    TableImport.objects.update(state=TableImport.State.CONFIRMED)
    imported = TableImport.objects.take()
    began = time.process_time()
    reading = read_table(data, "fichas.xlsx", known, None)
    assert len(reading.plans) == rows and not reading.faults, reading.faults[:3]
    read = time.process_time()
    write_drafts(imported, reading.plans)
    wrote = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{rows} rows, {len(data) >> 20} MB: read {read - began:.1f} s, written {wrote - read:.1f} s of CPU; {peak} MB"
    )


if __name__ == "__main__":
    what, *numbers = sys.argv[1:]
    {"take": take, "state": state, "measure": measure}[what](*map(int, numbers))
