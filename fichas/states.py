"""The states of a ficha and what can be done to it, in the words of those concerned."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Labels are the country's; the desk calls some by another name."""

    DRAFT = "draft", _("Borrador")
    SUBMITTED = "submitted", _("Enviada")
    CHANGES_REQUESTED = "changes_requested", _("Con observaciones")
    AWAITING_CONSENT = "awaiting_consent", _("Pendiente de conformidad")
    AGREED = "agreed", _("Conforme")
    PUBLISHED = "published", _("Publicada")
    DECLINED = "declined", _("No incorporada")
    WITHDRAWN = "withdrawn", _("Retirada")


DESK_LABELS = {State.SUBMITTED: _("Por revisar")}
# The country writes in these; in all others its text stands still.
EDITABLE = (State.DRAFT, State.CHANGES_REQUESTED)
# A practice has at most one ficha in these.
OPEN = (*EDITABLE, State.SUBMITTED, State.AWAITING_CONSENT, State.AGREED)


# The desk can still do something with these; the rest is archive.
AT_THE_DESK = (State.SUBMITTED, State.CHANGES_REQUESTED, State.AWAITING_CONSENT, State.AGREED)

# These can be published: at once, or on a day.
SCHEDULABLE = (State.SUBMITTED, State.AGREED)


class Action(models.TextChoices):
    """What can be done to a ficha. The labels tell it as done: they are read in its history."""

    SUBMIT = "submit", _("Enviada y firmada por el país")
    REQUEST_CHANGES = "request_changes", _("Devuelta con observaciones")
    ASK_AGREEMENT = "ask_agreement", _("Extracto enviado al país para su conformidad")
    AGREE = "agree", _("Conformidad del país, con su firma")
    REFUSE = "refuse", _("El país no dio su conformidad")
    REOPEN = "reopen", _("Vuelta a abrir por la Secretaría Técnica")
    SCHEDULE = "schedule", _("Publicación programada")
    UNSCHEDULE = "unschedule", _("Publicación programada, anulada")
    PUBLISH = "publish", _("Publicada")
    DECLINE = "decline", _("No incorporada")
    RETIRE = "retire", _("Retirada por el país")
    ASSIGN = "assign", _("Asignada")
    REBASE = "rebase", _("Puesta sobre la versión vigente")
    WRITE = "write", _("Mensaje del país")
    WRITE_BACK = "write_back", _("Mensaje de la Secretaría Técnica")
    OBJECT = "object", _("Objeción de un Estado asociado")
    END_OBJECTION = "end_objection", _("Objeción retirada por el Estado asociado")
    TAKE_BACK = "take_back", _("Publicación retirada en su primera hora")
    PROPOSE_ERRATA = "propose_errata", _("Errata propuesta por la Secretaría Técnica")
    SEND_ERRATA = "send_errata", _("Errata enviada y firmada por el país")
    ASK_WITHDRAWAL = "ask_withdrawal", _("El país pide que la práctica se retire del repositorio")
    INCORPORATE_SOON = "incorporate_soon", _("Elegida para incorporarla al repositorio")
    CANCEL_INCORPORATION = "cancel_incorporation", _("Ya no se incorpora: sigue en borrador")
    INCORPORATE = "incorporate", _("Incorporada por la Secretaría Técnica, sin firma del país")
    UNDO_INCORPORATION = "undo_incorporation", _("Incorporación retirada en su primera hora")
    OBJECT_INCORPORATED = "object_incorporated", _("Objeción a lo incorporado")
    ANSWER_OBJECTION = "answer_objection", _("Objeción respondida por la Secretaría Técnica")


# With these its country, or a State that it names, asks the desk for an answer.
ASKING = (Action.WRITE, Action.ASK_WITHDRAWAL, Action.OBJECT_INCORPORATED)
# With these it comes to the public.
PUBLISHING = (Action.PUBLISH, Action.INCORPORATE)
