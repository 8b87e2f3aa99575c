"""What a sentence says of itself where no heading does."""

import re

from practices.spelling import fold
from practices.statement_kinds import Kind

from .vocabulary import alternatives

OPENING = 16  # words in which a sentence says what it is
# In the order of the kinds; the one that stands first in a sentence counts. Folded.
SIGNALS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.QUESTION,
        r"""
        ¿ | \?$
        """,
    ),
    (
        Kind.RECOMMENDATION,
        r"""
        (?:se )?recom[ie]+nd\w* | (?:se )?sug[ei]+r\w* | se insta\b | inst(?:ar|an|o|aron) a\b | exhort\w+ |
        recommend\w* | suggest\w* | recomend\w+ | urge[sd]?\b | deberian?\b | deveriam?\b | should\b |
        (?:solicit|pid|ped)(?:o|a|an|en|e|aron|ieron|ou|aram|iu|iram) (?:que|a l[ao]s?|aos?|as)\b |
        (?:llamo|llaman|llamaron|hizo un llamado) a(?:l| la| los| las)?\b | called (?:for|on)\b | requested that |
        \w+(?:o|aron|ou|aram) (?:en )?l?a (?:necesidad|urgencia|conveniencia|necessidade) de | \w+ed the need (?:to|for)
        """,
    ),
    (
        Kind.AGREEMENT,
        r"""
        se acord\w+ | (?:ficou|foi|quedo|fue) acordado | it was agreed | acordaron | acuerdan | acordo que |
        se comprom\w+ | nos comprometemos | comprometeu-se | comprometeram-se | adoptaron | se adopto |
        concordaram | acordaram | acordou-se | agreed | committed to | se decidio | decidieron |
        se aprobo por | consensuaron | se convino | convinieron | decidiu-se | decidiram
        """,
    ),
    (
        Kind.COMMON_ELEMENT,
        r"""
        elementos? (?:en )?comun\w* | elementos? compartid\w+ | common elements? | punto en comun
        """,
    ),
    (
        Kind.WAY_FORWARD,
        """
        proximos? pasos? | siguientes? pasos? | next steps? | para avanzar | way forward | proximos? passos? |
        avanzar hacia
        """,
    ),
    (
        Kind.MENTION,
        """
        buenas? practicas? | boas? praticas? | (?:good|best|promising) practices? | como ejemplo |
        experiencias? exitosas? | casos? de exito | ejemplos? de | por ejemplo | leccion(?:es)? aprendidas? |
        ejemplo de
        """,
    ),
    (
        Kind.CHALLENGE,
        r"""
        desafi\w+ | retos?\b | obstacul\w+ | dificult\w+ | dificuldade\w* | problematica\w* | problemas?\b |
        limitacion\w* | limitante\w* | barrera\w* | barreira\w* | brechas?\b | lacunas?\b | challeng\w+ |
        obstacles? | gaps?\b | difficult\w+ | barriers? | preocupa\w* | persisten?\b | carec\w+ | carencia\w* |
        falta(?:n)?(?: de)?\b | ausencia de | escas\w+ | insuficien\w+ | lack of | lacks?\b | limited |
        debil\w* | poc[ao]s?\b | no existen?\b | no hay\b | no cuentan?\b | ainda nao | aun no\b | todavia no\b
        """,
    ),
    (
        Kind.PROPOSAL,
        r"""
        se prop[ou]\w+ | prop[ou]s[oi]\w* | propone\w* | propoe\w* | propuesta de | proposta de |
        propos(?:es|ed|al)\b | plante[oa]\w* (?:crear|la creacion) | ofreci(?:o|eron) | ofrec(?:e|en)\b |
        ofereceu | ofereceram | offered
        """,
    ),
    (
        Kind.ADVANCE,
        r"""
        avances?\b | avanz\w+ | avanco\w* | logr\w+ | progres\w+ | achiev\w+ |
        se ha (?:creado|fortalecido|aprobado|implementado|avanzado|consolidado) |
        la (?:creacion|implementacion|aprobacion|puesta en marcha|entrada en vigor) de | aprobo | aprobaron |
        aprovou | puso en marcha | implemento\b | inauguro | creo\b | criou\b | lanzo\b | lancou\b | adopto\b |
        establecio\b | estabeleceu\b | launched | adopted | established | approved | regulariz\w+ a |
        ha (?:creado|aprobado|implementado|desarrollado|fortalecido|avanzado) |
        han (?:creado|aprobado|implementado|desarrollado|fortalecido|avanzado)
        """,
    ),
)
PATTERNS = tuple(
    (kind, re.compile(rf"\b(?:{alternatives(words)})" if kind != Kind.QUESTION else alternatives(words)))
    for kind, words in SIGNALS
)
# A sentence that tells of the session and names what others then say: «Se abordaron experiencias y buenas prácticas».
EVENT = "(?:reunion|taller|mesa|sesion|webinario|evento|encuentro|jornada|seminario|foro)"
TELLS = re.compile(
    r"\b(?:"
    + alternatives(
        rf"""
        se (?:abord|trat|discut|incluy|realiz|compart|analiz|presentan|presentaron|llev|conto con)\w* | a continuacion |
        seguidamente | el objetivo de (?:la|esta) |
        (?:la|el|esta|este) {EVENT} (?:se |fue|tuvo|conto|reunio|inici|busc|abord) | participaron | asistieron |
        foram (?:abordad|discutid)\w+ | discutiu-se | participaram |
        the (?:meeting|workshop|session|table) (?:was|discussed|addressed|brought|began) | were discussed |
        participants discussed | agenda was (?:adopted|approved) | agenda foi (?:adotada|aprovada) |
        se (?:aprobo|adopto) (?:la agenda|el orden del dia|el temario) | (?:moderad|facilitad)[ao]? por
        """
    )
    + ")"
)
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
SENTENCE_END = re.compile(r"[.?!…][)\]\"'»”]{0,2} (?=[¿¡«“\"(]?[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ])")
# What ends with a full stop without ending a sentence.
ABBREVIATIONS = frozenset(
    "art arts dr dra sr sra sres lic ing prof num no nro etc pag cap vol ee uu ud uds av inc st mr mrs ms".split()
)
LAST_WORD = re.compile(r"(\w+)\.$")


def opening(text: str) -> str:
    return " ".join(fold(text).split()[:OPENING])


def signal_of(text: str, among: frozenset[Kind] | None = None) -> Kind | None:
    """The kind that a sentence gives itself in its first words."""
    begins = opening(text)
    whole = fold(text).strip()
    found = []
    for order, (kind, pattern) in enumerate(PATTERNS):
        if among is not None and kind not in among:
            continue
        if match := pattern.search(whole if kind == Kind.QUESTION else begins):
            found.append((0 if kind == Kind.QUESTION else match.start() + 1, order, kind))
    return min(found)[2] if found else None


def tells_of_session(text: str) -> bool:
    return TELLS.search(opening(text)) is not None


def adds_another(text: str) -> bool:
    return ADDS.match(fold(text)) is not None


def sentence_starts(text: str) -> list[int]:
    """Where in a text a sentence begins after another one; each has words."""
    starts: list[int] = []
    for end in SENTENCE_END.finditer(text):
        before = text[starts[-1] if starts else 0 : end.start()]
        is_end = not is_abbreviation(text[max(0, end.start() - 12) : end.start() + 1])
        if (
            is_end
            and any(map(str.isalnum, before))
            and any(map(str.isalnum, text[end.end() : end.end() + 200]))
        ):
            starts.append(end.end())
    return starts


def is_abbreviation(before: str) -> bool:
    last = LAST_WORD.search(before)
    return last is not None and (fold(last[1]) in ABBREVIATIONS or (len(last[1]) == 1 and last[1].isupper()))
