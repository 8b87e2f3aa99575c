"""Turns of phrase by which a sentence puts something forward: a way of looking, what all share, an example. All folded."""

from practices.statement_kinds import Kind

from .examples import EXAMPLES

ALL_COUNTRIES = (
    r"(?:paises|estados|ciudades|cidades|cities|municipios|partes|parties|paineis|paneles|panels|delegaciones|delegacoes|gobiernos|governos|mesas|grupos|countries|states"
    r"|delegations|governments|tables|groups|participantes|participants|intervenciones|intervencoes"
    r"|presentaciones|apresentacoes|presentations|interventions|speakers|panelistas|panellists|ponencias|instituciones)"
)
ALL = (
    rf"(?:tod[oa]s (?:l[oa]s |[oa]s )?(?:\w+ )?{ALL_COUNTRIES}|(?:l[oa]s|[oa]s|the) (?:dos|tres|cuatro"
    rf"|cinco|seis|siete|ocho|nueve|diez|once|doce|dois|duas|quatro|sete|oito|nove|dez|doze|two|three|four|five|six|seven"
    rf"|eight|nine|ten|eleven|twelve|\d+) {ALL_COUNTRIES}|amb[oa]s (?:paises|lados)|all (?:of )?(?:the )?(?:\w+ )?{ALL_COUNTRIES}"
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
# Who holds a way of looking.
HOLDS = (
    r"(?:abog|defend|defiend|propus|propos|propon|reivindic|insist|plante|made the case|argu|call|urg|advocat|invit"
    r"|recomend|acrescent|sum|incorpor|anad|agreg|preconi[sz]|sosten|sostuv|sustent|reclam|pid|ped|promov|favou?r"
    r"|stress|subray|sublinh|enfatiz|recla)[\w-]*"
)
OF_VALUES = (
    r"(?:de|basad[oa]s? en|centrad[oa]s? en|con base en|baseada? em|centrada? n[oa]|interseccional\w*"
    r"|intercultural\w*|diferencial\w*|transversal|territorial\w*|humanitari\w+|human rights|rights.based"
    r"|gender|child.rights|people.centred|whole.of|intersectional|integral|sistemic[oa]|comunitari[oa]"
    r"|generacional|preventiv[oa]|multidimensional|psicosocial|psicossocial)"
)

VIEWS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.APPROACH,
        rf"""
        \b(?:partir de|con|desde|bajo|adoptar|incorporar|com|sob|a partir d[ea]|through|from|within|\
        using|adopt|for|take|aplicar|asumir|defend\w+|propuso|propugn\w+|mantener|plante\w+|suma|sumo|\
        privilegi\w+|abog\w+ por|argu\w+ for|called for|calls? for|advocat\w+|promot\w+) (?:un|una|\
        uno|la|el|um|uma|a|o|an|the|as|los) (?:\w+ )?{LENS}s?\b |
        \b(?:human.rights|rights.based|gender|child.rights|people.centred|whole.of.(?:government|\
        society)|intersectional|intercultural|survivor.centred|child.centred|victim.centred|\
        differential|age and gender)(?:,? \w+){{0,2}} (?:lens|approach|perspective)\b |
        \b(?:abordar|abordad|mirar|tratar|analizar|analisar|leer|ler|ver|pensar|encarar|disen|\
        atender)\w* (?:\S+ ){{0,5}}(?:con|desde|com|sob|bajo|a partir d[eao]) (?:un |una |el |la |um |\
        uma |o |a )?{LENS}\b |
        \b(?:defend|propos|propug|postul|plante)[\w-]+ (?:un|una|uma?|el|la|a|o) {LENS}\b |
        \b{HOLDS}(?: \S+){{0,12}}? (?:un|una|la|el|um|uma|a|o|an|the) (?:["“«]?[\w-]+ ){{0,4}}?["”»]? \
        ?(?:enfoque|perspectiva|mirada|abordaje|abordagem|olhar|otica|optica|lente|lens|perspective|\
        approach|viewpoint)\b |
        \b(?:(?:mir|olh|enfoc|abord|trat|analiz|analis|pens|enxerg)(?:ar\w*|ad[oa]s?)|ver(?:l[oa]s?)?|\
        vist[oa]s?|leer(?:l[oa]s?)?|le[ir]d?[oa]?s?|lid[oa]s?|view(?:ed|ing)|seen|looked at) (?:\S+ \
        ){{0,4}}?(?:desde (?:la|el|los|las|su|una?)|a partir d[aeo]s?|a luz de|a luz d[ao]|through|\
        from the)\b |
        \bpart(?:ir|e|a|an|am) (?:de|d[oa]s|from) (?:(?:l[oa]s?|el|[oa]s?|una?|uma?) )?(?:derechos?|\
        direitos?|persona|pessoa|rights|dignidad|dignidade|cuidado|nin[oa]s?|interes superior|\
        interesse superior|enfoque|abordagem|comunidad\w*|comunidade\w*) |
        \bcomo (?:una?|uma?|sujet\w+|\w+) .{{0,80}}?(?:y|e|,) (?:no|nao) (?:solo |so |apenas )?como\b |
        \bas an? .{{0,80}}?(?:and|,|rather than) (?:not )?as\b |
        \bvist[oa]s? como (?:un |una |um |uma )?(?:derecho|direito|sujet|oportunidad|bien)\w* |
        \bp(?:on|uon|us|oe|or|ond)\w* (?:\S+ ){{1,9}}?(?:en el|no|al|at the) cent(?:ro|re|er)\b |
        \b(?:migrar|(?:a |la )?migrac\w+|migration|cuidado) (?:es|e|is) (?:una?|uma?) (?:human \
        )?(?:derecho|direito|right)\b | ^como (?:enfoque|lente|mirada|perspectiva|abordagem|olhar)\b |
        \b(?:propuesta|proposta|clave|chave) de l(?:ectura|eitura)\b |
        ^(?:desde|a partir de?) (?:la|a|el|un|una) (?:perspectiva|enfoque|cosmovision|otica|optica|\
        mirada|vision)\b |
        \bse (?:defendio|propuso|planteo|insistio en|adopto|postulo|privilegio) (?:un|una|el|la) \
        {LENS}\b | \bhabl(?:o|aron) desde |
        \b(?:entender|ver|mirar|leer|pensar|tratar|abordar\w*|encarar|olhar|enxergar|concebir|\
        conceber|see|view|treat|understand)\w* (?:\S+ ){{0,8}}?(?:como (?:un|uma?|una) (?:derecho|\
        direito)|as a (?:human )?right|no como (?:un|una)|nao como um) |
        \b(?:centralidad|centralidade) de |
        \b(?:en|em) (?:clave|chave) (?:de|intercultural|territorial|regional|feminista|comunit) |
        \bcentrad[oa]s? (?:en la|na) (?:persona|pessoa)s?\b | \bwhole.of.[\w-]+ view\b |
        \b(?:genero|gender|derechos humanos|direitos humanos|human rights|interculturalidad\w*|\
        interseccionalidad\w*)(?: \w+)? (?:must|should|debe\w*|deve\w*|atravies\w+|atravess\w+|\
        permee\w*|run through|run across|orient\w+|guie\w*|ser transversal) |
        \b{LENS} (?:{OF_VALUES})(?! (?:trabajo|accion|programa|programatic))\b(?=.{{0,60}}\b(?:debe|\
        deve|should|must|guiar|orient|atraves|transvers|rector|guia)) |
        \b(?:al|en el|no) centro (?:de|da|do)\b | at the cent(?:re|er) of
        """,
    ),
    (
        Kind.COMMON_ELEMENT,
        rf"""
        \b(?:emerg|surg|quedo claro|ficou claro|resalt|coincid|concord|converg|concurred|agreed that \
        all|constat|notou|noto|noted|repit|repet|compart|felt)\w*\b.{{0,140}}(?:\b{ALL}|\b{NONE}|\
        \bningun[oa]? dispone|\bnenhum dispoe) | ^(?:en|em|in|across|a|para|for|to) {ALL}\b |
        \b{ALL}(?: \w+)? (?:enfrent\w+|face|faced|compart\w+|share|shared|son|sao|are|tienen|tem|\
        reconoc\w+|reconhec\w+) | \bem tod[oa]s [oa]s {ALL_COUNTRIES} sao\b |
        ^{ALL}\b(?! (?:que|which|that|who)\b)(?! (?:\w+ ){{0,2}}(?:ped|pid|recom|acord|agreed to|\
        decid|solicit|foram|fueron|were|se |firm|suscrib|sign|adopt|adot|aprob|aprov|endors|compromet|\
        assin|resolv|conv|deb|dev|should|must)) |
        ^(?:un|una|um|uma|one|a|the only|lo unico que|o que) (?:\S+ ){{0,6}}?(?:unio|uniu|une|united|\
        unites|compart\w+|shared|atraveso|atravessou|recorrio|ran through|runs through|was heard in|\
        se oyo en|aparecio en)\b |
        \b(?:un|el|um|o|the) mism[oa] (?:rasgo|punto|problema|diagnostico|patron|hecho)\b |
        \bthe same (?:feature|pattern|diagnosis)\b | \b{ALL_COUNTRIES} ha[sd]? in common\b |
        \bevery (?:presentation|panel|speaker|table|group|delegation|country)\b(?!.{{0,\
        60}}\b(?:should|must|needs?|will)\b) | ^both (?:sides|countries|cities|delegations|states)\b |
        ^(?:es|e|it is) (?:comun|comum|common) (?:a|as|aos|to)\b |
        \bthe same (?:problem|difficulty|concern)\b | ^(?:across|throughout) the region\b |
        ^en toda la region\b | ^em toda a regiao\b | ^{NONE} | \bse repitio\b | \brepetiu-se |
        \brepeatedly\b |
        \b(?:comun|comum|common|compartid[oa]s?|partilhad[oa]s?|compartilhad[oa]s?|shared|\
        transversal(?:es)?) (?:a|para|to|by|por|among|across|entre) (?:tod|all|l[oa]s (?:\w+ \
        )?{ALL_COUNTRIES}|[oa]s (?:\w+ )?{ALL_COUNTRIES}|the (?:\w+ )?{ALL_COUNTRIES}|both|amb) |
        \b(?:rasgo|elemento|punto|traco|ponto|hilo|fio|denominador|feature|thread|ground|denominador) \
        (?:en |em )?(?:comun|comum|common|compartid\w+)\b |
        \belementos? (?:en )?(?:comun\w*|compartid\w+) |
        \b(?:common|shared) (?:feature|thread|element|ground|denominator|concern|challenge|point)s? |
        \bunanimes?\b |
        \b(?:shared|compartieron|compartilharam|compartio) (?:the|la|a|el|o) (?:same )?(?:view|\
        concern|vision|visao|preocupac\w+|idea|ideia|opinion) |
        ^(?:tod[oa]s|all) (?:coincid|concord|enfrent|compart|agreed that|stressed|face|reconoc|\
        reconhec|dij|reported|describ|senal|mencion)\w* | ^em comum\b | ^en comun\b |
        \btienen en comun\b | \btem em comum\b | \bhave in common\b | \bse repitio en\b |
        \b(?:across|in) all (?:\w+ )?{ALL_COUNTRIES} |
        ^(?:(?:el|la|los|las|o|a|os|as|the|todas?|all) )*(?:\w+ )?(?:mesas|grupos|groups|tables|tres \
        mesas)(?: de \w+)? (?:coincid|concord|concurred) |
        \b(?:coincidieron|coincidio|coincidencia|coincidiram|concordaram|concurred|convergiram|hubo \
        coincidencia|houve convergencia|consenso) (?:en|em|in|on|that|sobre) (?:que |la |el |a |o |\
        los |las |that |the )?(?!necesidad|necessidade|need|urgencia|convenien|importancia de \w+r|\
        \w+r\b)(?!.{{0,60}}\b(?:necesidad|necessidade|need|urgencia|urgente|necesari\w+|preciso|\
        deben?|devem?|should)\b)
        """,
    ),
    (Kind.MENTION, EXAMPLES),
)
