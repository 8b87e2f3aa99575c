"""What prevents a submission, by numeral and in the words of whoever writes. Saving asks for none of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from practices.answers import read_answers
from practices.reading import ENDED
from practices.sections import DOCUMENTATION, FIELDS, Kind
from practices.words import count_words

from ..files.attachments import verdicts
from ..models import Ficha
from .drafts import country_text, private
from .links import fault_of
from .sections import SECTION_OF

WITHOUT_DOCUMENTS = "sin-documentacion"
REFUSED_FILES = {
    "infected": gettext_lazy("El antivirus encontró un virus en «%s»: quite el archivo."),
    "unjudged": gettext_lazy("El antivirus no pudo revisar «%s»: quítelo, o súbalo guardado de otra manera."),
}
ORDER = list(SECTION_OF)


@dataclass(frozen=True)
class Missing:
    """One thing to mend: the answer it is about, and what to do."""

    field: str
    message: str

    @property
    def numeral(self) -> str:
        return FIELDS[self.field].numeral

    @property
    def anchor(self) -> str:
        """The field of the page that shows the answer: a text of «Otro» stands with its list."""
        field = FIELDS[self.field]
        return field.question.field.name if field.kind is Kind.OTHER else field.name

    @property
    def section(self) -> str:
        return SECTION_OF[self.field]


def missing(ficha: Ficha) -> list[Missing]:
    """All that prevents the ficha from being sent, in the order of the form; empty when it is complete."""
    text = country_text(ficha)
    answers = read_answers(text) | private(text)
    checks = (
        *(unanswered, too_long, others_unsaid, wrong_addresses, documents),
        *(refused_files, years, contradictions),
    )
    faults = [fault for check in checks for fault in check(answers)]
    return sorted(faults, key=lambda fault: ORDER.index(fault.field))


def unanswered(answers: dict) -> Iterator[Missing]:
    for field in FIELDS.values():
        answer = answers[field.name]
        if field.required and not (says_something(answer) if isinstance(answer, str) else answer):
            yield Missing(field.name, str(field.required))


def says_something(text: str) -> bool:
    """Whether a text is an answer: a dash or a full stop only fill the field."""
    return any(character.isalnum() for character in text)


def too_long(answers: dict) -> Iterator[Missing]:
    for field in FIELDS.values():
        limit = field.max_words
        if limit and (over := count_words(answers[field.name]) - limit) > 0:
            yield Missing(field.name, words_over(over, limit))


def words_over(over: int, limit: int) -> str:
    words = ngettext("Le sobra %(over)d palabra", "Le sobran %(over)d palabras", over)
    return (words + _(": el máximo es %(limit)d.")) % {"over": over, "limit": limit}


def others_unsaid(answers: dict) -> Iterator[Missing]:
    for field in FIELDS.values():
        if field.kind is Kind.OTHER and not says_something(answers[field.name]):
            choices = field.question.field
            chosen = choices.vocabulary.objects.filter(code__in=answers[choices.name], asks_for_text=True)
            if chosen.exists():
                yield Missing(field.name, _("Eligió «Otro»: escriba cuál."))


def wrong_addresses(answers: dict) -> Iterator[Missing]:
    for field in FIELDS.values():
        if field.kind is Kind.EMAIL and answers[field.name]:
            try:
                validate_email(answers[field.name])
            except ValidationError:
                yield Missing(field.name, _("«%s» no es una dirección de correo.") % answers[field.name])


def documents(answers: dict) -> Iterator[Missing]:
    without = WITHOUT_DOCUMENTS in answers["documentation"]
    if without and len(answers["documentation"]) > 1:
        yield Missing("documentation", _("«Sin documentación» no se puede elegir junto con otra opción."))
    shown = [row for row in (*answers["links"], *answers["files"]) if row["numeral"] == DOCUMENTATION.code]
    if answers["documentation"] and not without and not shown:
        yield Missing(
            "references",
            _("Escriba al menos un enlace de 2.9 o suba un archivo, o elija «Sin documentación» en 1.10."),
        )
    for link in answers["links"]:
        if fault := fault_of(link["url"]):
            yield Missing("links", fault)


def refused_files(answers: dict) -> Iterator[Missing]:
    """Files with a virus, and those that the antivirus cannot judge: they would stop the publication."""
    known = verdicts([file["sha256"] for file in answers["files"]])
    for file in answers["files"]:
        if refusal := REFUSED_FILES.get(known.get(file["sha256"], "")):
            yield Missing("files", refusal % file["name"])


def contradictions(answers: dict) -> Iterator[Missing]:
    """What a text says of itself and cannot mean, be it its country's or an extract."""
    if twice := sorted({*answers["primary_objectives"]} & {*answers["secondary_objectives"]}, key=by_number):
        words = ngettext(
            "El objetivo %(numbers)s está elegido como principal y como secundario: deje una de las dos.",
            "Los objetivos %(numbers)s están elegidos como principales y como secundarios: deje una de las dos.",
            len(twice),
        )
        yield Missing("secondary_objectives", words % {"numbers": ", ".join(twice)})
    if answers["country"] in answers["associated_countries"]:
        yield Missing(
            "associated_countries", _("El país que presenta la experiencia no es asociado de sí mismo.")
        )
    if answers["end_is_open"] and answers["experience_state"] == ENDED:
        yield Missing(
            "end_is_open",
            _("Está finalizada: escriba el año de fin en lugar de «Presente», o deje ambos en blanco."),
        )


def by_number(code: str) -> tuple[int, str]:
    return (int(code) if code.isdecimal() else 0, code)


def years(answers: dict) -> Iterator[Missing]:
    start, end = answers["start_year"], answers["end_year"]
    if start and end and end < start:
        yield Missing("end_year", _("El año de fin es anterior al de inicio."))
    if end and answers["end_is_open"]:
        yield Missing("end_is_open", _("Elija el año de fin o «Presente», no ambos."))
