"""What is missing, hard or worrying, as a sentence names it. All folded."""

from .verbs import beginning, one_of, whole

# «No tiene», and not «no obstante», nor the Portuguese «no estado».
NO_VERB = r"""
    \bno (?:se |les? |l[ao]s? |nos )?(?:ha[ny]?|habia[n]?|existe\w*|cuentan?|contaba\w*|tienen?|\
    tenian?|dispon\w+|pued\w+|podian?|pud\w+|alcanz\w+|lleg\w+|logr\w+|permit\w+|reconoc\w+|est(?:a|\
    an|aba|aban)|son|es|fue|fueron|hubo|contempl\w+|incluy\w+|siempre|tod[oa]s|sab\w+|conoc\w+|\
    habl\w+|coordin\w+|compart\w+|funcion\w+|avanz\w+|recib\w+|acced\w+|qued\w+|aplic\w+|cumpl\w+|\
    cubr\w+|dan?|respond\w+|consult\w+|denunci\w+|acept\w+|bast\w+|explic\w+|renov\w+|pas\w+|exist\w+|\
    registr\w+|sal\w+|entr\w+|cuad\w+|sirv\w+|mid\w+|acud\w+|quier\w+|suele\w*|ven?\b|era[n]?)\b
"""
# Words that begin so.
STEMS = """
    abus | agotad | agrav | ambigu | ameac | amenaz | barreira | barrera | bottleneck | burocra |
    carec | carencia | challeng | colaps | confus | congest | contradic | debil | deficien | delay |
    demasiad | demor | desactualizad | desafi | desaparec | desatualizad | desbord | descoordina |
    desigual | deterior | difficult | dificei | dificil | dificul | discrimin | divert | duplicat |
    empeor | encarec | entrave | escas | esgotad | estigma | exced | exceed | exclud | extors |
    faltaba | fragil | fragment | gargalo | hacina | hamper | hinder | hostil | imped | impid |
    imposible | improvis | inaccesible | inadecuad | inadequad | inadequate | incompat | inconsisten |
    inflac | informal | insufficient | insuficien | invisib | lentid | limitacion | limitante |
    maltrat | nenhum | obsolet | obstacul | overcrowd | overload | overstretch | overwhelm | padec |
    persist | pior | precari | prejudic | problem | racis | retras | rezag | rumor | satur | scarce |
    sobrecarg | sobrepas | strain | struggl | subsist | suffer | superlot | temor | underfund |
    undermin | understaff | unequal | violen | weak | xenofob
"""
# Words and words in a row, as they stand.
WORDS = r"""
    (?:do|does|did|is|are|was|were|has|have|had|can|will) not | (?:perdieron|perderam|perdio|perdeu) |
    abandon(?:ad[oa]s?|o) | absence | apenas | aquem | at risk | atras(?:o|os|a|am|ad[oa]s?) |
    ausencia | barely | brechas? | cannot | car[oa]s | casi no | closures? | concerns? | costly |
    could not | crisis | deficit | depends? on | deter(?:s|red)? | disguised | distrust | dormem |
    duermen | duplicaron | exodo | expensive | exploitation | fail(?:s|ed|ure)? | fals[oa]s? | faltam |
    faltan? | fears? | filas? | frac[oa]s? | gaps? | harassment | hardly | hate speech | ignoran |
    in(?:debid|devid)[oa]s? | insegur[oa]s? | jamas | lack(?:s|ed|ing)? | lacunas? | lejos de |
    lent[oa]s? | limited | little | longe de | lost | medo | miedo | mistrust | mor(?:rem|tes) |
    muer(?:en|tes?) | multas acumuladas | nadie | neither | nem sequer | never | ni siquiera |
    ning[u]n[oa]?s? | ninguem | nobody | not yet | nunca | outdated | pendiente[s]? | perdem | pierden |
    por encima de | pouc[oa]s? | presion | pressao | pressure | quase nao | queja[s]? | queues? |
    rara vez | raramente | rare | rarely | rechazan | reto[s]? | riesgos? | riscos? | risks? |
    rotacion | rotatividade | se cae | se caen | se niegan? | se pierden? | seldom |
    sigue[n]? (?:siendo|sin) | slow(?:ly|er)? | sofrem? | solamente | stuck | sufren? | superando |
    tampoco | tampouco | tard(?:a|an|o|aron|am|ou|aba|aban) | temem | temen |
    there (?:is|are|was|were) (?:still )?no | todavia | traba[s]? | trabad[oa]s? | unable |
    unaffordable | unaware | unclear | uneven | unicamente | unpaid | unregulated | unsafe |
    vencid[oa]s? | yet to
"""
PHRASES = r"""
    ^no (?:interpreters?|shelters?|translators?|doctors?|lawyers?|staff|budget|laws?|money|statistics|\
    police|judges?|protocols?|registers?)\b | \bse (?:duplic|triplic|multiplic)\w+ |
    \b(?:criterios|reglas|formatos|sistemas|normas) (?:\w+ )?(?:opuest|dispar|distint|contradictori|\
    incompatib)\w* | \b(?:above|over|beyond) capacity | \bal limite\b | \bno limite\b |
    \bat (?:breaking point|capacity|its limit)\b |
    \bsupera[nm]? (?:l[oa]s?|al?|[oa]s|el|ampliamente|con creces)\b | \bse (?:estan? )?confund\w+ |
    \bhigh (?:cost|fee|price|turnover)s? | \b(?:casi|quase) nul[oa] |
    \bplazos? (?:\w+ ){0,2}(?:cort|larg|brev)os? | \bprazos? (?:\w+ ){0,2}(?:curt|long)os? |
    \bno (?:se )?(?:coincid\w+|cumpl\w+) | (?<!\bya )\bnao (?!so\b|apenas\b|obstante\b)\w+ |
    \bso (?:se|agora|depois|no|na|um|uma|dois|duas|tres|\d|o|a)\b |
    \bsolo (?:uno?|una|dos|tres|cuatro|cinco|el|la|\d)\b |
    (?<!\ben )(?<!\bem )\bmenos de (?:la mitad|un|una|dos|\d) | \bmenos d[ea] (?:metade|um) |
    (?<!\bmas )\baun (?:no|hay|persist|falta|sin|se|es|son) | \bainda\b(?! assim) |
    \bpoc[oa]s?\b(?! a poc) | \blimitad[oa]s? |
    \bsin (?!present|pedir|pagar|esperar|demora|traba|fila|mult|exig|modific|cobr|requis|necesidad|\
    perjuicio|visa|embargo|distin|import|tasa|discrimin|cambio|observ|enmiend|pregunt|document|fines|\
    condici|limit|restric|fronter|intermediari|tramit|lucro|mas\b|reducir|duda|contrapart|aplicac|\
    salir|interrup|otro|dejar|sancion|consider|perder|abandon)\w+ |
    \bsem (?!apresent|pedir|pagar|esperar|demora|fila|mult|exig|alterac|cobr|requisit|necessidade|\
    prejuizo|visto|distinc|discrimin|mudanc|observac|emenda|pergunt|document|fins|condic|limit|\
    restric|fronteir|intermediari|tramit|lucro|mais\b|reduzir|duvida|contrapart|sair|interrup|outr|\
    deixar|sancao|taxa)\w+ | \bshortages? | \b\w+n't\b |
    \bno (?:clear|single|ministry|country|one|access|data|budget|funds?|funding|medical|legal|\
    mechanism|common|papers|documents?|longer able|other|further|dedicated|formal|system|way|agreed|\
    such) | \bonly (?:a|an|one|two|three|four|half|some|\d|\w+ of)\b | \b(?:very )?few\b(?! steps) |
    \bwithout (?:access|papers|any|status|a |the ) | \blimitac(?:ao|oes) | \bcuellos? de botella |
    \bdescon(?:oc|hec|fi)\w+ | \bdispers[oa]s? | \blistas? de espera |
    \bcostos? (?:alto|elevad|prohib)\w* | \belevad[oa]s? (?:costo|custo)\w* |
    \bacima d[ao]s? capacidade | \bseguian? siendo |
    \bcontinua[mn]? (?:siendo|sendo|lent|sem|sin|a ser) | \bexclu(?:yen?|id|em|i)\w* | \bafecta[n]? |
    \bnega[m]?-se | \brecusa[m]?-se | \b(?:llegan?|chegam?) tarde | \bpendente[s]? |
    \bempu(?:ja|rra)\w* | \bproh?ibitiv\w+ | \bsupera[n]? (?:la|las|a|as) capac\w+ |
    \b(?:budget|funding) cuts? | \bforced\b(?! (?:labour|labor|migration|displacement)) |
    \bdeja[n]? (?:a )?(?:\w+ )?a?fuera | \b(?:al|o|el) do(?:ble|bro) de (?:su|la|sua|a) capacidad\w* |
    \bqueda[n]? (?:sin|fuera|lejos|cort|atrapad|varad|expuest|exclu)\w* |
    \bficam? (?:sem|fora|longe|expost)\w* | \bimpos\w+vel | \bvacios? (?:legal|normativ)\w* |
    \bsub-?registro | \bdiscursos? de odio | \bdepend(?:e|en|em|ia) d[aeo] | \brecortes? (?:de|presup) |
    \bcortes? (?:de|no) (?:orcament|presup) |
    (?:redujo|recort\w+|cort\w+) (?:\w+ )?(?:el |o )?(?:presupuesto|orcamento) |
    \b(?:presupuesto|orcamento|personal|equipo) (?:\w+ ){0,2}(?:se )?(?:redujo|recort\w+|caiu|baj\w+) |
    \btoo (?:few|many|slow|long|low|high|often|little|much|late|\w+ to) | \bwait(?:ing)? times? |
    \b(?:has|have|had) (?:doubled|tripled|risen|worsened|stalled|lapsed|dried up) | \bunder-?report\w* |
    \bstill (?:no|not|lack|await|to) | \bobstacles? | \bbarriers? | \bbacklogs? | \bstill\b(?! operat) |
    \bremain(?:s|ed)? (?:a |very |largely )?(?:low|weak|limited|insufficient|slow|high|difficult|\
    unclear|un\w+|in\w+)
"""
OBSTACLES = f"{one_of(NO_VERB)}|{beginning(STEMS)}|{whole(WORDS)}|{one_of(PHRASES)}"
