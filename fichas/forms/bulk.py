"""Several fichas, and what is done to all of them at once: what every such act asks for and says.

A first page asks what the act needs (a day, a person); a second says what would follow (`trial`); with `confirmado` it
is done. All fichas that were chosen go along, also those that stay as they are, so that nothing of the choice is lost.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Ficha
from ..states import Action
from .acts import message_field
from .choice import ChoiceForm

OF_THE_PAGE = (
    "ficha",
    "todas",
    "queda",
    "leida",
    "visto",
    "mensaje",
)  # these its page posts by fields of its own


@dataclass(frozen=True)
class Undo:
    """Until when something can be undone, and what then."""

    heading: str
    text: str


def message_to_countries(action: Action):
    field = message_field(action, gettext_lazy("Unas palabras suyas en cada ficha (optativo)"), rows=3)
    field.required = False
    return field


class BulkForm(ChoiceForm):
    """Fichas and what is done to each: `step` does it, unless the ficha `is_so` already. `choice` is the field that says
    what exactly; an act without one needs none.

    `queda` are those that the page said would stay as they are, `leida` the others with the moment of their last step
    then.
    """

    choice = ""
    address: str
    title: str | Promise
    none_done: str | Promise
    figure: Promise  # what the number of those that change is of
    button: Promise
    done_words: Promise
    is_final = False  # whether it, or what it brings about, cannot be undone
    text = "ficha"

    visto = forms.BooleanField(required=False, label=gettext_lazy("Antes de confirmar"))

    def clean(self):
        given = super().clean()
        if self.is_sure and self.wants_a_tick and not given.get("visto"):
            self.add_error("visto", _("Marque que lo vio, para poder confirmarlo."))
        return given

    @property
    def carried(self):
        """What is confirmed are the fichas themselves, not how they were chosen."""
        return [field for field in super().carried if field.name not in OF_THE_PAGE]

    @property
    def wants_its_choice(self) -> bool:
        """Whether fichas were chosen, and not yet what to do with them; or that is not possible, or not any more."""
        is_open = self.choice not in self.data or self.choice in self.errors
        return bool(self.choice) and is_open and set(self.errors) <= {self.choice, "visto", "mensaje"}

    @property
    def is_to_be_mended(self) -> bool:
        """Whether only what the page before the act asks for is wrong."""
        return self.is_sure and set(self.errors) <= {"visto", "mensaje"}

    @property
    def staying(self) -> set[str]:
        """The references of those that the page said would stay as they are."""
        return set(self.data.getlist("queda"))

    @property
    def action(self) -> str:
        """Where it is posted."""
        return reverse(self.address)

    @property
    def wants_a_tick(self) -> bool:
        return self.is_final or bool(self.staying)

    @cached_property
    def read_at(self) -> dict[str, str]:
        return dict(pair.split(" ", 1) for pair in self.data.getlist("leida") if " " in pair)

    def changed_since(self, ficha: Ficha) -> bool:
        """Whether a step was taken since the page was made; a button that asks nothing says no moment."""
        return self.read_at.get(ficha.reference, moment(ficha)) != moment(ficha)

    @property
    def words(self) -> str:
        return self.cleaned_data.get("mensaje", "")

    @property
    def is_from_a_ficha(self) -> bool:
        return "consulta" not in self.data and len(self.cleaned_data["ficha"]) == 1

    @property
    def becomes(self) -> str:
        return ""

    @property
    def letters_later(self) -> str:
        """Which others go out afterwards, and when."""
        return ""

    @property
    def undo(self) -> Iterable[Undo]:
        raise NotImplementedError

    def step(self, ficha: Ficha, by) -> None:
        raise NotImplementedError

    def rehearse(self, ficha: Ficha, by) -> None:
        """What the trial does: the step, with what follows from it soon."""
        self.step(ficha, by)

    def is_so(self, ficha: Ficha) -> bool:
        return False

    def lacks(self, fichas: list[Ficha]) -> dict[int, str]:
        """What each of them lacks, in words, by its key."""
        return {}

    def told(self, fichas: list[Ficha]) -> list[str]:
        """Who is told of it, where the letters do not say it."""
        return []

    def stands(self, ficha: Ficha) -> str:
        """How it is now, where that says more than the state."""
        return ""

    def count(self, words: Promise, number: int) -> str:
        return str(words % {"n": number, "to": self.becomes})


def moment(ficha: Ficha) -> str:
    return ficha.touched_at.isoformat()
