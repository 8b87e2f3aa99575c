"""Spelling set aside: how texts are compared and put in order, the same on every database."""

import re
import unicodedata

from django.utils.translation import gettext as _

from .fields import drop_invisible

MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
# Letters to Unicode, apostrophes to whoever writes Quechua or Guaraní: Kʼanchay, mbaꞌapo.
APOSTROPHES = str.maketrans(dict.fromkeys("\u02b9\u02bb\u02bc\u02bd\u02c8\ua78b\ua78c", "'"))
TOKEN = re.compile(r"[^\W_]+")
BLANKS = " \u00a0\u2009\u202f"  # between the thousands of a number
# A number whose thousands are set apart, each in the same way: 25.871, 1 350 000. A year before it is no part of it.
THOUSANDS = re.compile(rf"(?<![\w.,])\d{{1,3}}([.,'’{BLANKS}])\d{{3}}(?:\1\d{{3}})*(?!\d)")
SOUNDS_LIKE_AND = re.compile("h?i(?![aeou])")
AFTER_N = "n\uffff"


def fold(text: str) -> str:
    """Lower case without accents and without what is not seen; ñ becomes n and g̃ becomes g."""
    seen = drop_invisible(text).translate(APOSTROPHES)
    return MARKS.sub("", unicodedata.normalize("NFKD", seen.casefold()))


def tokens(folded: str) -> list[str]:
    """The letters-and-digits pieces of a folded text."""
    return TOKEN.findall(folded)


def words_alone(text: str) -> str:
    """Its words folded, each after a single blank: what two spellings of one name have in common."""
    return " ".join(tokens(fold(text)))


def folded_words(text: str) -> str:
    """The words of a text with a blank before each, so that a plain search for « migra» finds where one begins so."""
    return "".join(f" {word}" for word in tokens(fold(text)))


def join_thousands(text: str) -> str:
    """Numbers as their digits alone: «25.871» and «25871» are one number."""
    return THOUSANDS.sub(lambda number: "".join(filter(str.isdecimal, number[0])), text)


def join_names(names: list[str]) -> str:
    """Names in a row: «Brasil, Chile y Perú». In Spanish «y» is «e» before its own sound: «Registro e Institucionalidad»."""
    *first, last = names
    if not first:
        return last
    pattern = _("%(first)s e %(last)s") if SOUNDS_LIKE_AND.match(fold(last)) else _("%(first)s y %(last)s")
    return pattern % {"first": ", ".join(first), "last": last}


def quoted(text: str) -> str:
    """In the quotation marks of the page's language, whichever the text's is."""
    return _("«%s»") % text


def sort_key(text: str) -> bytes:
    """Bytes that order texts as a Spanish index does: accents and punctuation ignored, ñ after n."""
    spelled = unicodedata.normalize("NFC", text.casefold()).replace("ñ", AFTER_N)
    kept = (
        c if c.isalnum() or c == "\uffff" else " "
        for c in MARKS.sub("", unicodedata.normalize("NFKD", spelled))
    )
    return " ".join("".join(kept).split()).encode()
