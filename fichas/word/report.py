"""What the import of a file tells its person, numeral by numeral; kept with the draft as plain data."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.fields import without_forbidden
from practices.sections import FIELDS, Field, Kind

from ..form.completeness import words_over
from ..form.pages import section_url
from ..form.sections import FORM_SECTIONS, SECTION_OF
from ..models import Ficha, WordImport
from ..states import EDITABLE
from .form import CONTACT
from .passages import HIDDEN, PICTURE, STRUCK
from .reading import Gathered
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
ASKED = (
    FIELDS["country"],
    *(
        field
        for section in FORM_SECTIONS
        for field in section.fields
        if field.has_row and field.kind is not Kind.FILES
    ),
)


def report(gathered: Gathered, values: dict[str, Value]) -> dict:
    """Plain data: codes and the words of the file, so that it reads the same whenever it is shown."""
    rows = [row(field, values) for field in ASKED]
    return {
        "rows": rows,
        "strange": [without_forbidden(text) for text in gathered.strange],
        "left_out": [
            {"field": name, "why": why, "text": without_forbidden(text).strip()}
            for name, why, text in gathered.left_out
        ],
        "files": [without_forbidden(name) for name in gathered.files],
    }


def row(field: Field, values: dict[str, Value]) -> dict:
    """What was taken for an answer, and for what else is read in its row."""
    beside = [other for other in field.question.fields if other.row is field]
    given = [values[other.name] for other in beside if other.name in values]
    notes = [note for value in given for note in (*value.doubts, *value.notes)]
    over = sum(value.over for value in given)
    limit = field.max_words
    notes += [words_over(over, limit)] if over and limit else []
    texts = [without_forbidden(text) for value in given for text in value.not_understood if text]
    begins = " · ".join(without_forbidden(value.begins) for value in given if value.begins)
    return {
        "field": field.name,
        "status": status(given, over),
        "begins": begins,
        "notes": notes,
        "texts": texts,
    }


def status(said: list[Value], over: int) -> str:
    if any(one.not_understood for one in said):
        return NOT_UNDERSTOOD
    if any(one.doubts for one in said):
        return DOUBTFUL
    if over:
        return TOO_LONG
    return UNDERSTOOD if any(one.value or one.value == 0 for one in said) else BLANK


def report_url(ficha: Ficha) -> str:
    """Where the report of its import stands; empty when the ficha did not come from a file."""
    imported = WordImport.objects.filter(ficha=ficha).exists()
    return reverse("fichas:word_report", args=[ficha.reference]) if imported else ""


def report_context(imported: WordImport) -> dict:
    """The report as its page sets it: what asks for something first."""
    rows = [show_row(imported.ficha, one) for one in imported.report["rows"]]
    groups = [
        {"status": code, "label": label, "rows": [one for one in rows if one["status"] == code]}
        for code, label in STATUSES.items()
    ]
    return {
        "file_name": imported.file_name,
        "at": imported.at,
        "by": imported.by.get_short_name(),
        "groups": [group for group in groups if group["rows"]],
        "strange": imported.report["strange"],
        "left_out": [show_left_out(one) for one in imported.report.get("left_out", [])],
        "files": imported.report["files"],
    }


def show_left_out(one: dict) -> dict:
    question = (
        FIELDS["contact_name" if one["field"] == CONTACT else one["field"]].question if one["field"] else None
    )
    where = f"{question.numeral} {question.label}".strip() if question else _("Fuera de las respuestas")
    return {"where": where, "why": LEFT_OUT[one["why"]], "text": one["text"]}


def show_row(ficha: Ficha, one: dict) -> dict:
    field = FIELDS[one["field"]]
    section = SECTION_OF.get(field.name)
    return one | {
        "numeral": field.numeral,
        "label": field.label,
        "url": f"{section_url(ficha, section)}#{field.name}" if section and ficha.state in EDITABLE else "",
    }
