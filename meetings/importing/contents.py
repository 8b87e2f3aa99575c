"""What is said of the world, whoever says it: what should be, what is missing or hard, what was done, what is planned.

All folded. Of several, the one that stands first counts.
"""

import re

from practices.statement_kinds import Kind

from .doings import COUNTS, DOINGS
from .obstacles import OBSTACLES
from .verbs import one_of, pattern_of

OUGHT = r"""
    \bimporta que\b | \b(?:necesita|necessita)[nm]? (?:un|una|um|uma|de|que|mas|mais|contar)\b |
    \b(?:podri|poderi)(?:a|an|am) (?:\w+ )?\w{2,}[aei]r(?:se|l[oa]s?)?\b |
    \b(?:no|nao) basta[n]? (?:con |com )?\w+[aei]r\b | \bit is not enough to\b |
    \b(?:is|are) (?:urgently |badly |also )?needed\b | \bit would help\b |
    \bseria (?:de )?(?:ayuda|ajuda|provech\w+)\b |
    ^(?:lo|o) (?:mas )?(?:urgente|minimo|mejor|melhor|importante|primero|primeiro|prioritario|\
    necesario|necessario|ideal|deseable) (?:es|seria|e)\b | \b(?:tendri|teri)(?:a|an|am|amos) que\b |
    \b(?:es|ya es|e|seria|llego la|chegou a|it is|it was) (?:hora|tiempo|momento|high time|time) \
    (?:de|that|to|para)\b | \bno se puede (?:seguir|continuar)\b |
    \bnao (?:se pode|da para) (?:seguir|continuar)\b | \bdebiera[n]? |
    \b(?:nunca|jamas|no|nao|never) (?:se )?(?:deb|dev)(?:e|en|em|eria|erian|eriam|eremos|emos)\b |
    \bdeb(?:e|en|eria|erian|iera|ieran|em|eriam|ia)\b(?! a (?:la|que|los)) |
    \bdev(?:e|em|eria|eriam)\b | \bshould\b | \bmust\b(?! not be) | \bought to\b | \bneeds? to\b |
    \bneed(?:s|ed)? (?:more|better|stronger) | \bhay que\b | \bhabr(?:ia|a) que\b |
    hac(?:e|ia) falta\b | haria falta | \btem que\b | \bha de\b | ha que\b |
    \b(?:es|seria|sera|resulta|e|fosse|era|ser) (?:muy |mas |muito |tambien )?(?:necesari[oa]|\
    precis[oa]|indispensable|imprescindible|conveniente|urgente|fundamental|clave|prioritari[oa]|\
    deseable|recomendable|importante|necessari[oa]|imprescindivel|indispensavel|desejavel|\
    recomendavel|essencial|esencial)\b | \bconv(?:iene|endria|em|iria)\b(?! en\b) |
    \bit (?:is|was|would be|remains) (?:\w+ )?(?:necessary|essential|important|crucial|vital|\
    advisable|useful|helpful|good|desirable|wise|urgent|imperative) |
    \bseria (?:bueno|bom|util|ideal|oportuno|deseable) |
    \b(?:tiene[n]?|tem|have|has) (?:que|to) (?!(?:ver|do with)\b)\w+ |
    \bse (?:requier|requer|necesit)\w+ (?:de |que|mas|mayor|una? |fort|\w+[aei]r\b) | \burge\b |
    (?:vale|valdria|valeria) (?:la|a) pena \w+[aei]r | \bcabe(?:ria)? \w+r\b |
    \bprecisa[m]? (?:se|que|(?:de )?\w+[aei]r)\b | \bcould usefully\b |
    \b(?:are|is|were|was) (?:encouraged|urged|invited|advised|requested|asked) to\b
"""
# What a main clause says so plainly that no heading stands against it.
WANTING = r"""
    (?<!\bno )(?<!\bnao )\b(?:carecen?|faltan|faltam|persisten?|persistem)\b |
    \b(?:nao dispoem?|no disponen?|no cuentan? con|nao contam? com)\b | \bdificulta[mn]?\b |
    \b(?:sigue|siguen|continuan?) siendo (?:\w+ )?(?:debil|insuficient|limitad|escas)\w* |
    \bcontinuam? (?:a ser |sendo )?(?:frac|insuficient|limitad)\w* | ^lack of\b | \blacks?\b(?! of\b) |
    \bremains? (?:weak|limited|insufficient)\b |
    ^(?:concern|preocupac(?:ion|ao)) (?:about|over|por|com|sobre)\b
"""
SHOWN = r"""
    \bbuenas? practicas? | \bboas? praticas? | \b(?:good|best|promising|exemplary) practices?\b |
    \bejemplos? de\b | \bpor ejemplo\b |
    \b(?:leccion(?:es)?|licao|licoes|lessons?) (?:aprendidas?|learn\w*) | \bexperiencias? exitosas? |
    \b(?:casos?|historias?) de (?:exito|sucesso)
"""
# What is overcome is no obstacle any more, and what a measure is meant for is not what it is.
OVERCOME = re.compile(
    r"\b(superar|reducir|reduzir|eliminar|enfrentar|combatir|combater|prevenir|evitar|mitigar|disminuir"
    r"|diminuir|abordar|responder a|hacer frente a"
    r"|contra|against|cuts?|cutting|redu[cjz]\w+|acort\w+|encurt\w+|shorten\w*|elimin(?:o|ou|aron|ated)|overcome|reduce|prevent|tackle|combat|address|avoid|eliminate|mitigate|(?:lucha|luta"
    r"|combate|prevencion|prevencao|fight|prevention) (?:contra|a|ao|de|da|do|against|of))"
    r" (?:[^\s,;.]+ ?){0,5}"
)
# Kind, whether it is plain, words.
CONTENTS: tuple[tuple[Kind, bool, str], ...] = (
    (Kind.RECOMMENDATION, True, one_of(OUGHT)),
    (Kind.CHALLENGE, True, one_of(WANTING)),
    (Kind.CHALLENGE, False, OBSTACLES),
    (Kind.MENTION, True, one_of(SHOWN)),
    (Kind.ADVANCE, False, DOINGS),
)
IS_COUNTED = pattern_of(COUNTS)
PATTERNS = tuple((kind, is_plain, pattern_of(words)) for kind, is_plain, words in CONTENTS)
# «La norma existe pero no se cumple».
BUT_HARD = re.compile(rf"\b(?:pero|but|porem|mas|contudo|sin embargo) .{{0,40}}?(?:{OBSTACLES})")


def is_but_hard(clause: str) -> bool:
    """Whether what is told of as done gives way to an obstacle."""
    return BUT_HARD.search(clause) is not None
