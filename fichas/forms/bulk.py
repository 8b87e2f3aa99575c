"""Several fichas, and what is done to all of them at once: what every such act asks for and says.

A first page asks what the act needs (a day, a person); a second says what would follow (`trial`); with `confirmado` it
is done. All fichas that were chosen go along, also those that stay as they are, so that nothing of the choice is lost.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Ficha
from ..review.queue_filter import fingerprint, in_view, read_query
from ..states import Action
from .acts import AskingForm, message_field

MOST = 200  # fichas at a time: all of them change in one transaction
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


class BulkForm(AskingForm):
    """Fichas and what is done to each: `step` does it, unless the ficha `is_so` already. `choice` is the field that says
    what exactly; an act without one needs none.

    `consulta` is the query of the queue in which they were chosen; the page of a ficha posts none. `queda` are those
    that the page said would stay as they are, `leida` the others with the moment of their last step then.
    """

    data: QueryDict
    choice = ""
    address: str
    title: str | Promise
    none_done: str | Promise
    figure: Promise  # what the number of those that change is of
    button: Promise
    done_words: Promise
    is_final = False  # whether it, or what it brings about, cannot be undone
    text = "ficha"

    ficha = forms.ModelMultipleChoiceField(
        Ficha.objects.submitted_once(),
        to_field_name="reference",
        error_messages={"required": gettext_lazy("Elija al menos una ficha.")},
    )
    consulta = forms.CharField(required=False)
    todas = forms.CharField(required=False)
    visto = forms.BooleanField(required=False, label=gettext_lazy("Antes de confirmar"))

    def __init__(self, data, by):
        super().__init__(data)
        self.by = by
        self.fields["ficha"].required = "todas" not in self.data

    def clean(self):
        given = super().clean()
        if "todas" in self.data:
            given["ficha"] = self.all_of_the_view()
        if "ficha" in given and len(given["ficha"]) > MOST:
            raise ValidationError(
                _("A la vez pueden cambiar hasta %(most)d fichas, y son %(n)d: elija menos, o filtre más.")
                % {"most": MOST, "n": len(given["ficha"])}
            )
        if self.is_sure and self.wants_a_tick and not given.get("visto"):
            self.add_error("visto", _("Marque que lo vio, para poder confirmarlo."))
        return given

    def all_of_the_view(self):
        """Those that were counted when the page was made; others that have come since are not taken along."""
        fichas, counted = in_view(self.query, self.by), self.cleaned_data["todas"]
        if fingerprint(fichas) != counted:
            raise ValidationError(
                _(
                    "Eran %(then)s y ahora son %(now)d: la lista cambió desde que usted la vio. Elija de nuevo."
                )
                % {"then": counted.partition("-")[0][:6], "now": fichas.count()}
            )
        return fichas

    @property
    def carried(self):
        """What is confirmed are the fichas themselves, not how they were chosen."""
        return [field for field in super().carried if field.name not in OF_THE_PAGE]

    @property
    def wants_its_choice(self) -> bool:
        """Whether fichas were chosen, and not yet what to do with them."""
        return bool(self.choice) and self.choice not in self.data and set(self.errors) <= {self.choice}

    @property
    def is_to_be_mended(self) -> bool:
        """Whether only what the page before the act asks for is wrong."""
        return self.is_sure and set(self.errors) <= {"visto", "mensaje"}

    @property
    def staying(self) -> set[str]:
        """The references of those that the page said would stay as they are."""
        return set(self.data.getlist("queda"))

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
    def names_others(self) -> bool:
        """Whether it names fichas that the desk does not see."""
        return self.has_error("ficha") and not self.has_error("ficha", "required")

    @property
    def is_from_a_ficha(self) -> bool:
        return "consulta" not in self.data and len(self.cleaned_data["ficha"]) == 1

    @property
    def query(self) -> QueryDict:
        return read_query(self["consulta"].value())

    @property
    def becomes(self) -> str:
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

    def stands(self, ficha: Ficha) -> str:
        """How it is now, where that says more than the state."""
        return ""

    def count(self, words: Promise, number: int) -> str:
        return str(words % {"n": number, "to": self.becomes})


def moment(ficha: Ficha) -> str:
    return ficha.touched_at.isoformat()
