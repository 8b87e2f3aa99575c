"""What the desk posts of its compilations: an edition, its correction, the reason for taking it down."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import slug_re
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from practices.catalogue.selection import read_codes
from practices.fields import TextFormField, validate_plain_text
from practices.models import CompilationEdition, EditionWithdrawal, PracticeVersion
from practices.press.book.spec import CompilationSpec
from practices.press.curated import (
    correct_edition,
    corrected_spec,
    next_spec,
    publish_edition,
    take_down_edition,
)

from ..audience import Audience
from ..review.consequences import before_correction, before_edition, before_taking_down
from .acts import AskingForm, MessageForm
from .gathering import GatheringForm


class EditionForm(GatheringForm):
    TEXTS = ("title", "edition", "foreword", "grouping")
    has_preview = True
    done = _("La edición está publicada. Puede corregirse hasta mañana.")
    question = cached_property(lambda form: before_edition())

    title = forms.CharField(label=_("Título"), max_length=200, validators=[validate_plain_text])
    slug = forms.SlugField(
        label=_("Dirección"),
        required=False,
        max_length=80,
        help_text=_(
            "La parte final de la dirección pública. Con la de una compilación publicada, esta será su edición "
            "siguiente; en blanco, se toma del título."
        ),
    )
    edition = forms.CharField(
        label=_("Edición"),
        required=False,
        max_length=120,
        validators=[validate_plain_text],
        help_text=_("Por ejemplo: XIV Conferencia Suramericana sobre Migraciones, Lima."),
    )
    foreword = TextFormField(
        label=_("Presentación"),
        max_length=8_000,
        rows=8,
        help_text=_("Una línea en blanco separa los párrafos."),
    )

    @property
    def texts(self) -> dict:
        return {name: self.cleaned_data[name] for name in (*self.TEXTS, "codes")}

    def spec(self) -> CompilationSpec:
        """What would be published; raises what prevents it."""
        return next_spec(self.cleaned_data["slug"], **self.texts)

    def check(self, by):
        self.spec()

    def perform(self, by):
        publish_edition(self.cleaned_data["slug"], **self.texts)

    def again(self, values):
        return EditionForm(initial=values)

    def clean(self):
        given = super().clean()
        given["slug"] = given.get("slug") or slugify(given.get("title", ""))[:80]
        if "title" in given and not given["slug"]:
            raise ValidationError({"slug": _("Escriba una dirección: el título no da ninguna.")})
        return given


def as_typed(edition: CompilationEdition, *texts: str) -> dict:
    """An edition as its form would have it, but for what has been withdrawn. Of a version that was taken back, the one that
    is current."""
    spec = edition.current_order
    public = PracticeVersion.objects.filter(pk__in=spec["versions"], practice__current__isnull=False)
    codes = dict(public.values_list("pk", "practice__code"))
    public_codes = [codes[key] for key in spec["versions"] if key in codes]
    return {name: spec[name] for name in texts} | {"practicas": ",".join(public_codes)}


def begun_with(query) -> dict:
    """What an edition begins with: the last one of a compilation, the practices of a selection, or nothing."""
    return after_last(query.get("siguiente", "")) | (
        {"practicas": ",".join(read_codes(query["s"]))} if "s" in query else {}
    )


def after_last(slug: str) -> dict:
    """What the next edition of a compilation begins with: the last one, without what has been withdrawn. What is no
    address of one is none: PostgreSQL refuses to look for it."""
    if not slug_re.match(slug):
        return {}
    last = CompilationEdition.objects.filter(compilation__slug=slug).first()
    if last is None:
        return {}
    return as_typed(last, "title", "foreword", "grouping") | {"slug": slug}


class CorrectionForm(EditionForm):
    """An edition keeps its address."""

    slug = None  # type: ignore[assignment]  # how a form drops a field of its base
    done = _("La edición quedó corregida.")
    question = cached_property(lambda form: before_correction())

    def __init__(self, edition: CompilationEdition, data=None, initial=None):
        super().__init__(data, initial=initial or as_typed(edition, *self.TEXTS))
        self.published = edition

    def again(self, values):
        return CorrectionForm(self.published, initial=values)

    def clean(self):
        return GatheringForm.clean(self)

    def spec(self):
        return corrected_spec(self.published, **self.texts)

    def perform(self, by):
        correct_edition(self.published, **self.texts)


class TakeDownForm(AskingForm, MessageForm):
    text = "motivo"
    done = _("La edición ya no está publicada; su dirección dice por qué.")
    question = cached_property(lambda form: before_taking_down())

    motivo = TextFormField(
        column=EditionWithdrawal._meta.get_field("reason"),
        label=_("Motivo"),
        help_text=Audience.PUBLIC.label,
        rows=3,
    )

    def __init__(self, edition: CompilationEdition, data=None):
        super().__init__(data)
        self.published = edition

    def perform(self, by):
        take_down_edition(self.published, self.cleaned_data["motivo"])
