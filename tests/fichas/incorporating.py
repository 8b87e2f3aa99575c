"""A spreadsheet that the Secretariat brought, the drafts of its rows, and what becomes of them."""

from fichas.form.starting import start_ficha
from fichas.models import Ficha, TableImport
from fichas.review.incorporable import incorporate_soon
from fichas.review.publication import publish_due
from practices.models import Country
from tests.fichas.steps import fill, fresh

SOURCE = "Compilación de la XIV Conferencia"


def brought_in(by, countries=("PE",), source=SOURCE, **changes) -> TableImport:
    """An import with a draft of each country, in the order of its rows."""
    table_import = TableImport.objects.create(
        source=source, file_name="fichas.xlsx", sha256="0" * 64, size=1, by=by, state=TableImport.State.DONE
    )
    for row, code in enumerate(countries, 2):
        draft_of_a_row(table_import, row, code, **changes)
    return table_import


def draft_of_a_row(table_import: TableImport, row: int, country: str, **changes) -> Ficha:
    by, state = table_import.by, Country.objects.get(code=country)
    ficha = start_ficha(state, by, on_behalf=True)
    Ficha.objects.filter(pk=ficha.pk).update(table_import=table_import, table_row=row)
    return fresh(fill(ficha, by, country=country, **changes))


def revision_by_a_row(base, by) -> Ficha:
    """A draft of an import that brings a published practice in another text."""
    table_import = brought_in(by, ())
    ficha = start_ficha(base.practice.country, by, on_behalf=True, base=base)
    Ficha.objects.filter(pk=ficha.pk).update(table_import=table_import, table_row=2)
    return fresh(ficha)


def drafts(table_import: TableImport) -> list[Ficha]:
    return list(table_import.fichas.select_related("country").order_by("table_row"))


def incorporated(by, **changes) -> Ficha:
    """A draft of Peru that the worker has published."""
    (ficha,) = drafts(brought_in(by, **changes))
    incorporate_soon(ficha, by, SOURCE)
    assert publish_due()
    return fresh(ficha)
