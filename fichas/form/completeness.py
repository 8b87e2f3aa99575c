"""What prevents a submission, by numeral and in the words of whoever writes. Saving asks for none of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from practices.answers import answers
from practices.models import FichaContent, Level, Theme, TransferNeed
from practices.reading import ENDED
from practices.sections import SECTIONS
from practices.words import count_words

from ..models import Ficha, StoredFile
from .drafts import country_text, private
from .links import fault_of
from .sections import FORM_SECTIONS

WITHOUT_DOCUMENTS = "sin-documentacion"
REQUIRED = {
    "title": gettext_lazy("Escriba el título de la experiencia."),
    "themes": gettext_lazy("Elija al menos un tema."),
    "levels": gettext_lazy("Elija al menos un nivel territorial."),
    "responsible_entity": gettext_lazy("Escriba la entidad responsable."),
    "categories": gettext_lazy("Elija al menos una categoría."),
    "documentation": gettext_lazy("Diga si la experiencia está documentada."),
    "transfer_needs": gettext_lazy("Elija al menos una necesidad para la transferencia."),
    "contact_name": gettext_lazy("Escriba el nombre de la persona de contacto."),
    "contact_post": gettext_lazy("Escriba el cargo de la persona de contacto."),
    "contact_institution": gettext_lazy("Escriba la institución de contacto."),
    "contact_email": gettext_lazy("Escriba el correo general de la institución."),
    "background": gettext_lazy("Escriba los antecedentes."),
    "summary": gettext_lazy("Escriba el resumen de la experiencia."),
    "results": gettext_lazy("Escriba los resultados logrados."),
    "success_factors": gettext_lazy("Diga qué la hace una buena práctica."),
    "primary_objectives": gettext_lazy("Elija al menos un objetivo principal del Pacto Mundial."),
}
REFUSED_FILES = {
    "infected": gettext_lazy("El antivirus encontró un virus en «%s»: quite el archivo."),
    "unjudged": gettext_lazy("El antivirus no pudo revisar «%s»: quítelo, o súbalo guardado de otra manera."),
}
OTHERS = {"themes": Theme, "levels": Level, "transfer_needs": TransferNeed}
LIMITS = {
    field.name: field.max_words for field in FichaContent._meta.get_fields() if hasattr(field, "max_words")
}
NUMERALS = {
    name: question.numeral for part in SECTIONS for question in part.questions for name in question.fields
}
NUMERALS |= dict.fromkeys(("contact_name", "contact_post", "contact_personal_email"), "1.12")
SECTION_OF = {name: section.code for section in FORM_SECTIONS for name in section.fields}


@dataclass(frozen=True)
class Missing:
    """One thing to mend: the answer it is about, and what to do."""

    field: str
    message: str

    @property
    def numeral(self) -> str:
        return NUMERALS.get(self.field, "")

    @property
    def anchor(self) -> str:
        """The field of the page that shows the answer: a text of «Otro» stands with its list."""
        return self.field.removesuffix("_other")

    @property
    def section(self) -> str:
        return SECTION_OF[self.field]


def missing(ficha: Ficha) -> list[Missing]:
    """All that prevents the ficha from being sent, in the order of the form; empty when it is complete."""
    text = country_text(ficha)
    said = answers(text) | private(text)
    order = [name for section in FORM_SECTIONS for name in section.fields]
    found = [
        *unanswered(said),
        *too_long(said),
        *others_unsaid(said),
        *wrong_contact(said),
        *documents(said),
        *refused_files(said),
        *years(said),
        *contradictions(said),
    ]
    return sorted(found, key=lambda one: order.index(one.field))


def unanswered(said: dict) -> Iterator[Missing]:
    for name, message in REQUIRED.items():
        answer = said[name]
        if not (says_something(answer) if isinstance(answer, str) else answer):
            yield Missing(name, str(message))


def says_something(text: str) -> bool:
    """Whether a text is an answer: a dash or a full stop only fill the field."""
    return any(character.isalnum() for character in text)


def too_long(said: dict) -> Iterator[Missing]:
    for name, limit in LIMITS.items():
        if (over := count_words(said[name]) - limit) > 0:
            words = ngettext("Le sobra %(over)d palabra", "Le sobran %(over)d palabras", over)
            yield Missing(name, (words + _(": el máximo es %(limit)d.")) % {"over": over, "limit": limit})


def others_unsaid(said: dict) -> Iterator[Missing]:
    for name, vocabulary in OTHERS.items():
        asks = vocabulary.objects.filter(code__in=said[name], asks_for_text=True).exists()
        if asks and not says_something(said[f"{name}_other"]):
            yield Missing(f"{name}_other", _("Eligió «Otro»: escriba cuál."))


def wrong_contact(said: dict) -> Iterator[Missing]:
    for name in ("contact_email", "contact_personal_email"):
        try:
            validate_email(said[name] or "nothing@example.org")
        except ValidationError:
            yield Missing(name, _("«%s» no es una dirección de correo.") % said[name])


def documents(said: dict) -> Iterator[Missing]:
    without = WITHOUT_DOCUMENTS in said["documentation"]
    if without and len(said["documentation"]) > 1:
        yield Missing("documentation", _("«Sin documentación» no se puede elegir junto con otra opción."))
    shown = [row for row in (*said["links"], *said["files"]) if row["numeral"] == "2.9"]
    if said["documentation"] and not without and not shown:
        yield Missing(
            "references",
            _("Escriba al menos un enlace de 2.9 o suba un archivo, o elija «Sin documentación» en 1.10."),
        )
    for link in said["links"]:
        if fault := fault_of(link["url"]):
            yield Missing("links", fault)


def refused_files(said: dict) -> Iterator[Missing]:
    """Files with a virus, and those that the antivirus cannot judge: they would stop the publication."""
    digests = [file["sha256"] for file in said["files"]]
    verdicts = dict(
        StoredFile.objects.filter(sha256__in=digests, verdict__in=REFUSED_FILES).values_list(
            "sha256", "verdict"
        )
    )
    for file in said["files"]:
        if verdict := verdicts.get(file["sha256"]):
            yield Missing("files", REFUSED_FILES[verdict] % file["name"])


def contradictions(said: dict) -> Iterator[Missing]:
    """What a text says of itself and cannot mean, be it its country's or an extract."""
    if twice := sorted({*said["primary_objectives"]} & {*said["secondary_objectives"]}, key=by_number):
        words = ngettext(
            "El objetivo %(numbers)s está elegido como principal y como secundario: deje una de las dos.",
            "Los objetivos %(numbers)s están elegidos como principales y como secundarios: deje una de las dos.",
            len(twice),
        )
        yield Missing("secondary_objectives", words % {"numbers": ", ".join(twice)})
    if said["country"] in said["associated_countries"]:
        yield Missing(
            "associated_countries", _("El país que presenta la experiencia no es asociado de sí mismo.")
        )
    if said["end_is_open"] and said["experience_state"] == ENDED:
        yield Missing(
            "end_is_open",
            _("Está finalizada: escriba el año de fin en lugar de «Presente», o deje ambos en blanco."),
        )


def by_number(code: str) -> tuple[int, str]:
    return (int(code) if code.isdecimal() else 0, code)


def years(said: dict) -> Iterator[Missing]:
    start, end = said["start_year"], said["end_year"]
    if start and end and end < start:
        yield Missing("end_year", _("El año de fin es anterior al de inicio."))
    if end and said["end_is_open"]:
        yield Missing("end_is_open", _("Elija el año de fin o «Presente», no ambos."))
