"""Turns of phrase by which a sentence puts forward an example to learn from. All folded."""

EXAMPLES = r"""
    \breplic(?:able|ables|ar|ada|adas|avel|aveis|ado|ate|ated|ating)\b |
    \bas an? (?:\w+ )?(?:example|model|inspiration|reference|source of inspiration)\b |
    \bcomo (?:fuente|fonte) de inspir\w+ |
    \bworth (?:replicating|copying|learning|sharing|looking|emulating|studying|noting) | \bheld up\b |
    \bsingled out\b |
    \bcomo (?:un |una |um |uma )?(?:\w+ )?(?:ejemplo|referencia|experiencia|modelo|inspiracion|\
    inspiracao|exemplo|practica|pratica|referente|caso)\b |
    \ba (?:titulo|modo) de (?:ejemplo|exemplo|referencia|ilustracion) |
    \b(?:otro|el otro|un|otra|um|outro|another|an|buen|bom|good) (?:buen |bom |good )?(?:ejemplo|\
    exemplo|example)\b |
    \b(?:experiencia|iniciativa|practica|modelo|caso) (?:que (?:le |les )?(?:parec|otros|podria|puede|\
    vale|merec|despert|gust|inspir|outros)|exitos\w+|inspirador\w*|replicabl\w+|interesante\w*|\
    bem.sucedid\w+|exitosa|valios\w+|ilustrativ\w+|a seguir|destacad\w+|positiv\w+|de (?:interes|\
    referencia)|promissor\w*) |
    \b(?:apontad|citad|senalad|mencionad|destacad|presentad|cited|mentioned|highlighted|presented|\
    seen|lembrad|recordad|referid)\w* (?:\S+ ){0,4}(?:como|as) (?:an? |uma? |una? )?(?:\w+ \
    )?(?:inspirador|ejempl|example|exempl|model|referen|buena|boa|good|exitos|promising|best|\
    interesant) |
    \b(?:se miro|se vio|se escucho|se siguio|foi vist\w|foi acompanhad\w|was heard|was followed) \
    con?m? (?:\w+ )?(?:interes|atencion|interesse|atencao|interest)\b |
    ^(?:tambien |tambem )?gust(?:o|aron)\b | \bchamou (?:\w+ )?a atencao (?:\S+ ){0,3}(?:a|o|as|os)\b |
    \bllamo (?:\w+ )?la atencion (?:\S+ ){0,3}(?:el|la|los|las)\b(?! (?:alto|baj|falta|cantidad)) |
    \b(?:elogiad|aplaudid|valorad|ponderad|celebrad|destacad|sobresali|sobressa|praised|commended|\
    admired|applauded|welcomed)\w* (?:\S+ ){0,3}?(?:(?:la|el|a|o|the|fue|foi|was) )?(?:\S+ ){0,\
    2}?(?:experiencia|practica|pratica|iniciativa|modelo|programa|experience|practice|initiative|\
    model|scheme|escuela|casa|red)\b |
    \b(?:experiencia|practica|pratica|iniciativa|modelo|experience|practice|initiative|model) (?:\S+ \
    ){0,2}?(?:elogiad|aplaudid|valorad|ponderad|praised|commended|admired|applauded)\w* |
    ^(?:entre|among) (?:l?[ao]s|the) (?:(?:buenas|mejores|boas|melhores|good|best) \
    )?(?:pra[ck]tic[ae]s|experienc\w+|iniciativas|initiatives|ejemplos|exemplos|examples|casos|\
    modelos|models)\b | \b(?:were|was) (?:\w+ )?impressed by\b | ^de (?:la|esa) experiencia\b |
    \b(?:outr[ao]s?|otr[ao]s?|others?|other cities|demais|demas) (?:\S+ ){0,2}?(?:podr|pued|poder|\
    pode|could|can|might|may|queri|quis)\w* |
    \bfue (?:\w+mente )?(?:valorad|elogiad|aplaudid|destacad)[oa] (?:la|el|como)\b |
    \bfoi (?:\w+mente )?(?:elogiad|aplaudid|destacad)[oa] (?:a|o)\b | \bun ejemplo (?:a seguir|de)\b |
    \bcaught \w+(?:'s)? (?:\w+ )?attention\b | \b(?:quieren|querem|want to|buscan|desean) replicar? |
    \bgusto mucho | \bdespert(?:o|aron|ou|aram) (?:\w+ ){0,3}interes\w* |
    \b(?:drew|attracted|generated|raised) (?:\w+ )*interest\b |
    \bvale (?:la pena |a pena )?(?:conocer|conhecer|copiar|imitar|mirar|olhar)\b |
    \b(?:que|which) (?:gusto|agrado|sorprendio|chamou|agradou|others found)\b |
    \bse interes(?:o|aron) (?:por|en)\b | \binteress(?:ou|aram)-se (?:por|pel[oa])\b |
    \bmerec(?:e|en|em|io) \w+[aei]r(?:se)?\b |
    \binspir(?:ar|a|an|am|e|es|ed|o|ou) (?:a )?(?:otr|outr|other)\w* |
    \bwants?(?:ed)? to (?:copy|replicate|adopt|borrow|emulate)\b |
    \b(?:se aprendio|aprendimos|aprendeu-se|aprendemos|learn(?:ed|t) from)\b |
    \bque (?:mas |mais )?(?:gust|agrad|interes|inspir|chamaram)\w+ |
    \bvale la pena (?:mirar|copiar|conocer|estudiar|compartir|replicar) |
    \bvale a pena (?:olhar|copiar|conhecer|estudar) |
    \b(?:merece|digno de|digna de|merecio) (?:ser |la )?(?:replic|conocid|estudiad|imitad|copiad|\
    destac|atencion|conhecid|mencion) | \b(?:aprender|aprendizaje|learn) (?:de|com|from)\b |
    \b(?:otr[oa]s|outr[oa]s|other|demas|demais) (?:paises|estados|countries|states|cidades|ciudades|\
    ministerios) (?:podr|pued|poder|could|can|might|may|pode)\w* | \bpuede servir | \bpode servir |
    \bcould (?:serve as|inspire|be (?:adapted|replicated|copied)) | \btrajo el caso\b |
    \bcomo se (?:hace|hizo) en\b
"""
