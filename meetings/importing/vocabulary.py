"""The words by which a report says what follows: synonyms of the kinds, in Spanish, Portuguese and English.

All stand folded: lower case, without accents. A word that ends in * stands for all that begin so.
"""

import re
from enum import StrEnum

from practices.statement_kinds import Kind, Strand


class Section(StrEnum):
    """What a heading can announce besides a kind of statement."""

    NEUTRAL = "neutral"  # discussion, conclusions: each sentence says what it is
    DATA = "data"  # who, when, where
    METHOD = "method"  # how the work is done: for facilitators, in a guide of theirs


Said = Kind | Section


def alternatives(words: str) -> str:
    """The alternatives of a pattern; they stand apart by « | », over as many lines as they need."""
    return "|".join(re.split(r"\s+\|\s+", words.strip()))


# In the order in which they are tried at one place of a heading; longer names come before the shorter ones within them.
HEADINGS: tuple[tuple[Said, str], ...] = (
    (
        Section.METHOD,
        """
        propuesta* metodologica* | metodologia | dinamica* | justificacion | orientacion* |
        metodologia de trabajo | methodology | roteiro | como se trabajara | desarrollo del taller
        """,
    ),
    (
        Kind.INSTRUCTION,
        """
        indicacion* | instruccion* | instrucao | instrucoes | instruction* | consigna* | facilitator notes |
        notas para * facilitador* | orientaciones para * facilitador* | guia para * facilitador*
        """,
    ),
    (
        Kind.PROPOSED_OBJECTIVE,
        """
        objetivo* propuesto* | objetivos y metas propuesta* | propuesta* de objetivo* | objetivo* proposto* |
        proposta* de objetivo* | proposed objective* | proposed goal*
        """,
    ),
    (
        Kind.DEFINITION,
        """
        contribucion* * definicion | aporte* * definicion | definicion* | hacia una definicion |
        contribuic* * definicao | definicao | definicoes | contribution* * definition | definition*
        """,
    ),
    (
        Kind.RECOUNT,
        """
        recuento* | balance de * acuerdos | seguimiento de * acuerdos | seguimiento a * acuerdos |
        retrospectiva* | balanco | recount | stocktaking | follow-up of * agreements
        """,
    ),
    (
        Kind.COMMON_ELEMENT,
        """
        elemento* comun* | elemento* en comun | elemento* compartido* | punto* en comun | punto* comun* |
        aspecto* comun* | coincidencia* | elementos comuns | pontos em comum | pontos comuns |
        common element* | common ground | shared element* | points in common | commonalities
        """,
    ),
    (
        Kind.WAY_FORWARD,
        """
        como avanzar | camino* * avanzar | camino* | para avanzar | proximo* paso* | siguiente* paso* |
        paso* siguiente* | paso* a seguir | hoja de ruta | ruta a seguir | lineas de accion | plan de accion |
        plan de trabajo | accion* prioritaria* | accion* de seguimiento | proxima* accion* | prioridad* |
        tarea* | ruta de trabajo | agenda futura | proximas etapas | priorities | follow-up |
        perspectiva* * futuro | como avancar | proximos passos | caminhos | encaminhamento* | hacia adelante |
        seguimiento | mirada al futuro | de cara al futuro | looking ahead | way* forward | next step* |
        road map | roadmap | moving forward
        """,
    ),
    (
        Kind.APPROACH,
        """
        enfoque* | abordaje* | perspectivas y enfoque* | abordagem | abordagens | enfoques | approach*
        """,
    ),
    (
        Kind.QUESTION,
        """
        pregunta* | interrogante* | pergunta* | question* | guiding question* | discussion question*
        """,
    ),
    (
        Kind.AGREEMENT,
        """
        acuerdo* | agreed* | lo acordado | puntos acordados | compromiso* | consenso* | decision* |
        resolucion* | acordo* | compromisso* | decisao | decisoes | agreement* | commitment* | resolution*
        """,
    ),
    (
        Kind.RECOMMENDATION,
        """
        recomendac* | medidas recomendada* | que se recomienda | se recomienda | llamado* a la accion |
        calls to action | sugerencia* | recomendaco* | sugestao | sugestoes | recommendation* | suggestion*
        """,
    ),
    (
        Kind.PROPOSAL,
        """
        propuesta* | iniciativa* propuesta* | proposta* | proposal* | idea* propuesta*
        """,
    ),
    (
        Kind.MENTION,
        """
        buena* practica* | practica* | mejor* practica* | experiencia* | ejemplo* | caso* de exito |
        leccion* aprendida* | aprendizaje* | iniciativa* | caso* | historias de exito | success stories |
        case studies | modelos | boa* pratica* | melhore* pratica* | pratica* | exemplo* | licoes aprendidas |
        good practice* | best practice* | promising practice* | practice* | experience* | example* |
        lesson* learn*
        """,
    ),
    (
        Kind.CHALLENGE,
        """
        desafio* | reto* | obstaculo* | problematica* | problema* | dificultad* | limitacion* | limitante* |
        barrera* | brecha* | nudo* critico* | debilidad* | preocupacion* | cuello* de botella | tension* |
        riesgo* | vacio* | necesidad* | temas pendientes | asuntos pendientes | cuestiones pendientes |
        pendientes | lo que falta | aspectos a mejorar | aspectos por mejorar | oportunidades de mejora |
        areas de mejora | aspectos negativos | puntos debiles | dificuldade* | necessidade* | pontos fracos |
        weakness* | bottleneck* | needs | what is missing | barreira* | lacuna* | gargalo* | limitaco* |
        entrave* | fragilidade* | preocupaco* | challenge* | obstacle* | barrier* | gap | gaps | difficult* |
        constraint* | concern*
        """,
    ),
    (
        Kind.ADVANCE,
        """
        avance* | logro* | lo logrado | aspectos positivos | pontos positivos | lo alcanzado |
        lo que funciona | lo que funciono | puntos fuertes | strengths | what worked | what works |
        pontos fortes | progreso* | resultado* alcanzado* | resultado* obtenido* | hito* | fortaleza* |
        lo que se ha hecho | avanco* | conquista* | progresso* | resultados alcancados | advance* |
        achievement* | progress | milestone* | accomplishment*
        """,
    ),
    (
        Kind.MATRIX,
        """
        matriz | matrices | matrizes | matrix
        """,
    ),
    (
        Kind.EVENT_OBJECTIVE,
        """
        objetivo* | proposito* | finalidad* | objective* | aim | aims | goal* | purpose*
        """,
    ),
    (
        Kind.CONTEXT,
        """
        introduccion | contexto | situacion actual | antecedente* | presentacion$ | marco | panorama |
        resumen ejecutivo | diagnostico | introducao | antecedentes | apresentacao$ | background |
        introduction | context | overview | foreword
        """,
    ),
    (
        Section.NEUTRAL,
        """
        mensaje* clave* | mensajes principales | key messages | puntos clave | temas abordados | comentario* |
        inauguracion | apertura | bienvenida | clausura | palabras de * | abertura | encerramento | opening |
        closing | welcome | discusion* | debate* | dialogo* | intervencion* | desarrollo | conclusion* |
        resultado* | results | sintesis | resumen | hallazgo* | temas tratados | puntos tratados | principales puntos |
        ideas principales | aportes | reflexion* | cierre | discusso* | discussao | intervenco* | conclusoes |
        conclusao | discussion* | intervention* | findings | summary | main points | key points |
        outcomes | anexo* | annex*
        """,
    ),
    (
        Section.DATA,
        """
        nota* al pie | proxima reunion | next meeting | proxima reuniao | nota* final* | footnote* |
        participante* | asistente* | asistencia | lista de * | agenda | pauta | orden del dia | temario |
        programa | lugar | fecha | hora | horario | facilitador* | facilitadora* | moderador* | moderadora* |
        relator* | relatora* | relatoria | modalidad | sede | convocan | organizan | organizador* |
        pais* participante* | pais* presente* | local | data | moderacao | participants | attendance |
        attendees | venue | date | place | moderator* | rapporteur* | facilitated by | organizers | organisers
        """,
    ),
)

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
