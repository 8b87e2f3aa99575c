"""The words by which a heading says what follows: names of the kinds, in Spanish, Portuguese and English.

A word that ends in * stands for all that begin so; a * that stands alone is up to four words.
"""

from practices.statement_kinds import Kind

from .heading_facts import FACTS
from .heading_sections import SECTIONS
from .vocabulary import Said, Section

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
        indicacion* | instruccion* | instrucao | instrucoes | instruction* | consigna* |
        facilitator notes | notas para * facilitador* | orientaciones para * facilitador* |
        guia para * facilitador*
        """,
    ),
    (
        Kind.PROPOSED_OBJECTIVE,
        """
        objetivo* propuesto* | objetivos y metas propuesta* | propuesta* de objetivo* |
        objetivo* proposto* | proposta* de objetivo* | proposed objective* | proposed goal*
        """,
    ),
    (
        Kind.DEFINITION,
        """
        contribucion* * definicion | aporte* * definicion | definicion* | hacia una definicion |
        contribuic* * definicao | definicao | definicoes | contribution* * definition | definition* |
        termino* | concepto* | glosario | vocabulario | precision* conceptual* |
        aclaracion* conceptual* | que entendemos por | termo* | conceito* | terminologia |
        working understanding | working definition* | terms | concepts | terminology | key terms
        """,
    ),
    (
        Kind.RECOUNT,
        """
        recuento* | seguimiento * sesion | seguimiento * reunion | acompanhamento * reuniao |
        follow up * meeting | desde la ultima reunion | balance de * acuerdos |
        seguimiento de * acuerdos | seguimiento a * acuerdos | seguimiento de | seguimiento del |
        seguimiento a | seguimiento al | acompanhamento d* | follow up of | follow up to |
        retrospectiva* | balanco | recount | stocktaking | follow-up of * agreements | cumplimiento de |
        cumprimento de | cumprimento d* decisoes | estado de cumplimiento | estado de * acuerdos |
        estado de * compromisos | revision de * acuerdos | revision de * compromisos |
        revision de * decisiones | acuerdos de la reunion anterior | acuerdos anteriores |
        compromisos anteriores | seguimiento de * compromisos | seguimiento a * compromisos |
        acompanhamento d* decisoes | acompanhamento d* compromissos | acompanhamento d* acordos |
        status of * commitments | status of * decisions | status of * actions |
        review of * commitments | review of * decisions | review of * actions |
        review of * action points | matters arising | follow up to * meeting
        """,
    ),
    (
        Kind.COMMON_ELEMENT,
        """
        elemento* comun* | elemento* en comun | elemento* compartido* | punto* en comun |
        punto* comun* | aspecto* comun* | coincidencia* | elementos comuns | pontos em comum |
        pontos comuns | common element* | lo que se repite* | lo que se repitio | o que se repete* |
        what * in common | lo comun | lo que tenemos en comun | common ground | shared element* |
        points in common | commonalities | convergencia* | lo que nos une | lo que compartimos |
        en lo que coincid* | en que coincid* | punto* de encuentro | punto* de convergencia |
        punto* de coincidencia | rasgo* comun* | traco* comu* | o que nos une | convergence |
        areas of convergence | what we share | shared concerns | hilos conductores
        """,
    ),
    (
        Kind.WAY_FORWARD,
        """
        como avanzar | camino* * avanzar | camino* | para avanzar | proximo* paso* | siguiente* paso* |
        paso* siguiente* | paso* a seguir | hoja de ruta | ruta a seguir | lineas de accion |
        plan de accion | plan de trabajo | accion* prioritaria* | accion* de seguimiento |
        proxima* accion* | prioridad* | tarea* | ruta de trabajo | agenda futura | proximas etapas |
        priorities | follow-up | perspectiva* * futuro | como avancar | proximos passos | caminhos |
        encaminhamento* | hacia adelante | seguimiento | mirada al futuro | de cara al futuro |
        looking ahead | way* forward | next step* | road map | roadmap | moving forward |
        hacia donde vamos | lo que sigue | lo que viene | que sigue | cronograma | calendario | pasos |
        medidas de seguimiento | actividades previstas | tarefa* | proximas acoes | passos seguintes |
        plano de trabalho | o que vem | what next | what happens next | timeline | pendientes |
        pendencias | to do | por hacer | quien hace que | responsables | action point* | action item* |
        actions | action$ | follow up | a corto plazo
        """,
    ),
    (
        Kind.APPROACH,
        """
        enfoque* | abordaje* | perspectivas y enfoque* | abordagem | abordagens | enfoques | approach* |
        mirada* | perspectivas | perspective* | olhar* | principios rectores | principios |
        guiding principles | lens | lenses | viewpoints | visiones | marco conceptual |
        claves de lectura
        """,
    ),
    (
        Kind.QUESTION,
        """
        pregunta* | interrogante* | pergunta* | question* | guiding question* | discussion question* |
        para reflexionar | para conversar
        """,
    ),
    (
        Kind.AGREEMENT,
        """
        acuerdos | acuerdo$ | agreed* | lo acordado | puntos acordados | compromisos | compromiso$ |
        consenso* | decision* | resoluciones | acordos | acordo$ | compromissos | compromisso$ |
        decisao | decisoes | agreements | agreement$ | commitment* | resolutions | deliberac* |
        quedamos en | en que quedamos | lo que acordamos | lo que decidimos | what was agreed |
        what we agreed | o que ficou acordado | o que ficou decidido | ficou acordado | ficou decidido |
        se acordo | combinado*
        """,
    ),
    (
        Kind.RECOMMENDATION,
        """
        recomendac* | medidas recomendada* | que se recomienda | se recomienda | llamado* a la accion |
        calls to action | sugerencia* | recomendaco* | sugestao | sugestoes | recommendation* |
        suggestion* | pedido* | peticion* | que se pide | lo que se pide | lo que pedimos |
        que pedimos | solicitud* | demandas | llamados | llamamiento* | consejo* | requests | asks |
        calls | what is needed | what should be done | o que pedimos | o que se pede |
        o que se recomenda | que habria que hacer | que hacer | medidas sugeridas | chamado* | exhorto*
        """,
    ),
    (
        Kind.PROPOSAL,
        """
        propuesta* | iniciativa* propuesta* | proposta* | proposal* | idea* propuesta* |
        ideas * sobre la mesa | ideias * sobre a mesa | ofrecimiento* | oferta* | offer | offers |
        oferecimento* | ideas | ideias | que se propone | lo que se propone | lo que se ofrecio |
        que se ofrecio | o que se propoe
        """,
    ),
    *FACTS,
    *SECTIONS,
)
