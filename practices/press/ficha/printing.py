"""The ficha of a published version as a PDF: laid out once in each language of the site, stored, and from then on only read.

Headings and labels are in the language that is active; the texts stay in their own.
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from ...answers import content_hash
from ...experience import answers_today, confirmed_on
from ...languages import active, in_each
from ...models import Practice, PracticeVersion
from ...public_files import path_of, store_made
from ...publishing import Edition
from ..engine import LayoutFailed, PressBusy, press
from ..pictures.sizes import Find, drafted_sizes, find_public, pictures_of, printed_sizes
from .page import page
from .picture import draw, path_beside
from .style import FICHA, INCORPORATED_STYLE, SHEET, STYLE, SUMMARY

KIND, SUMMARIES = "fichas", "resumenes"


def print_edition(edition: Edition) -> Path:
    """Lays out what is about to be published and stores it, and its picture, in each language; a file that is there
    already is kept. Returns that of the active language.

    Raises LayoutFailed, and then nothing is published. A picture that fails is made when it is asked for.
    """
    content = content_hash(edition.answers)
    for _language in in_each():
        path = path_of(KIND, digest(edition, content))
        if not path.exists():
            lay_out(edition, path.name)
        with suppress(LayoutFailed, PressBusy):
            draw(edition, path)
    return path_of(KIND, digest(edition, content))


def printed(version: PracticeVersion) -> Path:
    """The file of a published version, laid out now if it is missing."""
    path = path_of_version(version)
    return path if path.exists() else lay_out(with_answers(version), path.name)


def printed_summary(version: PracticeVersion) -> Path:
    """One page of a published version, for compilations of summaries; laid out the first time it is asked for."""
    path = path_of(SUMMARIES, path_of_version(version).name)
    if path.exists():
        return path
    summary = page(with_answers(version), template=SUMMARY.of(version))
    return store_made(SUMMARIES, path.name, press.lay_out(summary, SHEET))


def printed_picture(version: PracticeVersion) -> Path:
    """The picture of a published version, made now if it is missing. Raises LayoutFailed."""
    path = picture_path(version)
    return path if path.exists() else draw(with_answers(version), path_of_version(version))


def picture_path(version: PracticeVersion) -> Path:
    return path_beside(path_of_version(version))


def preview(reference: str, answers: dict, find: Find = find_public) -> bytes:
    """How a ficha that is being written would print, marked as a draft; nothing is stored. `find` tells where the bytes
    of its pictures are. Raises LayoutFailed."""
    return print_marked("draft", Edition(reference, 0, timezone.localdate(), None, answers), find)


def receipt(reference: str, answers: dict, sent_on: date, find: Find = find_public) -> bytes:
    """A ficha as its country sent it, marked as sent; otherwise like `preview`."""
    return print_marked("sent", Edition(reference, 0, sent_on, None, answers), find)


def print_marked(mark: str, edition: Edition, find: Find) -> bytes:
    answers = edition.answers | {"title": edition.answers["title"] or _("Sin título")}
    pictures = drafted_sizes(pictures_of(answers), find)
    return press.lay_out(page(replace(edition, answers=answers), mark=mark), SHEET, pictures)


def path_of_version(version: PracticeVersion) -> Path:
    """Where the file of a published version is, or will be."""
    content, edition = version.content_hash, edition_of(version)
    if edition.confirmed_on:
        content = f"{content} {version.practice.experience_state_id} {edition.confirmed_on}"
    return path_of(KIND, digest(edition, content))


def edition_of(version: PracticeVersion) -> Edition:
    """The version as an edition, its answers not read yet."""
    return Edition(
        version.practice.code,
        version.version,
        version.published_on,
        version.submitted_on,
        {},
        confirmed_on(version),
        version.erratum,
        version.errata,
        version.incorporated_from,
    )


def confirmed_states(versions: list[int]) -> list[list]:
    """Of these versions, those that say a state confirmed after they were published, with the state and the day."""
    confirmed = Practice.objects.filter(current__in=versions, confirmed_on__isnull=False).order_by("current")
    rows = confirmed.values_list("current", "experience_state__code", "confirmed_on")
    return [[key, state, day.isoformat()] for key, state, day in rows if day]


def with_answers(version: PracticeVersion) -> Edition:
    return replace(edition_of(version), answers=answers_today(version))


def digest(edition: Edition, content: str) -> str:
    """The name of the file: content, code, version, dates, style, language and the address it is published at; and what
    it was incorporated from.

    Labels of the vocabularies are not in it: a printed ficha keeps the wording of the day it was laid out, and
    a theme renamed later shows on the page and in what is printed from then on.
    """
    dates = [edition.published_on.isoformat(), edition.submitted_on and edition.submitted_on.isoformat()]
    made_of = [content, edition.code, edition.label, *dates, STYLE.hash, active(), settings.SITE_URL]
    if edition.incorporated_from:  # what a country signed keeps the name that it has
        made_of += [edition.incorporated_from, INCORPORATED_STYLE.hash]
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()


def lay_out(edition: Edition, name: str) -> Path:
    pictures = printed_sizes(pictures_of(edition.answers))
    return store_made(KIND, name, press.lay_out(page(edition, template=FICHA.of(edition)), SHEET, pictures))
