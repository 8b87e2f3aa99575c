"""How fichas stand to the criteria, as the desk posts it: one row a ficha, saved only when it is said to be assessed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import Criterion, Ficha
from ..preconditions import PreconditionFailed
from ..review.criteria import NONE, Judgement, Wanted, is_closed, words_for
from ..review.publication import check_day
from ..review.queue import label
from .acts import DayField, unchosen
from .choice import ChoiceForm


class CriteriaChoiceForm(ChoiceForm):
    """The fichas whose criteria are to be assessed. All of a view may be many: they are saved page by page."""

    @property
    def is_bounded(self) -> bool:
        return not self.is_of_all


class AssessmentForm(forms.Form):
    """The criteria of one ficha. A box that is not ticked says «no» only in a row that is `evaluada`."""

    cumple = forms.MultipleChoiceField(
        choices=Criterion,
        required=False,
        error_messages=unchosen(_("Marque los criterios de la lista que la ficha cumple.")),
    )
    evaluada = forms.BooleanField(required=False)
    revision = forms.CharField(required=False)

    def __init__(self, ficha: Ficha, judgement: Judgement = NONE, data=None):
        super().__init__(data, prefix=ficha.reference, auto_id="%s")
        self.ficha, self.judgement = ficha, judgement
        self.initial = {
            "cumple": sorted(judgement.met),
            "evaluada": judgement.is_whole,
            "revision": judgement.revision,
        }

    @property
    def boxes(self) -> list[dict]:
        ticked = self["cumple"].value()
        return [{"code": code, "label": label, "is_met": code in ticked} for code, label in Criterion.choices]

    @property
    def met(self) -> frozenset[str]:
        return frozenset(self.cleaned_data["cumple"])

    @property
    def words(self) -> str:
        return words_for(self.met)

    @property
    def is_closed(self) -> bool:
        return is_closed(self.ficha)

    @property
    def state(self) -> str:
        return label(self.ficha.state)

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.met, self.cleaned_data["revision"])

    @property
    def is_assessed(self) -> bool:
        return self.cleaned_data["evaluada"]

    @property
    def is_unfinished(self) -> bool:
        """Whether it differs from what is saved, and is not said to be assessed: nothing of it is saved, and it stays."""
        if self.is_assessed or self.is_closed:
            return False
        was_read = self.cleaned_data["revision"] == self.judgement.revision
        return bool(self.met - self.judgement.met) or (was_read and self.judgement.is_whole)


class GridDayForm(forms.Form):
    """The day on which what was assessed is to be published, where that is asked for (`ver`); or the next page (`seguir`)."""

    ver = forms.BooleanField(required=False)
    seguir = forms.BooleanField(required=False)
    dia = DayField(
        label=_("y publicar las evaluadas el"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, data=None):
        super().__init__(data, auto_id="%s")
        self.fields["dia"].required = self.asks

    @property
    def asks(self) -> bool:
        return self.is_bound and "ver" in self.data

    @property
    def goes_on(self) -> bool:
        return self.is_bound and "seguir" in self.data

    def clean_dia(self):
        if not self.asks:
            return None
        try:
            return check_day(self.cleaned_data["dia"])
        except PreconditionFailed as fault:
            raise ValidationError(str(fault)) from fault
