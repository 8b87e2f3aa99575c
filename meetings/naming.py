"""Which States a text names, by the names and codes of the list."""

from collections.abc import Iterator

from practices.models import Country

from .importing.countries import Countries, without_accents


def known_countries() -> Countries:
    return Countries(rows(Country.objects.all()))


def rows(countries) -> Iterator[tuple[str, list[str], list[str]]]:
    for country in countries:
        others = [name.strip() for name in country.other_names.split(",")]
        yield country.code, [country.name_es, country.name_pt, country.name_en], others


class Namer:
    """Finds the States that texts name, also by a code of three letters. The list is read once."""

    def __init__(self):
        self.by_code = {country.code: country for country in Country.objects.all()}
        self.countries = Countries(rows(self.by_code.values()))

    def __call__(self, text: str) -> list[Country]:
        plain = without_accents(text)
        found = (*self.countries.named_in(plain), *self.countries.coded_in(plain))
        return [self.by_code[code] for code in dict.fromkeys(each.code for each in found)]
