"""The decision about a ficha, with the criteria, remarks, notes and texts of the extract that go with it: one form, one press."""

from typing import cast

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practices.fields import TextFormField
from practices.lists import Lists

from ..audience import ACTS, Audience
from ..form.drafts import NotEditable
from ..models import Ficha
from ..review.consequences import Question, question_before, wants_a_question
from ..review.pages import Texts
from ..review.publication import check_now, publish, schedule
from ..review.taking_back import take_back
from ..states import Action
from ..workflow import WrongState, perform
from .acts import MESSAGE, AskingForm, DayField, unchosen
from .extract import ExtractForm
from .remarks import NotesForm, RemarksForm
from .review import CriteriaForm

PLAIN = (
    *(Action.REQUEST_CHANGES, Action.ASK_AGREEMENT, Action.DECLINE, Action.REOPEN, Action.REBASE),
    Action.ANSWER_OBJECTION,
)
DECISIONS = (*PLAIN, Action.PUBLISH, Action.SCHEDULE, Action.UNSCHEDULE, Action.TAKE_BACK)
# Where the page shows what is wrong with a decision.
PLACES = {"fecha": "day", "mensaje": "message"}


class DecisionForm(AskingForm):
    """A step of the desk, with a message for the country and, of some, a day. What was written beside it on the page goes
    along, and is saved before the step, which may ask for it; or without one, where nobody `decides`."""

    place = "decision"
    text = "mensaje"

    decision = forms.TypedChoiceField(
        choices=[(action.value, action.label) for action in DECISIONS],
        coerce=Action,
        error_messages=unchosen(_("Elija una decisión.")),
    )
    fecha = DayField(required=False)
    mensaje = TextFormField(column=MESSAGE)
    version = forms.CharField(required=False)  # which one is taken back
    quedarse = forms.BooleanField(required=False)  # at the ficha, rather than going on to the next one

    def __init__(
        self,
        ficha: Ficha,
        texts: Texts,
        lists: Lists,
        data: QueryDict | None = None,
        *,
        decides=True,
        **kwargs,
    ):
        super().__init__(data, **kwargs)
        self.ficha = ficha
        self.criteria = CriteriaForm(ficha, data)
        self.remarks = RemarksForm(data)
        self.notes = NotesForm(data)
        self.extract = ExtractForm(texts, lists, data)
        self.parts = (self.criteria, self.remarks, self.notes, self.extract)
        self.fields["decision"].required = decides
        self.fields["mensaje"].label = gettext("Mensaje para %s") % ficha.country.name
        self.fields["fecha"].required = decides and self["decision"].value() == Action.SCHEDULE

    def is_valid(self):
        wrong = [part for part in self.parts if part.errors]
        return super().is_valid() and not wrong

    @property
    def problems(self) -> list[dict]:
        """What is wrong anywhere on the page, with where it is said."""
        own = [
            {"field": PLACES.get(name, self.place), "message": " ".join(map(str, messages))}
            for name, messages in self.errors.items()
        ]
        return [*own, *(problem for part in self.parts for problem in part.problems)]

    @property
    def own_error(self) -> str:
        """What is said beside the choice: all that is about no field of its own."""
        messages = [*self.errors.get("decision", ()), *self.non_field_errors()]
        return " ".join(map(str, messages))

    @property
    def carried(self) -> list:
        posted = cast(QueryDict, self.data)
        beside = [
            {"name": name, "value": value}
            for part in self.parts
            for name in sorted(posted.keys() & part.names)
            for value in posted.getlist(name)
        ]
        return [*super().carried, *beside]

    def beside(self, sections: list[dict]) -> list[dict]:
        """The answers of the page, each with where one writes about it and in its extract."""
        for row in (row for section in sections for row in section["rows"]):
            row.remark, row.note = self.remarks.about(row.field), self.notes.about(row.field)
            row.in_place = self.extract.place_of(row.field)
        return sections

    @property
    def rest(self) -> dict:
        """What is left of it where nobody decides: the message, and what was chosen."""
        return {name: value for name in ("decision", *PLACES) if (value := self[name].value())}

    @property
    def saved(self) -> str:
        """What was written beside the decision and is saved now."""
        return " ".join(filter(None, (str(part.done) for part in self.parts)))

    @property
    def done(self) -> str:
        words = gettext("Hecho: %s.") % self.cleaned_data["decision"].label
        return f"{words} ({self.ficha.reference})"

    @cached_property
    def question(self) -> Question | None:
        """What is asked before; who reads the words is said there, too: also the States that object to a publication."""
        action, ficha, written = self.cleaned_data["decision"], self.ficha, len(self.remarks.written)
        if not wants_a_question(action, ficha, written):
            return None
        is_overruling = action == Action.PUBLISH and ficha.objections.open().exists()
        audience = Audience.CONCERNED if is_overruling else ACTS[action].audience
        self["mensaje"].help_text = audience.label
        return question_before(action, ficha, self.cleaned_data["fecha"], written)

    def check(self, by):
        """A publication is not laid out for nothing."""
        with transaction.atomic():
            self.save(by)
            if self.cleaned_data["decision"] == Action.PUBLISH:
                check_now(self.ficha, by, self.cleaned_data["mensaje"])
            else:
                self.take_the_step(by)
            transaction.set_rollback(True)

    @transaction.atomic
    def save(self, by) -> None:
        """What was written beside the decision. Raises WrongState where the extract is closed, and ValidationError."""
        try:
            for part in self.parts:
                part.save(self.ficha, by)
        except NotEditable as closed:
            state = Ficha.objects.values_list("state", flat=True).get(pk=self.ficha.pk)
            raise WrongState(state, self.ficha.reference) from closed

    def perform(self, by) -> None:
        """Together with what goes along; but a publication locks nothing while it is laid out, and comes after it."""
        if self.cleaned_data["decision"] == Action.PUBLISH:
            self.save(by)
            publish(self.ficha, by, self.cleaned_data["mensaje"])
        else:
            with transaction.atomic():
                self.save(by)
                self.take_the_step(by)

    def take_the_step(self, by) -> None:
        action, words = self.cleaned_data["decision"], self.cleaned_data["mensaje"]
        if action == Action.SCHEDULE:
            schedule(self.ficha, by, self.cleaned_data["fecha"], words)
        elif action == Action.UNSCHEDULE:
            perform(action, self.ficha, by, words, publish_on=None)
        elif action == Action.TAKE_BACK:
            take_back(self.ficha, by, words, self.cleaned_data["version"])
        else:
            perform(action, self.ficha, by, words)
