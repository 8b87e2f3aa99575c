"""The kinds of what is said as a page names several of them, and where they stand on it."""

from django.utils.translation import ngettext_lazy

from ..statement_kinds import Kind

ANCHORS = {
    Kind.ADVANCE: "avances",
    Kind.CHALLENGE: "desafios",
    Kind.RECOMMENDATION: "recomendaciones",
    Kind.PROPOSAL: "propuestas",
    Kind.MENTION: "practicas",
    Kind.AGREEMENT: "acuerdos",
    Kind.APPROACH: "enfoques",
    Kind.COMMON_ELEMENT: "elementos-comunes",
    Kind.WAY_FORWARD: "caminos",
    Kind.DEFINITION: "definicion",
    Kind.RECOUNT: "recuento",
    Kind.EVENT_OBJECTIVE: "objetivos-del-evento",
    Kind.PROPOSED_OBJECTIVE: "objetivos-propuestos",
    Kind.QUESTION: "preguntas",
    Kind.MATRIX: "matrices",
    Kind.ACTION: "acciones",
    Kind.COMMENT: "comentarios",
    Kind.CONTEXT: "contexto",
    Kind.PESTLE: "pestle",
}
NOUNS = {
    Kind.ADVANCE: ngettext_lazy("avance", "avances", "n"),
    Kind.CHALLENGE: ngettext_lazy("desafío", "desafíos", "n"),
    Kind.RECOMMENDATION: ngettext_lazy("recomendación", "recomendaciones", "n"),
    Kind.PROPOSAL: ngettext_lazy("propuesta", "propuestas", "n"),
    Kind.MENTION: ngettext_lazy("práctica mencionada", "prácticas mencionadas", "n"),
    Kind.AGREEMENT: ngettext_lazy("acuerdo", "acuerdos", "n"),
    Kind.APPROACH: ngettext_lazy("enfoque", "enfoques", "n"),
    Kind.COMMON_ELEMENT: ngettext_lazy("elemento común", "elementos comunes", "n"),
    Kind.WAY_FORWARD: ngettext_lazy("camino", "caminos", "n"),
    Kind.DEFINITION: ngettext_lazy("contribución a una definición", "contribuciones a una definición", "n"),
    Kind.RECOUNT: ngettext_lazy("punto del recuento", "puntos del recuento", "n"),
    Kind.EVENT_OBJECTIVE: ngettext_lazy("objetivo de la reunión", "objetivos de la reunión", "n"),
    Kind.PROPOSED_OBJECTIVE: ngettext_lazy("objetivo propuesto", "objetivos propuestos", "n"),
    Kind.QUESTION: ngettext_lazy("pregunta guía", "preguntas guía", "n"),
    Kind.MATRIX: ngettext_lazy("matriz", "matrices", "n"),
    Kind.ACTION: ngettext_lazy("acción", "acciones", "n"),
    Kind.COMMENT: ngettext_lazy("comentario a una acción", "comentarios a una acción", "n"),
    Kind.CONTEXT: ngettext_lazy("párrafo de contexto", "párrafos de contexto", "n"),
    Kind.PESTLE: ngettext_lazy("tarjeta PESTLE", "tarjetas PESTLE", "n"),
}


def noun(kind: str, number: int) -> str:
    """«avances», without the number."""
    return str(NOUNS[Kind(kind)] % {"n": number})
