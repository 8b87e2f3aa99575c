"""What the desk writes beside the answers of a ficha: remarks and notes that go with the decision, and
what is done to a comment that stands there."""

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from practices.fields import TextFormField
from practices.sections import FIELDS

from ..models import Comment, Ficha
from ..review.comments import change, comment, delete, reply, resolve
from .acts import ActForm
from .beside import BesideForm

TEXT = Comment._meta.get_field("text")
WHOLE = "ficha"  # stands for the answer in the name of the field that is about all of them


class RemarksForm(BesideForm):
    """Remarks for the country, each beside the answer that it is about. They wait for the decision, which may come with
    them."""

    prefix_of_names, is_internal = "observa-", False
    label = _("Observación, %s")

    def __init__(self, data=None):
        super().__init__(data)
        about = {name: field.full_label for name, field in FIELDS.items() if not field.private}
        for name, label in (about | {WHOLE: gettext("En general")}).items():
            field = TextFormField(column=TEXT, label=self.label % label, rows=3)
            self.fields[f"{self.prefix_of_names}{name}"] = field

    def about(self, field: str) -> forms.BoundField:
        return self[f"{self.prefix_of_names}{field or WHOLE}"]

    @property
    def about_the_whole(self) -> forms.BoundField:
        return self.about("")

    @property
    def written(self) -> dict[str, str]:
        """The texts by the answer that they are about; that about the whole has none."""
        given = self.cleaned_data if self.is_bound else {}
        texts = {name.removeprefix(self.prefix_of_names): text for name, text in given.items() if text}
        return {"" if name == WHOLE else name: text for name, text in texts.items()}

    @property
    def done(self) -> str:
        count = len(self.written)
        words = ngettext(
            "%(n)d observación guardada, por enviar.", "%(n)d observaciones guardadas, por enviar.", count
        )
        return words % {"n": count} if count else ""

    def save(self, ficha: Ficha, by) -> None:
        for field, text in self.written.items():
            comment(ficha, by, text, field=field, is_internal=self.is_internal)


class NotesForm(RemarksForm):
    """What the desk says to itself, likewise."""

    prefix_of_names, is_internal = "anota-", True
    label = _("Nota interna, %s")

    @property
    def done(self) -> str:
        count = len(self.written)
        words = ngettext("%(n)d nota interna guardada.", "%(n)d notas internas guardadas.", count)
        return words % {"n": count} if count else ""


class CommentForm(ActForm):
    """Something done to a comment that was written before: `act` is the name of the button that says what, and its value to
    which. Empty where no button was pressed."""

    # With the form of the page in which each button stands.
    ACTS = {"responde": "reply", "resuelve": "comment", "cambia": "change", "borra": "change"}

    texto = TextFormField(column=TEXT)
    abrir = forms.BooleanField(required=False)

    def __init__(self, ficha: Ficha, data):
        super().__init__(data)
        self.act = next((name for name in self.ACTS if name in data), "")
        if self.act:
            self.fields[self.act] = forms.ModelChoiceField(ficha.comments)
        if self.act in ("resuelve", "borra"):  # what stands in the text beside the button does not matter
            self.fields["texto"] = forms.CharField(required=False)

    @property
    def field(self) -> str:
        """The answer that it is about; empty for the whole."""
        return self.cleaned_data[self.act].field

    @property
    def place(self) -> str:
        return f"{self.ACTS[self.act]}-{self[self.act].value()}"

    @property
    def words(self) -> str:
        """What was typed for others to read."""
        return self.cleaned_data["texto"] if self.act in ("responde", "cambia") else ""

    def perform(self, by) -> None:
        given = self.cleaned_data
        if self.act == "responde":
            reply(given[self.act], by, given["texto"])
        elif self.act == "resuelve":
            resolve(given[self.act], by, is_resolved=not given["abrir"])
        elif self.act == "cambia":
            change(given[self.act], by, given["texto"])
        else:
            delete(given[self.act], by)
