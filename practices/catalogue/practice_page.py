"""What the page of a practice shows."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..errata import errata_of
from ..exchange.citation_files import FILES
from ..exchange.citation_metas import metas
from ..exchange.citations import cite, sentence
from ..exchange.structured_data import json_ld
from ..experience import is_current
from ..models import Practice, PracticeVersion
from ..reading import Answer, Reading
from .cards import Card, Objective, cards
from .index import IndexCache
from .related import related
from .sharing import picture_url, share
from .strip import draw_strip
from .years import COMPACT_DAY, Axis, Period

GOING_ON = "en-curso"  # most experiences are: it goes without saying at the head of a page
MOST_YEARS = 8  # labels over the period
CONDITIONS, TRANSFER = "2.7", "1.11"
PROFILE, METADATA = "profile", "metadata"  # where these sections stand on the page


def page_of(version: PracticeVersion, reading: Reading, index: IndexCache) -> dict:
    answers = [answer for section in reading.sections for answer in section["answers"]]
    profile, description, metadata = map(answered, reading.sections)
    number = version.practice.number
    assert number is not None, "a number is given at the first publication"
    citation = cite(version, reading)
    return {
        "card": head(version, reading, number_in_address=not is_current(version)),
        "version": {
            "number": version.label,
            "errata": errata_of(version),
            "published_on": version.published_on,
            "submitted_on": version.submitted_on,
            "incorporated_from": version.incorporated_from,
            "is_current": is_current(version),
            "edition": version.edition,
        },
        "banner": None if is_current(version) else banner(version),
        "figure": reading.figure,
        "time": time_of(reading),
        "profile": profile,
        "description": description,
        "metadata": metadata,
        "contents": contents(profile, description, metadata),
        "blanks": in_order_of_the_page(answers),
        "primary": [Objective(item, True) for item in reading.primary],
        "secondary": [Objective(item, False) for item in reading.secondary],
        "strip": draw_strip(
            index.lists, reading.answers["primary_objectives"], reading.answers["secondary_objectives"]
        ),
        "transfer": transfer(answers, reading),
        "versions": versions_of(version.practice),
        "related": cards(related(number, index), index),
        "citation": sentence(citation),
        "citation_files": citation_files(version),
        "citation_metas": metas(citation),
        "json_ld": json_ld(citation, reading),
        "picture_url": picture_url(version),
        "share": share(version, reading),
    }


def answered(section: dict) -> dict:
    return section | {"answers": [answer for answer in section["answers"] if not answer.blank]}


def head(version: PracticeVersion, reading: Reading, *, number_in_address: bool) -> Card:
    card = Card(
        code=version.practice.code,
        title=reading.title,
        language=reading.language,
        country=reading.country,
        associated_count=len(reading.answers["associated_countries"]),
        period=reading.period,
        type_name=reading.type_name.split(" (")[0],
        state_name="" if reading.answers["experience_state"] == GOING_ON else reading.state_name,
        lead=reading.lead,
        themes=reading.themes,
        objectives=[],
        is_synthetic=version.practice.origin == Practice.Origin.SYNTHETIC,
    )
    card.version = version.label if number_in_address else ""
    return card


def banner(version: PracticeVersion) -> dict:
    text = _("Esta es la versión %(number)s, del %(date)s. Hay una más reciente.")
    date = date_format(version.published_on)
    url = reverse("practices:practice", args=[version.practice.code])
    return {"text": text % {"number": version.label, "date": date}, "url": url}


def time_of(reading: Reading) -> dict | None:
    """Its years on an axis of its own; None when nobody says when it began."""
    answers = reading.answers
    period = Period(answers["start_year"], answers["end_year"], answers["end_is_open"])
    axis = Axis.of([period], MOST_YEARS)
    bar = axis.bar(period)
    return {"axis": axis, "bar": bar, "compact": COMPACT_DAY} if bar else None


def contents(profile: dict, description: dict, metadata: dict) -> list[dict]:
    """What was answered, in the order of the page, each with where it stands."""
    answers = [
        {"number": answer.numeral, "title": answer.label, "anchor": answer.anchor}
        for answer in description["answers"]
    ]
    sections = [
        {"number": section["number"], "title": section["title"], "anchor": anchor}
        for section, anchor in ((profile, PROFILE), (metadata, METADATA))
        if section["answers"]
    ]
    return answers + sections


def in_order_of_the_page(answers: list[Answer]) -> list[Answer]:
    """The questions without an answer: those with a numeral first, as the form has them."""
    blanks = [answer for answer in answers if answer.blank]
    return sorted(blanks, key=lambda answer: not answer.numeral)


def transfer(answers: list[Answer], reading: Reading) -> dict | None:
    """What a country asks that would do the same: on which conditions, in which ways, and whom to write to."""
    said = [answer for answer in answers if not answer.blank]
    where = [answer for answer in said if answer.numeral == CONDITIONS or answer.anchor == "recommendations"]
    way = next((answer for answer in said if answer.numeral == TRANSFER), None)
    email, given = reading.answers["contact_email"], reading.answers
    if not (where or way or email):
        return None
    institution = given["contact_institution"] or given["responsible_entity"]
    return {"where": where, "way": way, "email": email, "institution": institution}


def citation_files(version: PracticeVersion) -> list[dict]:
    """The citation in each format, below the address of this page."""
    code, label = version.practice.code, version.label
    name, place = (
        ("practice_citation", [code]) if is_current(version) else ("version_citation", [code, label])
    )
    return [
        {"label": file.label, "url": reverse(f"practices:{name}", args=[*place, ending])}
        for ending, file in FILES.items()
    ]


def versions_of(practice: Practice) -> list[dict]:
    published = practice.versions.standing().only("practice", "version", "erratum", "published_on")
    return [
        {
            "number": version.label,
            "url": reverse("practices:practice_version", args=[practice.code, version.label]),
            "published_on": version.published_on,
            "current": version.pk == practice.current_id,
        }
        for version in published
    ]
