"""What the desk does to several fichas at once: assigning them, publishing them on a day or now, asking for agreement."""

from collections.abc import Iterator
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from ..letters.announcements import announce
from ..models import Ficha, Transition
from ..preconditions import PreconditionFailed
from ..review.publication import check_day, publish_soon, schedule
from ..review.queue import secretaries
from ..states import Action
from ..workflow import perform
from .acts import DayField, unchosen
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


def after_publication() -> str:
    return _(
        "Cada ficha tiene un código público, que no se reutiliza. Lo publicado no se borra: solo se retira a la vista, con "
        "fecha y motivo."
    )


class ScheduleForm(BulkForm):
    choice, address = "fecha", "fichas:schedule_all"
    title = gettext_lazy("Programar la publicación")
    figure = ngettext_lazy("ficha se publica", "fichas se publican, todas o ninguna", "n")
    button = ngettext_lazy("Programar %(n)d ficha para el %(to)s", "Programar las %(n)d para el %(to)s", "n")
    done_words = ngettext_lazy("%(n)d ficha se publica el %(to)s", "%(n)d fichas se publican el %(to)s", "n")
    none_done = gettext_lazy("No se programó ninguna.")
    is_final = True

    fecha = DayField(
        label=gettext_lazy("Qué día"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    mensaje = message_to_countries(Action.SCHEDULE)

    @property
    def heading(self) -> str:
        return _("Qué pasaría el %s") % date_format(self.cleaned_data["fecha"], "l j \\d\\e F")

    @property
    def becomes(self) -> str:
        return date_format(self.cleaned_data["fecha"])

    @property
    def undo(self) -> Iterator[Undo]:
        eve = date_format(self.cleaned_data["fecha"] - timedelta(1))
        yield Undo(
            _("Hasta el %s, 23:59") % eve,
            _("Puede anularse en la página de cada ficha. Nadie de fuera la habrá visto."),
        )
        yield Undo(_("Desde el %s, 0:00") % self.becomes, after_publication())

    def clean_fecha(self):
        try:
            return check_day(self.cleaned_data["fecha"])
        except PreconditionFailed as fault:
            raise ValidationError(str(fault)) from fault

    def step(self, ficha: Ficha, by) -> None:
        schedule(ficha, by, self.cleaned_data["fecha"], self.words)

    def is_so(self, ficha: Ficha) -> bool:
        return ficha.publish_on == self.cleaned_data["fecha"]

    def stands(self, ficha: Ficha) -> str:
        return _("programada para el %s") % date_format(ficha.publish_on) if ficha.publish_on else ""


class PublishForm(BulkForm):
    """Laying out many PDFs takes minutes, and no request waits for them: today becomes their day, and the worker publishes
    one after another."""

    address = "fichas:publish_all"
    title = heading = gettext_lazy("Publicar ahora")
    figure = ngettext_lazy(
        "ficha se publica en unos minutos", "fichas se publican en unos minutos, cada una con su PDF", "n"
    )
    button = ngettext_lazy("Publicar %(n)d ficha", "Publicar las %(n)d", "n")
    done_words = ngettext_lazy(
        "%(n)d ficha se publica en unos minutos", "%(n)d fichas se publican en unos minutos", "n"
    )
    none_done = gettext_lazy("No se publicó ninguna.")
    is_final = True

    mensaje = message_to_countries(Action.PUBLISH)

    @property
    def undo(self) -> Iterator[Undo]:
        yield Undo(
            _("Durante unos minutos"),
            _(
                "El trabajador las publica una tras otra, cada una con su PDF. Hasta que le llega el turno, la publicación "
                "de una ficha puede anularse en su página. Si una no pudiera publicarse, se le avisa."
            ),
        )
        yield Undo(_("Una vez publicadas"), after_publication())

    def step(self, ficha: Ficha, by) -> None:
        publish_soon(ficha, by, self.words)

    def rehearse(self, ficha: Ficha, by) -> None:
        """With the letters of the publication; nothing is laid out."""
        self.step(ficha, by)
        announce(Transition(action=Action.PUBLISH, ficha=ficha, by=by, on_its_day=True))

    def is_so(self, ficha: Ficha) -> bool:
        return ficha.publish_on is not None and ficha.publish_on <= timezone.localdate()

    def stands(self, ficha: Ficha) -> str:
        return _("programada para el %s") % date_format(ficha.publish_on) if ficha.publish_on else ""


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
