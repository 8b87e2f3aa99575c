"""What the queue does to several fichas at once: assigning them, setting the day of their publication."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from ..models import Ficha
from ..preconditions import PreconditionFailed
from ..review.publication import check_day, schedule
from ..review.queue import secretaries
from ..review.queue_filter import fingerprint, in_view, read_query
from ..states import Action
from ..workflow import perform
from .acts import AskingForm, DayField, unchosen

MOST = 200  # fichas at a time: all of them change in one transaction


class BulkForm(AskingForm):
    """Fichas and what is done to each, which the field `choice` says: `step` does it, unless the ficha `is_so` already.

    `consulta` is the query of the queue in which they were chosen; the page of a ficha posts none.
    """

    text = "ficha"
    choice: str

    ficha = forms.ModelMultipleChoiceField(
        Ficha.objects.submitted_once(),
        to_field_name="reference",
        error_messages={"required": gettext_lazy("Elija al menos una ficha.")},
    )
    consulta = forms.CharField(required=False)
    todas = forms.CharField(required=False)

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
        return [field for field in super().carried if field.name != "todas"]

    @property
    def wants_its_choice(self) -> bool:
        """Whether fichas were chosen, and not yet what to do with them."""
        return self.choice not in self.data and set(self.errors) <= {self.choice}

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


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person):
        return person.get_short_name()


class AssignForm(BulkForm):
    choice, address = "a", "fichas:assign"
    title = gettext_lazy("Asignar")
    heading = gettext_lazy("Asignar a %s")
    done = ngettext_lazy(
        "%(n)d ficha queda a cargo de %(name)s", "%(n)d fichas quedan a cargo de %(name)s", "n"
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
    def becomes(self) -> str:
        return self.cleaned_data["a"].get_short_name()

    def step(self, ficha: Ficha, by) -> None:
        perform(Action.ASSIGN, ficha, by, self.becomes, assignee=self.cleaned_data["a"])

    def is_so(self, ficha: Ficha) -> bool:
        return ficha.assignee == self.cleaned_data["a"]

    def stands(self, ficha: Ficha) -> str:
        return ficha.assignee.get_short_name() if ficha.assignee else _("Nadie todavía")


class ScheduleForm(BulkForm):
    choice, address = "fecha", "fichas:schedule_all"
    title = gettext_lazy("Programar la publicación")
    heading = gettext_lazy("Publicar el %s")
    done = ngettext_lazy("%(n)d ficha se publica el %(day)s", "%(n)d fichas se publican el %(day)s", "n")
    none_done = gettext_lazy("No se programó ninguna.")

    fecha = DayField(
        label=gettext_lazy("Qué día"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    @property
    def becomes(self) -> str:
        return date_format(self.cleaned_data["fecha"])

    def clean_fecha(self):
        try:
            return check_day(self.cleaned_data["fecha"])
        except PreconditionFailed as fault:
            raise ValidationError(str(fault)) from fault

    def step(self, ficha: Ficha, by) -> None:
        schedule(ficha, by, self.cleaned_data["fecha"])

    def is_so(self, ficha: Ficha) -> bool:
        return ficha.publish_on == self.cleaned_data["fecha"]

    def stands(self, ficha: Ficha) -> str:
        return date_format(ficha.publish_on) if ficha.publish_on else _("Sin fecha")


Bulk = AssignForm | ScheduleForm
