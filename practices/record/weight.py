"""Numbers that speak: how many of what, set in weight; not those that only name a law."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ..spelling import BLANKS

NUMBER = re.compile(
    rf"(?<![\w.,/-])(?:[1-9]\d{{0,2}}(?:[.,{BLANKS}]\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?:\s?%)?(?![\w/-])"
)
# Words before a number that make it a name: «Decreto 826», «la ley n.º 2.136», “Article 12”.
NAMES = re.compile(
    r"(?:ley(?:es)?|lei|law|act|decreto|decree|resoluci[oó]n|resolução|resolution|art(?:[íi]culo|igo|icle|\.)|acuerdo|"
    r"acordo|agreement|objetivo|objective|protocolo?|convenio|mesa|grupo|n[.º°o]{1,2}|n[uú]m(?:ero)?\.?)\s*$",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:1[89]|20)\d\d")


def weighed(text: str) -> SafeString:
    """The text as HTML with its numbers in weight. Years are, where nothing else was counted."""
    found = [match for match in NUMBER.finditer(text) if not NAMES.search(text[: match.start()])]
    counted = [match for match in found if not YEAR.fullmatch(match[0])]
    parts, end = list[str](), 0
    for match in counted or found:
        parts += [escape(text[end : match.start()]), "<b>", escape(match[0]), "</b>"]
        end = match.end()
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 - escaped piece by piece
