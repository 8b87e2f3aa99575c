"""Drafts of an import that the desk incorporates: published without their country's signature, and saying where they come
from."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from practices.fields import LineFormField

from ..letters.announcements import announce
from ..models import Ficha, TableImport, Transition
from ..review.consequences import who_is_told
from ..review.incorporable import CHOSEN, FREE, drafts_of, incorporate_soon
from ..review.queue_filter import fingerprint
from ..states import Action
from .bulk import BulkForm, Undo, message_to_countries
from .choice import MOST

SOURCE = Ficha._meta.get_field("incorporated_from")


class IncorporateForm(BulkForm):
    """Some of the drafts of an import, or all of those that are free. What was sent meanwhile stays as it is."""

    title = heading = gettext_lazy("Incorporar al repositorio")
    figure = ngettext_lazy(
        "ficha se publica en unos minutos, sin firma", "fichas se publican en unos minutos, sin firma", "n"
    )
    button = ngettext_lazy("Incorporar %(n)d ficha", "Incorporar las %(n)d", "n")
    done_words = ngettext_lazy(
        "%(n)d ficha se incorpora en unos minutos", "%(n)d fichas se incorporan en unos minutos", "n"
    )
    none_done = gettext_lazy("No se incorporó ninguna.")
    is_final = True

    fuente = LineFormField(
        label=gettext_lazy("A partir de"),
        validators=SOURCE.validators,
        help_text=gettext_lazy(
            "Se publica en cada ficha: «Incorporada por la Secretaría Técnica a partir de …»."
        ),
        error_messages={"required": gettext_lazy("Escriba de dónde vienen: se publica en cada ficha.")},
    )
    mensaje = message_to_countries(Action.INCORPORATE_SOON)

    def __init__(self, table_import: TableImport, data, by):
        self.table_import = table_import
        super().__init__(data, by)
        self.address = f"fichas:incorporate/{table_import.pk}"
        self.fields["ficha"] = forms.ModelMultipleChoiceField(
            table_import.fichas.all(),
            to_field_name="reference",
            required=not self.is_of_all,
            error_messages={"required": _("Elija al menos una ficha.")},
        )
        self.initial["fuente"] = table_import.source

    @property
    def action(self) -> str:
        return reverse("fichas:incorporate", args=[self.table_import.pk])

    @property
    def is_of_all(self) -> bool:
        return self.is_bound and super().is_of_all

    def all_of_the_view(self) -> QuerySet[Ficha]:
        """As many as are done at once, in the order of their rows."""
        free = self.table_import.fichas.filter(FREE)
        chosen = self.table_import.fichas.filter(CHOSEN)
        if self.is_sure and not free.exists() and chosen.exists():
            return chosen  # pressed twice
        if fingerprint(free) != self.cleaned_data["todas"]:
            raise ValidationError(
                _("Los borradores de esta planilla cambiaron desde que usted vio la página. Elija de nuevo.")
            )
        return free.filter(pk__in=list(free.order_by("table_row").values_list("pk", flat=True)[:MOST]))

    @property
    def source(self) -> str:
        return self.cleaned_data["fuente"]

    @property
    def undo(self) -> Iterator[Undo]:
        yield Undo(
            _("Durante unos minutos"),
            _(
                "El trabajador las publica una tras otra, cada una con su PDF. Hasta que le llega el turno puede anularse "
                "desde la página de la planilla; si su país escribe en ella o la envía, no se incorpora. Si una no "
                "pudiera publicarse, se le avisa."
            ),
        )
        yield Undo(
            _("Una vez publicadas"),
            _(
                "Durante una hora cada una puede volver a ser un borrador. Después no se borra: solo se retira a la vista, "
                "con fecha y motivo, o la reemplaza lo que su país revise y firme. Su código no se reutiliza."
            ),
        )

    def lacks(self, fichas: list[Ficha]) -> dict[int, str]:
        """The answers that each lacks, in words, by its key."""
        return {
            draft.ficha.pk: _("sin respuesta: %s") % " · ".join(draft.lacks)
            for draft in drafts_of(self.table_import, FREE, MOST)
            if draft.lacks and draft.ficha in fichas
        }

    def told(self, fichas: list[Ficha]) -> list[str]:
        countries = {ficha.country_id: ficha.country for ficha in fichas}
        return [who_is_told(country) for country in countries.values()]

    def step(self, ficha: Ficha, by) -> None:
        incorporate_soon(ficha, by, self.source, self.words)

    def rehearse(self, ficha: Ficha, by) -> None:
        """With the letters of the publication; nothing is laid out."""
        self.step(ficha, by)
        chosen = Ficha.objects.select_related("country", "practice").get(pk=ficha.pk)
        announce(Transition(action=Action.INCORPORATE, ficha=chosen, by=by, on_its_day=True))

    def is_so(self, ficha: Ficha) -> bool:
        return ficha.is_to_be_incorporated
