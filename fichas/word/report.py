"""What the import of a file tells its person, numeral by numeral; kept with the draft as plain data."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.fields import without_forbidden

from ..form.completeness import SECTION_OF
from ..form.fields import CONTACT as CONTACT_QUESTION
from ..form.fields import LABELS, QUESTIONS
from ..form.pages import is_asked, section_url
from ..form.sections import FORM_SECTIONS
from ..models import Ficha, WordImport
from ..states import EDITABLE
from .form import CONTACT
from .passages import HIDDEN, PICTURE, STRUCK
from .reading import Gathered
from .values import Value, limit_message

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
# Answers that share a field of the page, or a row of the report, with the first of them.
WITH = {"end_year": "start_year", "end_is_open": "start_year"}
ASKED = (
    "country",
    *(name for section in FORM_SECTIONS for name in section.fields if is_asked(name) and name != "files"),
)


def report(gathered: Gathered, values: dict[str, Value]) -> dict:
    """Plain data: codes and the words of the file, so that it reads the same whenever it is shown."""
    rows = [row(name, [values[one] for one in sharing(name) if one in values]) for name in ASKED]
    return {
        "rows": rows,
        "strange": [without_forbidden(text) for text in gathered.strange],
        "left_out": [
            {"field": name, "why": why, "text": without_forbidden(text).strip()}
            for name, why, text in gathered.left_out
        ],
        "files": [without_forbidden(name) for name in gathered.files],
    }


def sharing(name: str) -> list[str]:
    return [name, f"{name}_other", *(one for one, first in WITH.items() if first == name)]


def row(name: str, said: list[Value]) -> dict:
    over = sum(one.over for one in said)
    notes = [note for one in said for note in (*one.doubts, *one.notes)]
    notes += [limit_message(name, over)] if over else []
    texts = [without_forbidden(text) for one in said for text in one.not_understood if text]
    begins = " · ".join(without_forbidden(one.begins) for one in said if one.begins)
    return {"field": name, "status": status(said, over), "begins": begins, "notes": notes, "texts": texts}


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


def shown(imported: WordImport) -> dict:
    """The report as its page sets it: what asks for something first."""
    rows = [shown_row(imported.ficha, one) for one in imported.report["rows"]]
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
        "left_out": [shown_left_out(one) for one in imported.report.get("left_out", [])],
        "files": imported.report["files"],
    }


def shown_left_out(one: dict) -> dict:
    asked = CONTACT_QUESTION if one["field"] == CONTACT else QUESTIONS.get(one["field"])
    where = f"{asked.numeral} {asked.label}".strip() if asked else _("Fuera de las respuestas")
    return {"where": where, "why": LEFT_OUT[one["why"]], "text": one["text"]}


def shown_row(ficha: Ficha, one: dict) -> dict:
    name = one["field"]
    question = QUESTIONS.get(name)
    section = SECTION_OF.get(name)
    own = (
        LABELS.get(name)
        if question is None or question.kind in ("contact", "documents", "addresses")
        else None
    )
    return one | {
        "numeral": question.numeral if question else "",
        "label": own or (question.label if question else _("Respuesta")),
        "url": f"{section_url(ficha, section)}#{name}" if section and ficha.state in EDITABLE else "",
    }
