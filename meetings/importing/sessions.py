"""What belongs to a meeting itself: its sessions, who meets, its papers, and what a report tells of how it went. All folded."""

from .verbs import one_of

EVENT = (
    r"(?:reunion|taller|mesa|sesion|webinari?o?|evento|encuentro|jornada|seminario|foro|conferencia|cita"
    r"|reuniao|oficina"
    r"|sessao|encontro|conversatorio|meeting|workshop|session|event|forum|consultation|conference|webinar|round ?table"
    r"|seminar)"
)
# Who agrees at a meeting.
MEETING = (
    r"(?:ministr[oa]s|ministers|representantes|representatives|participantes|delegaciones|delegacoes|paises|estados|asistentes|presentes|autoridades"
    r"|instituciones|instituicoes"
    r"|puntos focales|pontos focais|comite|grupos?|plenari[ao]|comision|comissao|conferencia|foro|red|consejo"
    r"|organizaciones|miembros|integrantes|participants|delegations|countries|states|members|authorities|committee"
    r"|group|meeting|plenary|conference|governments|parties|reunion|reuniao|mesa|partes)"
)
# What belongs to a meeting and is approved by it; a law that was approved is another thing.
PAPERS = (
    r"(?:plan(?:es)? de (?:trabajo|accion)|plano de (?:trabalho|acao)|declaracion|declaracao|terminos de referencia"
    r"|termos de referencia|work ?plan|plan of action|action plan|declaration|terms of reference|hoja de ruta|roadmap"
    r"|comunicado|reglamento|calendario)"
)
# A sentence that tells of the session, and not of what was said in it.
OPEN = rf"""
    se instal(?:o|aron) (?:la|el) (?:mesa|sesion|reunion) | minut[eo]s? de sil[ae]nc\w+ |
    transmitid[oa]s? (?:por|en|pel[oa]) | tom(?:o|aron) la palabra | tom(?:ou|aram) a palavra |
    took the floor | se conect(?:o|aron|an)\b | conect(?:ou|aram)-se | attendance (?:was|fell) |
    (?:manana|tarde|manha|morning|afternoon)(?: \S+){{0,2}} (?:fue|foi|was|se) (?:\w+ )?(?:reserv|\
    dedic|destin|devot|given)\w* |
    (?:comenzo|inicio|empezo|comecou|iniciou|began|started|opened) (?:con|com|with) |
    abriu-se (?:a|o|um|uma)\b | se abrio la\b |
    (?:attended|asistio|asistieron|compareci\w+|participated) (?:as|como|in|en|virtual|de manera|\
    por)\b | se trabajo en\b | o formato (?:foi|era) | el formato (?:fue|era) | the format was |
    (?:abrio|abriu|inauguro|cerro|clausuro|encerrou|opened|closed) (?:el|la|o|a|the) (?:\w+ \
    )?(?:prefect|prefeit|alcald|intendent|gobernad|governad|rector|reitor|decan|consul|encargad|mayor|\
    governor|deput) |
    (?:intercambio|intercambio|exchange|programa|programme|evento|encuentro|encontro)(?: \S+){{0,3}}? \
    (?:se organizo|se estructuro|se dividio|organizou-se|dividiu-se|was organi[sz]ed|was divided) |
    declar(?:o|ou|ed) (?:formalmente |oficialmente |formally )?(?:abiert|abert|inaugurad|instalad|\
    open|clausurad|encerrad)\w* |
    (?:abertura|apertura|clausura|encerramento|conduccion|conducao)(?: \S+){{0,4}}? (?:ficou|estuvo|\
    esteve|corrio|quedo) a? ?(?:cargo|por cuenta) |
    (?:decision|decisao|anuncio|announcement) (?:veio|vino|llego|came|se conocio|foi anunciad\w) \
    (?:\S+ )?(?:en|em|no|na|on|at|al) |
    (?:abrio|inicio|comenzo|empezo|cerro|concluyo|abriu|iniciou|encerrou|concluiu|opened|began|\
    closed) (?:su|sua|its|his|her|the|la|a) (?:intervenc|exposic|present|discurs|statement|remarks|\
    palabras) |
    (?<![\w ])(?:abrio|abriu|inauguro|cerro|encerrou|clausuro|modero|moderou|opened|presidio|\
    presidiu) (?:la|el|los|o|a|the) (?:\w+ )?(?:direct|minist|vicem|president|embaj|embaix|jef|chef|\
    represent|secretar|coordinad|subsecretar|moderad|vice|chair|head) |
    (?:inaugur|abri|abrio|clausur|encerr|abert|opened|closed)\w* (?:oficialmente )?(?:la|el|a|o|as|os|\
    the|este|esta|with|com)? ?(?:\w+ )?(?:{EVENT}|trabajos|trabalhos|intercambio|debate|discusion|\
    apertura) | agradec\w+ | \bthank(?:s|ed)\b |
    (?:dio|dieron|deu|deram|brindo|dando) (?:la |as? )?(?:bienvenida|boas.vindas) | welcom(?:es|ed)\b |
    felicit\w+ | saud(?:o|ou|aram)\b |
    (?:a|bajo) cargo de l[ao]s? (?:direct|minist|vicemin|embaj|president|jef|secretari) |
    estuvo a cargo | esteve a cargo | \bmodera\b | \bmoderad[oa] por | \bmodero\b | \bmoderou\b |
    \bmoderated | (?:se|foi|foram) (?:reunieron|reunio|reuniu|celebro|llevo a cabo|realizou) |
    reuniram-se | reuniu-se | realizou-se | tuvo lugar | teve lugar | took place |
    \b(?:particip|asist)(?:aron|ieron|aram|iram|o|io|ou)\b (?!en la elab) |
    (?:cont|conto|contou|counted) (?:con|com) (?:la|a|o|el) (?:presencia|participac|presenca|\
    asistencia|apoyo|apoio)\w* |
    {EVENT}(?: \S+){{0,6}}? (?:fue|foi|fueron|was|were) (?:\w+ )?(?:abert|encerrad|presidid|conduzid|\
    conducid|iniciad|organi[zs]|convocad|convened|held|hosted|attended|opened|chaired|moderated|\
    realizad|celebrad|inaugurad) | (?:was|were) (?:represented|in attendance) |
    delivered (?:the )?(?:opening|welcom|closing)\w* | (?:opening|closing|welcoming) remarks |
    palabras de (?:apertura|bienvenida|cierre) | se (?:dio|da) (?:por|inicio|lectura|la palabra) |
    dio inicio | deu inicio | se abrio (?:un|el|la|un espacio) |
    se (?:dividi|organiz|distribuy)\w+ en (?:\w+ )?grupos | trabajaron en |
    (?:discussao|discusion|debate|conversacion|dialogo|discussion|debates) (?:\w+ )?(?:giro|girou|se \
    centro|centrou-se|focused|centred|turned|verso|trato|abordo|versou) |
    (?:la|el|esta|este|a|o|esta|the|this) (?:\w+ )?{EVENT} (?:se |fue |tuvo|conto|reunio|reuniu|inici|\
    abord|trat|was |discussed|addressed|brought|began|opened|discutiu|es la|es el|contou) |
    se (?:abord|trat|discut|incluy|realizo|realizaron|analiz|llev|conto con|intercambi|compart|\
    presentan|presentaron)\w* | a continuacion | seguidamente | foram (?:abordad|discutid|tratad)\w+ |
    discutiu-se | were discussed | participants discussed |
    (?:agenda|orden del dia|temario|pauta|acta|ata|minutes|metodologia)(?: \S+){{0,4}} (?:(?:was|were|\
    foi|fue|se|que fue) )?(?:\w+ )?(?:adopt|approv|aprob|aprov|adot|read|lid|leid)\w+ |
    se (?:aprobo|adopto|leyo) (?:la agenda|el orden del dia|el temario|el acta) |
    (?:explic|present|expus|expuso|apresent|puso|introduc)\w* (?:\S+ ){{0,4}}(?:la|el|a|o|the) \
    (?:metodolog|agenda|temario|orden del|dinamica|pauta|methodolog) |
    (?:aprobad|aprovad|lid|leid|adopted|approved)\w*(?:, [^,]*,)? (?:la|el|a|o|the) (?:agenda|acta|\
    ata|pauta|temario|orden del dia) | (?:hizo|hicieron|fizeram|fez) uso d[ea] (?:la )?pal |
    (?:dia|day|panel|painel|sesion|session|sessao|bloque)(?: \S+){{0,2}} (?:estuvo|esteve|was|fue|\
    foi) (?:dedicad|devoted|dedicated) | (?:se conversa|se conversaba|conversou-se) |
    (?:nada|no) (?:mais |habiendo )(?:havendo|mas|otros) | lavr\w+ a presente |
    levant(?:o|ou|aron) (?:la|a) sess?i | (?:facilitad)[ao]? por
"""
TOLD_OF_SESSION = rf"\b(?:{one_of(OPEN)})"
