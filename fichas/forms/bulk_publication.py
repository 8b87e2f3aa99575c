"""Publishing several fichas at once: on a day, now, or not on the day that was set."""

from collections.abc import Iterator
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from people.letters.gathering import one_letter_each
from people.models import User

from ..letters.announcements import announce
from ..models import Ficha, Transition
from ..preconditions import PreconditionFailed
from ..review.publication import check_day, publish_soon, schedule
from ..states import Action
from ..workflow import perform
from .acts import DayField
from .bulk import BulkForm, Undo, message_to_countries


def after_publication() -> str:
    return _(
        "Cada ficha tiene un código público, que no se reutiliza. Lo publicado no se borra: solo se retira a la vista, con "
        "fecha y motivo."
    )


def announce_publication(ficha: Ficha, by) -> None:
    """The letters that will go out when the worker publishes it; of a trial, of which nothing stays."""
    announce(Transition(action=Action.PUBLISH, ficha=ficha, by=by, on_its_day=True))


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
            _("Puede anular una o todas desde la mesa. Nadie de fuera la habrá visto."),
        )
        yield Undo(_("Desde el %s, 0:00") % self.becomes, after_publication())

    def clean_fecha(self):
        try:
            return check_day(self.cleaned_data["fecha"])
        except PreconditionFailed as fault:
            raise ValidationError(str(fault)) from fault

    def __init__(self, data, by):
        super().__init__(data, by)
        self.written_to: set[User] = set()  # on the day, as the trial shows

    @property
    def letters_later(self) -> str:
        count = len(self.written_to)
        words = ngettext(
            "El %(to)s, con la publicación, sale además %(n)d carta.",
            "El %(to)s, con la publicación, salen además %(n)d cartas, una por persona.",
            count,
        )
        return words % {"to": self.becomes, "n": count} if count else ""

    def step(self, ficha: Ficha, by) -> None:
        schedule(ficha, by, self.cleaned_data["fecha"], self.words)

    def rehearse(self, ficha: Ficha, by) -> None:
        """With the letters of the day, counted apart from those of today."""
        self.step(ficha, by)
        with one_letter_each() as letters:
            announce_publication(ficha, by)
        self.written_to |= letters.keys()

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
        announce_publication(ficha, by)

    def is_so(self, ficha: Ficha) -> bool:
        return ficha.publish_on is not None and ficha.publish_on <= timezone.localdate()

    def stands(self, ficha: Ficha) -> str:
        return _("programada para el %s") % date_format(ficha.publish_on) if ficha.publish_on else ""


class UnscheduleForm(BulkForm):
    address = "fichas:unschedule_all"
    title = gettext_lazy("Anular el día")
    heading = gettext_lazy("Anular el día de publicación")
    figure = ngettext_lazy("ficha queda sin día", "fichas quedan sin día, todas o ninguna", "n")
    button = ngettext_lazy("Anular el día de %(n)d ficha", "Anular el día de las %(n)d", "n")
    done_words = ngettext_lazy("%(n)d ficha ya no tiene día", "%(n)d fichas ya no tienen día", "n")
    none_done = gettext_lazy("No se anuló ninguna.")

    mensaje = message_to_countries(Action.UNSCHEDULE)

    @property
    def undo(self) -> Iterator[Undo]:
        yield Undo(
            _("En cualquier momento"),
            _("Vuelven a «Nos esperan», y puede fijarse otro día o publicarlas ahora."),
        )

    def step(self, ficha: Ficha, by) -> None:
        perform(Action.UNSCHEDULE, ficha, by, self.words, publish_on=None)

    def is_so(self, ficha: Ficha) -> bool:
        return ficha.publish_on is None

    def stands(self, ficha: Ficha) -> str:
        return date_format(ficha.publish_on) if ficha.publish_on else ""
