"""Turns of phrase by which a whole sentence says what it is, whoever speaks in it; in the order in which they count.

All folded. Those of `OF_WHAT_IS_SAID` count only where the sentence does not tell of the session.
"""

from practices.statement_kinds import Kind

from .promises import BECAME
from .sessions import EVENT
from .verbs import one_of, pattern_of
from .views import VIEWS

FRAMES: tuple[tuple[Kind, str], ...] = (
    (
        Kind.AGREEMENT,
        r"""
        ^(?:queda[n]?|quedo|quedaron|fica[m]?|ficou|ficaram) (?:\w+ )?(?:acordad|acertad|cread|criad|\
        constituid|instituid|conformad|instalad|definid|decidid|aprobad|aprovad|establecid|\
        estabelecid|resuelt|combinad|convenid|pactad|fijad)[oa]s?\b
        """,
    ),
    (
        Kind.DEFINITION,
        r"""
        \b(?:se (?:entendio|entiende|entendera|entenderia) por|entend(?:e|eu|er)-se(?:-a)? por|\
        entendida? como|(?:se define|define-se|se definio|definiu-se|is defined|was defined) como?\b) |
        \b(?:is|are|was|were) (?:understood|defined|taken) (?:as|to mean|to be)\b |
        ["“«][^"”»]{2,60}["”»],? (?:means?|significa|refers to|se refiere a|abarca|comprende|\
        compreende|designa|covers)\b |
        ^(?:\w+ ){0,4}(?:definio|definiu|defined|define)\b(?: \S+){1,8} (?:como|as)\b |
        \b(?:por|by|with|como) (?:\S+ ){1,6}(?:(?:deb\w+|dev\w+|cabe|pued\w+|pod\w+|ha de|se|hay que) \
        (?:ser )?entend\w+|should be understood)\b |
        \b(?:deb\w+|dev\w+|cabe|should) (?:ser |be )?(?:entender\w*|entendid\w+|understood) (?:por|\
        como|as)\b | \bentendimento de que\b | \bentendimiento de que\b |
        \b(?:la|el|a|o|the|dicha|esa|essa|tal) (?:nocion|concepto|termino|definicion|categoria|\
        expresion|nocao|conceito|termo|definicao|expressao|term|notion|concept|definition|category|\
        phrase|label|palabra|palavra|word)s?\b.{0,80}\b(?:comprend|compreend|abarc|abarq|inclu|cover|\
        exclu|refier|design|alcanz|alcanc|abrang|englob|aplica|applies|mean|significa|no se limita|\
        nao se limita)\w* | \b(?:no )?se define (?:por|como)\b | \bdefin(?:e|iu)-se (?:por|como)\b |
        \bis (?:best )?defined by\b |
        \b(?:es|e|is) (?:quem|quien|anyone|anybody|someone|any person|any child|toda persona|toda \
        pessoa|(?:aquel|aquella|aquele|aquela|aquello|aquilo) (?:que|cuy|cuj|en|em)\w*)\b |
        \b(?:prefer|pidi|pedi|quiso|quis|propuso|propos|suger|sugir|asked|wanted|proposed|\
        suggested)\w* (?:to )?(?:acrescentar|agregar|anadir|incluir|add|adding) (?:la frase |las \
        palabras |a frase |the words )?["“«] | \bcompre{1,2}nde(?:ria)? (?:a )?tod[oa]s?\b |
        \bno es una categoria\b | \bnao e uma categoria | \bentender por\b |
        \bse (?:llamo|llama|denomino|denomina) (?:a \w+ )?["“«] | \b(?:chamou|denominou)-se ["“«] |
        ["”»] (?:tambien |tambem |also )?(?:abrange|abarca|alcanza|alcanca|is one|are those|is when|\
        es cuando|e quando|inclu|covers|includes|describ\w+|nombra|designa|es un|is a|e um)\w*\b |
        \bno son (?:lo mismo|sinonimos)\b | \bnao sao (?:a mesma coisa|sinonimos)\b |
        \bare not the same\b | \b(?:se distingue|distingue-se|differs?) (?:de|d[ao]|from)\b |
        ^(?:\S+ ){1,4}means? (?:the|a|an|any|that|to)\b |
        ^(?:\S+ ){1,4}(?:significa|quiere decir|quer dizer)\b |
        \b(?:nocion|nocao|notion|definicion|definicao|definition|formulacion|formulacao|concepto|\
        conceito|concept)\b[^:.]{0,60}: | \bthe (?:draft |proposed )?\w+ defines?\b |
        \bentendemos por\b | \bse considera[n]? (?:\w+ ){1,3}a (?:quien|tod[oa]|aquel)\w* |
        ^(?:un |una |um |uma |a |an )?["“«]?(?:[\w-]+ ){1,4}?[\w-]+["”»]? (?:is|es|e) (?:someone|any|\
        a person|any person|quien|toda persona|aquell?[ao]?|todo aquel|aquela|quem|toda pessoa)\b |
        \bentend(?:iendo|endo)se por\b |
        \b(?:por|by) (?:["“«]?\w+["”»]? ){1,5}(?:se entendio|se entiende|entende-se|is meant|we mean|\
        se entendera) |
        \b(?:propuso|propos|ofrecio|ofereceu|dio|deu|gave|offered|sugirio) (?:una|la|uma|a|this|esta) \
        (?:\w+ )?(?:definicion|definicao|definition)\b |
        \b(?:el|o|the) (?:termino|termo|concepto|conceito|term|concept)\b.{0,80}\b(?:se refiere|\
        refiere|refere-se|abarca|designa|comprende|compreende|incluye|inclui|significa|means|refers|\
        covers|alude|quiere decir|debe entenderse|should be understood)\b |
        ^[^:.]{3,60}: (?:quien|aquel|aquell[ao]s?|tod[oa] (?:persona|aquel)|aquela|conjunto de|any \
        person|a person|the process|proceso (?:por|mediante)|processo pel)
        """,
    ),
    (
        Kind.EVENT_OBJECTIVE,
        rf"""
        \b{EVENT}(?: \S+){{0,6}} (?:tuvo|teve|tiene|tem|tenia|had) (?:por|como|as its|as)? ?(?:\w+ \
        )?(?:objet|fin\b|proposit|finalidad|mira|aim|purpose) |
        \b(?:el|la|a|o|the|como|cuyo|cuya|cujo|its|su) (?:\w+ )?(?:objetiv[oe]|objeto|proposito|\
        purpose|aim|finalidad\w*|fin|objective)s?(?: \w+)? (?:d(?:e|a|o|el|os|as)|of) (?:la |las |el |\
        esta |este |a |o |os |as |the |this )?(?:\S+ ){{0,3}}(?:{EVENT}|dia|jornada|days?)\b |
        ^(?:(?:el|o|su|the|its|nuestro|nosso|our) )?(?:\w+ )?(?:objetivo|proposito|proposta|purpose|\
        aim|objective|idea|finalidad)(?: \w+)? (?:era|fue|foi|es|e|was|is|consist\w+) (?:\w+[aei]r\b|\
        to\b|que\b|de \w+r\b) |
        \b(?:se|lo que se|o que se) (?:buscab?a?|busco|pretendi\w*|pretende|perseguia|procuro|\
        procurava)\b |
        ^(?:la|el|a|o|the) (?:convocatoria|convocacao|cita|encuentro|idea|ideia|intencion|intencao|\
        invitacion)\b(?: \S+){0, 6}? (?:perseg|busc|apunt|pretend|procur|vis|aim|era|fue|foi|was)\w* |
        ^(?:la|a|the) (?:idea|ideia|intencion|intencao)(?: \S+){0, 5}: |
        \b(?:viemos|vinimos|venimos|estamos) (?:aqui )?(?:para|a) \w+r\b | \bwe (?:came|are) here to\b |
        \b(?:doble|triple|duplo|dupla|tripla|twofold|threefold) (?:fin\b|objetiv|proposit|finalidad|\
        aim\b)?(?:: |, a saber) |
        ^(?:its|the|su|el|o|seu) (?:aim|purpose|objective|objetivo|proposito)s? (?:was|were|fue|foi|\
        era) (?:\w+: )?(?:two|three|to|dob|trip|dup)\w* |
        \b(?:met|gathered|convened|se reunieron|se reunio|reuniram-se|reuniu-se) (?:\S+ ){{0,\
        4}}?(?:to|para|a fin de|in order to) (?!the\b|the |la |el |o |a )\w+ | \bbuscou-se |
        \bpretendeu-se | \bbuscava-se | ^quer(?:emos|iamos|ia-se)\b | \bnos propusimos\b |
        \b{EVENT}(?: \S+){{0,6}}? se destina\w* a |
        \bse trata(?:ba)? de (?:ordenar|preparar|compartir|intercambiar|revisar|definir) |
        (?:invited|asked|convidad\w+|invitad\w+|chamad\w+) (?:to|a) (?:take stock|revis|exchange|\
        compart|troc) | \bpretendia-se\b | \bvisava-se\b | \bprocurou-se\b |
        \b{EVENT}(?: \S+){{0,8}}? (?:busco|buscaba|busca|buscou|pretendio|pretende|pretendeu|visou|\
        visa|visava|pretendia|sirvio para|serviu para|apuntaba a|apunto a|persiguio|procuro|procurou|\
        aimed|aims|sought|seeks|intended|objetivou|se propuso) (?:to )?\w+ |
        \b(?:convoc|convened|organi[zs]ad|organi[zs]ed|called|reuni)\w* (?:\S+ ){{0,6}}(?:para|con el \
        (?:fin|objetivo|proposito) de|com o (?:fim|objetivo|proposito) de|a fim de|in order to|to|\
        with the aim of|with a view to) (?:revis|analis|analiz|discut|debat|intercambi|trocar|avanz|\
        avanc|identific|fij|fix|defin|compart|conoc|construi|elabor|acord|harmoni|armoni|exchange|\
        review|discuss|take stock|identify|share|agree|assess|avali|evalu|examin|examine|consider) |
        ^to (?:take stock|exchange|review|discuss|identify|share|agree|assess|examine|build|explore)\b
        """,
    ),
    (
        Kind.MENTION,
        r"""
        \bse (?:compartio|presento|expuso|destaco|conocio|resalto|menciono) (?:la|una|el|como) (?:\w+ \
        )?(?:experiencia|practica|iniciativa|caso|modelo)\b
        """,
    ),
    (Kind.RECOUNT, BECAME),
    (
        Kind.RECOMMENDATION,
        r"""
        ^(?:[^:.]{2,60}: )?que (?:se |l[ao]s? |el |[ao]s? |un[ao]? |uma? |cada |ningun[ao]? |tod[ao]s \
        (?:l[ao]s |[ao]s )?)(?:\w+ ){0,5}?\w+(?:e|a|em|en|an|am)\b
        """,
    ),
)
OF_ALL_SENTENCES = tuple((kind, pattern_of(one_of(words))) for kind, words in FRAMES)
OF_WHAT_IS_SAID = tuple((kind, pattern_of(one_of(words))) for kind, words in VIEWS)
PATTERNS = (*OF_ALL_SENTENCES, *OF_WHAT_IS_SAID)
