"""The tables of what the repository no longer holds, and of the compilations that were published."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..lists import Lists
from ..models import CompilationEdition, PracticeVersion, Withdrawal
from .columns import DAY, Column, Reference, Table, attribute


def withdrawals(lists: Lists) -> Iterator[Withdrawal]:
    """Those that stand."""
    standing = Withdrawal.objects.filter(reinstated_on=None, practice__number__isnull=False)
    related = standing.select_related("practice__country", "reason", "replaced_by")
    return related.order_by("practice__code").iterator()


def replacement(row: Withdrawal) -> str:
    """Of what is public itself."""
    other = row.replaced_by
    return other.code if other and other.current_id else ""


def editions(lists: Lists) -> Iterator[CompilationEdition]:
    """Each with the codes of its practices, but for those withdrawn since; one that was taken down with none."""
    public = PracticeVersion.objects.public().order_by()
    code_of = dict(public.values_list("pk", "practice__code"))
    every = CompilationEdition.objects.select_related("compilation", "withdrawal")
    for edition in every.prefetch_related("corrections").order_by("compilation__slug", "number"):
        keys = [] if edition.is_taken_down else edition.current_order["versions"]
        edition.codes = [code_of[key] for key in keys if key in code_of]  # type: ignore[attr-defined]
        yield edition


def of_order(name: str):
    return lambda edition: edition.current_order[name]


def of_withdrawal(name: str):
    return lambda edition: getattr(edition.withdrawal, name) if edition.is_taken_down else None


def address(edition: CompilationEdition) -> str:
    return settings.SITE_URL + reverse("practices:edition", args=[edition.compilation.slug, edition.number])


WITHDRAWALS = Table(
    "withdrawals",
    _("Prácticas retiradas"),
    _("Las que dejaron de formar parte del repositorio: de ellas queda el código, el motivo y la fecha."),
    (
        Column(
            "code",
            _("Código"),
            attribute("practice.code"),
            _("El que tenía; no se da a otra."),
            required=True,
        ),
        Column(
            "country",
            _("País"),
            attribute("practice.country.code"),
            _("El que la presentó."),
            values="country",
            required=True,
        ),
        Column(
            "reason",
            _("Motivo"),
            attribute("reason.code"),
            _("Código de la lista."),
            values="withdrawalreason",
            required=True,
        ),
        Column("note", _("Nota"), attribute("note"), _("La explicación de la Secretaría Técnica.")),
        Column("withdrawn_on", _("Retirada el"), attribute("withdrawn_on"), DAY, "date", required=True),
        Column("replaced_by", _("La reemplaza"), replacement, _("El código de otra práctica, si la hay.")),
    ),
    ("code",),
    withdrawals,
    (Reference(("replaced_by",), "practices", ("code",)),),
)
EDITIONS = Table(
    "editions",
    _("Compilaciones"),
    _("Las ediciones de las compilaciones que publicó la Secretaría Técnica."),
    (
        Column(
            "compilation",
            _("Compilación"),
            attribute("compilation.slug"),
            _("Su nombre en las direcciones."),
            required=True,
        ),
        Column("number", _("Número"), attribute("number"), _("Desde 1."), "integer", required=True),
        Column("title", _("Título"), of_order("title"), _("En español."), required=True),
        Column("edition", _("Edición"), of_order("edition"), _("Cómo se llama, si tiene nombre.")),
        Column("published_on", _("Publicada"), attribute("published_on"), DAY, "date", required=True),
        Column("corrected_on", _("Corregida"), attribute("correction.corrected_on"), DAY, "date"),
        Column("withdrawn_on", _("Retirada el"), of_withdrawal("withdrawn_on"), DAY, "date"),
        Column("reason", _("Motivo"), of_withdrawal("reason"), _("Por qué se retiró.")),
        Column(
            "practices",
            _("Prácticas"),
            attribute("codes"),
            _("Los códigos de las que siguen publicadas, en su orden, como arreglo JSON."),
            "array",
            required=True,
        ),
        Column("address", _("Dirección"), address, _("Dónde se lee en el sitio."), required=True),
    ),
    ("compilation", "number"),
    editions,
)
