"""Writes the package: each table straight into the archive, then the dictionary with their hashes, and what to read first.

Everything is in the language of the site but the README, which is there in every language. A cell that a spreadsheet could
take for a formula has an apostrophe before it, as in the other tables of the site; `disarm` adds them so that they can all
be taken away again, and the README says how: the package is safe to open and says to a program what was written.
"""

import csv
import hashlib
import json
from datetime import date, datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from ..exchange.csv_file import disarm
from ..languages import in_each
from ..lists import Lists, lists
from .columns import Table
from .dictionary import NAME, Written, description, descriptor
from .tables import TABLES


def write_package(path: Path, token: str, made_at: datetime) -> dict[str, int]:
    """Writes the package of what is public now, and says how many rows each table has."""
    with override(settings.LANGUAGE_CODE), ZipFile(path, "w", ZIP_DEFLATED) as archive:
        site_lists = lists(token)
        written = [write_table(archive, table, site_lists, made_at) for table in TABLES]
        text = json.dumps(descriptor(written, made_at, site_lists), ensure_ascii=False, indent=1)
        archive.writestr(member(NAME, made_at), text)
        for language in in_each():
            name = f"README.{language[:2]}.md"
            archive.writestr(member(name, made_at), readme(written, made_at.date(), lists(token)))
    return {one.table.name: one.rows for one in written}


def member(name: str, made_at: datetime) -> ZipInfo:
    info = ZipInfo(name, made_at.timetuple()[:6])
    info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
    return info


def write_table(archive: ZipFile, table: Table, site_lists: Lists, made_at: datetime) -> Written:
    facts = Written(table, 0, 0, "")
    with archive.open(member(facts.path, made_at), "w", force_zip64=True) as target:
        text = Hashed(target)
        out = csv.writer(text, quoting=csv.QUOTE_ALL)
        out.writerow([column.name for column in table.columns])
        rows = 0
        for row in table.rows(site_lists):
            out.writerow([cell(column.read(row)) for column in table.columns])
            rows += 1
    return Written(table, rows, text.size, text.digest.hexdigest())


class Hashed:
    """A text file that hashes and counts the bytes that go through it."""

    def __init__(self, target: IO[bytes]):
        self.target, self.digest, self.size = target, hashlib.sha256(), 0

    def write(self, text: str) -> None:
        data = text.encode()
        self.digest.update(data)
        self.size += len(data)
        self.target.write(data)


def cell(value) -> str:
    """A value as Table Schema reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return disarm(json.dumps(value, ensure_ascii=False))
    return value.isoformat() if isinstance(value, date) else disarm(str(value))


def readme(written: list[Written], day: date, site_lists: Lists) -> str:
    """What is in the package and how it is read, in the language that is active."""
    tables = [
        {"written": one, "columns": [(column, description(column)) for column in one.table.columns]}
        for one in written
    ]
    context = {
        "day": day,
        "tables": tables,
        "site": settings.SITE_URL,
        "reuse_notice": site_lists.text("reuse-notice"),
        "text_note": site_lists.text("text-note"),
    }
    return render_to_string("practices/dataset/readme.txt", context)
