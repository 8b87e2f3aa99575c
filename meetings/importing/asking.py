"""What one wants by saying it: to offer, to ask for. All folded."""

OFFER = r"""
    plante(?:o|aron|a|an|amos) (?!que\b)\w+[aei]r\b |
    (?:podri|poderi)(?:a|an|am) (?:co-?)?(?:financiar|apoyar|apoiar|sediar|acoger|acolher|prestar|\
    aportar|ceder|albergar)\b |
    (?:puso|puse|trajo|dejo|coloco|colocou|pos|put|trouxe) (?:sobre la mesa|sobre a mesa|on the \
    table) (?:un|una|la|el|su|um|uma|a|o|the)\b | se candidat\w+ | candidat(?:o|ou|aron|aram) a\b |
    se most\w+ dispuest\w+ | mostr(?:ou|aram)-se dispost\w+ |
    (?:pus|pon|colo[cq])\w* (?:\S+ ){1,8}?a (?:su )?dispos\w+ |
    could (?:host|lend|share|fund|train|draft)\b | se compromet(?:eri|er)ia\w* |
    plante(?:o|aron|a|an|amos|ou) (?:un|una|um|uma) (?:\w+ )?(?:taller|oficina|reunion|reuniao|simula|\
    ejercicio|exercicio|piloto|visita|grupo|encuentro|encontro|curso|plataforma|red|rede)\w* |
    (?:puede[n]?|podria[n]?|podemos|pode[m]?|poderia[m]?|could|can) (?:compartir|pasar|prestar|enviar|\
    ceder|facilitar|recibir|acoger|aportar|traducir|compartilhar|emprestar|acolher|receber|enviar|\
    traduzir|share|host|provide|lend|send|translate) (?:\w+ )?(?:su|sus|sua|seu|its|their|our|\
    nuestr[oa]|noss[oa]|un|una|um|uma|a)\b | (?:would be|is|was|are) (?:glad|happy|ready|pleased) to\b |
    oferecemos\b | ofrecemos\b | con gusto \w+ |
    (?<!\bse )(?:suger|sugir|sugier)\w* (?:la creacion|a criacao|(?:una?|uma?) (?:\w+ )?(?:taller|\
    oficina|reunion|reuniao|simula|ejercicio|exercicio|piloto|visita|grupo|encuentro|encontro|curso|\
    plataforma|red|rede)\w*|(?!que\b)\w+[aei]r\b) |
    suggest(?:ed|s) (?:a|an|creating|setting|drafting|holding|forming|launching|organi[zs]ing|\
    compiling|building|testing|running|piloting|opening|hosting)\b |
    a consideracion (?:de \S+ \S+ )?(?:la|el|una) (?:propuesta|creacion|idea|posibil\w+) |
    a consideracao a (?:proposta|criacao|ideia) | \bse dispos\b |
    (?:puso|trajo|dejo|lanzo|planteo|pos|colocou|deixou|trouxe|put|left) (?:sobre (?:la|a) mesa|on \
    the table)? ?(?:la|a|the|an) (?:\w+ )?(?:idea|ideia|proposta|propuesta)\b | \bse ofrec\w+ |
    \bofreci(?!mien|d[oa]s? por)\w+ |
    \bofrece[n]?\b(?! (?:\w+ )?(?:curso|atencion|asesor|servici|formacion|clases|capacit|becas|\
    exencion|alojamiento|acompan)) |
    \boferec(?:e|em|eu|eram)\b(?! (?:\w+ )?(?:curso|atendimento|assessor|servico|formacao|aulas|\
    capacit|bolsas|isencao|acolh|abrigo)) | \boffered\b | \boffers? to\b | \bwilling to\b |
    volunteered\b | (?:pus|pon|pos|coloc|puso)\w*(?:-se)? a (?:su |sua )?(?:la )?dispos\w+ |
    dispus\w*-se | dispos-se | se dispus\w+ | se prontific\w+ | prontific\w+-se | se postul\w+ |
    candidat\w+-se | (?:lanz|lanc|launch|float|plante)\w+ (?:la|a|the) (?:idea|ideia|posibilidad)\b |
    (?:disposicion|disponibilidad|disposicao|disponibilidade|willingness|readiness|interest|interes|\
    interesse) (?:de|para|a|to|in|en|em) (?:\w+[aei]r|\w+ing|host|share|receive|lead|fund|support|\
    provide|help|draft|train|translate|organi[sz]e)\b | (?:put|brought|laid) forward | tabled\b |
    plante(?:o|aron|a|an) (?:crear|la creacion|elaborar|constituir|establecer|organizar|conformar) |
    dispuest[oa] a |
    (?:invit|convid)\w+ (?:a |as |os )?(?:las |los |the |otras |outras )?(?:\w+ ){0,2}(?:a visitar|a \
    conocer|a conhecer|to visit)
"""
ASK = r"""
    (?:fueron|foram|were|son|sao|are) (?:llamad|chamad|instad|exhortad|called)\w* (?:a|on|to)\b |
    (?:necesidad|necessidade|urgencia|conveniencia|importancia) (?:de|d[ao]) (?:un|una|um|uma|mas|\
    mais|mayor|maior|contar|tener|ter)\b | (?:insist\w+) (?:en|em|na|no|nas|nos|on) (?!que\b|el hecho) |
    (?:hubo|houve|there (?:was|were)) (?:un|um|a|varios|several)? ?(?:llamados?|pedidos?|apelos?|\
    calls?|solicitud\w*) | cobr(?:ou|aram) (?:a|o|do|da|dos|das|que|mais)\b |
    exig(?:io|ieron|iu|iram|e|en|em) que\b | demanded\b | asked (?:\w+ ){1,3}to\b |
    cabe a(?:os?|l|s|o)? | encarec\w+ (?:a|la) (?:necess|neces|urg)\w+ |
    (?:se )?plante(?:o|aron|a|an) que\b | \bpid(?:e|en|io|ieron)\b(?! la palabra) |
    \bped(?:e|em|iu|iram)\b | (?:call(?:s|ed)) (?:for|on|upon)\b |
    (?:asked|asks) (?:for|that|to|the|states|countries|governments)\b | appeal(?:s|ed) (?:for|to)\b |
    press(?:es|ed) for\b | pleaded for |
    (?:llam|chamam?|llaman)(?:o|aron|a|ou|aram)? (?:a que|a la|al|a los|a las|a)\b |
    (?:hizo|hicieron|fez|fizeram|formulo) un?m? (?:\w+ )?(?:llamad|llamamient|apel)\w+ |
    (?:abog|defend|defiend|propugn|clam|velar|apost)\w+ (?:por|que|pel[oa])\b |
    argu(?:es|ed) (?:for|that)\b | advocat(?:es|ed)\b |
    (?:insist|insiste)\w* (?:en|em) (?:que se|que \w+ (?:se )?deb\w+|formar|\w+[aei]r\b|la necesidad|\
    na necessidade) | insisted on\b |
    invit(?:o|aron|a|an|ou|aram|ed) (?:a l[ao]s|[ao]s|the|states|countries|estados|paises|a que)\b |
    (?:necesidad|urgencia|conveniencia|necessidade|importancia|pertinencia) (?:y \w+ |e \w+ )?de \
    (?:que\b|\w+[aei]r(?:se|l[eao]s?)?\b) | \bneed (?:to|for)\b | importance of \w+ing\b |
    (?:consider|estim|juzg|ve|vio|plante|julg|deem|qualific|calific)\w* (?:como |muy |it \
    )?(?:necesari|convenient|pertinent|urgent|prioritari|indispensabl|importante|necessari|essential|\
    important|advisable|oportun)\w* | (?:quieren|querem|piden|pedem|esperan|esperam) que |
    want(?:s|ed)? (?:\w+ ){1,4}to\b
"""
ASK_VERBS = """
    recom[ie]+nd | exort | suger | sugir | sugier | suggest | exhort | urg | inst | aconsej | aconselh |
    advis | recommend | request | solicit | reclam | reivindic | encourag | demand
"""
