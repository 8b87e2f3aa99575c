"""What is said at a meeting, by kind; who says it; and the strand it belongs to. The words of rooms and public pages alike."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """In the order in which a page shows them."""

    ADVANCE = "advance", _("Avance")
    CHALLENGE = "challenge", _("Desafío u obstáculo")
    RECOMMENDATION = "recommendation", _("Recomendación")
    PROPOSAL = "proposal", _("Propuesta")
    MENTION = "mention", _("Práctica mencionada")
    AGREEMENT = "agreement", _("Acuerdo")
    APPROACH = "approach", _("Enfoque")
    COMMON_ELEMENT = "common_element", _("Elemento común")
    WAY_FORWARD = "way_forward", _("Cómo avanzar")
    DEFINITION = "definition", _("Contribución a una definición")
    RECOUNT = "recount", _("Punto del recuento")
    EVENT_OBJECTIVE = "event_objective", _("Objetivo del evento")
    PROPOSED_OBJECTIVE = "proposed_objective", _("Objetivo propuesto")
    QUESTION = "question", _("Pregunta guía")
    MATRIX = "matrix", _("Matriz")
    ACTION = "action", _("Acción")
    COMMENT = "comment", _("Comentario de una acción")
    CONTEXT = "context", _("Contexto")
    INSTRUCTION = "instruction", _("Indicación para quien facilita")
    PESTLE = "pestle", _("Tarjeta PESTLE")


class ActorKind(TextChoices):
    GOVERNMENT = "government", _("Gobierno")
    INTERNATIONAL = "international", _("Organismo internacional")
    CIVIL_SOCIETY = "civil_society", _("Sociedad civil")
    ACADEMIA = "academia", _("Academia")
    PRIVATE_SECTOR = "private_sector", _("Sector privado")
    SECRETARIAT = "secretariat", _("Secretaría Técnica")
    MIXED = "mixed", _("Varios tipos de actor")


class Strand(TextChoices):
    TRAFFICKING = "trafficking", _("Trata de personas")
    SMUGGLING = "smuggling", _("Tráfico ilícito de migrantes")
    BOTH = "both", _("Trata y tráfico")


# Only for those who lead a table; never released.
NEVER_PUBLIC = frozenset({Kind.INSTRUCTION})
