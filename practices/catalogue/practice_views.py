"""The page of a practice, its versions, its printed ficha and its files."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..errata import errata_of
from ..exchange.citations import citation
from ..exchange.structured_data import json_ld
from ..experience import answers_today, confirmed_on, is_current
from ..models import Practice, PracticeVersion
from ..press.engine import LayoutFailed
from ..press.ficha import printed
from ..public_files import path_of
from ..public_views import public_view
from ..reading import Reading
from ..stored_files import Damaged, made_file, uploaded_file
from .cards import Card, Objective, cards
from .gone import Gone, says_when_gone
from .index import IndexCache, index_for
from .related import related
from .selection import Selection, compare_url, offer_choice, selection_of

GOING_ON = "en-curso"  # most experiences are: it goes without saying at the head of a page
WITH_CHOICES = ("country", "experience_state", "practice_type")


def public_version(code: str, number: str | None = None) -> PracticeVersion:
    """A version of a public practice, the current one unless a number is given."""
    practice = Practice.objects.select_related("country", "experience_state").filter(code=code).first()
    if practice is None or practice.number is None:
        raise Http404
    versions = practice.versions.select_related(*WITH_CHOICES, "taken_back")
    version = versions.filter(**numbered(number) if number else {"pk": practice.current_id}).first()
    if practice.current_id is None or hasattr(version, "taken_back"):
        raise Gone(practice, version)
    if version is None:
        raise Http404
    version.practice = practice
    return version


def numbered(number: str) -> dict[str, int]:
    """«2.1» is version 2 with its first errata."""
    version, _point, erratum = number.partition(".")
    return {"version": int(version), "erratum": int(erratum or 0)}


@public_view
@says_when_gone
def practice(request, code: str, number: str | None = None):
    version = public_version(code, number)
    index = index_for(request)
    answers = answers_today(version)
    reading = Reading(
        answers,
        index.lists,
        lambda position: attachment_url(version, answers, position),
        confirmed_on(version),
    )
    request.canonical_path = reverse("practices:practice", args=[code])
    shown = page_of(version, reading, index)
    if is_current(version):
        address = request.canonical_path
        selection = selection_of(request)
        offer_choice(shown["card"], selection, lambda codes: address + Selection(codes).query)
        shown["compare_url"] = compare_url([code], selection)
    return render(request, "practices/practice.html", shown)


def page_of(version: PracticeVersion, reading: Reading, index: IndexCache) -> dict:
    profile, description, metadata = reading.sections
    metadata["answers"] = [answer for answer in metadata["answers"] if not answer.blank]
    number = version.practice.number
    assert number is not None, "a number is given at the first publication"
    return {
        "card": head(version, reading, number_in_address=not is_current(version)),
        "version": {
            "number": version.label,
            "errata": errata_of(version),
            "published_on": version.published_on,
            "submitted_on": version.submitted_on,
            "is_current": is_current(version),
            "edition": version.edition,
        },
        "banner": None if is_current(version) else banner(version),
        "figure": reading.figure,
        "profile": profile,
        "description": description,
        "metadata": metadata,
        "primary": [Objective(item, True) for item in reading.primary],
        "secondary": [Objective(item, False) for item in reading.secondary],
        "transfer": next(answer.lines for answer in profile["answers"] if answer.numeral == "1.11"),
        "contact_email": reading.answers["contact_email"],
        "versions": versions_of(version.practice),
        "related": cards(related(number, index), index),
        "citation": citation(version, reading),
        "json_ld": json_ld(version, reading),
    }


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


def attachment_url(version: PracticeVersion, answers: dict, position: int) -> str:
    name = answers["files"][position - 1]["name"]
    return reverse("practices:attachment", args=[version.practice.code, version.label, position, name])


@public_view
@says_when_gone
def ficha_pdf(request, code: str, number: str | None = None):
    version = public_version(code, number)
    file_name = f"{code}.pdf" if number is None else f"{code}-v{number}.pdf"
    try:
        try:
            return made_file(request, printed(version), file_name)
        except Damaged as damaged:
            damaged.path.unlink(missing_ok=True)
            return made_file(request, printed(version), file_name)
    except LayoutFailed as failed:
        return render(request, "practices/unprinted.html", {"code": code, "reason": failed}, status=503)


@public_view
@says_when_gone
def attachment(request, code: str, number: str, position: int, name: str):
    """A file of a published version, always as a download: no browser opens what a State sent as a page of ours."""
    version = public_version(code, number)
    row = version.files.filter(position=position, name=name).first()
    if row is None:
        raise Http404
    path = path_of("attachments", row.sha256)
    if not path.exists():
        raise Http404
    try:
        return uploaded_file(request, path, row.sha256, row.name, row.media_type)
    except Damaged:
        return render(request, "practices/damaged_file.html", {"code": code, "name": row.name}, status=503)
