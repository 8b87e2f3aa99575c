"""What the desk posts on the page of a ficha beside its decision and its remarks."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practices.fields import TextFormField

from ..models import Assessment, Criterion, Ficha
from ..review.criteria import NONE, Wanted, is_closed, save_judgements
from ..review.criteria import judgement as judgement_of
from ..review.queue import label
from ..states import Action
from .acts import ActForm, MessageForm, message_field, unchosen
from .beside import BesideForm, fingerprint


class CriteriaForm(BesideForm):
    """How the ficha stands to each criterion: what is not ticked is not met, once «Evaluada» is. What another person saved
    meanwhile is not written over unseen."""

    place = "criteria"
    came_with = ("antes-criterios",)

    cumple = forms.MultipleChoiceField(
        label="",
        choices=Criterion,
        required=False,
        error_messages=unchosen(_("Marque los criterios de la lista que la ficha cumple.")),
    )
    evaluada = forms.BooleanField(label="", required=False)

    def __init__(self, ficha: Ficha, data=None):
        super().__init__(data)
        self.state = ficha.state
        self.is_closed = is_closed(ficha)
        self.saved = {row.criterion: row for row in ficha.assessments.select_related("by")}
        self.initial = {
            "evaluada": len(self.saved) == len(Criterion),
            "cumple": [code for code, row in self.saved.items() if row.is_met],
        }
        for code, name in Criterion.choices:
            note = TextFormField(column=Assessment._meta.get_field("remark"), label=name, rows=2)
            note.initial = self.saved[code].remark if code in self.saved else ""
            self.fields[f"nota-{code}"] = note
        self.came_from = self.data.get("antes-criterios") or self.before
        # Untouched, or what was saved since.
        if not self.data.keys() & self.fields.keys() or self.judgement in (self.came_from, self.before):
            self.is_bound = False

    @property
    def before(self) -> str:
        """How the criteria stand now, for the page to come back with."""
        notes = [self.fields[f"nota-{code}"].initial for code in Criterion.values]
        return fingerprint(self.initial["evaluada"], sorted(self.initial["cumple"]), notes)

    @property
    def judgement(self) -> str:
        """How they were posted, likewise."""
        notes = [
            self.fields[f"nota-{code}"].to_python(self[f"nota-{code}"].data) for code in Criterion.values
        ]
        return fingerprint(bool(self["evaluada"].data), sorted(self["cumple"].data or ()), notes)

    @property
    def is_overtaken(self) -> bool:
        return self.is_bound and self.came_from != self.before

    def clean(self):
        if self.is_closed:
            self.add_error("evaluada", self.why_closed)
        elif not self.cleaned_data["evaluada"]:
            self.add_error("evaluada", _("Marque «Evaluada»: sin ella los criterios no se guardan."))
        elif self.is_overtaken:
            words = _(
                "%s guardó los criterios antes que usted: los suyos se leen al lado. "
                "Si los envía de nuevo, quedan los de usted."
            )
            name = self.last_saved.by.get_short_name() if self.last_saved else _("Otra persona")
            self.add_error("evaluada", words % name)

    @property
    def problems(self) -> list[dict]:
        """The boxes have no identifier of their own."""
        return [
            problem | ({"field": self.place} if problem["field"] == "cumple" else {})
            for problem in super().problems
        ]

    @property
    def rows(self) -> list[dict]:
        return [
            {
                "code": code,
                "label": name,
                "is_met": code in self["cumple"].value(),
                "note": self[f"nota-{code}"],
                "theirs": self.saved.get(code) if self.is_overtaken else None,
            }
            for code, name in Criterion.choices
        ]

    @property
    def why_closed(self) -> str:
        return closed_words(self.state)

    @property
    def met(self) -> int:
        return sum(row.is_met for row in self.saved.values())

    @property
    def has_notes(self) -> bool:
        return any(row["note"].value() or row["note"].errors for row in self.rows)

    @property
    def last_saved(self) -> Assessment | None:
        return next(iter(self.saved.values()), None)

    @property
    def done(self) -> str:
        return gettext("Los criterios quedaron guardados.") if self.is_bound else ""

    def save(self, ficha: Ficha, by) -> None:
        if not self.is_bound:
            return
        read = judgement_of(list(self.saved.values())) if self.saved else NONE
        remarks = {code: self.cleaned_data[f"nota-{code}"] for code in Criterion.values}
        wanted = Wanted(frozenset(self.cleaned_data["cumple"]), read.revision, remarks)
        saving = save_judgements({ficha.pk: wanted}, by)
        if saving.closed:
            raise ValidationError(
                closed_words(Ficha.objects.values_list("state", flat=True).get(pk=ficha.pk))
            )
        if saving.others:
            raise ValidationError(_("Otra persona guardó los criterios a la vez: envíelos de nuevo."))


def closed_words(state: str) -> str:
    return gettext("La ficha está en «%s»: sus criterios ya no cambian.") % label(state)


class DiscardForm(ActForm):
    """The extract is thrown away, unless it is kept over a text that its country has sent anew, as it is or with what
    the country changed (`traer`)."""

    conservar = forms.BooleanField(required=False)
    traer = forms.BooleanField(required=False)


class ToTheCountryForm(MessageForm):
    mensaje = message_field(Action.WRITE_BACK, _("Mensaje"), rows=5)
