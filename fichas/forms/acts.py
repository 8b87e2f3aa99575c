"""What the forms of acts have in common: a text for others to read, what the workflow refuses, a question before."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices.fields import TextFormField
from practices.press import runs
from practices.press.engine import LayoutFailed, PressBusy

from ..audience import ACTS
from ..models import Transition
from ..preconditions import PreconditionFailed
from ..review.consequences import Question
from ..states import Action
from ..workflow import NotAllowed, WrongState

MESSAGE = Transition._meta.get_field("comment")


def message_field(action: Action, label="", rows: int = 4) -> TextFormField:
    """The words of a step. Whether it wants any is the workflow's to say."""
    return TextFormField(column=MESSAGE, label=label, help_text=ACTS[action].audience.label, rows=rows)


def unchosen(message) -> dict:
    """The errors of a field in which one thing of several is chosen."""
    return dict.fromkeys(("required", "invalid_choice"), message)


@contextmanager
def refusals(form: forms.Form, field: str | None = None, *, gone: str = "") -> Iterator[None]:
    """What an act refuses is an error of the form, beside this field. `gone` is said of one that is no longer possible."""
    try:
        yield
    except ValidationError as refused:
        form.add_error(field, refused.messages)
    except (PreconditionFailed, LayoutFailed, runs.Busy, runs.Impossible) as refused:
        form.add_error(field, str(refused))
    except PressBusy as busy:
        form.add_error(field, _("%s Espere unos segundos e inténtelo de nuevo.") % busy)
    except (NotAllowed, WrongState):
        if not gone:
            raise
        form.add_error(field, gone)


class DayField(forms.DateField):
    """The day of a publication, as a browser posts it. Where none is required, what is no day is none."""

    default_error_messages = dict.fromkeys(("required", "invalid"), _("Elija el día de la publicación."))
    input_formats = ["%Y-%m-%d"]

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError:
            if self.required:
                raise
            return None


class ActForm(forms.Form):
    """What is posted for an act, under the names and identifiers that its page gives it.

    `place` is the form on a page of several; `at`, where the way to what is wrong leads.
    """

    def __init__(self, data=None, *, auto_id="%s", **kwargs):
        super().__init__(data, auto_id=auto_id, **kwargs)

    @property
    def error(self) -> str:
        return " ".join(str(message) for messages in self.errors.values() for message in messages)

    @property
    def place(self) -> str:
        return ""

    @property
    def at(self) -> str:
        return self.place

    @property
    def problems(self) -> list[dict]:
        """What is wrong, with the field that it leads to; what is about none of them leads to the first."""
        first = next(iter(self.fields))
        return [
            {"field": name if name in self.fields else first, "message": " ".join(map(str, messages))}
            for name, messages in self.errors.items()
        ]


class MessageForm(ActForm):
    """One text. If it is refused, its field takes the focus: no summary of errors stands before it."""

    def add_error(self, field, error):
        super().add_error(field, error)
        if field in self.fields:
            self.fields[field].widget.attrs["autofocus"] = True


class AskingForm(ActForm):
    """An act that is asked about before it is done: the first post asks, `confirmado` does it, `volver` goes back.

    `text` is the field that can still be changed on the page that asks; the others go along hidden. Without a
    `question` it is done at once.
    """

    text = ""
    has_preview = False

    @property
    def question(self) -> Question | None:
        return None

    @property
    def contents(self) -> list[dict]:
        """What it is about, one by one, where that is to be looked at before."""
        return []

    @property
    def done(self) -> str | Promise:
        """What is said when it is done."""
        raise NotImplementedError

    def perform(self, by) -> object:
        raise NotImplementedError

    def check(self, by) -> None:
        """Raises what `perform` would raise; nothing stays of it."""
        with transaction.atomic():
            self.perform(by)
            transaction.set_rollback(True)

    @property
    def is_sure(self) -> bool:
        return "confirmado" in self.data

    @property
    def carried(self) -> list[forms.BoundField]:
        return [field for field in self if field.name in self.data and field.name != self.text]

    @property
    def shown(self) -> forms.BoundField | None:
        return self[self.text] if self.text else None

    def full_clean(self):
        """Whoever goes back finds what was typed, and no judgement of it."""
        super().full_clean()
        if "volver" in self.data:
            self._errors.clear()

    def is_valid(self):
        return "volver" not in self.data and super().is_valid()
