"""What the desk posts on the conference's board: the day by which fichas shall be ready."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .acts import ActForm

FARTHEST = 3 * 366  # days from today: a year mistyped is noticed


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
        if day > today + timedelta(FARTHEST):
            raise ValidationError(_("Ese día queda a más de tres años: revise el año."))
        return day
