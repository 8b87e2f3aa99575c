"""The kind of a paragraph that no heading names, and its sentences where they say different things."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise

from practices.spelling import fold
from practices.statement_kinds import Kind

from .clauses import without_connector
from .countries import Countries, without_accents
from .enumerations import is_numbered, starts_in
from .forms import is_to_do
from .headings import BESIDE_ONE_ANOTHER
from .places import in_country
from .saying import read_sentence
from .speech import is_speech
from .subjects import subject
from .vocabulary import alternatives

# «Canada has been affected …», «Perú agradeció …» tell of nothing done.
SUFFERS = re.compile(
    r" (?:\w+ )?(?:has|have|had|ha|han|fue|foi|was|were|is|are|es|e|esta|son|foram|fueron) |[^ ]* ?$"
)
# «El Ministerio de Educación de Ecuador …»
INSTITUTION = re.compile(
    r"(?:(?:la|el|los|las|o|a|os|as|the) )?(?:ministerio|direccion|cancilleria|policia|instituto|gobierno"
    r"|municipio|municipalidad|alcaldia|fiscalia|defensoria|servicio|consejo|congreso|oficina|sistema|red|ley"
    r"|ministry|police|government|agency|office|department|parliament|registry|governo|prefeitura|servico|conselho"
    r"|rede|lei)\b[^,.;:]{0,60}? (?:de|del|do|da|of)(?: la| el| the)? ",
    re.I,
)
# What is said among questions, proposed objectives and matrices is for who facilitates, in a guide of theirs.
ANNOUNCED_IN_A_GUIDE = frozenset((Kind.QUESTION, Kind.PROPOSED_OBJECTIVE, Kind.MATRIX))
# A sentence that goes on with another thing of the same kind.
ADDS = re.compile(
    alternatives(
        r"""
        a esto se suma | a ello se suma | otr[ao]s?\b | ademas | asimismo | tambien | por otra parte | por otro lado |
        igualmente | finalmente | por ultimo | adicionalmente | de igual (?:manera|forma) |
        (?:un|una|el|la) (?:segund|tercer|ultim)\w+ | en (?:segundo|tercer|ultimo) lugar | outr[ao]s?\b | alem disso |
        tambem | por fim | another\b | in addition | moreover | also\b | finally | furthermore
        """
    )
)


def adds_another(text: str) -> bool:
    return ADDS.match(fold(text)) is not None


def kind_of_one(sentence: str) -> Kind | None:
    return read_sentence(sentence).kind


def free_reader(countries: Countries, *, is_spoken: bool) -> Callable[[str], Kind | None]:
    """What reads the kind of each sentence where nothing was announced: what a State tells is an advance.

    `is_spoken`: it stands below the name of who speaks for a State.
    """

    def kind_of(sentence: str) -> Kind | None:
        own = read_sentence(sentence)
        if not own.is_plain and is_to_do(sentence):
            return Kind.RECOMMENDATION
        if own.kind:
            return own.kind
        is_told = own.is_told and is_spoken
        return Kind.ADVANCE if is_told or tells_of_its_own(sentence, countries) else None

    return kind_of


def is_of_a_state(sentence: str, countries: Countries) -> bool:
    """Whether a State is who acts or speaks in a sentence."""
    is_state, rest = state_in(sentence, countries)
    return is_state and rest[:1] in (" ", ",")


def tells_of_its_own(sentence: str, countries: Countries) -> bool:
    """Whether a State acts or tells, or stands before what is said: «Colombia enrola …», «Perú: …», «En Chile, …»."""
    is_state, rest = state_in(sentence, countries)
    return is_state and not SUFFERS.match(rest)


def state_in(sentence: str, countries: Countries) -> tuple[bool, str]:
    """Whether a sentence begins with a State, and what follows it."""
    plain = without_accents(unicodedata.normalize("NFC", sentence[:200])).strip()
    at = len(plain) - len(without_connector(plain))
    found = countries.led_by(plain)
    codes, end = subject(plain, found, at)
    if not codes and found and INSTITUTION.fullmatch(plain, at, found[0].start):
        codes, end = [found[0].code], found[0].end
    if not codes and (named := in_country(plain, found)) and not named.place:
        return True, ", …"
    return bool(codes), plain[end:]


def sentences_by_kind(
    text: str,
    otherwise: Kind,
    kind_of: Callable[[str], Kind | None],
    begins_anew: Callable[[str], bool] = lambda sentence: False,
) -> Iterator[tuple[int, int, Kind]]:
    """Where in a paragraph something of a kind is said; what goes on with the same thing is not cut.

    A sentence that tells of the session is of the kind `otherwise`, whatever it names.
    """
    starts = [0, *starts_in(text), len(text)]
    begun, kind = 0, kind_of(text[: starts[1]]) or otherwise
    for start, end in pairwise(starts[1:]):
        sentence = text[start:end]
        is_in_row = is_numbered(sentence, text[max(0, start - 2) : start])
        own = kind if is_in_row else kind_of(sentence)
        is_another = own is not None and own != kind
        adds = is_in_row or (kind in BESIDE_ONE_ANOTHER and adds_another(sentence))
        if is_another or adds or is_speech(without_accents(sentence)) or begins_anew(sentence):
            yield begun, start, kind
            begun, kind = start, own or (kind if adds else otherwise)
    yield begun, len(text), kind
