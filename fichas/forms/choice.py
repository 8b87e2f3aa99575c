"""Which fichas of the queue are chosen: those that are ticked, or all of the view as it was counted but for some."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Ficha
from ..review.queue_filter import fingerprint, in_view, read_query, read_references
from .acts import AskingForm

MOST = 200  # fichas at a time: all of them change in one transaction


class ChoiceForm(AskingForm):
    """The fichas of the queue for which an act was chosen. `consulta` is the query of that queue; the page of a ficha posts
    none. `todas` chooses all of its view, without those of `menos`."""

    data: QueryDict
    text = "ficha"

    ficha = forms.ModelMultipleChoiceField(
        Ficha.objects.seen_by_the_desk(),
        to_field_name="reference",
        error_messages={"required": gettext_lazy("Elija al menos una ficha.")},
    )
    consulta = forms.CharField(required=False)
    todas = forms.CharField(required=False)

    def __init__(self, data, by):
        super().__init__(data)
        self.by = by
        self.fields["ficha"].required = not self.is_of_all

    def clean(self):
        given = super().clean()
        if self.is_of_all and "todas" in given:
            given["ficha"] = self.all_of_the_view().exclude(reference__in=self.without)
            if not given["ficha"].exists():
                none = self.fields["ficha"].error_messages["required"]
                self.add_error("ficha", ValidationError(none, "required"))
        if self.is_bounded and "ficha" in given and len(given["ficha"]) > MOST:
            raise ValidationError(
                _("A la vez pueden cambiar hasta %(most)d fichas, y son %(n)d: elija menos, o filtre más.")
                % {"most": MOST, "n": len(given["ficha"])}
            )
        return given

    @property
    def is_bounded(self) -> bool:
        """Whether all of them are changed in one transaction."""
        return True

    @property
    def without(self) -> list[str]:
        """The references of those that are not, where all are chosen."""
        return read_references(self.data.getlist("menos")) if self.is_of_all else []

    @property
    def is_of_all(self) -> bool:
        """Whether all of the view were chosen, rather than those that are ticked."""
        return "todas" in self.data

    def all_of_the_view(self) -> QuerySet[Ficha]:
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
    def names_others(self) -> bool:
        """Whether it names fichas that the desk does not see."""
        return self.has_error("ficha") and not self.has_error("ficha", "required")

    @property
    def query(self) -> QueryDict:
        return read_query(self["consulta"].value())
