"""The words by which a heading says what follows: names of the kinds, in Spanish, Portuguese and English.

A word that ends in * stands for all that begin so; a * that stands alone is up to four words.
"""

from practices.statement_kinds import Kind

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
