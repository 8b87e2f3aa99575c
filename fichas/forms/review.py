"""What the desk posts on the page of a ficha: a decision, how it stands to the criteria, comments."""

from django import forms
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practices.fields import TextFormField
from practices.sections import FIELDS

from ..audience import ACTS, Audience
from ..models import Assessment, Comment, Criterion, Ficha
from ..review.comments import change, comment, delete, reply, resolve
from ..review.consequences import Question, question_before, wants_a_question
from ..review.publication import check_now, publish, schedule
from ..states import Action
from ..workflow import perform
from .acts import MESSAGE, ActForm, AskingForm, DayField, MessageForm, message_field, unchosen

PLAIN = (Action.REQUEST_CHANGES, Action.ASK_AGREEMENT, Action.DECLINE, Action.REOPEN, Action.REBASE)
DECISIONS = (*PLAIN, Action.PUBLISH, Action.SCHEDULE, Action.UNSCHEDULE)


class DecisionForm(AskingForm):
    """A step of the desk, with a message for the country and, of some, a day."""

    place = "decision"
    text = "mensaje"

    decision = forms.TypedChoiceField(
        choices=[(action.value, action.label) for action in DECISIONS],
        coerce=Action,
        error_messages=unchosen(_("Elija una decisión.")),
    )
    fecha = DayField(required=False)
    mensaje = TextFormField(column=MESSAGE)
    quedarse = forms.BooleanField(required=False)  # at the ficha, rather than going on to the next one

    def __init__(self, ficha: Ficha, data=None):
        super().__init__(data)
        self.ficha = ficha
        self.fields["mensaje"].label = gettext("Mensaje para %s") % ficha.country.name
        self.fields["fecha"].required = self["decision"].value() == Action.SCHEDULE

    @property
    def done(self) -> str:
        return f"{gettext('Hecho: %s.') % self.cleaned_data['decision'].label} ({self.ficha.reference})"

    @cached_property
    def question(self) -> Question | None:
        """What is asked before; who reads the words is said there, too: also the States that object to a publication."""
        action, ficha = self.cleaned_data["decision"], self.ficha
        if not wants_a_question(action, ficha):
            return None
        is_overruling = action == Action.PUBLISH and ficha.objections.open().exists()
        audience = Audience.CONCERNED if is_overruling else ACTS[action].audience
        self["mensaje"].help_text = audience.label
        return question_before(action, ficha, self.cleaned_data["fecha"])

    def check(self, by):
        """A publication is not laid out for nothing."""
        if self.cleaned_data["decision"] == Action.PUBLISH:
            check_now(self.ficha, by, self.cleaned_data["mensaje"])
        else:
            super().check(by)

    def perform(self, by) -> None:
        action, words = self.cleaned_data["decision"], self.cleaned_data["mensaje"]
        if action == Action.PUBLISH:
            publish(self.ficha, by, words)
        elif action == Action.SCHEDULE:
            schedule(self.ficha, by, self.cleaned_data["fecha"], words)
        elif action == Action.UNSCHEDULE:
            perform(action, self.ficha, by, words, publish_on=None)
        else:
            perform(action, self.ficha, by, words)


class CriteriaForm(ActForm):
    """How the ficha stands to each criterion: what is not ticked is not met."""

    place = "criteria"

    cumple = forms.MultipleChoiceField(
        choices=Criterion,
        required=False,
        error_messages=unchosen(_("Marque los criterios de la lista que la ficha cumple.")),
    )

    def __init__(self, ficha: Ficha, data=None):
        super().__init__(data)
        self.ficha = ficha
        self.saved = {row.criterion: row for row in ficha.assessments.select_related("by")}
        self.initial["cumple"] = [code for code, row in self.saved.items() if row.is_met]
        for code in Criterion.values:
            remark = TextFormField(column=Assessment._meta.get_field("remark"))
            remark.initial = self.saved[code].remark if code in self.saved else ""
            self.fields[f"nota-{code}"] = remark

    @property
    def rows(self) -> list[dict]:
        return [
            {
                "code": code,
                "label": label,
                "assessment": self.saved.get(code),
                "is_met": code in self["cumple"].value(),
                "remark": self[f"nota-{code}"].value() or "",
            }
            for code, label in Criterion.choices
        ]

    @transaction.atomic
    def save(self, by) -> None:
        for code in Criterion.values:
            is_met, remark = code in self.cleaned_data["cumple"], self.cleaned_data[f"nota-{code}"]
            facts = {"is_met": is_met, "remark": remark, "by": by}
            self.ficha.assessments.update_or_create(criterion=code, defaults=facts)


class DiscardForm(ActForm):
    """The extract is thrown away, unless it is kept over a text that its country has sent anew."""

    conservar = forms.BooleanField(required=False)


class CommentForm(ActForm):
    """A new comment, on an answer or on the whole. Or something done to one that was written before: `act` is the name of
    the button that says what, and its value to which."""

    # With the form of the page in which each button stands.
    ACTS = {"responde": "reply", "resuelve": "comment", "cambia": "change", "borra": "change"}

    campo = forms.CharField(required=False)
    para = forms.ChoiceField(
        choices=[("pais", ""), ("interno", "")], error_messages=unchosen(_("Elija quién lee el comentario."))
    )
    texto = TextFormField(column=Comment._meta.get_field("text"))
    abrir = forms.BooleanField(required=False)

    def __init__(self, ficha: Ficha, data):
        super().__init__(data)
        self.ficha, self.act = ficha, next((name for name in self.ACTS if name in data), "")
        if self.act:
            self.fields[self.act] = forms.ModelChoiceField(ficha.comments)
            del self.fields["para"]
        if self.act in ("resuelve", "borra"):  # what stands in the text beside the button does not matter
            self.fields["texto"] = forms.CharField(required=False)

    @property
    def field(self) -> str:
        """The answer that it is about; empty for the whole."""
        name = self.cleaned_data[self.act].field if self.act else self["campo"].value()
        return name if name in FIELDS else ""

    @property
    def place(self) -> str:
        return f"{self.ACTS[self.act]}-{self[self.act].value()}" if self.act else f"comment-{self.field}"

    @property
    def words(self) -> str:
        """What was typed for others to read."""
        return self.cleaned_data["texto"] if self.act in ("", "responde", "cambia") else ""

    @property
    def at(self) -> str:
        return f"para-{self.field}" if "para" in self.errors else self.place

    def perform(self, by) -> None:
        given = self.cleaned_data
        if self.act == "responde":
            reply(given[self.act], by, given["texto"])
        elif self.act == "resuelve":
            resolve(given[self.act], by, is_resolved=not given["abrir"])
        elif self.act == "cambia":
            change(given[self.act], by, given["texto"])
        elif self.act == "borra":
            delete(given[self.act], by)
        else:
            is_internal = given["para"] == "interno"
            comment(self.ficha, by, given["texto"], field=self.field, is_internal=is_internal)


class ToTheCountryForm(MessageForm):
    mensaje = message_field(Action.WRITE_BACK, _("Mensaje"), rows=5)
