"""Tables as CSV files for the spreadsheets of their readers: a byte-order mark, everything in quotes, and the separator
that a spreadsheet of that language expects.

A file may be opened with another separator than its own: no part of a cell would then run as a formula either.
"""

import csv
import re

from django.http import HttpResponse
from tablib import Dataset

from ..languages import active

MARK = "\ufeff"  # a spreadsheet takes a file for UTF-8 only when it begins with it
SEPARATORS = {"en": ","}  # where a comma stands in numbers, a semicolon stands between cells
# Where a cell would begin, for whoever splits at commas, semicolons, tabs or lines, and what would make it live; also
# behind apostrophes, so that taking one away gives the text back.
BEGINNING, RUNS = r"((?:^|[,;\t\r\n])[\s\"]*)", r"'*[=+\-@|%＝＋－＠｜％]"
LIVE = re.compile(rf"{BEGINNING}(?={RUNS})")
DISARMED = re.compile(rf"{BEGINNING}'(?={RUNS})")
BLANK_START = re.compile(r"'*[\t\r\n]")


def disarm(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet could take for a formula.

    Another one before those that were there, so that a program can take them all away again.
    """
    disarmed = LIVE.sub(r"\1'", text)
    return f"'{disarmed}" if BLANK_START.match(disarmed) else disarmed


def rearm(text: str) -> str:
    """The text that `disarm` was given, of answers: these begin with no blank."""
    return DISARMED.sub(r"\1", text)


def rearm_start(text: str) -> str:
    """The text that `disarm_start` was given."""
    return text[1:] if text.startswith("'") and disarm_start(text[1:]) == text else text


def disarm_start(text: str) -> str:
    """The same for a text that nobody will split."""
    return f"'{text}" if LIVE.match(text) or BLANK_START.match(text) else text


def csv_response(dataset: Dataset, name: str) -> HttpResponse:
    """The table as a download; `name` is that of the file, without its ending."""
    table = dataset.export("csv", delimiter=SEPARATORS.get(active(), ";"), quoting=csv.QUOTE_ALL)
    response = HttpResponse(MARK + table, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
