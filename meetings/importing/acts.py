"""What one does by saying it: to agree, to propose, to ask for, to warn, to tell; or to open and to close a meeting.

All folded. A verb counts where it stands in the main clause of its sentence.
"""

from practices.statement_kinds import Kind

from .asking import ASK, ASK_VERBS, OFFER
from .sessions import MEETING, PAPERS, TOLD_OF_SESSION
from .verbs import BE, NO_NOUN, one_of, pattern_of, told, told_of

TELLING = "telling"  # what is told says what it is
Act = Kind | str

ADOPT = (
    r"(?:aprob|adopt|acept|acog|respald|avalaron|aval|resolv|decid|conven|conv[ei]n|dispus|deliber|aprov"
    r"|adot|aceit|firm|suscrib|assin|sign|endors|approv|accept|defin|ratific|establec|valid)"
)
AGREE = r"""
    qued(?:o|aron|amos) en \w+[aei]r\w*\b | fic(?:ou|aram|amos) de \w+[aei]r\b |
    (?:estuv\w+|estivera?m?|esteve) de ac(?:ue|o)rdo (?:en|em|con|com) | settled on\b |
    opted (?:for|to)\b | opt(?:aron|aram) por\b | consensus was reached | se tom\w+ la decision |
    tomou-se a decisao | decision was (?:taken|made) | se alcanzo (?:un )?(?:acuerdo|consenso) |
    chegou-se a (?:um )?(?:acordo|consenso) |
    (?:hubo|houve|there was) (?:\w+ )?(?:consenso|consensus|acuerdo|acordo) (?:en|em|para|de|to|on|\
    in) (?!que\b) |
    (?:di[oe]\w*|deu|deram|gave) (?:su |el |o |seu |its |luz )?(?:visto bueno|luz verde|verde|aval|\
    approval|conformidad|anuencia|sinal verde)\b |
    por (?:aclamacion|unanimidad|consenso|aclamacao|unanimidade)\b | by (?:acclamation|consensus)\b |
    took note\b | tom(?:o|aron|ou|aram) (?:nota|conocimiento|conhecimento)\b |
    ^(?:endorsed|adopted|approved|decided|resolved|acogio|aprobo|aprovou|adopto|adotou|decidio|\
    decidiu|resolvio|resolveu|encomendo|encomendou)\b |
    (?:se|ya se) (?:aprueba[n]?|aprobo|aprobaron|adopta[n]?|adopto|adoptaron) (?!(?:\S+ ){0,3}(?:ley|\
    leyes|decreto|norma|politica|protocolo|resolucion|estrategia|agenda|acta|orden del dia|temario|\
    reforma|codigo)) | (?:aprovou|adotou|aprovaram|adotaram)-se\b | hay acuerdo (?:en|de|para|sobre)\b |
    ha acordo (?:em|de|sobre)\b | there (?:was|is) agreement (?:to|that|on)\b |
    (?:cerrado|fechado|pactado|combinado) (?:entre|con|com)\b |
    se (?:acepta|acepto|aceptan|adopta|adoptan|convino|cerro)\b |
    (?:qued|fic)\w+ (?:en firme|acordad\w+|acertad\w+|combinad\w+|decidid\w+|definid\w+|resuelt\w+) |
    resolvi(?:eron|o|eram) (?:\w+[aei]r\w*|que)\b | resolveram\b | it was settled\b |
    (?:se|nos) acord\w+ | acordaron | acordaram | acordou(?:-se)?\b | acuerdan\b | acordam\b |
    acordo que | consensu\w+ | se (?:decidio|convino|dispuso|pacto|resolvio|opto por) |
    decid(?:ieron|iram)\b | decidiu-se | resolveu-se | deliberou-se | convinieron |
    resolvieron (?:que|\w+r)\b | concordaram em\b | concordou em\b | deliberou\b | quedamos en\b |
    (?:se|nos) comprom(?!eteri)\w+ | comprometeu-se | comprometeram-se | asum\w+ el compromiso |
    assum\w+ o compromisso | \bagreed (?:to|that|on|upon)\b | committed (?:to|itself|themselves)\b |
    undertook to | pledged\b | resolved to\b | decided (?:to|that)\b |
    (?:acordo|acorda|acordaba|convino en) (?!de |do |da )
"""
SETTLED = rf"""
    (?:adopted|approved|endorsed|adoptaron|aprobaron|adotaram|aprovaram) (?:the|la|el|a|o) (?:\w+ \
    )?{PAPERS} |
    \b(?:quedo|quedaron|ficou|ficaram) (?:\w+ )?\w+(?:ad|id|t)[oa]s? (?:que|en que|em que)\b |
    (?:{BE}|\bit (?:was|is) )(?:\w+ )?(?:acordad|decidid|convenid|resuelt|combinad|deliberad|agreed|\
    decided|resolved|endorsed)\w* |
    se (?:aprobo|aprobaron|adopto|adoptaron) (?:el |la |los |las |por )?(?:\w+ )?(?:consenso|\
    unanimidad|{PAPERS}) |
    \b{PAPERS}(?: \S+){{0,4}} (?:was|were|fue|fueron|foi|foram|quedo) (?:\w+ )?(?:approved|adopted|\
    endorsed|aprobad|aprovad|adoptad|adotad) |
    \b{MEETING}(?: \S+){{0,5}}? (?:\w+ )?{ADOPT}(?:o|aron|ou|aram|io|ieron|eu|eram|iu|iram|ed)\b
"""
WARN = r"""
    (?:llam|cham|draw|drew)\w* (?:la |a )?(?:atencion|atencao|attention) (?:sobre|a|para|to|hacia|por|\
    ao?)\b | sonar? la alarma | (?:preocup|inquiet)\w* |
    (?:with|voic|express|rais)\w* (?:\w+ )?concerns?\b |
    (?:was|were|is|are|remains?) (?:\w+ )?(?:concerned|worried)\b |
    (?:reconoc|reconhec|admit|admite|acknowledg|conced|conceded|recogni[sz])\w* (?:que|that|la falta|\
    las dificultad\w+|dific\w+|limit\w+|a falta|los? limit\w+|el retraso|el rezago) |
    (?:expres|manifest|voic)\w+ (?:\w+ )?(?:alarma?|alarme|temor|malestar|frustrac\w+|fears?|\
    frustration|dudas|duvidas|doubts)\b | confes(?:o|aron|sou|saram|sed)\b | no ocult\w+ |
    nao escond\w+ | denunci(?:o|aron|ou|aram|an|am)\b | se quej\w+ | queix\w+-se |
    critic(?:o|aron|ou|aram|i[sz]ed)\b
"""
WARN_VERBS = """
    advert | advirt | adviert | alert | alarm | lament | deplor | warn | caution | regrett | complain |
    admitt | cuestion
"""
TELL = r"""
    (?:dio|dieron|da|dan|deu|deram|dando) cuenta | \bcit(?:o|a|ou|aron)\b | \bhace[n]? ver\b |
    prestou contas | rindio cuentas | d(?:eu|eram|a) conta |
    (?:hizo|hicieron|fez|fizeram|hace) (?:saber|notar|un repaso|una presentacion|um balanco|uma \
    apresentacao|referencia|referencia|mencion|hincapie|enfasis|uma exposicao|ver) | \bdij(?:o|eron)\b |
    \bdic(?:e|en)\b | \bdiss(?:e|eram)\b | \bdiz(?:em)?\b |
    \b(?:said|says|told|spoke|gave an? (?:overview|account|update)|pointed (?:out|to)) | \bexpus\w+ |
    \bexpon(?:e|en|ia)\b | \bexpos\b | \bexpoe\b | sostuv\w+ | sostien\w+ | \bmantuv\w+ | \btrajo\b |
    \btrouxe(?:ram)?\b | \btraz\b | (?<!\bse )\bcuentan? (?!con\b|entre\b)(?=que|como|los|las|el|la) |
    (?:se )?refir(?:io|ieron|iu|iram)\b | se refiere\w* | refere(?:-se)? | felt that |
    \bnot(?:o|ou|aron|aram|ed|es)\b | (?:reiter|insist)\w+ (?:en que|que|em que|that) |
    interven(?:ed|ia|e|em)\b | intervien\w+ | intervin\w+ | interveio |
    (?:cre|opin|consider|estim|entend|entiend|pens|ach|believ|think)(?:e|en|em|o|aron|a|an|ou|aram|ed|\
    s|eu|io)\b (?:que|that) | \b(?:apunt|acot)(?:o|aron|ou|aram|a|an|am)\b
"""
TELL_VERBS = """
    inform | comunic | senal | indic | mencion | explic | present | compart | coment | manifest |
    expres | describ | descrev | relat | narr | cont | habl | fal |
    (?<!seria )(?<!es )(?<!e )(?<!era )precis | detall | resen | record | recuerd | subray | resalt |
    destac | enfatiz | enfatis | puntualiz | afirm | asegur | agreg | anad | acrescent | aclar |
    esclarec | confirm | report | mostr | muestr | ilustr | resum | anunci | revel | constat | observ |
    apont | anot | ejemplific | assinal | sinaliz | notici | lembr | ressalt | salient | sublinh |
    apresent | compartilh | partilh | pontu | declar | state | stat | explain | describe | outline |
    share | mention | highlight | stress | underlin | underscor | emphasi[sz]e | recall | add | remark |
    announce | refer | brief | update | illustrate | show | cite | observe | introduc | indicate |
    clarif(?:y|ie) | relay | reflect
"""

PROPOSE = (
    told_of("propus | propuso | propon | propo | propos | propoe")
    + rf"|{NO_NOUN}\bprop(?:uso|osto)\b|{BE}propuest\w+|se propone\w*|\bmocion\w+\b"
)
# In the order that counts where two begin at one place.
ACTS: tuple[tuple[Act, str], ...] = (
    (Kind.CONTEXT, TOLD_OF_SESSION),
    (Kind.AGREEMENT, rf"\b(?:{one_of(AGREE)})|\b(?:{one_of(SETTLED)})"),
    (Kind.PROPOSAL, rf"\b(?:{one_of(OFFER)})|{PROPOSE}"),
    (Kind.RECOMMENDATION, rf"\b(?:{one_of(ASK)})|{told_of(ASK_VERBS)}"),
    (Kind.CHALLENGE, rf"\b(?:{one_of(WARN)})|{told_of(WARN_VERBS)}"),
    (TELLING, rf"\b(?:{one_of(TELL)})|{told(TELL_VERBS)}"),
)
PATTERNS = tuple((act, pattern_of(words)) for act, words in ACTS)
