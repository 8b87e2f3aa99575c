"""The States with which a sentence begins: who speaks or acts in it. All without accents."""

import re

from .clauses import without_connector
from .countries import Found, unique
from .demonyms import DEMONYM, code_of
from .speech import ARTICLE, ENVOY, SPEAKER

BESIDE_ONE = re.compile(r"\s*(?:,|/|y|e|and)\s*(?:(?:la|el|los|las|the|o|a)\s)?")
# «La delegación paraguaya», «A inspetora uruguaia».
OF_A_STATE = re.compile(
    rf"{ARTICLE}(?:{ENVOY}|cancilleria|presidencia|direccion|policia|fiscal\w*|inspector\w*|inspetor\w*|funcionari[oa]s?|tecnic[oa]s?|expert[oa]s?"
    rf"|chancelaria|policia|autoridades) {DEMONYM}\b",
    re.I,
)
# «Do lado brasileiro, …»
ON_ITS_SIDE = re.compile(rf"(?:d[oe]l?|pelo|por el|on the) (?:lado |parte )?{DEMONYM}(?: side)?,", re.I)
# «Por Chile, la jefa …», «Desde Argentina, …».
FOR_A_STATE = re.compile(
    rf"(?:por|por parte de|desde|de parte de|pel[oa]|do lado d[eoa]|for|from|para) {ARTICLE}(?:{ENVOY} (?:de |do |da |of ))?$",
    re.I,
)
# «Paola Riquelme, fiscal de Chile, …».
POST_OF = re.compile(
    r"[A-Z][\w'-]+(?: (?:de |del |da |do |la )*[A-Z][\w'-]+){1,4}, [^,.;:]{2,80} (?:de|del|do|da|of)(?: la| el| the)? $"
)
MAX_BEGIN = 120  # characters


def in_row(plain: str, found: list[Found], first: int) -> tuple[list[str], int]:
    """The country and those in a row with it, «Chile, Perú y Bolivia», and where the row ends."""
    row = [found[first]]
    for each in found[first + 1 :]:
        if not BESIDE_ONE.fullmatch(plain, row[-1].end, each.start):
            break
        row.append(each)
    return unique([each.code for each in row]), row[-1].end


def subject(plain: str, found: list[Found], at: int) -> tuple[list[str], int]:
    """The countries with which a sentence begins, «La delegación de Chile y Perú …», and where they end."""
    begin = SPEAKER.match(plain, at) if found else None
    if begin and found[0].start == begin.end():
        return in_row(plain, found, 0)
    adjective = OF_A_STATE.match(plain, at)
    return ([code_of(adjective["demonym"])], adjective.end()) if adjective else ([], at)


def envoy_in(plain: str) -> list[str]:
    """The State whose envoy a sentence begins with, by an adjective: «La delegación paraguaya …»."""
    at = len(plain) - len(without_connector(plain))
    adjective = OF_A_STATE.match(plain, at) or ON_ITS_SIDE.match(plain, at)
    return [code_of(adjective["demonym"])] if adjective else []


def spoken_for(plain: str, found: list[Found]) -> list[str]:
    """The State for which somebody speaks who is named beside it: «Por Chile, la jefa …»."""
    at = len(plain) - len(without_connector(plain))
    if codes := envoy_in(plain):
        return codes
    if not found or found[0].start > MAX_BEGIN:
        return []
    begins = plain[at : found[0].start]
    is_for = FOR_A_STATE.fullmatch(begins) or POST_OF.fullmatch(begins)
    codes, end = in_row(plain, found, 0)
    return codes if is_for and plain[end : end + 1] == "," else []
