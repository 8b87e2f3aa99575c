"""The ficha of a published version as a PDF: laid out once, stored, and from then on only read."""

import hashlib
import json
import math
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ..answers import answers, content_hash
from ..fields import is_forbidden
from ..lists import lists
from ..models import PracticeVersion, Repository
from ..public_files import path_of, store
from ..publishing import Edition
from ..reading import Answer, Reading
from ..words import SPLIT
from .assets import style_hash
from .engine import LayoutFailed, press

KIND = "fichas"
LANGUAGE = "es"  # of headings and labels; the texts stay in their own
LONGEST_WORD = 1_000  # letters; the time it takes to break a word grows with the square of its length
BULLETS = dict.fromkeys(map(ord, "\uf0b7\uf0a7"), "•")  # as Word writes them, in a font of its own
LINE, LABEL_LINE = 72, 30  # letters
NUMERAL, TALL = 2, 8  # lines
SHORT_END = 9  # letters

# The longest text that each size still suits; what is longer takes the last.
TITLE_SIZES = {34: "largest", 66: "large", 140: "medium", 400: "small"}
FIGURE_SIZES = {7: "large", 11: "medium", 40: "small"}


def print_edition(edition: Edition) -> Path:
    """Lays out what is about to be published and stores it; a file that is there already is kept.

    Raises LayoutFailed, and then nothing is published.
    """
    path = path_of(KIND, digest(edition, content_hash(edition.answers)))
    return path if path.exists() else lay_out(edition, path.name)


def printed(version: PracticeVersion) -> Path:
    """The file of a published version, laid out now if it is missing."""
    code = version.practice.code
    edition = Edition(code, version.version, version.published_on, version.submitted_on, {})
    path = path_of(KIND, digest(edition, version.content_hash))
    return path if path.exists() else lay_out(replace(edition, answers=answers(version)), path.name)


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


def page(edition: Edition) -> str:
    """The ficha as HTML, as the layout process receives it."""
    said = printable(edition.answers)
    site_lists = lists(Repository.current_token())
    reading = Reading(said, site_lists, lambda position: file_address(edition, position))
    profile, description, metadata = (section["answers"] for section in reading.sections)
    context = {
        "edition": edition,
        "address": address(edition),
        "reading": reading,
        "sections": reading.sections,
        "profile": profile,
        "description": [in_parts(answer) for answer in description],
        "metadata": by_length(metadata),
        "weave": reading.themes[0].weave if reading.themes else 6,
        "title": without_widow(reading.title),
        "title_size": size(TITLE_SIZES, reading.title),
        "figure_size": size(FIGURE_SIZES, reading.figure["number"]) if reading.figure else "",
        "notes": [note for code in ("reuse-notice", "text-note") if (note := site_lists.text(code))],
    }
    return render_to_string("pdf/ficha.html", context)


def by_length(metadata: list) -> dict[str, list]:
    """Section 3 in little room: short answers, then texts; what was not said is named in one line."""
    said = [answer for answer in metadata if not answer.blank]
    return {
        "short": [answer for answer in said if answer.kind != "text"],
        "texts": [in_parts(answer) for answer in said if answer.kind == "text"],
        "blanks": [answer.label for answer in metadata if answer.blank],
    }


def in_parts(answer: Answer) -> tuple[Answer, list, list, bool]:
    """The answer, the blocks that stand beside its heading and fill that height, those after them, and whether the
    first part is so tall that a page may end in it."""
    heading = NUMERAL + math.ceil(len(answer.label + answer.note) / LABEL_LINE)
    heights = list(accumulate(map(lines_of, answer.blocks)))
    beside = next((count for count, height in enumerate(heights, 1) if height >= heading), len(heights))
    tall = any(lines_of(block) > TALL for block in answer.blocks[:beside])
    return answer, answer.blocks[:beside], answer.blocks[beside:], tall


def lines_of(block: dict) -> int:
    """About how many lines a paragraph or list takes."""
    return sum(math.ceil(len(text) / LINE) for text in block.get("items", [block.get("text", "")]))


def without_widow(title: str) -> str:
    """The title with its last two words, if short, bound together: no line holds one word alone."""
    start, space, last = title.rpartition(" ")
    return f"{start}\N{NO-BREAK SPACE}{last}" if space and len(last) <= SHORT_END else title


def size(sizes: dict[int, str], text: str) -> str:
    return next((name for longest, name in sizes.items() if len(text) <= longest), list(sizes.values())[-1])


def address(edition: Edition) -> str:
    return settings.SITE_URL + reverse("practices:practice", args=[edition.code])


def file_address(edition: Edition, position: int) -> str:
    name = edition.answers["files"][position - 1]["name"]
    path = reverse("practices:attachment", args=[edition.code, edition.version, position, name])
    return settings.SITE_URL + path


def printable(said):
    """The answers without characters that hide or reorder text. Raises LayoutFailed for an endless word."""
    if isinstance(said, dict):
        return {name: printable(value) for name, value in said.items()}
    if isinstance(said, list):
        return [printable(value) for value in said]
    return printable_text(said) if isinstance(said, str) else said


def printable_text(text: str) -> str:
    if max(map(len, SPLIT.split(text))) > LONGEST_WORD:
        raise LayoutFailed(_("Un texto tiene una palabra de más de %d letras: sepárela.") % LONGEST_WORD)
    return "".join(character for character in text.translate(BULLETS) if not is_forbidden(character))
