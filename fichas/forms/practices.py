"""What the desk does to a published practice: takes it down, puts it back, says how the experience stands."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from practices.fields import LineFormField, TextFormField
from practices.models import ExperienceState, Practice, WithdrawalReason

from ..audience import ACTS, Audience
from ..models import PracticeAct
from ..review.consequences import before_reinstatement, before_withdrawal
from ..review.publication import confirm_state, put_back, take_down
from .acts import AskingForm, unchosen

NOTE = PracticeAct._meta.get_field("note")


class PracticeForm(AskingForm):
    """An act of this kind, bound when `acto` is its name. Who reads its note depends on whether a ficha shows it."""

    act: str
    kind: str
    text = "nota"

    acto = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, practice: Practice, data=None):
        is_asked = data is not None and data.get("acto") == self.act
        super().__init__(data if is_asked else None, auto_id=f"{self.act}-%s")
        self.practice = practice
        is_shown = self.kind == PracticeAct.Kind.WITHDRAWN or practice.fichas.seen_by_the_desk().exists()
        self.fields["nota"].help_text = (ACTS[self.kind].audience if is_shown else Audience.DESK).label

    @property
    def is_offered(self) -> bool:
        """Whether the practice is where this act finds it: in the repository, or withdrawn."""
        return (self.practice.current is not None) == (self.kind != PracticeAct.Kind.REINSTATED)


class WithdrawForm(PracticeForm):
    act, kind = "retirar", PracticeAct.Kind.WITHDRAWN
    done = _("La práctica ya no está en el repositorio; su página dice por qué.")
    question = cached_property(lambda form: before_withdrawal(form.practice))

    motivo = forms.ModelChoiceField(
        WithdrawalReason.objects.filter(retired=False),
        to_field_name="code",
        label=_("Motivo"),
        empty_label=_("Elija el motivo"),
        error_messages=unchosen(_("Elija el motivo en la lista.")),
    )
    nota = TextFormField(column=NOTE, label=_("Explicación"), rows=3)
    reemplazo = LineFormField(label=_("Código de la práctica que la reemplaza, si la hay"), required=False)

    def clean_reemplazo(self) -> Practice | None:
        code = self.cleaned_data["reemplazo"]
        others = Practice.objects.public().exclude(pk=self.practice.pk)
        replacement = others.filter(code=code.upper()).first()
        if code and replacement is None:
            raise ValidationError(_("«%s» no es el código de otra práctica publicada.") % code)
        return replacement

    def perform(self, by):
        given = self.cleaned_data
        take_down(self.practice, by, given["motivo"].code, given["nota"], given["reemplazo"])


class ReinstateForm(PracticeForm):
    act, kind = "reponer", PracticeAct.Kind.REINSTATED
    done = _("La práctica está de nuevo en el repositorio.")
    question = cached_property(lambda form: before_reinstatement(form.practice))

    nota = TextFormField(column=NOTE, label=_("Por qué se repone"), rows=2)

    def perform(self, by):
        put_back(self.practice, by, self.cleaned_data["nota"])


class StateForm(PracticeForm):
    act, kind = "estado", PracticeAct.Kind.CONFIRMED
    done = _("El estado de la experiencia quedó confirmado.")

    estado = forms.ModelChoiceField(
        ExperienceState.objects.filter(retired=False),
        to_field_name="code",
        label=_("Estado"),
        empty_label=_("Elija el estado"),
        error_messages=unchosen(_("Elija el estado en la lista.")),
    )
    nota = TextFormField(
        column=NOTE,
        label=_("Cómo lo supo"),
        rows=2,
        required=True,
        error_messages={"required": _("Escriba cómo lo supo: la nota queda en el historial.")},
    )

    def __init__(self, practice, data=None):
        super().__init__(practice, data)
        if practice.experience_state:
            self.initial["estado"], self.fields["estado"].empty_label = practice.experience_state, None

    def perform(self, by):
        confirm_state(self.practice, by, self.cleaned_data["estado"].code, self.cleaned_data["nota"])
