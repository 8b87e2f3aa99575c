"""What the desk does to several fichas at once: assigning them, asking for agreement."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from ..models import Ficha
from ..review.queue import secretaries
from ..states import Action
from ..workflow import perform
from .acts import unchosen
from .bulk import BulkForm, Undo, message_to_countries


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person):
        return person.get_short_name()


class AssignForm(BulkForm):
    choice, address = "a", "fichas:assign"
    title = gettext_lazy("Asignar")
    figure = ngettext_lazy(
        "ficha queda a cargo de %(to)s", "fichas quedan a cargo de %(to)s, todas o ninguna", "n"
    )
    button = ngettext_lazy("Asignar %(n)d ficha a %(to)s", "Asignar las %(n)d fichas a %(to)s", "n")
    done_words = ngettext_lazy(
        "%(n)d ficha queda a cargo de %(to)s", "%(n)d fichas quedan a cargo de %(to)s", "n"
    )
    none_done = gettext_lazy("No se asignó ninguna.")

    a = PersonField(
        secretaries(),
        label=gettext_lazy("A quién"),
        empty_label=None,
        error_messages=unchosen(gettext_lazy("Elija a quién asignar las fichas.")),
    )

    def __init__(self, data, by):
        super().__init__(data, by)
        self.initial["a"] = by.pk

    @property
    def heading(self) -> str:
        return _("Asignar a %s") % self.becomes

    @property
    def becomes(self) -> str:
        return self.cleaned_data["a"].get_short_name()

    @property
    def undo(self) -> Iterator[Undo]:
        yield Undo(
            _("En cualquier momento"), _("Pueden asignarse a otra persona, una a una o todas a la vez.")
        )

    def step(self, ficha: Ficha, by) -> None:
        perform(Action.ASSIGN, ficha, by, self.becomes, assignee=self.cleaned_data["a"])

    def is_so(self, ficha: Ficha) -> bool:
        return ficha.assignee == self.cleaned_data["a"]

    def stands(self, ficha: Ficha) -> str:
        return ficha.assignee.get_short_name() if ficha.assignee else ""


class AgreementForm(BulkForm):
    address = "fichas:ask_all"
    title = gettext_lazy("Pedir conformidad")
    heading = gettext_lazy("Pedir la conformidad de los países")
    figure = ngettext_lazy(
        "extracto se envía a su país", "extractos se envían a sus países, todos o ninguno", "n"
    )
    button = ngettext_lazy("Pedir la conformidad de %(n)d ficha", "Pedir la conformidad de las %(n)d", "n")
    done_words = ngettext_lazy(
        "%(n)d ficha espera la conformidad de su país",
        "%(n)d fichas esperan la conformidad de sus países",
        "n",
    )
    none_done = gettext_lazy("No se pidió ninguna conformidad.")
    is_final = True

    mensaje = message_to_countries(Action.ASK_AGREEMENT)

    @property
    def undo(self) -> Iterator[Undo]:
        yield Undo(
            _("No se deshace"),
            _(
                "El país lee el extracto y recibe las observaciones que todavía no vio. La ficha vuelve a la mesa cuando "
                "responde: conforme, o con sus motivos para no estarlo."
            ),
        )

    def step(self, ficha: Ficha, by) -> None:
        perform(Action.ASK_AGREEMENT, ficha, by, self.words)
