"""Reads a package of everything public as a stranger would: with nothing but what it says of itself."""

import csv
import io
import json
import re
from zipfile import ZipFile

from practices.dataset.keeping import make, path_of_package
from practices.models import DataPackage

DOCUMENT = {"title": "Agenda", "name": "agenda.pdf", "size": 9, "media_type": "application/pdf"}


def made() -> DataPackage:
    package = make()
    assert package is not None
    return package


def contents(package: DataPackage) -> dict[str, bytes]:
    with ZipFile(path_of_package(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def dictionary(package: DataPackage) -> dict:
    return json.loads(contents(package)["datapackage.json"])


def rows(package: DataPackage, table: str) -> list[dict[str, str]]:
    """The cells as they stand."""
    text = contents(package)[f"data/{table}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def as_written(cell: str) -> str:
    """Without the apostrophes, as the README says."""
    if re.match(r"'+[\t\r\n]", cell):
        cell = cell[1:]
    return re.sub(r"((?:^|[,;\t\r\n])[\s\"]*)'(?='*[=+\-@|%＝＋－＠｜％])", r"\1", cell)
