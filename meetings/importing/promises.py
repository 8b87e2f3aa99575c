"""Turns of phrase by which a sentence tells what became of what an earlier meeting agreed. All folded."""

OF_EARLIER = (
    r"(?:anterior\w*|previous|last|pasad[oa]|passad[oa]|(?:19|20)\d\d|(?:primera|segunda|tercera"
    r"|\d{1,2}\W?[ao]?) (?:reunion|reuniao|mesa|sesion|conferencia|edicion|meeting|session))"
)
PROMISES = (
    r"(?:compromisos?|acuerdos?|decision(?:es)?|compromissos?|acordos?|decis(?:ao|oes)|tareas?|tarefas?"
    r"|puntos?|pontos?|commitments?|agreements?|decisions|recommendations?|actions|acciones|acoes"
    r"|medidas|recomendacion|recomendacao"
    r"|recomendaciones|recomendacoes|action points?|tasks)"
)
KEPT = (
    r"(?:cumpl|cumpr|conclu|ejecu|execu|realiz|complet|implement|fulfil|pend|avanz|avanc|carried out"
    r"|deliver|met\b|outstanding|ongoing|under way|closed|inici|firm|sign|public|publish|ficou|quedo"
    r"|mitad|metade|aprob|aprov|sigue|segue|still|entreg)"
)

BECAME = rf"""
    \b{PROMISES}(?: \S+){{0,8}}? {OF_EARLIER}\b.{{0,160}}\b{KEPT} |
    \b{OF_EARLIER}\b(?: \S+){{0,6}}? {PROMISES}\b.{{0,160}}\b{KEPT} |
    \b{PROMISES} (?:asumid|adoptad|tomad|fijad|acordad|convenid|assumid|fixad|made|taken|\
    agreed)\w*\b.{{0,120}}\b(?:cumpl|cumpr|concret|realiz|conclu|ejecu|execu|complet|met\b|implement|\
    fulfil|pendient|pendent) |
    \b(?:acordad|prometid|comprometid|convenid|previst|dispuest|encomendad|pactad|solicitad|assumid|\
    asumid|cread|criad|instalad|conformad|iniciad|aprobad|aprovad|pedid)[oa]s? (?:en|em|na|no|\
    durante) (?:(?:la|el|o|a) )?(?:{OF_EARLIER}|\w+ {OF_EARLIER}|(?!vig|vir|mat|cas|art|ley|lei|los|\
    las)\w+),? (?:ya |ainda |aun |todavia |tambien )?(?:foi|fue|fueron|foram|no|nao|sigue|segue|ha|\
    han|esta|estan|continua|quedo|ficou|se|se encuentra)\b |
    \b(?:agreed|promised|pledged|requested|assigned) (?:in|at|on|last) (?:\S+ ){{1,4}}?(?:has|have|\
    was|were|is|are|remains?)\b |
    \b(?:cread|criad|fijad|previst|pedid|acordad|convenid|instalad|conformad|aprobad|aprovad|encargad|\
    encomendad)[oa]s? (?:en|na|no|em) (?:la |el |o |a )?\w+ (?:anterior|pasad[oa]|passad[oa])\b |
    ^de (?:lo|todo lo|o que) (?:que )?(?:se )?(?:habia )?(?:convenid|acordad|comprometid|prometid|\
    pactad|convino|acordo)\w* | \bqueda[nm]? por (?:cumplir|ejecutar|concluir)\b |
    \b(?:encargad|encomendad|comprometid|commissioned|entrusted)\w* (?:\w+ )?(?:en|em|in) (?:\w+ \
    )?(?:19|20)\d\d\b |
    \bd[eoa]s? l?[oa]?s? ?(?:\w+ ){{1,2}}(?:{PROMISES})\b.{{0,120}}\b(?:cumpl|cumpr|conclu|ejecu|\
    execu|complet|realizad) |
    ^(?:cumplid[oa]s?|en curso|sin iniciar|no iniciad[oa]|en ejecucion|cumprid[oa]s?|concluid[oa]s?|\
    em andamento|em execucao|nao iniciad[oa]|completed|done|ongoing|in progress|not started|pending|\
    pendiente|parcial\w*) ?[:–-] |
    \b(?:un[oa]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|dois|duas|quatro|sete|oito|nove|dez|\
    two|three|four|five|six|\d+) (?:\w+ )?(?:estan|fueron|se encuentran|foram|estao|have been|were|\
    are|quedaron|ficaram) (?:\w+ )?(?:cumplid|cumprid|concluid|ejecutad|completed|fulfilled|\
    implemented) |
    \b(?:habian?|haviam?|foram|were|se) (?:\w+ )?(?:fijad|asumid|acordad|fixad|agreed|convenid)\w* \
    (?:\w+ ){{0,2}}(?:compromis|acuerdo|acordo|commitment|tarea|tarefa) |
    \b(?:pendencias|pendientes|matters arising) d[aeo]\b.{{0,20}}\b(?:reuniao|reunion|ata|acta|sesion|\
    meeting) |
    \b(?:balance|balanco|recuento|rindio cuentas|prestou contas) (?:de|del|do|das?) (?:lo |las |los |\
    os |as )?(?:convenid|acordad|compromis|pendenc|pendient|acuerdo|acordo) |
    \b(?:of|out of) the (?:\w+ )?{PROMISES}\b.{{0,120}}\b(?:fulfil|complet|implement|met\b|carried|\
    pending|closed|deliver)
"""
