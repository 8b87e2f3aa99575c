"""What a sentence says plainly of itself, so that it counts for more than the heading it stands under."""

import re

from practices.spelling import fold
from practices.statement_kinds import Kind

from .headings import BESIDE_ONE_ANOTHER
from .signals import sentence_starts, signal_of
from .speech import REPORTS, without_connector
from .vocabulary import alternatives

EVENT = (
    r"(?:reunion|taller|mesa|sesion|webinario|evento|encuentro|jornada|seminario|foro|reuniao|oficina|sessao|encontro"
    r"|meeting|workshop|session|event|forum|consultation)"
)
STATES = (
    r"(?:(?:los|las|os|as|the) )?(?:estados|paises|gobiernos|governos|autoridades|states|countries|governments"
    r"|member states|estados miembros|estados membros)(?: (?!que\b|which\b|that\b)\w+){0,2}"
)
KEEPERS = r"(?:la |los |a |os )?(?:secretaria|puntos focales|pontos focais)"
ALL_STATES = (
    r"(?:(?:todos los|todos os|all(?: the)?) (?:participating )?(?:paises|countries)"
    r"|(?:todas las|todas as) (?:delegaciones|delegacoes))"
)
TABLES = (
    r"(?:(?:todas |todos )?(?:las|los|as|os)|the|all)(?: \w+)? (?:mesas|grupos|groups|tables)(?: de \w+)?"
)
ALL = (
    r"(?:los |las |os |as |the )?(?:participantes|delegaciones|delegacoes|paises|estados|participants|delegations"
    r"|countries|(?:member )?states|(?:el |o |the )?(?:comite|committee|grupo|group|meeting|reunion|reuniao))"
)
# What belongs to a meeting and is approved by it; a law that was approved is another thing.
PAPERS = (
    r"(?:plan de trabajo|plan de accion|plano de trabalho|plano de acao|declaracion|declaracao|terminos de referencia"
    r"|termos de referencia|work plan|plan of action|action plan|declaration|terms of reference)"
)
# How the main clause of a sentence says its kind; folded. In the order in which they count.
DECLARES: tuple[tuple[Kind, str], ...] = (
    (
        Kind.DEFINITION,
        r"""
        \b(?:se (?:entendio|entiende|entendera) por|entend(?:e|eu)-se por|(?:se define|define-se|is defined) como?\b) |
        \bis (?:understood|defined) (?:as|to mean)\b | ["“«][^"”»]{2,60}["”»] (?:means?|significa|refers to|se refiere a)\b
        """,
    ),
    (
        Kind.EVENT_OBJECTIVE,
        rf"""
        \b{EVENT}(?: \w+){{0,3}} (?:tuvo|teve) (?:por|como) (?:objet|proposito|finalidad) |
        \b(?:purpose|aim|objective)s? of (?:the|this) {EVENT} (?:is|was|were)\b |
        ^(?:el|o) (?:objetivo|proposito) d(?:e|a|o|el) (?:la |esta |este )?{EVENT} (?:fue|era|es|foi)\b
        """,
    ),
    (
        Kind.RECOMMENDATION,
        rf"""
        ^(?:es|sera|seria|e|era) (?:necesario|preciso|indispensable|necessario|imprescindivel|fundamental) que\b |
        ^(?:it is (?:necessary|essential) that) | ^se recom[ie]+nda?\b | ^recomend(?:a|ou)-se | ^se recomendo\b |
        ^it (?:is|was) recommended | \b(?:are|is) (?:encouraged|urged|invited) to\b | \b(?:should|deberian?|deveriam?)\b |
        ^{STATES} (?:deben|devem|must)\b
        """,
    ),
    (
        Kind.AGREEMENT,
        rf"""
        ^(?:se acordo|se decidio|se convino|acordou-se|decidiu-se|(?:ficou|quedo|fue|foi) acordado|it was agreed)\b |
        ^{ALL} (?:agreed to|acordaron|acordo|acordaram|acordou|decidieron|decidiram|convinieron)\b |
        \b{PAPERS}(?: \S+){{0,4}} (?:was|were|fue|fueron|foi|foram) (?:approved|adopted|endorsed|aprobad|aprovad|adoptad|adotad) |
        ^se aprobo (?:el|la|los) {PAPERS} |
        ^(?:the )?(?:secretariat|focal points|(?:\w+ )?(?:session|meeting)) will (?:circulate|submit|send|prepare|be held)\b |
        ^{KEEPERS}(?: \w+){{0,3}} (?:circular|enviar|remitir|presentar|elaborar)(?:a|an|ao)\b |
        ^(?:la|a) (?:proxima|seguinte) {EVENT} (?:se celebrara|se realizara|tendra lugar|sera realizada)\b |
        \bcada (?:pais|estado|delegacion|delegacao) (?:designara|enviara|remitira|presentara|nombrara)\b |
        ^each (?:country|state|delegation) will\b
        """,
    ),
    (
        Kind.CHALLENGE,
        r"""
        (?<!\bno )(?<!\bnao )\b(?:carecen?|faltan|faltam|persisten?|persistem)\b |
        \b(?:nao dispoem?|no disponen?|no cuentan? con|nao contam? com)\b | \bdificulta[mn]?\b |
        \b(?:sigue|siguen|continuan?) siendo (?:\w+ )?(?:debil|insuficient|limitad|escas) |
        \bcontinuam? (?:a ser |sendo )?(?:frac|insuficient|limitad) |
        ^lack of\b | \blacks?\b(?! of\b) | \bremains? (?:weak|limited|insufficient)\b |
        (?:\b(?:expres|manifest|rais|voic|compart)\w* (?:\w+ )?|^)(?:concern|preocupac(?:ion|ao)) (?:about|over|por|com|sobre)\b
        """,
    ),
    (
        Kind.COMMON_ELEMENT,
        rf"""
        ^{ALL_STATES}\b | ^{TABLES} (?:coincid|concord|concurred)
        """,
    ),
)
PATTERNS = tuple((kind, re.compile(alternatives(words))) for kind, words in DECLARES)
# Where the main clause gives way to what it speaks of: «… para municipios que carecen de fondos».
SUBORDINATE = re.compile(
    r"[,;(]|\b(?:que|which|that|who|whose|where|quien(?:es)?|donde|onde|cuy[oa]s?|para|to|porque|pues|because|cuando|quando|when)\b"
)
# «En Chile, …», «For the purposes of the plan, …», «Donde faltan datos, …».
OPENING = re.compile(
    r"(?:en|em|no|na|in|durante|during|para|for|dentro|within|over|donde|onde|where|cuando|quando|when|si|if|ante)\b"
    r"[^,;.]{0,80}, "
)
REPORTED = re.compile(rf"(?:[^.;:]{{0,80}}? )?(?:{REPORTS}|recall)\w*(?:,[^,]{{0,60}},)? (?:que|that) ")
OVERRULED = (BESIDE_ONE_ANOTHER | {Kind.CONTEXT}) - {Kind.QUESTION}  # kinds of heading
# What is told alike under a heading is of the heading's kind: what States should do, among their agreements, is agreed.
KEPT: dict[Kind, tuple[Kind, ...]] = {
    Kind.PROPOSAL: (Kind.RECOMMENDATION,),
    Kind.AGREEMENT: (Kind.RECOMMENDATION,),
    Kind.WAY_FORWARD: (Kind.RECOMMENDATION, Kind.AGREEMENT),
}


def declared_in(sentence: str, said: Kind | None = None) -> Kind | None:
    """The kind that a sentence says plainly in its main clause, or in what it reports, under a heading of the kind `said`."""
    if "?" in sentence or (said and said not in OVERRULED):
        return None
    whole = without_connector(fold(sentence).strip())
    reported = REPORTED.match(whole)
    clauses = [whole, *([whole[reported.end() :]] if reported else [])]
    own = next((kind for clause in clauses if (kind := kind_of_clause(without_opening(clause)))), None)
    return None if own and said and is_kept(sentence, own, said) else own


def is_kept(sentence: str, own: Kind, said: Kind) -> bool:
    """Whether the heading stands: «Todos los países enfrentan dificultades …» is still a challenge."""
    if own == Kind.COMMON_ELEMENT:
        return signal_of(sentence, frozenset((said,))) == said
    return own in KEPT.get(said, ())


def without_opening(clause: str) -> str:
    opening = OPENING.match(clause)
    return clause[opening.end() :] if opening else clause


def kind_of_clause(clause: str) -> Kind | None:
    end = SUBORDINATE.search(clause, 1)
    last = end.start() if end else len(clause)
    for kind, pattern in PATTERNS:
        if (match := pattern.search(clause)) and match.start() <= last:
            return kind
    return None


def declares(text: str, said: Kind, *, in_any_sentence: bool) -> bool:
    """Whether a text under a heading of the kind `said` says that it is of another one."""
    ends = [*sentence_starts(text), len(text)]
    starts = [0, *ends[:-1]]
    sentences = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return any(
        declared_in(sentence, said) not in (None, said)
        for sentence in (sentences if in_any_sentence else sentences[:1])
    )
