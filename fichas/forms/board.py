"""What the desk posts on the conference's board: the day by which fichas shall be ready, and reminders of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from practices.fields import TextFormField
from practices.models import Country

from ..audience import REMINDER, reader
from ..models import ReadyDay, Reminder
from ..review.publication import FARTHEST
from ..review.queue import WAITS_FOR_THE_COUNTRY
from ..review.reminding import fingerprint, reach_of
from .acts import ActForm
from .choice import ChoiceForm


class ReadyDayForm(ActForm):
    dia = forms.DateField(
        label=gettext_lazy("Día en que deben estar listas"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages=dict.fromkeys(("required", "invalid"), gettext_lazy("Elija el día.")),
    )

    def clean_dia(self):
        day, today = self.cleaned_data["dia"], timezone.localdate()
        if day < today:
            raise ValidationError(_("Ese día ya pasó: elija hoy o uno posterior."))
        if day > today + FARTHEST:
            raise ValidationError(_("Ese día queda a más de tres años: revise el año."))
        return day


class RemindForm(ActForm):
    """States, and the words of the letter. `confirmado` says what the page before showed of whom it reaches."""

    estado = forms.ModelMultipleChoiceField(
        Country.objects.all(),
        to_field_name="code",
        label=gettext_lazy("Estados"),
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), gettext_lazy("Elija al menos un Estado de la tabla.")
        ),
    )
    palabras = TextFormField(
        column=Reminder._meta.get_field("words"),
        label=gettext_lazy("Lo que dirá la carta"),
        required=True,
        rows=6,
        error_messages={"required": gettext_lazy("Escriba lo que dirá la carta.")},
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["palabras"].help_text = " ".join(
            [
                reader(REMINDER),
                _("Debajo van, solos, los títulos de cada país con su paso y su enlace."),
                _("Lo que escriba se guarda en este navegador hasta que se envíe."),
            ]
        )

    def clean_estado(self):
        countries = self.cleaned_data["estado"]
        self.reaches = reach_of(countries)
        if not any(reach.people for reach in self.reaches):
            raise ValidationError(_("Hoy no queda a quién recordar en los Estados que eligió."))
        return countries

    @property
    def seen(self) -> str:
        return fingerprint(self.reaches)

    @property
    def is_sure(self) -> bool:
        return "confirmado" in self.data

    @property
    def is_as_seen(self) -> bool:
        """Whether those who would be written to, and of what, are those that the page before named."""
        return self.data["confirmado"] == self.seen


class RemindChoiceForm(ChoiceForm):
    """Fichas of the queue whose States are to be reminded: those that wait for their country."""

    is_bounded = False  # nothing changes

    def clean(self):
        given = super().clean()
        if "ficha" in given:
            waiting = given["ficha"].filter(state__in=WAITS_FOR_THE_COUNTRY)
            self.countries = sorted(set(waiting.values_list("country__code", flat=True)))
            if not self.countries:
                raise ValidationError(_("Ninguna de las elegidas espera a su país: no hay a quién recordar."))
        return given


def first_words(ready: ReadyDay | None) -> str:
    """What the letter says unless somebody changes it."""
    where = _("En el enlace de cada ficha verán en qué paso está y qué falta de su parte.")
    otherwise = _("Si algo se lo impide, escríbannos en la misma ficha.")
    return f"{why_now(ready)} {where}\n\n{otherwise}"


def why_now(ready: ReadyDay | None) -> str:
    if ready is None:
        return _("Les escribimos por las fichas de su país.")
    left, day = (ready.day - timezone.localdate()).days, date_format(ready.day, "MONTH_DAY_FORMAT")
    if left == 0:
        return _("Les escribimos porque las fichas deben estar listas hoy.")
    if left < 0:
        return _("Les escribimos porque las fichas debían estar listas el %s.") % day
    words = ngettext(
        "Les escribimos porque falta %(n)d día para el %(day)s, cuando las fichas deben estar listas.",
        "Les escribimos porque faltan %(n)d días para el %(day)s, cuando las fichas deben estar listas.",
        left,
    )
    return words % {"n": left, "day": day}
