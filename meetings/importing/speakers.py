"""What is left of a statement without the name at its beginning that says who spoke: «Perú: …», «RROCM SDQ: …», «Canadá. …»."""

import re
import unicodedata

from .countries import Countries, without_accents
from .places import who

HEAD = re.compile(r"([^:.\n–—]{2,120}?)\s?(?::|\.(?!\d)|\s[–—-])\s*(?=\S)")


def without_speaker(text: str, countries: Countries) -> str:
    """The text after the name, its first letter a capital; the text itself where no name stands before it."""
    plain = without_accents(unicodedata.normalize("NFC", text))
    match = HEAD.match(plain)
    named = who(match[1].strip(" .*"), countries) if match and len(plain) == len(text) else None
    if not match or not named or not (named.countries or named.actor):
        return text
    left = text[match.end() :]
    return left[:1].upper() + left[1:] if left[:1].islower() else left
