"""What the tables of the package are declared in: tables of columns, which say what they hold and read it from a row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..lists import Lists

AS_WRITTEN = _("Como se escribió, en su idioma.")
DAY = _("Día, como AAAA-MM-DD.")


@dataclass(frozen=True)
class Column:
    """A column by its name in the code. `type` is Table Schema's; `values` names the list whose codes it holds."""

    name: str
    title: str | Promise
    read: Callable[[Any], Any]
    description: str | Promise
    type: str = "string"
    values: str = ""
    required: bool = False


@dataclass(frozen=True)
class Reference:
    """Columns whose values are those of other columns of a table, wherever they say something."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """`rows` are handed to the columns one by one; `key` are the columns that tell them apart."""

    name: str
    title: str | Promise
    description: str | Promise
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Lists], Iterator]
    references: tuple[Reference, ...] = ()


def attribute(path: str) -> Callable[[Any], Any]:
    """Reads `forum.code` of a row, and nothing where there is no forum."""
    first, _point, rest = path.partition(".")

    def read(row):
        value = getattr(row, first)
        return attribute(rest)(value) if rest and value is not None else value

    return read


def codes(name: str) -> Callable[[Any], list[str]]:
    """Reads the codes of a relation to many. Prefetch it when reading many."""
    return lambda row: sorted(value.code for value in getattr(row, name).all())
