"""The page of a practice, its versions, its printed ficha and its files."""

from collections.abc import Callable
from functools import partial

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from ..answers import read_file
from ..experience import answers_today, confirmed_on, is_current
from ..models import Practice, PracticeVersion
from ..press.engine import LayoutFailed
from ..press.ficha import picture_path, printed, printed_picture
from ..press.pictures.sizes import SIZES, size_path, stored_size
from ..public_files import path_of
from ..public_views import public_view
from ..reading import Reading
from ..record.excerpts import mentions_of
from ..stored_files import Damaged, lasting_file, made_file, uploaded_file
from .gone import Gone, says_when_gone
from .index import index_for
from .pictures import picture_address, show
from .practice_page import page_of
from .selection import Selection, compare_url, offer_choice, selection_of
from .sharing import picture_url

WITH_CHOICES = ("country", "experience_state", "practice_type")


def public_version(code: str, number: str | None = None) -> PracticeVersion:
    """A version of a public practice, the current one unless a number is given."""
    practice = Practice.objects.select_related("country", "experience_state").filter(code=code).first()
    if practice is None or practice.number is None:
        raise Http404
    versions = practice.versions.select_related(*WITH_CHOICES, "taken_back")
    version = versions.filter(**numbered(number) if number else {"pk": practice.current_id}).first()
    if practice.current_id is None or (version and version.is_taken_back):
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
        partial(show, version),
    )
    request.canonical_path = reverse("practices:practice", args=[code])
    shown = page_of(version, reading, index) | {"in_meetings": mentions_of(version.practice, index.lists)}
    if is_current(version):
        address = request.canonical_path
        selection = selection_of(request)
        offer_choice(shown["card"], selection, lambda codes: address + Selection(codes).query)
        shown["compare_url"] = compare_url([code], selection)
    return render(request, "practices/practice.html", shown)


def attachment_url(version: PracticeVersion, answers: dict, position: int) -> str:
    name = answers["files"][position - 1]["name"]
    return reverse("practices:attachment", args=[version.practice.code, version.label, position, name])


@public_view
@says_when_gone
def ficha_pdf(request, code: str, number: str | None = None):
    version = public_version(code, number)
    name = f"{code}.pdf" if number is None else f"{code}-v{number}.pdf"
    return made_or_made_again(request, code, lambda: made_file(request, printed(version), name))


@public_view
@says_when_gone
def practice_picture(request, code: str, number: str, picture: str):
    """Under its own name it never changes; under that of a former one, the address leads to today's."""
    version = public_version(code, number)
    if not picture_path(version).name.startswith(picture):
        return redirect(picture_url(version))
    return made_or_made_again(
        request, code, lambda: lasting_file(request, printed_picture(version), f"{code}.png", "image/png")
    )


@public_view
@says_when_gone
def version_picture(request, code: str, number: str, place: str, size: str, picture: str):
    """A picture of a version in one of its sizes; under a former name the address leads to today's."""
    version = public_version(code, number)
    row = version.files.filter(picture=int(place)).first()
    if row is None or int(size) not in SIZES:
        raise Http404
    if not size_path(row.sha256, int(size)).name.startswith(picture):
        return redirect(picture_address(version, read_file(row), int(size)))
    file_name = f"{code}-{place}.jpg"
    return made_or_made_again(
        request,
        code,
        lambda: as_sent(
            version, lasting_file(request, stored_size(row.sha256, int(size)), file_name, "image/jpeg")
        ),
    )


def as_sent(version: PracticeVersion, response: HttpResponseBase) -> HttpResponseBase:
    """What came with a practice is in its language, at whichever address it is asked for."""
    response["Content-Language"] = version.language
    return response


def made_or_made_again(request, code: str, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """What was made of a practice; a file that is damaged is made again, and what cannot be made now says so."""
    try:
        try:
            return answer()
        except Damaged as damaged:
            damaged.path.unlink(missing_ok=True)
            return answer()
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
        return as_sent(version, uploaded_file(request, path, row.sha256, row.name, row.media_type))
    except Damaged:
        return render(request, "practices/damaged_file.html", {"code": code, "name": row.name}, status=503)
