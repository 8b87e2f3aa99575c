"""What else headings are known by: what they ask, what stands around the name of a kind, the names of the strands."""

from practices.statement_kinds import Kind, Strand

# What a heading asks or says in half a sentence, without naming a kind: «¿Qué está funcionando?».
ASKED: tuple[tuple[Kind, str], ...] = (
    (
        Kind.CHALLENGE,
        r"""
        no (?:esta |esta siendo |estan |esta a )?funcion\w* | not work\w* | falta\w* | mejorar | preocupa\w* |
        needed | cuesta | impide\w* | nao (?:esta )?funcion\w* | missing
        """,
    ),
    (
        Kind.ADVANCE,
        r"""
        funcion\w* | works?\b | working | hicimos | hemos hecho | se ha hecho | logramos | fizemos | done
        """,
    ),
    (
        Kind.RECOMMENDATION,
        r"""
        pedimos | pedir | solicitamos | necesitamos | recomend\w+ | recommend\w* | precisamos
        """,
    ),
    (
        Kind.MENTION,
        r"""
        aprend\w+ | learn\w*
        """,
    ),
    (
        Kind.WAY_FORWARD,
        r"""
        sigue\b | hacer ahora | hacemos ahora | viene\b | next\b
        """,
    ),
)

# Words that may stand before the name of a kind in a heading.
FILLERS = frozenset(
    (
        "a al algunos algunas as alguns algumas como con cual cuales da das de del dentro do dos e el en entre esta "
        "este estos estas existen fueron general generales especifico especificos hay identificado identificados "
        "identificadas la las lo los main key mas na nas no nos nuestros os otras otros our outras outros para parte "
        "por posibles principal principales principais prioritarios se segun sobre some son sus the tema temas these "
        "those todas todos of on y among other siguientes seguintes following emergentes recientes actuales primer "
        "primeros segundo segundos tercer lista listado matriz tabla cuadro bloque seccion capitulo eje presentacion "
        "apresentacao identificacion identificacao intercambio analisis analise revision registro aspectos puntos "
        "cuestiones elementos "
    ).split()
)

# The heads of columns that say of whom or what a row speaks.
ROW_HEADS = frozenset(
    (
        "pais",
        "paises",
        "country",
        "countries",
        "institucion",
        "actor",
        "delegacion",
        "estado",
        "n",
        "no",
        "nro",
        "#",
        "tema",
        "delegation",
        "responsable",
        "responsables",
        "responsavel",
        "responsaveis",
        "responsible",
        "lead",
        "who",
        "quien",
        "quem",
        "fecha",
        "plazo",
        "prazo",
        "deadline",
        "by",
        "by when",
        "when",
        "cuando",
        "quando",
    )
)

# «Tráfico» alone is smuggling in Spanish; «tráfico de pessoas» is trafficking in Portuguese.
STRANDS: tuple[tuple[Strand, tuple[str, ...]], ...] = (
    (
        Strand.BOTH,
        (
            "trata y trafico",
            "trata de personas y trafico ilicito de migrantes",
            "trafico y trata",
            "ambas",
            "ambos",
        ),
    ),
    (
        Strand.TRAFFICKING,
        (
            "trata",
            "trata de personas",
            "trafico de pessoas",
            "trafficking",
            "trafficking in persons",
            "human trafficking",
        ),
    ),
    (
        Strand.SMUGGLING,
        (
            "trafico",
            "trafico ilicito",
            "trafico ilicito de migrantes",
            "trafico de migrantes",
            "contrabando de migrantes",
            "smuggling",
            "smuggling of migrants",
            "migrant smuggling",
        ),
    ),
)
