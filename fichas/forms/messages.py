"""What one side of a ficha writes to the other: a message, a reason, an answer, an objection."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..states import Action
from .acts import ActForm, MessageForm, message_field, unchosen


class ToTheDeskForm(MessageForm):
    """A message of the country, or its request that what was published be withdrawn: `pedir` says so."""

    pedir = forms.ChoiceField(choices=[("retiro", "")], required=False)
    mensaje = message_field(Action.WRITE, _("Mensaje"), rows=5)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        if self.asks:
            self.fields["mensaje"].label = _("Motivo")

    @property
    def asks(self) -> bool:
        return self["pedir"].value() == "retiro"


class ToTheCountryForm(MessageForm):
    mensaje = message_field(Action.WRITE_BACK, _("Mensaje"), rows=5)


class RetireForm(MessageForm):
    motivo = message_field(Action.RETIRE, _("Motivo"))


class AgreementForm(ActForm):
    """Whether the country agrees to the extract and, if not, why."""

    conformidad = forms.ChoiceField(
        choices=[
            ("si", _("Sí. Al guardar, usted lo firma en nombre de su país")),
            ("no", _("No. La ficha vuelve a la Secretaría Técnica con su explicación")),
        ],
        error_messages=unchosen(_("Elija si da la conformidad o no.")),
    )
    motivo = message_field(Action.REFUSE, _("Qué no es aceptable, y qué diría en su lugar"))

    def clean(self):
        if self.cleaned_data.get("conformidad") == "no" and self.cleaned_data.get("motivo") == "":
            self.add_error("motivo", _("Escriba por qué no da la conformidad."))
        return self.cleaned_data


class ObjectionForm(ActForm):
    """An associated State objects, or takes its objection back."""

    ACTS = {"objetar": Action.OBJECT, "retirar": Action.END_OBJECTION}

    acto = forms.TypedChoiceField(
        choices=[(name, "") for name in ACTS],
        coerce=ACTS.get,
        error_messages=unchosen(_("Elija qué hacer.")),
    )
    motivo = message_field(Action.OBJECT, _("Qué no es aceptable, y qué diría en su lugar"))
