"""Which States a text names, by the names and codes of the list."""

from collections.abc import Iterator

from practices.models import Country

from .importing.countries import Countries, without_accents


def known_countries() -> Countries:
    return Countries(rows())


def rows() -> Iterator[tuple[str, list[str], list[str]]]:
    for country in Country.objects.all():
        others = [name.strip() for name in country.other_names.split(",")]
        yield country.code, [country.name_es, country.name_pt, country.name_en], others


def names_in(text: str) -> set[str]:
    """The codes of the States that a text names, also by a code of three letters."""
    countries, plain = known_countries(), without_accents(text)
    return {found.code for found in (*countries.named_in(plain), *countries.coded_in(plain))}
