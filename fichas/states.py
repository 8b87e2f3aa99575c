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


class Action(models.TextChoices):
    SUBMIT = "submit", _("Enviar")
    RETIRE = "retire", _("Retirar")
