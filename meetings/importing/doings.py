"""What was done for migration, what stands and works, and numbers that say so. All folded."""

from .verbs import NO_NOUN, one_of

NOUNS_DONE = r"""
    \bavances?\b | \bavanco\w* | \blogros?\b | \bprogress\w*\b | \bconquista\w* | \bachievement\w* |
    \b(?:la|a) (?:creacion|implementacion|aprobacion|puesta en marcha|entrada en vigor|entrada em \
    vigor|ampliacion|instalacion|apertura|entrega|firma|habilitacion|puesta en funcionamiento|criacao|\
    aprovacao|implementacao|implantacao|instalacao|abertura|ampliacao|assinatura|emissao|expedicao|\
    emision|modernizacion|regularizacion|reforma) (?:de|do|da|del)\b | \bentrega (?:de|do|da)\b |
    \bpuesta en marcha | \b(?:el|o) funcion(?:amiento|amento) (?:de|do) |
    \bthe (?:launch|creation|opening|adoption|establishment|introduction|entry into force|rollout) \
    of\b | \bvigente\w* | \ben vigor\b | \bem vigor\b | \bin force\b | \boperativ[oa]s?\b |
    \boperational\b | \bup and running |
    \b(?:concluid|culminad|finalizad|implementad|completed)[oa]?s?\b
"""
STANDS = r"""
    (?<!\bno )(?<!\bnao )\b(?:cuentan? con|cuenta ya con|disponen? de|dispoe[m]? de|conta[m]? com|\
    mantien\w+|mantem\b|oper(?:a|an|am|o|aba)\b|funcion(?:a|an|am|aba|aban)\b|permit(?:e|en|em|io|\
    ieron|iu|iram|ia)\b|existen?\b|cut (?:the |its )?\w+\b|prohib(?:e|en)\b|proibe[m]?\b|hay (?:un|\
    una|ya|\d+)\b|lleva(?:n)? (?:un|mas|ya)|aplica[nm]?\b|ofrec\w+ (?:cursos|atencion|asesor)|\
    atiend\w+|atend(?:e|em|eu|eram|io|ieron)\b|recib(?:e|en|io|ieron)\b|receb\w+|tiene[n]? (?:un|una|\
    en marcha|vigente|ya)\b|tem (?:um|uma)\b|runs?\b|operates?\b|maintains?\b|has (?:a|an|had)\b|\
    provides?\b|allows?\b|garantiza\w*|garant\w+|asegura[n]?\b|visitan?\b|acompan[a-z]+\b|\
    coordina[nm]?\b|acciona[m]?\b|entrevistam\b|acaba[nm]? de \w+r\b|(?:vienen?|vem|estan?|estao|\
    continua[nm]?|sigue[n]?) (?:\w+mente )?\w+ndo\b|(?:is|are) (?:now |currently |also \
    )?(?!being)\w+ing\b|passou a \w+r\b|paso a \w+r\b|lleva adelante|se hacen? (?:ahora|ya)|ahora \
    (?:se|es|son)|went live|se adhirio|dio (?:inicio|comienzo)|logr(?:o|aron|ou|aram)\b|conseguiu|\
    consiguio|obtuv\w+|obteve|llego a|chegou a|alcanz(?:o|aron)\b|alcanc(?:ou|aram)\b|reached\b|se \
    puso en marcha|puso en (?:marcha|funcionamiento)|pusieron en|entr(?:o|ou|aron|aram) em? (?:vigor|\
    vigencia|operacion|funcionamiento|operacao|funcionamento)|en vigencia|ya (?:son|suman|van|existen|\
    operan|funcionan)|hizo posible|sum(?:a|an|o) (?:ya )?(?:mas|\d)|van (?:mas de )?\d)
"""
COUNTED = r"""
    \b(?:mas|cerca|alrededor|mais|acerca) de (?:\d|un mill|dos mil|mil|cien|una? mill|\w+ mil) |
    \b(?:more than|over|some|about|nearly) \d | \ba la fecha\b | \bhasta la fecha | \bate o momento |
    \bto date\b | \bdesde (?:el |o ano |\w+ de )?(?:19|20)\d\d |
    \bsince (?:\w+ )?(?:(?:19|20)\d\d|\w+day|january|february|march|april|may|june|july|august|\
    september|october|november|december) |
    \b\d[\d.,]* (?:mil|personas|pessoas|people|casos|cases|permisos|visas|oficinas|funcionari\w+|\
    agentes|officials|officers|victimas|residencias|solicitudes|document\w+|carteira\w*|trabajador\w*|\
    workers|familias|municipios|municipalities|ninos|centros|centres)\b
"""
# Stems of what is done for migration, in the past.
DOING = r"""
    abri | acced | acompan | activ | actualiz | adapt | adecu | adher | adopt | agiliz | amend | ampli |
    aprob | aprov | approv | articul | assin | atend | automat | autoriz | benefici | brind | build |
    built | capacit | celebr | certific | complet | conced | conclu | concret | conform | consegu |
    consolid | constitu | constru | contrat | coordin | cre | cri | creat | culmin | cumpl | cut |
    derog | desarroll | descentraliz | desenvolv | design | detect | dict | difund | digitali[sz] |
    dispus | distribu | dot | duplic | edit | efectu | elabor | elimin | emit | emitid | enact |
    entreg | entren | equip | establ | estabelec | establec | establish | expand | expid | extend |
    facilit | financi | finaliz | firm | form | formaliz | fortalec | garantiz | grant | habilit |
    impart | implant | implement | impuls | inaugur | incorpor | increment | inici | instal | instituy |
    institucionaliz | instituiu | integr | interconect | interioriz | introduc | introduz | invest |
    issu | junt | lanc | lanz | launch | levant | logr | mape | mejor | melhor | moderniz | mont |
    natural | nombr | open | orden | organiz | otorg | pass | pilot | produc | produz | promulg |
    prorrog | protoc | public | publish | puso | qualific | ratific | re-open | reabr | reabri |
    realiz | realoj | recog | reconoc | reduc | reduz | reform | regist | registr | reglament |
    regulament | regular | regulari[sz] | reinstal | renov | rescat | resgat | resolv | revis |
    sancion | sensibiliz | set up | signed | sign | screen | secur | convict | intercept | arrest |
    allan | incaut | decomis | desbarat | reunific | repatri | localiz | entrevist | orient | asesor |
    aloj | alberg | acolh | devolv | devuelt | deriv | distribuy | equipar | asign | mud | connect |
    link | hire | recruit | settl | reloc | enrol+ | assist | protect | prosecut | sentenc | conden |
    conect | vincul | simplific | suscrib | tipific | train | tradu[cz] | trein | desarticul |
    dismantl | tramit | matricul | vacin | vacun | transform | transfer | translad | traslad | trip |
    unific | utiliz | valid | visit | recove? | correct | recogni[sz] | process | deliver | develop |
    digit | deploy | double
"""
OF_SESSION = (
    r"(?! (?:(?:la|el|su|a|o|the|its|sua|un|una) )?(?:sess?i?(?:on|ao)|meeting|reuni|discuss?i|debate"
    r"|dialogo|intervenci|palabr))"
)
PAST = r"(?:o|yo|yeron|aron|ou|aram|io|ieron|iu|iram|eu|eram|ed|d|ecio|ecieron|aba|aban|ava|avam)\b"
NOT_DONE = (
    r"been|sido|drop|fall|declin|doubl|dupli|tripl|multipl|stall|worsen|left|shr[iu]nk|ask|pedi|call"
    r"|express?|expres|fail|fac|need|lack|sufr|enfrent|propos|request|solicit"
    r"|aument|afect|gener|perd|crec|dej|vist|desbord|colaps|satur|super|cambi|chang|fallec|muert|exced"
    r"|retras|impedi"
)
DONE = (
    rf"\b(?:baj|paso|pasaron|passou|passaram|reduj|reduz|caiu|cayo|disminuy|fell|dropped|decreas|subi"
    rf"|rose)\w* (?:de|from) (?:\S+ )?(?:\d|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|uma?"
    rf"|dois|duas|two|three|four|five|six|ten)\b|"
    rf"\b(?=(?:{one_of(DOING)}){PAST}){NO_NOUN}(?:{one_of(DOING)}){PAST}{OF_SESSION}"
    rf"|\b(?:fue|fueron|foi|foram|fora[m]?|was|were|se ha[n]?|ha sido|han sido"
    rf"|is being) (?:\w+ )?(?:{one_of(DOING)})(?:[ai]d[oa]s?|ed|d)\b"
    rf"|\b(?:has|have|ha|han|haber|tem|ter|habia|habian|hemos|had) (?:\w+ly |also |tambien |since |already "
    rf"|ya |ja |now |nevertheless |recientemente )?"
    rf"(?!{NOT_DONE})(?:\w+ed|\w+[ai]d[oa]|put|built|set up|begun|puesto|hecho|abierto|escrito|suscrito"
    rf"|posto|feito|aberto|become|brought|made)\b"
)
DOINGS = f"{one_of(NOUNS_DONE)}|{one_of(STANDS)}|{DONE}"
# A number or a date says that something was done where nothing else says otherwise; so does what was done by nobody.
COUNTS = (
    rf"{one_of(COUNTED)}|\b(?:fue|fueron|foi|foram|was|were) (?!{NOT_DONE})(?:\w+ad[oa]s?|\w+id[oa]s?"
    rf"|\w+ed)\b"
)
