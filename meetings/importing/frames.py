"""Turns of phrase by which a whole sentence says what it is, whoever speaks in it; folded, in the order in which they count."""

from practices.statement_kinds import Kind

from .acts import EVENT
from .verbs import pattern_of
from .vocabulary import alternatives

OF_EARLIER = (
    r"(?:anterior\w*|previous|last|pasad[oa]|passad[oa]|(?:19|20)\d\d|(?:primera|segunda|tercera"
    r"|\d{1,2}\W?[ao]?) (?:reunion|reuniao|mesa|sesion|conferencia|edicion|meeting|session))"
)
PROMISES = (
    r"(?:compromisos?|acuerdos?|decision(?:es)?|compromissos?|acordos?|decis(?:ao|oes)|tareas?|tarefas?"
    r"|puntos?|pontos?|commitments?|agreements?|decisions|recommendations?|recomendacion|recomendacao"
    r"|recomendaciones|recomendacoes|action points?|tasks)"
)
KEPT = (
    r"(?:cumpl|cumpr|conclu|ejecu|execu|realiz|complet|implement|fulfil|pend|avanz|avanc|carried out"
    r"|deliver|met\b|outstanding|ongoing|under way|closed|inici)"
)
ALL_COUNTRIES = (
    r"(?:paises|estados|delegaciones|delegacoes|gobiernos|governos|mesas|grupos|countries|states"
    r"|delegations|governments|tables|groups|participantes|participants|intervenciones|intervencoes"
    r"|presentaciones|speakers|instituciones)"
)
ALL = (
    rf"(?:tod[oa]s (?:l[oa]s |[oa]s )?(?:\w+ )?{ALL_COUNTRIES}|(?:l[oa]s|[oa]s|the) (?:dos|tres|cuatro"
    rf"|cinco|seis|siete|ocho|nueve|diez|once|doce|dois|quatro|sete|oito|nove|two|three|four|five|six|seven"
    rf"|eight|nine|ten|\d+) (?:paises|estados|delegaciones|delegacoes|mesas|grupos|countries|states"
    rf"|delegations|groups|tables)|amb[oa]s (?:paises|lados)|all (?:of )?(?:the )?(?:\w+ )?{ALL_COUNTRIES}"
    rf"|every (?:country|state|delegation|government|speaker)|all (?:two|three|four|five|six|seven|eight"
    rf"|nine|ten) {ALL_COUNTRIES})"
)
NONE = (
    r"(?:ningun[oa]?(?: de l[oa]s)? (?:pais|estado|delegacion|paises|estados|dispone|cuenta|tiene)"
    r"|nenhum(?:a)?(?: d[oa]s)? (?:pais|estado|delegacao|paises|dispoe|conta|tem)|(?:no"
    r"|none of the) (?:countries|country|state|states|delegation)\b)"
)
LENS = (
    r"(?:enfoque|perspectiva|lente|mirada|optica|clave|abordaje|vision|cosmovision|abordagem|otica|olhar"
    r"|enfoques|perspectivas|visao|cosmovisao|lens|perspective|approach|viewpoint|doctrina|doutrina"
    r"|paradigma|marco)"
)
OF_VALUES = (
    r"(?:de|basad[oa]s? en|centrad[oa]s? en|con base en|baseada? em|centrada? n[oa]|interseccional\w*"
    r"|intercultural\w*|diferencial\w*|transversal|territorial\w*|humanitari\w+|human rights|rights.based"
    r"|gender|child.rights|people.centred|whole.of|intersectional|integral|sistemic[oa]|comunitari[oa]"
    r"|generacional|preventiv[oa]|multidimensional|psicosocial|psicossocial)"
)

FRAMES: tuple[tuple[Kind, str], ...] = (
    (
        Kind.DEFINITION,
        r"""
        \b(?:se (?:entendio|entiende|entendera|entenderia) por|entend(?:e|eu|er)-se(?:-a)? por|entendida? como|\
        (?:se define|define-se|se definio|definiu-se|is defined|was defined) como?\b) |
        \b(?:is|are|was|were) (?:understood|defined|taken) (?:as|to mean|to be)\b |
        ["“«][^"”»]{2,60}["”»],? (?:means?|significa|refers to|se refiere a|abarca|comprende|compreende|\
        designa|covers)\b |
        ^(?:\w+ ){0,4}(?:definio|definiu|defined|define)\b(?: \S+){1,8} (?:como|as)\b |
        \bcompre{1,2}nde(?:ria)? (?:a )?tod[oa]s?\b | \bno es una categoria\b | \bnao e uma categoria |
        \bentender por\b | ^(?:\S+ ){1,4}means? (?:the|a|an|any|that|to)\b |
        ^(?:\S+ ){1,4}(?:significa|quiere decir|quer dizer)\b |
        \b(?:nocion|nocao|notion|definicion|definicao|definition|formulacion|formulacao|concepto|conceito|\
        concept)\b[^:.]{0,60}: |
        \bthe (?:draft |proposed )?\w+ defines?\b | \bentendemos por\b |
        \bse considera[n]? (?:\w+ ){1,3}a (?:quien|tod[oa]|aquel)\w* |
        ^(?:un |una |um |uma |a |an )?["“«]?(?:[\w-]+ ){1,4}?[\w-]+["”»]? (?:is|es|e) (?:someone|any|a person|\
        any person|quien|toda persona|aquell?[ao]?|todo aquel|aquela|quem|toda pessoa)\b |
        \bentend(?:iendo|endo)se por\b |
        \b(?:por|by) (?:["“«]?\w+["”»]? ){1,5}(?:se entendio|se entiende|entende-se|is meant|we mean|\
        se entendera) |
        \b(?:propuso|propos|ofrecio|ofereceu|dio|deu|gave|offered|sugirio) (?:una|la|uma|a|this|esta) \
        (?:\w+ )?(?:definicion|definicao|definition)\b |
        \b(?:el|o|the) (?:termino|termo|concepto|conceito|term|concept)\b.{0,80}\b(?:se refiere|refiere|\
        refere-se|abarca|designa|comprende|compreende|incluye|inclui|significa|means|refers|covers|alude|\
        quiere decir|debe entenderse|should be understood)\b |
        ^[^:.]{3,60}: (?:quien|aquel|aquell[ao]s?|tod[oa] (?:persona|aquel)|aquela|conjunto de|any person|\
        a person|the process|proceso (?:por|mediante)|processo pel)
        """,
    ),
    (
        Kind.EVENT_OBJECTIVE,
        rf"""
        \b{EVENT}(?: \S+){{0,6}} (?:tuvo|teve|tiene|tem|tenia|had) (?:por|como|as its|as)? ?(?:\w+ )?(?:objet|\
        proposit|finalidad|mira|aim|purpose) |
        \b(?:el|la|a|o|the|como|cuyo|cuya|cujo|its|su) (?:\w+ )?(?:objetiv[oe]|objeto|proposito|purpose|aim|\
        finalidad\w*|fin|objective)s?(?: \w+)? (?:d(?:e|a|o|el|os|as)|of) (?:la |las |el |esta |este |a |o |\
        os |as |the |this )?(?:\S+ ){{0,3}}(?:{EVENT}|dia|jornada|days?)\b |
        ^(?:(?:el|o|su|the|its|nuestro|nosso|our) )?(?:\w+ )?(?:objetivo|proposito|proposta|purpose|aim|\
        objective|idea|finalidad)(?: \w+)? (?:era|fue|foi|es|e|was|is|consist\w+) (?:\w+[aei]r\b|to\b|que\b|\
        de \w+r\b) |
        \b(?:se|lo que se|o que se) (?:buscab?a?|busco|pretendi\w*|pretende|perseguia|procuro|procurava)\b |
        \bbuscou-se | \bpretendeu-se | \bbuscava-se | ^quer(?:emos|iamos|ia-se)\b | \bnos propusimos\b |
        \b{EVENT}(?: \S+){{0,6}}? se destina\w* a |
        \bse trata(?:ba)? de (?:ordenar|preparar|compartir|intercambiar|revisar|definir) |
        (?:invited|asked|convidad\w+|invitad\w+|chamad\w+) (?:to|a) (?:take stock|revis|exchange|compart|troc) |
        \bpretendia-se\b | \bvisava-se\b | \bprocurou-se\b |
        \b{EVENT}(?: \S+){{0,8}}? (?:busco|buscaba|busca|buscou|pretendio|pretende|pretendeu|visou|visa|visava|\
        persiguio|procuro|procurou|aimed|aims|sought|seeks|intended|objetivou|se propuso) (?:to )?\w+ |
        \b(?:convocad|convened|organi[zs]ad|organi[zs]ed|called|reuni)\w* (?:\S+ ){{0,6}}(?:para|con el (?:fin|\
        objetivo|proposito) de|com o (?:fim|objetivo|proposito) de|a fim de|in order to|to|with the aim of|\
        with a view to) (?:revis|analis|analiz|discut|debat|intercambi|trocar|avanz|avanc|identific|fij|fix|\
        defin|compart|conoc|construi|elabor|acord|harmoni|armoni|exchange|review|discuss|take stock|identify|\
        share|agree|assess|avali|evalu|examin|examine|consider) |
        ^to (?:take stock|exchange|review|discuss|identify|share|agree|assess|examine|build|explore)\b
        """,
    ),
    (
        Kind.MENTION,
        r"""
        \bse (?:compartio|presento|expuso|destaco|conocio|resalto|menciono) (?:la|una|el|como) \
        (?:\w+ )?(?:experiencia|practica|iniciativa|caso|modelo)\b
        """,
    ),
    (
        Kind.RECOUNT,
        rf"""
        \b{PROMISES}(?: \S+){{0,8}}? {OF_EARLIER}\b.{{0,160}}\b{KEPT} |
        \b{OF_EARLIER}\b(?: \S+){{0,6}}? {PROMISES}\b.{{0,160}}\b{KEPT} |
        \b{PROMISES} (?:asumid|adoptad|tomad|fijad|acordad|convenid|assumid|fixad|made|taken|\
        agreed)\w*\b.{{0,120}}\b(?:cumpl|cumpr|concret|realiz|conclu|ejecu|execu|complet|met\b|implement|\
        fulfil|pendient|pendent) |
        \bqueda[nm]? por (?:cumplir|ejecutar|concluir)\b |
        \b(?:encargad|encomendad|comprometid|commissioned|entrusted)\w* (?:\w+ )?(?:en|em|in) (?:\w+ )?(?:19|\
        20)\d\d\b |
        \bd[eoa]s? l?[oa]?s? ?(?:\w+ ){{1,2}}(?:{PROMISES})\b.{{0,120}}\b(?:cumpl|cumpr|conclu|ejecu|execu|\
        complet|realizad) |
        ^(?:cumplid[oa]s?|en curso|sin iniciar|no iniciad[oa]|en ejecucion|cumprid[oa]s?|concluid[oa]s?|\
        em andamento|em execucao|nao iniciad[oa]|completed|done|ongoing|in progress|not started|pending|\
        pendiente|parcial\w*) ?[:–-] |
        \b(?:un[oa]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|dois|duas|quatro|sete|oito|nove|dez|two|\
        three|four|five|six|\d+) (?:\w+ )?(?:estan|fueron|se encuentran|foram|estao|have been|were|are|\
        quedaron|ficaram) (?:\w+ )?(?:cumplid|cumprid|concluid|ejecutad|completed|fulfilled|implemented) |
        \b(?:habian?|haviam?|foram|were|se) (?:\w+ )?(?:fijad|asumid|acordad|fixad|agreed|\
        convenid)\w* (?:\w+ ){{0,2}}(?:compromis|acuerdo|acordo|commitment|tarea|tarefa) |
        \b(?:pendencias|pendientes|matters arising) d[aeo]\b.{{0,20}}\b(?:reuniao|reunion|ata|acta|sesion|\
        meeting) |
        \b(?:balance|balanco|recuento|rindio cuentas|prestou contas) (?:de|del|do|das?) (?:lo |las |los |os |\
        as )?(?:convenid|acordad|compromis|pendenc|pendient|acuerdo|acordo) |
        \b(?:of|out of) the (?:\w+ )?{PROMISES}\b.{{0,120}}\b(?:fulfil|complet|implement|met\b|carried|pending|\
        closed|deliver)
        """,
    ),
    (
        Kind.RECOMMENDATION,
        r"""
        ^que (?:se |l[ao]s? |el |[ao]s? |cada |tod[ao]s (?:l[ao]s |[ao]s )?)(?:\w+ ){0,5}?\w+(?:e|a|em|en|an|\
        am)\b
        """,
    ),
    (
        Kind.APPROACH,
        rf"""
        \b(?:partir de|con|desde|bajo|adoptar|incorporar|com|sob|a partir d[ea]|through|from|within|using|\
        adopt|for|take|aplicar|asumir|defend\w+|propuso|propugn\w+|mantener|plante\w+|suma|sumo|privilegi\w+|\
        abog\w+ por|argu\w+ for|called for|calls? for|advocat\w+|promot\w+) (?:un|una|uno|la|el|um|uma|a|o|an|\
        the|as|los) (?:\w+ )?{LENS}s?\b |
        \b(?:human.rights|rights.based|gender|child.rights|people.centred|whole.of.(?:government|society)|\
        intersectional|intercultural|survivor.centred|child.centred|victim.centred|differential|\
        age and gender)(?:,? \w+){{0,2}} (?:lens|approach|perspective)\b |
        \b(?:abordar|abordad|mirar|tratar|analizar|analisar|leer|ler|ver|pensar|encarar|disen|\
        atender)\w* (?:\S+ ){{0,5}}(?:con|desde|com|sob|bajo|a partir d[eao]) (?:un |una |el |la |um |uma |o |\
        a )?{LENS}\b |
        \b(?:defend|propos|propug|postul|plante)[\w-]+ (?:un|una|uma?|el|la|a|o) {LENS}\b |
        ^(?:desde|a partir de?) (?:la|a|el|un|una) (?:perspectiva|enfoque|cosmovision|otica|optica|mirada|\
        vision)\b |
        \bse (?:defendio|propuso|planteo|insistio en|adopto|postulo|privilegio) (?:un|una|el|la) {LENS}\b |
        \bhabl(?:o|aron) desde |
        \b(?:entender|ver|mirar|leer|pensar|tratar|abordar\w*|encarar|olhar|enxergar|concebir|conceber|see|\
        view|treat|understand)\w* (?:\S+ ){{0,8}}?(?:como (?:un|uma?|una) (?:derecho|direito)|\
        as a (?:human )?right|no como (?:un|una)|nao como um) |
        \b(?:centralidad|centralidade) de |
        \b(?:en|em) (?:clave|chave) (?:de|intercultural|territorial|regional|feminista|comunit) |
        \bcentrad[oa]s? (?:en la|na) (?:persona|pessoa)s?\b | \bwhole.of.[\w-]+ view\b |
        \b(?:genero|gender|derechos humanos|direitos humanos|human rights|interculturalidad\w*|\
        interseccionalidad\w*)(?: \w+)? (?:must|should|debe\w*|deve\w*|atravies\w+|atravess\w+|permee\w*|\
        run through|run across|orient\w+|guie\w*|ser transversal) |
        \b{LENS} (?:{OF_VALUES})(?! (?:trabajo|accion|programa|programatic))\b(?=.{{0,60}}\b(?:debe|deve|\
        should|must|guiar|orient|atraves|transvers|rector|guia)) |
        \b(?:al|en el|no) centro (?:de|da|do)\b | at the cent(?:re|er) of
        """,
    ),
    (
        Kind.COMMON_ELEMENT,
        rf"""
        \b(?:coincid|concord|converg|concurred|agreed that all|constat|notou|noto|noted|repit|repet|compart|\
        felt)\w*\b.{{0,140}}(?:\b{ALL}|\b{NONE}|\bningun[oa]? dispone|\bnenhum dispoe) |
        ^(?:en|em|in|across|a|para|for|to) {ALL}\b |
        \b{ALL}(?: \w+)? (?:enfrent\w+|face|faced|compart\w+|share|shared|son|sao|are|tienen|tem|reconoc\w+|\
        reconhec\w+) |
        \bem tod[oa]s [oa]s {ALL_COUNTRIES} sao\b |
        ^{ALL}\b(?! (?:que|which|that|who)\b)(?! (?:\w+ ){{0,2}}(?:ped|pid|recom|acord|agreed to|decid|solicit|\
        foram|fueron|were|se |deb|dev|should|must)) |
        ^{NONE} | \bse repitio\b | \brepetiu-se | \brepeatedly\b |
        \b(?:comun|comum|common|compartid[oa]s?|partilhad[oa]s?|compartilhad[oa]s?|shared|transversal(?:es)?) \
        (?:a|para|to|by|por|among|across|entre) (?:tod|all|l[oa]s (?:\w+ )?{ALL_COUNTRIES}|\
        [oa]s (?:\w+ )?{ALL_COUNTRIES}|the (?:\w+ )?{ALL_COUNTRIES}|both|amb) |
        \b(?:rasgo|elemento|punto|traco|ponto|hilo|fio|denominador|feature|thread|ground|denominador) (?:en |\
        em )?(?:comun|comum|common|compartid\w+)\b |
        \belementos? (?:en )?(?:comun\w*|compartid\w+) |
        \b(?:common|shared) (?:feature|thread|element|ground|denominator|concern|challenge|point)s? |
        \bunanimes?\b |
        \b(?:shared|compartieron|compartilharam|compartio) (?:the|la|a|el|o) (?:same )?(?:view|concern|vision|\
        visao|preocupac\w+|idea|ideia|opinion) |
        ^(?:tod[oa]s|all) (?:coincid|concord|enfrent|compart|agreed that|stressed|face|reconoc|reconhec|dij|\
        reported|describ|senal|mencion)\w* |
        \btienen en comun\b | \btem em comum\b | \bhave in common\b | \bse repitio en\b |
        \b(?:across|in) all (?:\w+ )?{ALL_COUNTRIES} |
        ^(?:(?:el|la|los|las|o|a|os|as|the|todas?|all) )*(?:\w+ )?(?:mesas|grupos|groups|tables|\
        tres mesas)(?: de \w+)? (?:coincid|concord|concurred) |
        \b(?:coincidieron|coincidio|coincidencia|coincidiram|concordaram|concurred|convergiram|\
        hubo coincidencia|houve convergencia|consenso) (?:en|em|in|on|that|sobre) (?:que |la |el |a |o |los |\
        las |that |the )?(?!necesidad|necessidade|need|urgencia|convenien|importancia de \w+r|\
        \w+r\b)(?!.{0, 60}\b(?:necesidad|necessidade|need|urgencia)\b)
        """,
    ),
    (
        Kind.MENTION,
        r"""
        \breplic(?:able|ables|ar|ada|adas|avel|aveis|ado|ate|ated|ating)\b |
        \bas (?:an example|a model|an inspiration|a reference)\b |
        \bworth (?:replicating|copying|learning|sharing|looking|emulating|studying|noting) | \bheld up\b |
        \bsingled out\b |
        \bcomo (?:un |una |um |uma )?(?:\w+ )?(?:ejemplo|referencia|experiencia|modelo|inspiracion|inspiracao|\
        exemplo|practica|pratica|referente|caso)\b |
        \ba (?:titulo|modo) de (?:ejemplo|exemplo|referencia|ilustracion) |
        \b(?:otro|el otro|un|otra|um|outro|another|an|buen|bom|good) (?:buen |bom |good )?(?:ejemplo|exemplo|\
        example)\b |
        \b(?:experiencia|iniciativa|practica|modelo|caso) (?:que (?:le |les )?(?:parec|otros|podria|puede|vale|\
        merec|despert|gust|inspir|outros)|exitos\w+|inspirador\w*|replicabl\w+|interesante\w*|bem.sucedid\w+|\
        exitosa|valios\w+|ilustrativ\w+|a seguir|destacad\w+|positiv\w+|de (?:interes|referencia)|\
        promissor\w*) |
        \b(?:apontad|citad|senalad|mencionad|destacad|presentad|cited|mentioned|highlighted|presented|seen|\
        lembrad|recordad|referid)\w* (?:\S+ ){0,4}(?:como|as) (?:an? |uma? |una? )?(?:\w+ )?(?:inspirador|\
        ejempl|example|exempl|model|referen|buena|boa|good|exitos|promising|best|interesant) |
        \bun ejemplo (?:a seguir|de)\b | \bcaught \w+(?:'s)? (?:\w+ )?attention\b |
        \b(?:quieren|querem|want to|buscan|desean) replicar? | \bgusto mucho |
        \bdespert(?:o|ou) (?:\w+ )?interes\w* | \b(?:drew|attracted|generated|raised) (?:\w+ )*interest\b |
        \bvale la pena (?:mirar|copiar|conocer|estudiar|compartir|replicar) |
        \bvale a pena (?:olhar|copiar|conhecer|estudar) |
        \b(?:merece|digno de|digna de|merecio) (?:ser |la )?(?:replic|conocid|estudiad|imitad|copiad|destac|\
        atencion|conhecid|mencion) |
        \b(?:aprender|aprendizaje|learn) (?:de|com|from)\b |
        \b(?:otr[oa]s|outr[oa]s|other|demas|demais) (?:paises|estados|countries|states|cidades|ciudades|\
        ministerios) (?:podr|pued|poder|could|can|might|may|pode)\w* |
        \bpuede servir | \bpode servir | \bcould (?:serve as|inspire|be (?:adapted|replicated|copied)) |
        \btrajo el caso\b | \bcomo se (?:hace|hizo) en\b
        """,
    ),
)
PATTERNS = tuple((kind, pattern_of(alternatives(words))) for kind, words in FRAMES)
# What a sentence that tells of the session names counts no more than the session.
OF_ALL_SENTENCES, OF_WHAT_IS_SAID = PATTERNS[:5], PATTERNS[5:]
