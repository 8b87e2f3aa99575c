"""The words by which a heading says that no statements of a kind of their own follow: context, debates, who and when."""

from practices.statement_kinds import Kind

from .vocabulary import Said, Section

SECTIONS: tuple[tuple[Said, str], ...] = (
    (
        Kind.MATRIX,
        """
        matriz | matrices | matrizes | matrix
        """,
    ),
    (
        Kind.EVENT_OBJECTIVE,
        """
        objetivo* | proposito* | finalidad* | objective* | aim | aims | goal* | purpose* |
        para que nos reunimos | por que nos reunimos | o que buscamos | que busca* |
        what we set out to do
        """,
    ),
    (
        Kind.CONTEXT,
        """
        introduccion | contexto | situacion actual | antecedente* | presentacion$ | marco | panorama |
        resumen ejecutivo | diagnostico | introducao | antecedentes | apresentacao$ | background |
        introduction | context | overview | foreword | de que se trato | que fue | about the meeting |
        about the event | about the workshop | what it was about | el encuentro | quienes fuimos |
        sobre o encontro
        """,
    ),
    (
        Section.NEUTRAL,
        """
        mensaje* clave* | mensajes principales | key messages | puntos clave | temas abordados |
        comentario* | inauguracion | apertura | bienvenida | clausura | palabras de * | abertura |
        encerramento | opening | closing | welcome | discusion* | debate* | dialogo* | intervencion* |
        desarrollo | conclusion* | resultado* | results | sintesis | resumen | hallazgo* |
        temas tratados | puntos tratados | principales puntos | ideas principales | aportes |
        reflexion* | cierre | discusso* | discussao | intervenco* | conclusoes | conclusao |
        discussion* | intervention* | findings | summary | main points | key points | outcomes |
        anexo* | annex* | informes nacionales | informes de los ?paises | informes nacionais |
        informes dos paises | relatos | country reports | country updates | country statements |
        national reports | national updates | national statements | state of play | situacion |
        situacao | situation | exposicion* | ponencia* | presentaciones | apresentacoes | exposicoes |
        statements | plenary | turno de | ronda* | rodada* | outcome | deliberation* | temas |
        discussion points | intercambio$ | round$
        """,
    ),
    (
        Section.DATA,
        """
        nota* al pie | proxima reunion | next meeting | proxima reuniao | nota* final* | footnote* |
        participante* | asistente* | asistencia | lista de * | agenda | pauta | orden del dia |
        temario | programa$ | lugar | fecha | hora | horario | facilitador* | facilitadora* |
        moderador* | moderadora* | relator* | relatora* | relatoria | modalidad | sede | convocan |
        organizan | organizador* | pais* participante* | pais* presente* | local | data$ | moderacao |
        participants | attendance | attendees | venue | date$ | place$ | moderator* | rapporteur* |
        facilitated by | organizers | organisers | modera | moderan | presenta | consultor* | apoyo |
        elaborad* por | redaccion | realizacao | realizacion | organizacao | organizacion y |
        convocatoria | prepared by | drafted by | chair | participaron | participantes | presentes |
        documento* de referencia
        """,
    ),
)
