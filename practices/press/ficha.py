"""The ficha of a published version as a PDF: laid out once, stored, and from then on only read."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ..answers import answers, content_hash
from ..models import PracticeVersion
from ..public_files import path_of, store
from ..publishing import Edition
from .assets import style_hash
from .engine import press
from .page import page

KIND, SUMMARIES = "fichas", "resumenes"
LANGUAGE = "es"  # of headings and labels; the texts stay in their own


def print_edition(edition: Edition) -> Path:
    """Lays out what is about to be published and stores it; a file that is there already is kept.

    Raises LayoutFailed, and then nothing is published.
    """
    path = path_of(KIND, digest(edition, content_hash(edition.answers)))
    return path if path.exists() else lay_out(edition, path.name)


def printed(version: PracticeVersion) -> Path:
    """The file of a published version, laid out now if it is missing."""
    path = path_of_version(version)
    return (
        path if path.exists() else lay_out(replace(edition_of(version), answers=answers(version)), path.name)
    )


def printed_summary(version: PracticeVersion) -> Path:
    """One page of a published version, for compilations of summaries; laid out the first time it is asked for."""
    path = path_of(SUMMARIES, path_of_version(version).name)
    if path.exists():
        return path
    with translation.override(LANGUAGE):
        summary = page(replace(edition_of(version), answers=answers(version)), template="pdf/summary.html")
        return store(SUMMARIES, path.name, press.lay_out(summary))


def preview(reference: str, said: dict) -> bytes:
    """How a ficha that is being written would print, marked as a draft; nothing is stored. Raises LayoutFailed."""
    return marked("draft", Edition(reference, 0, timezone.localdate(), None, said))


def receipt(reference: str, said: dict, sent_on: date) -> bytes:
    """A ficha as its country sent it, marked as sent; nothing is stored. Raises LayoutFailed."""
    return marked("sent", Edition(reference, 0, sent_on, None, said))


def marked(mark: str, edition: Edition) -> bytes:
    said = edition.answers | {"title": edition.answers["title"] or _("Sin título")}
    with translation.override(LANGUAGE):
        return press.lay_out(page(replace(edition, answers=said), mark=mark))


def path_of_version(version: PracticeVersion) -> Path:
    """Where the file of a published version is, or will be."""
    return path_of(KIND, digest(edition_of(version), version.content_hash))


def edition_of(version: PracticeVersion) -> Edition:
    """The version as an edition, its answers not read yet."""
    return Edition(version.practice.code, version.version, version.published_on, version.submitted_on, {})


def digest(edition: Edition, content: str) -> str:
    """The name of the file: content, code, version, dates, style, language and the address it is published at.

    Labels of the vocabularies are not in it: a printed ficha keeps the wording of the day it was laid out, and
    a theme renamed later shows on the page and in what is printed from then on.
    """
    dates = [edition.published_on.isoformat(), edition.submitted_on and edition.submitted_on.isoformat()]
    made_of = [content, edition.code, edition.version, *dates, style_hash(), LANGUAGE, settings.SITE_URL]
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()


def lay_out(edition: Edition, name: str) -> Path:
    with translation.override(LANGUAGE):
        return store(KIND, name, press.lay_out(page(edition)))
