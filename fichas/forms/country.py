"""What a country posts of its fichas: where a new one begins, that it is sent, what it writes and answers."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices.fields import TextFormField

from ..audience import ACTS
from ..form.pages import StartingPoint
from ..models import Comment, Ficha
from ..states import Action
from ..word.opening import too_big
from .acts import ActForm, MessageForm, message_field, unchosen


class StartForm(ActForm):
    """From which of these points a ficha begins."""

    def __init__(self, data, points: dict[str, StartingPoint]):
        super().__init__(data)
        self.fields["desde"] = forms.TypedChoiceField(
            choices=[(value, point.title) for value, point in points.items()],
            coerce=points.get,
            error_messages=unchosen(_("Elija desde dónde comenzar.")),
        )


class WordForm(ActForm):
    archivo = forms.FileField(
        allow_empty_file=True, error_messages={"required": _("Elija el archivo de Word que quiere importar.")}
    )

    def clean_archivo(self):
        if self.cleaned_data["archivo"].size > settings.MAX_WORD_BYTES:
            raise ValidationError(too_big())
        return self.cleaned_data["archivo"]


class SubmitForm(ActForm):
    acepta = forms.BooleanField(
        error_messages={"required": _("Para enviar la ficha, acepte cómo se usarán sus textos.")}
    )


class ReplyForm(ActForm):
    """The country's answer to a remark that it has read."""

    texto = TextFormField(column=Comment._meta.get_field("text"))

    def __init__(self, data, ficha: Ficha):
        super().__init__(data)
        self.fields["responde"] = forms.ModelChoiceField(ficha.comments.for_the_country())

    @property
    def place(self) -> str:
        return f"reply-{self['responde'].value()}"

    @property
    def problems(self) -> list[dict]:
        return [{"field": self.place, "message": self.error}] if self.errors else []


@dataclass(frozen=True)
class Asked:
    """What a country can ask of the desk about what was published, and what its page says."""

    action: Action
    title: Promise
    here: Promise
    note: Promise
    button: Promise


ASKED = {
    "retiro": Asked(
        Action.ASK_WITHDRAWAL,
        _("Pedir que se retire del repositorio"),
        _("Pedir el retiro"),
        _("La práctica sigue publicada hasta que la Secretaría Técnica la retire."),
        _("Pedir el retiro"),
    ),
    "objecion": Asked(
        Action.OBJECT_INCORPORATED,
        _("Objetar lo incorporado"),
        _("Objetar"),
        _(
            "La Secretaría Técnica la retira, la corrige o le responde. Mientras tanto sigue publicada, y la página pública "
            "no dice nada de la objeción."
        ),
        _("Presentar la objeción"),
    ),
}


class ToTheDeskForm(MessageForm):
    """A message of the country, or what it asks about what was published: `pedir` says so."""

    pedir = forms.Field(required=False)
    mensaje = message_field(Action.WRITE, _("Mensaje"), rows=5)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        if self.asked:
            self.fields["mensaje"].label = _("Motivo")
            self.fields["mensaje"].help_text = ACTS[self.action].audience.label

    @property
    def asked(self) -> Asked | None:
        return ASKED.get(self["pedir"].value() or "")

    @property
    def action(self) -> Action:
        return self.asked.action if self.asked else Action.WRITE


class RetireForm(MessageForm):
    motivo = message_field(Action.RETIRE, _("Motivo"))


class AgreementForm(ActForm):
    """Whether the country agrees to the extract and, if not, why."""

    conformidad = forms.ChoiceField(
        choices=[
            ("si", _("Sí. Al responder, usted lo firma en nombre de su país")),
            ("no", _("No. La ficha vuelve a la Secretaría Técnica con su explicación")),
        ],
        error_messages=unchosen(_("Elija si da la conformidad o no.")),
    )
    motivo = message_field(Action.REFUSE, _("Qué no es aceptable, y qué diría en su lugar"))

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        if self["conformidad"].value() == "si":  # a reason for refusing is not looked at
            self.fields["motivo"].validators = []

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
