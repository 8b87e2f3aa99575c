"""The data dictionary of the package: a Frictionless Data Package, which says of every column what it holds."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ..lists import Lists
from .columns import Column, Table
from .vocabularies import codes_by_list

FOLDER, NAME = "data", "datapackage.json"
STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True)
class Written:
    """A table as it stands in the package. `size` is in bytes."""

    table: Table
    rows: int
    size: int
    sha256: str

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.table.name}.csv"


def descriptor(written: list[Written], made_at: datetime, lists: Lists) -> dict:
    """The content of `datapackage.json`, in the language that is active."""
    known = codes_by_list(lists)
    values = {
        "$schema": STANDARD,
        "name": "csm-good-practices",
        "title": _("Repositorio de buenas prácticas en políticas y gestión migratoria"),
        "description": _("Todo lo que el repositorio tiene publicado. README.es.md dice cómo se lee."),
        "homepage": settings.SITE_URL,
        "version": made_at.date().isoformat(),
        "created": made_at.isoformat(timespec="seconds"),
        "contributors": [{"title": _("Conferencia Suramericana sobre Migraciones"), "roles": ["publisher"]}],
        "licenses": licenses(lists),
        "resources": [resource(one, known) for one in written],
    }
    return {name: value for name, value in values.items() if value}


def licenses(lists: Lists) -> list[dict]:
    """The site's own words on reuse, and where they stand; none while the Secretariat has written none."""
    words = lists.text("reuse-notice")
    return [{"title": words, "path": settings.SITE_URL + reverse("practices:about")}] if words else []


def resource(written: Written, known: dict[str, list[str]]) -> dict:
    table = written.table
    return {
        "name": table.name,
        "path": written.path,
        "title": str(table.title),
        "description": str(table.description),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.size,
        "hash": f"sha256:{written.sha256}",
        "schema": schema(table, known),
    }


def schema(table: Table, known: dict[str, list[str]]) -> dict:
    keys = [
        {"fields": list(one.columns), "reference": {"resource": one.table, "fields": list(one.to)}}
        for one in table.references
    ]
    found = {
        "fields": [field(column, known) for column in table.columns],
        "primaryKey": list(table.key),
        "foreignKeys": keys,
    }
    return {name: value for name, value in found.items() if value}


def field(column: Column, known: dict[str, list[str]]) -> dict:
    """A column, with the codes that it may hold. Those of an array are of its members, as Frictionless says it: the
    standard's own words for it are read by no program yet."""
    rules: dict = {"required": True} if column.required else {}
    members: dict = {}
    if column.values and column.type == "array":
        members = {"type": "string", "constraints": {"enum": known[column.values]}}
    elif column.values:
        rules["enum"] = known[column.values]
    values = {
        "name": column.name,
        "type": column.type,
        "title": str(column.title),
        "description": description(column),
        "constraints": rules,
        "arrayItem": members,
    }
    return {name: value for name, value in values.items() if value}


def description(column: Column) -> str:
    """What it holds, and from which list."""
    said = str(column.description)
    return " ".join([said, _("Lista: «%s».") % column.values]) if column.values else said
