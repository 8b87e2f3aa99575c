"""From a page of the Network's repository to a draft, with each part in its place: by the same report as a Word file."""

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.lists import Lists
from practices.models import Country
from practices.sections import DOCUMENTATION, EXTERNAL, FIELDS, Kind

from ..form.links import with_scheme
from ..models import Ficha
from ..sheets.choices import Choices, all_choices
from ..word.docx_text import Line
from ..word.doubts import shorten
from ..word.importing import create_draft
from ..word.reading import FileAnswers
from ..word.report import build_report
from ..word.values import ADDRESS, ENDS, Value, check_country, read_text
from .parts import PARTS
from .reading import PageText, read_page

NETWORK = gettext_lazy("Red de las Naciones Unidas sobre la Migración")
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
GOES_ON = re.compile(r"\b(?:presente|actualidad|present|ongoing|en curso|em andamento)\b", re.IGNORECASE)


def import_page(
    text: str, address: str, lists: Lists, country: Country, by, *, on_behalf: bool = False
) -> Ficha:
    """A new draft; `address` is that of the page, kept as where the practice stands elsewhere. Raises Refused."""
    page = read_page(text)
    values = read_values(page, lists, country)
    if address:
        add_address(values, address)
    told = FileAnswers(strange=strange_of(page))
    report = build_report(told, values)
    name = _("página de la Red de las Naciones Unidas sobre la Migración")
    return create_draft(values, name, report, country, by, on_behalf=on_behalf)


def add_address(values: dict[str, Value], address: str) -> None:
    row = {"numeral": EXTERNAL.code, "label": str(NETWORK), "url": address}
    links: Any = values["links"].value if "links" in values else []
    values["links"] = Value([*links, row], begins=address)


def strange_of(page: PageText) -> list[str]:
    """What belongs to no answer: the parts that the Network writes itself, and the lines of no part."""
    own = [part for part in PARTS if not part.answers and any(map(str.strip, page.parts.get(part.code, [])))]
    told = ["\n".join([f"{part.spanish}:", *page.parts[part.code]]).strip() for part in own]
    return [*told, *page.strange]


def read_values(page: PageText, lists: Lists, country: Country) -> dict[str, Value]:
    choices = all_choices(lists)
    values: dict[str, Value] = {}
    for part in PARTS:
        text = "\n".join(page.parts.get(part.code, [])).strip()
        if text and part.answers:
            values |= READERS.get(part.code, read_plain)(part.answers, text, choices)
    lines = [Line(line) for line in page.parts.get("country", []) if line.strip()]
    values["country"] = check_country(lines, lists, country)
    return values


def read_plain(names: tuple[str, ...], text: str, choices: dict[str, Choices]) -> dict[str, Value]:
    (name,) = names
    asked = FIELDS[name]
    if name in choices:
        return {name: read_choices(name, text, choices[name])}
    if asked.kind is Kind.LINE:
        return {name: Value(" ".join(text.split()), begins=shorten(text))}
    value = read_text(asked, [Line(line) for line in text.split("\n")])
    value.begins = shorten(str(value.value))
    return {name: value}


def read_choices(name: str, text: str, known: Choices) -> Value:
    """Line by line: what is in no list is told, and keeps nothing else from being taken."""
    codes: list[str] = []
    strange = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        found = known.found_in(line)
        codes += found
        strange += [] if found else [line]
    if FIELDS[name].kind is Kind.CHOICE:
        one = codes[0] if len(set(codes)) == 1 else ""
        return Value(one or None, begins=known.labels.get(one, ""), not_understood=strange if one else [text])
    begins = shorten("; ".join(known.labels[code] for code in dict.fromkeys(codes)))
    return Value(sorted(set(codes)), begins=begins, not_understood=strange)


def read_dates(names: tuple[str, ...], text: str, choices) -> dict[str, Value]:
    years = [int(year) for year in YEARS.findall(text)]
    goes_on = GOES_ON.search(text) is not None
    if not years or len(years) > 2 or (goes_on and len(years) > 1):
        return {"start_year": Value(not_understood=[text])}
    values = {"start_year": Value(years[0], begins=shorten(text))}
    if len(years) > 1:
        values["end_year"] = Value(years[1])
    if goes_on:
        values["end_is_open"] = Value(True, begins="")
    return values


def read_implementing(names: tuple[str, ...], text: str, choices) -> dict[str, Value]:
    """The first body is the one responsible; the others are associated."""
    first, *others = [line.strip() for line in text.split("\n") if line.strip()]
    values = {"responsible_entity": Value(first, begins=shorten(first))}
    return values | (
        {"associated_entities": Value(others, begins=shorten("; ".join(others)))} if others else {}
    )


def read_partners(names: tuple[str, ...], text: str, choices) -> dict[str, Value]:
    bodies = [line.strip() for line in text.split("\n") if line.strip()]
    return {"participating_entities": Value(bodies, begins=shorten("; ".join(bodies)))}


def read_resources(names: tuple[str, ...], text: str, choices) -> dict[str, Value]:
    """A line that ends in an address is a link; the others are the text of 2.9."""
    links, rest = [], []
    for line in filter(None, map(str.strip, text.split("\n"))):
        address = ADDRESS.search(line)
        if address and line.rstrip(ENDS).endswith(address[0].rstrip(ENDS)):
            url = with_scheme(address[0].rstrip(ENDS))
            links.append(
                {"numeral": DOCUMENTATION.code, "label": line[: address.start()].strip(" :"), "url": url}
            )
        else:
            rest.append(line)
    values = (
        {"links": Value(links, begins=shorten("; ".join(link["url"] for link in links)))} if links else {}
    )
    return values | read_plain(("references",), "\n".join(rest), choices) if rest else values


READERS = {
    "dates": read_dates,
    "implementing": read_implementing,
    "partners": read_partners,
    "resources": read_resources,
    "country": lambda names, text, choices: {},
}
