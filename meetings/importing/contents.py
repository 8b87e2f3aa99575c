"""What is said of the world, whoever says it: what should be, what is missing or hard, what was done, what is planned.

All folded. Of several, the one that stands first counts.
"""

import re

from practices.statement_kinds import Kind

from .verbs import NO_NOUN, pattern_of
from .vocabulary import alternatives

OUGHT = r"""
    \bdeb(?:e|en|eria|erian|iera|ieran|em|eriam|ia)\b(?! a (?:la|que|los)) | \bdev(?:e|em|eria|eriam)\b | \bshould\b | \bmust\b(?! not be) | \bought to\b |
    \bneeds? to\b | \bneed(?:s|ed)? (?:more|better|stronger) | \bhay que\b | \bhabr(?:ia|a) que\b | hac(?:e|ia) falta\b | haria falta | \btem que\b | \bha de\b | ha que\b |
    \b(?:es|seria|sera|resulta|e|fosse|era|ser) (?:muy |mas |muito |tambien )?(?:necesari[oa]|precis[oa]|indispensable|imprescindible|conveniente|urgente|fundamental|clave|prioritari[oa]|deseable|recomendable|importante|necessari[oa]|imprescindivel|indispensavel|desejavel|recomendavel|essencial|esencial)\b |
    \bconv(?:iene|endria|em|iria)\b(?! en\b) | \bit (?:is|was|would be|remains) (?:\w+ )?(?:necessary|essential|important|crucial|vital|advisable|useful|helpful|good|desirable|wise|urgent|imperative) | \bseria (?:bueno|bom|util|ideal|oportuno|deseable) | \b(?:tiene[n]?|tem|have|has) (?:que|to) (?!(?:ver|do with)\b)\w+ | \bojala\b |
    \bse (?:requier|requer|necesit)\w+ (?:de |que|mas|mayor|una? |fort|\w+[aei]r\b) | \burge\b | (?:vale|valdria|valeria) (?:la|a) pena \w+[aei]r | \bcabe(?:ria)? \w+r\b | \bprecisa[m]? (?:ser|de|se|que)\b | \bcould usefully\b |
    \b(?:are|is|were|was) (?:encouraged|urged|invited|advised|requested|asked) to\b
"""
NO_VERB = r"""
    \bno (?:se |les? |l[ao]s? |nos )?(?:ha[ny]?|habia[n]?|existe\w*|cuentan?|contaba\w*|tienen?|tenian?|dispon\w+|pued\w+|podian?|pud\w+|alcanz\w+|lleg\w+|logr\w+|permit\w+|reconoc\w+|est(?:a|an|aba|aban)|son|es|fue|fueron|hubo|contempl\w+|incluy\w+|siempre|tod[oa]s|sab\w+|conoc\w+|habl\w+|coordin\w+|compart\w+|funcion\w+|avanz\w+|recib\w+|acced\w+|qued\w+|aplic\w+|cumpl\w+|cubr\w+|dan?|respond\w+|consult\w+|denunci\w+|acept\w+|bast\w+|explic\w+|renov\w+|pas\w+|exist\w+|registr\w+|sal\w+|entr\w+|cuad\w+|sirv\w+|mid\w+|acud\w+|quier\w+|suele\w*|ven?\b|era[n]?)\b
"""
MISSING = r"""
    (?<!\bya )\bnao (?!so\b|apenas\b|obstante\b)\w+ | \bnadie\b | \bninguem\b | \bning[u]n[oa]?s?\b | \bnenhum\w* | \bcasi no\b | \bquase nao\b | \bapenas\b | \bso (?:se|agora|depois|no|na|um|uma|dois|duas|tres|\d|o|a)\b |
    \bsolo (?:uno?|una|dos|tres|cuatro|cinco|el|la|\d)\b | \bsolamente\b | \bunicamente\b | \bmenos de (?:la mitad|un|una|dos|\d) | \bmenos d[ea] (?:metade|um) | \btodavia\b | (?<!\bmas )\baun (?:no|hay|persist|falta|sin|se|es|son) | \bainda\b(?! assim) |
    \bpoc[oa]s?\b(?! a poc) | \bpouc[oa]s?\b | \bescas\w+ | \binsuficien\w+ | \binadecuad\w+ | \binadequad\w+ | \blimitad[oa]s? | \bcarec\w+ | \bcarencia\w* | \bfaltan?\b | \bfaltam\b | \bfaltaba\w* | \bausencia | \bsin (?!cost|mult|exig|modific|cobr|requis|necesidad|perjuicio|visa|embargo|distin|import|tasa|discrimin|cambio|observ|enmiend|pregunt|document|fines|condici|limit|restric|fronter|intermediari|tramit|lucro|mas\b|reducir|duda|contrapart|aplicac|salir|interrup|otro|dejar|sancion|consider|perder|abandon)\w+ | \bsem (?!custo|mult|exig|alterac|cobr|requisit|necessidade|prejuizo|visto|distinc|discrimin|mudanc|observac|emenda|pergunt|document|fins|condic|limit|restric|fronteir|intermediari|tramit|lucro|mais\b|reduzir|duvida|contrapart|sair|interrup|outr|deixar|sancao|taxa)\w+ |
    \black(?:s|ed|ing)?\b | \babsence\b | \bshortages? | \binsufficient\w* | \binadequate\w* | \blimited\b | \bscarce\w* | \bunable\b | \bunaware\b | \bcannot\b | \bcould not\b | \b(?:do|does|did|is|are|was|were|has|have|had|can|will) not\b | \b\w+n't\b | \byet to\b | \bnot yet\b | \bno (?:clear|single|ministry|country|one|access|data|budget|funds?|funding|medical|legal|mechanism|common|papers|documents?|longer able|other|further|dedicated|formal|system|way|agreed|such) |
    \bonly (?:a|an|one|two|three|four|half|some|\d|\w+ of)\b | \b(?:very )?few\b(?! steps) | \blittle\b | \bnobody\b | \bneither\b | \brarely\b | \bseldom\b | \bhardly\b | \bwithout (?:access|papers|any|status|a |the )
"""
HARD = r"""
    \bdesafi\w+ | \breto[s]?\b | \bobstacul\w+ | \bdificult\w+ | \bdificul\w+ | \bdificil\w* | \bdificei\w* | \bdificuldad\w* | \bproblem\w+ | \blimitacion\w* | \blimitac(?:ao|oes) | \blimitante\w* | \bbarrera\w* | \bbarreira\w* | \bbrechas?\b | \blacunas?\b | \btraba[s]?\b | \bentrave\w* | \bgargalo\w* | \bcuellos? de botella |
    \briesgos?\b | \briscos?\b | \bamenaz\w+ | \bameac\w+ | \btemor\w* | \bmiedo\b | \bmedo\b | \bdescon(?:oc|hec|fi)\w+ | \bxenofob\w+ | \bdiscrimin\w+ | \bestigma\w* | \bracis\w+ | \bprecari\w+ | \bfragment\w+ | \bdispers[oa]s? | \bpresion\b | \bpressao\b | \bdebil\w* | \bfragil\w* | \bfrac[oa]s?\b | \bvencid[oa]s?\b | \brotacion\b | \brotatividade | \bdeficit\b | \bcrisis\b | \bhacina\w+ | \bsuperlot\w+ |
    \bdemor\w+ | \btard(?:a|an|o|aron|am|ou|aba|aban)\b | \bretras\w+ | \batras(?:o|os|a|am|ad[oa]s?)\b | \brezag\w+ | \blent[oa]s?\b | \blentid\w+ | \bcolaps\w+ | \bsatur\w+ | \bdesbord\w+ | \bsobrecarg\w+ | \bsobrepas\w+ | \bexced\w+ | \bfilas?\b | \blistas? de espera | \bencarec\w+ | \bcostos? (?:alto|elevad|prohib)\w* | \belevad[oa]s? (?:costo|custo)\w* | \bcar[oa]s\b | \bburocra\w+ | \bpor encima de | \bacima d[ao]s? capacidade | \baquem\b |
    \bpersist\w+ | \bsubsist\w+ | \bsigue[n]? (?:siendo|sin)\b | \bseguian? siendo | \bcontinua[mn]? (?:siendo|sendo|lent|sem|sin|a ser) | \bimpid\w+ | \bimped\w+ | \bobstaculiz\w+ | \bagrav\w+ | \bempeor\w+ | \bpior\w+ | \bdeterior\w+ | \babandon(?:ad[oa]s?|o)\b | \bexclu(?:yen?|id|em|i)\w* | \bmuer(?:en|tes?)\b | \bmor(?:rem|tes)\b | \bdesaparec\w+ | \bduplicaron\b | \bdescoordina\w+ | \bprejudic\w+ | \bafecta[n]? | \bse pierden?\b | \bpierden\b | \bperdem\b | \bqueja[s]?\b | \binformal\w* | \bexodo\b | \b(?:perdieron|perderam|perdio|perdeu)\b | \bse niegan?\b | \bnega[m]?-se | \brecusa[m]?-se | \brechazan\b | \bdesactualizad\w+ | \bdesatualizad\w+ | \binsegur[oa]s?\b | \binflac\w+ | \bhostil\w+ | \b(?:llegan?|chegam?) tarde | \bobsolet\w+ | \bse cae\b | \bse caen\b | \bpendiente[s]?\b | \bpendente[s]? |
    \btrabad[oa]s?\b | \bin(?:debid|devid)[oa]s?\b | \boverload\w* | \bempu(?:ja|rra)\w* | \brumor\w* | \bfals[oa]s?\b | \bencareci\w+ | \babus\w+ | \bviolen\w+ | \bmaltrat\w+ | \bproh?ibitiv\w+ | \bthere (?:is|are|was|were) (?:still )?no\b | \bsuperando\b | \bsupera[n]? (?:la|las|a|as) capac\w+ | \b(?:budget|funding) cuts? | \bforced\b(?! (?:labour|labor|migration|displacement)) | \bincompatible\w* | \bincompat\w+ |
    \bdeja[n]? (?:a )?(?:\w+ )?a?fuera | \btemen\b | \btemem\b | \bduermen\b | \bdormem\b | \b(?:al|o|el) do(?:ble|bro) de (?:su|la|sua|a) capacidad\w* | \bsufren?\b | \bsofrem?\b | \bpadec\w+ | \bqueda[n]? (?:sin|fuera|lejos|cort|atrapad|varad|expuest|exclu)\w* | \bficam? (?:sem|fora|longe|expost)\w* | \bnunca\b | \bjamas\b | \brara vez | \braramente | \btampoco\b | \btampouco\b | \bni siquiera | \bnem sequer | \bimpos\w+vel | \bimposible\w* | \binaccesible\w* | \bconfus\w+ | \bcontradic\w+ | \bambigu\w+ | \bagotad\w+ | \besgotad\w+ | \bvacios? (?:legal|normativ)\w* | \bsub-?registro | \bdesarticul\w+ | \bdesigual\w* | \bimprovis\w+ | \binvisib\w+ | \bdiscursos? de odio | \bextors\w+ | \bdepend(?:e|en|em|ia) d[aeo] | \bdeficien\w+ | \blejos de\b | \blonge de\b | \bdemasiad\w+ | \bignoran\b | \bmultas acumuladas | \brecortes? (?:de|presup) | \bcortes? (?:de|no) (?:orcament|presup) | (?:redujo|recort\w+|cort\w+) (?:\w+ )?(?:el |o )?(?:presupuesto|orcamento) | \b(?:presupuesto|orcamento|personal|equipo) (?:\w+ ){0,2}(?:se )?(?:redujo|recort\w+|caiu|baj\w+) |
    \bchalleng\w+ | \btoo (?:few|many|slow|long|low|high|often|little|much|late|\w+ to) | \bnever\b | \bbarely\b | \bqueues?\b | \bwait(?:ing)? times? | \b(?:has|have|had) (?:doubled|tripled|risen|worsened|stalled|lapsed|dried up) | \bunder-?report\w* | \bduplicat\w+ | \bhate speech | \bclosures?\b | \binvisible\b | \bunregulated | \bunpaid\b | \bunsafe\b | \bunequal\w* | \bexclud\w+ | \bcongest\w* | \binconsisten\w+ | \bincompatib\w+ | \bmistrust\b | \bdistrust\b | \bstill (?:no|not|lack|await|to) | \bobstacles? | \bgaps?\b | \bdifficult\w* | \bbarriers? | \bbottleneck\w* | \bconcerns?\b | \brisks?\b | \bfears?\b | \bslow(?:ly|er)?\b | \bdelay\w* | \bbacklogs? | \bovercrowd\w* | \boverwhelm\w* | \boverstretch\w* | \bunderstaff\w* | \bunderfund\w* | \bfail(?:s|ed|ure)?\b | \bstill\b(?! operat) | \bweak\w* | \bcostly\b | \bexpensive\b | \bunaffordable | \buneven\b | \bstruggl\w+ | \bsuffer\w* | \bremain(?:s|ed)? (?:a |very |largely )?(?:low|weak|limited|insufficient|slow|high|difficult|unclear|un\w+|in\w+) | \boutdated | \bunclear\b | \bpressure\b | \bexceed\w* | \bstrain\w* | \bhamper\w* | \bhinder\w* | \bimped\w+ | \bdeter(?:s|red)?\b | \bundermin\w+ | \bexploitation | \bharassment | \bdivert\w* | \bdepends? on\b | \bstuck\b | \blost\b | \brare\b | \binformal\w* | \bdisguised\b | \bat risk\b
"""
NOUNS_DONE = r"""
    \bavances?\b | \bavanco\w* | \blogros?\b | \bprogress\w*\b | \bconquista\w* | \bachievement\w* | \b(?:la|a) (?:creacion|implementacion|aprobacion|puesta en marcha|entrada en vigor|entrada em vigor|ampliacion|instalacion|apertura|entrega|firma|habilitacion|puesta en funcionamiento|criacao|aprovacao|implementacao|implantacao|instalacao|abertura|ampliacao|assinatura|emissao|expedicao|emision|modernizacion|regularizacion|reforma) (?:de|do|da|del)\b | \bentrega (?:de|do|da)\b | \bpuesta en marcha | \b(?:el|o) funcion(?:amiento|amento) (?:de|do) | \bthe (?:launch|creation|opening|adoption|establishment|introduction|entry into force|rollout) of\b |
    \bvigente\w* | \ben vigor\b | \bem vigor\b | \bin force\b | \boperativ[oa]s?\b | \boperational\b | \bup and running | \b(?:concluid|culminad|finalizad|implementad|completed)[oa]?s?\b
"""
STANDS = r"""
    (?<!\bno )(?<!\bnao )\b(?:cuentan? con|cuenta ya con|disponen? de|dispoe[m]? de|conta[m]? com|mantien\w+|mantem\b|oper(?:a|an|am|o|aba)\b|funcion(?:a|an|am|aba|aban)\b|permit(?:e|en|em|io|ieron|iu|iram|ia)\b|existen?\b|hay (?:un|una|ya|\d+)\b|lleva(?:n)? (?:un|mas|ya)|aplica[nm]?\b|ofrec\w+ (?:cursos|atencion|asesor)|atiend\w+|atend(?:e|em|eu|eram|io|ieron)\b|recib(?:e|en|io|ieron)\b|receb\w+|tiene[n]? (?:un|una|en marcha|vigente|ya)\b|tem (?:um|uma)\b|runs?\b|operates?\b|maintains?\b|has (?:a|an|had)\b|provides?\b|allows?\b|garantiza\w*|garant\w+|asegura[n]?\b|visitan?\b|acompan[a-z]+\b|coordina[nm]?\b|acciona[m]?\b|entrevistam\b|acaba[nm]? de \w+r\b|(?:vienen?|vem|estan?|estao|continua[nm]?|sigue[n]?) (?:\w+mente )?\w+ndo\b|(?:is|are) (?:now |currently |also )?(?!being)\w+ing\b|passou a \w+r\b|paso a \w+r\b|lleva adelante|se hacen? (?:ahora|ya)|ahora (?:se|es|son)|went live|se adhirio|dio (?:inicio|comienzo)|logr(?:o|aron|ou|aram)\b|conseguiu|consiguio|obtuv\w+|obteve|llego a|chegou a|alcanz(?:o|aron)\b|alcanc(?:ou|aram)\b|reached\b|se puso en marcha|puso en (?:marcha|funcionamiento)|pusieron en|entr(?:o|ou|aron|aram) em? (?:vigor|vigencia|operacion|funcionamiento|operacao|funcionamento)|en vigencia|ya (?:son|suman|van|existen|operan|funcionan)|hizo posible|sum(?:a|an|o) (?:ya )?(?:mas|\d)|van (?:mas de )?\d)
"""
COUNTED = r"""
    \b(?:mas|cerca|alrededor|mais|acerca) de (?:\d|un mill|dos mil|mil|cien|una? mill|\w+ mil) | \b(?:more than|over|some|about|nearly) \d | \ba la fecha\b | \bhasta la fecha | \bate o momento | \bto date\b | \bdesde (?:el |o ano |\w+ de )?(?:19|20)\d\d | \bsince (?:\w+ )?(?:(?:19|20)\d\d|\w+day|january|february|march|april|may|june|july|august|september|october|november|december) | \b\d[\d.,]* (?:mil|personas|pessoas|people|casos|cases|permisos|visas|oficinas|funcionari\w+|agentes|officials|officers|victimas|residencias|solicitudes|document\w+|carteira\w*|trabajador\w*|workers|familias|municipios|municipalities|ninos|centros|centres)\b
"""
# Stems of what is done for migration, in the past.
DOING = r"""
    abri | acced | acompan | activ | actualiz | adapt | adecu | adher | adopt | agiliz | amend | ampli | aprob | aprov | approv | articul | assin | atend | automat |
    autoriz | benefici | brind | build | built | capacit | celebr | certific | complet | conced | conclu | concret | conform | consegu | consolid | constitu | constru | contrat | coordin |
    cre | cri | creat | culmin | cumpl | cut | derog | desarroll | descentraliz | desenvolv | design | detect | dict | difund | digitali[sz] | dispus | distribu | dot | duplic |
    edit | efectu | elabor | elimin | emit | emitid | enact | entreg | entren | equip | establ | estabelec | establec | establish | expand | expid | extend | facilit | financi | finaliz |
    firm | form | formaliz | fortalec | garantiz | grant | habilit | impart | implant | implement | impuls | inaugur | incorpor | increment | inici | instal | instituy | institucionaliz | instituiu | integr |
    interconect | interioriz | introduc | introduz | invest | issu | junt | lanc | lanz | launch | levant | logr | mape | mejor | melhor | moderniz | mont | natural | nombr | open |
    orden | organiz | otorg | pass | pilot | produc | produz | promulg | prorrog | protoc | public | publish | puso | qualific | ratific | re-open | reabr | reabri | realiz | realoj | recog | reconoc | reduc | reduz | reform |
    regist | registr | reglament | regulament | regular | regulari[sz] | reinstal | renov | rescat | resgat | resolv | revis | sancion | sensibiliz | set up | signed | sign | simplific | suscrib | tipific | train |
    tradu[cz] | trein | tramit | matricul | vacin | vacun | transform | transfer | translad | traslad | trip | unific | utiliz | valid | visit | recove? | correct | recogni[sz] | process | deliver | develop | digit | deploy | double
"""
OF_SESSION = r"(?! (?:(?:la|el|su|a|o|the|its|sua|un|una) )?(?:sess?i?(?:on|ao)|meeting|reuni|discuss?i|debate|dialogo|intervenci|palabr))"
PAST = r"(?:o|aron|ou|aram|io|ieron|iu|iram|eu|eram|ed|d|ecio|ecieron|aba|aban|ava|avam)\b"
NOT_DONE = r"been|sido|ask|pedi|call|express?|expres|fail|fac|need|lack|sufr|enfrent|propos|request|solicit|aument|afect|gener|perd|crec|dej|vist|desbord|colaps|satur|super|cambi|chang|fallec|muert|exced|retras|impedi"
DONE = (
    rf"\b(?:baj|paso|pasaron|passou|passaram|reduj|reduz|caiu|cayo|disminuy|fell|dropped|decreas|subi|rose)\w* (?:de|from) (?:\S+ )?\d|"
        rf"{NO_NOUN}\b(?:{alternatives(DOING)}){PAST}{OF_SESSION}"
    rf"|\b(?:fue|fueron|foi|foram|fora[m]?|was|were|se ha[n]?|ha sido|han sido|is being) (?:\w+ )?(?:{alternatives(DOING)})(?:[ai]d[oa]s?|ed|d)\b"
    rf"|\b(?:has|have|ha|han|haber|tem|ter|habia|habian|hemos|had) (?:\w+ly |also |tambien |since |already |ya |ja |now |nevertheless |recientemente )?"
    rf"(?!{NOT_DONE})(?:\w+ed|\w+[ai]d[oa]|put|built|set up|begun|puesto|hecho|abierto|escrito|suscrito|posto|feito|aberto|become|brought|made)\b"
)
# What a main clause says so plainly that no heading stands against it.
WANTING = r"""
    (?<!\bno )(?<!\bnao )\b(?:carecen?|faltan|faltam|persisten?|persistem)\b | \b(?:nao dispoem?|no disponen?|no cuentan? con|nao contam? com)\b | \bdificulta[mn]?\b |
    \b(?:sigue|siguen|continuan?) siendo (?:\w+ )?(?:debil|insuficient|limitad|escas)\w* | \bcontinuam? (?:a ser |sendo )?(?:frac|insuficient|limitad)\w* |
    ^lack of\b | \blacks?\b(?! of\b) | \bremains? (?:weak|limited|insufficient)\b | ^(?:concern|preocupac(?:ion|ao)) (?:about|over|por|com|sobre)\b
"""
SHOWN = r"""
    \bbuenas? practicas? | \bboas? praticas? | \b(?:good|best|promising|exemplary) practices?\b | \bejemplos? de\b | \bpor ejemplo\b | \b(?:leccion(?:es)?|licao|licoes|lessons?) (?:aprendidas?|learn\w*) | \bexperiencias? exitosas? | \b(?:casos?|historias?) de (?:exito|sucesso)
"""
# What is overcome is no obstacle any more, and what a measure is meant for is not what it is.
OVERCOME = re.compile(
    r"\b(?:superar|reducir|reduzir|eliminar|enfrentar|combatir|combater|prevenir|evitar|mitigar|disminuir|diminuir|abordar|responder a|hacer frente a"
    r"|contra|against|overcome|reduce|prevent|tackle|combat|address|avoid|eliminate|mitigate|(?:lucha|luta|combate|prevencion|prevencao|fight|prevention) (?:contra|a|ao|de|da|do|against|of))"
    r" (?:[^\s,;.]+ ?){0,4}"
)
# Kind, whether it is plain, words.
CONTENTS: tuple[tuple[Kind, bool, str], ...] = (
    (Kind.RECOMMENDATION, True, alternatives(OUGHT)),
    (Kind.CHALLENGE, True, alternatives(WANTING)),
    (Kind.CHALLENGE, False, f"{alternatives(NO_VERB)}|{alternatives(MISSING)}|{alternatives(HARD)}"),
    (Kind.MENTION, True, alternatives(SHOWN)),
    (Kind.ADVANCE, False, f"{alternatives(NOUNS_DONE)}|{alternatives(STANDS)}|{DONE}"),
)
# A number or a date says that something was done where nothing else says otherwise.
IS_COUNTED = pattern_of(
    alternatives(COUNTED), rf"\b(?:fue|fueron|foi|foram|was|were) (?!{NOT_DONE})(?:\w+ad[oa]s?|\w+id[oa]s?|\w+ed)\b"
)
PATTERNS = tuple((kind, is_plain, pattern_of(words)) for kind, is_plain, words in CONTENTS)
