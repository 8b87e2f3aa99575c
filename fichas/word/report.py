"""The report of an import, numeral by numeral, for whoever imported the file; kept with the draft as plain data."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.fields import without_forbidden
from practices.languages import active
from practices.reading import WRITTEN
from practices.sections import FIELDS, Field, Kind

from ..form.completeness import words_over
from ..form.pages import section_url
from ..form.sections import FORM_SECTIONS, SECTION_OF
from ..models import Ficha, WordImport
from ..states import EDITABLE
from .docx_paragraph import HIDDEN, PICTURE, STRUCK
from .form import CONTACT
from .reading import FileAnswers
from .values import Value

UNDERSTOOD, NOT_UNDERSTOOD, TOO_LONG, BLANK = "understood", "not_understood", "too_long", "blank"
DOUBTFUL = "doubtful"
STATUSES = {
    NOT_UNDERSTOOD: gettext_lazy("No se entendió"),
    DOUBTFUL: gettext_lazy("Dudoso"),
    TOO_LONG: gettext_lazy("Excede su límite"),
    UNDERSTOOD: gettext_lazy("Entendido"),
    BLANK: gettext_lazy("Vacío en el archivo"),
}
LEFT_OUT = {
    HIDDEN: gettext_lazy("Texto oculto"),
    STRUCK: gettext_lazy("Texto tachado"),
    PICTURE: gettext_lazy("Imagen o gráfico: adjúntelo como archivo si hace falta"),
}
FIELDS_SHOWN = (
    FIELDS["country"],
    *(
        field
        for section in FORM_SECTIONS
        for field in section.fields
        if field.has_row and field.kind is not Kind.FILES
    ),
)


def build_report(file_answers: FileAnswers, values: dict[str, Value]) -> dict:
    """Plain data: codes and the words of the file, so that it reads the same whenever it is shown. What is noted about them is
    in the language of whoever imports it, which is told with it."""
    return {
        "language": active(),
        "rows": [build_row(field, values) for field in FIELDS_SHOWN],
        "strange": [without_forbidden(text) for text in file_answers.strange],
        "left_out": [
            {"field": name, "why": why, "text": without_forbidden(text).strip()}
            for name, why, text in file_answers.left_out
        ],
        "files": [without_forbidden(name) for name in file_answers.files],
    }


def build_row(field: Field, values: dict[str, Value]) -> dict:
    """What was taken for a field and for those shown in its row."""
    names = [other.name for other in field.question.fields if other.row is field]
    given = [values[name] for name in names if name in values]
    notes = [note for value in given for note in (*value.doubts, *value.notes)]
    over = sum(value.over for value in given)
    notes += [words_over(over, field.max_words)] if over and field.max_words else []
    texts = [without_forbidden(text) for value in given for text in value.not_understood if text]
    begins = " · ".join(without_forbidden(value.begins) for value in given if value.begins)
    return {
        "field": field.name,
        "status": judge_values(given, over),
        "begins": begins,
        "notes": notes,
        "texts": texts,
    }


def judge_values(values: list[Value], over: int) -> str:
    if any(value.not_understood for value in values):
        return NOT_UNDERSTOOD
    if any(value.doubts for value in values):
        return DOUBTFUL
    if over:
        return TOO_LONG
    return UNDERSTOOD if any(value.value or value.value == 0 for value in values) else BLANK


def report_url(ficha: Ficha) -> str:
    """The address of the report of its import; empty when the ficha was not imported."""
    imported = WordImport.objects.filter(ficha=ficha).exists()
    return reverse("fichas:word_report", args=[ficha.reference]) if imported else ""


def report_context(imported: WordImport) -> dict:
    """The report as its page shows it: what asks for something to be done comes first."""
    rows = [show_row(imported.ficha, entry) for entry in imported.report["rows"]]
    groups = [
        {"status": code, "label": label, "rows": [entry for entry in rows if entry["status"] == code]}
        for code, label in STATUSES.items()
    ]
    return {
        "file_name": imported.file_name,
        "at": imported.at,
        "by": imported.by.get_short_name(),
        "groups": [group for group in groups if group["rows"]],
        "strange": imported.report["strange"],
        "left_out": [show_left_out(entry) for entry in imported.report.get("left_out", [])],
        "files": imported.report["files"],
        "language": imported.report.get("language", settings.LANGUAGE_CODE),
    }


def show_left_out(entry: dict) -> dict:
    where = _("Fuera de las respuestas")
    if name := entry["field"]:
        question = FIELDS["contact_name" if name == CONTACT else name].question
        where = f"{question.numeral} {question.label}".strip()
    return {"where": where, "why": LEFT_OUT[entry["why"]], "text": entry["text"]}


def show_row(ficha: Ficha, entry: dict) -> dict:
    field = FIELDS[entry["field"]]
    section = SECTION_OF.get(field.name)
    return entry | {
        "numeral": field.numeral,
        "label": field.label,
        "is_written": field.kind in WRITTEN,
        "url": f"{section_url(ficha, section)}#{field.name}" if section and ficha.state in EDITABLE else "",
    }
