"""The template of the form, filled in as somebody does in Word, and what was answered in it."""

import io

from django.conf import settings
from django.utils import translation
from docx import Document
from docx.oxml.ns import qn

from fichas.word.writing import template
from practices.lists import lists
from tests.fichas.word_forms import saved

LANGUAGES = [code for code, _name in settings.LANGUAGES]
# By table and row, which are the same in each language.
WRITTEN = {
    (0, 2): ("title", "Registro móvil"),
    (0, 5): ("responsible_entity", "Cancillería"),
    (1, 1): ("contact_name", "Ana Torres"),
    (1, 2): ("contact_post", "Directora"),
    (1, 4): ("contact_institution", "Cancillería"),
    (1, 5): ("contact_email", "registro@example.org"),
    (2, 1): ("background", "Por qué surgió."),
    (2, 2): ("summary", "Los consulados llevan un registro."),
    (2, 3): ("results", "Qué se logró."),
    (2, 4): ("figures", "150 permisos"),
    (2, 6): ("success_factors", "Por qué es buena."),
    (2, 7): ("limitations", "Ninguna."),
    (3, 1): ("references", "Ley 1 de 2019"),
    (5, 2): ("start_year", 2019),
    (5, 12): ("place", "Tacna"),
    (5, 13): ("lessons", "Una lección."),
    (5, 15): ("innovation", "Una novedad."),
}
# The number of each option that is ticked.
TICKED = {
    (0, 3): ("themes", {3: "asistencia-consular", 2: "derechos-humanos"}),
    (0, 4): ("levels", {2: "local", 0: "nacional"}),
    (0, 9): ("categories", {0: "politica-y-normas"}),
    (0, 10): ("documentation", {2: "sin-documentacion"}),
    (0, 11): ("transfer_needs", {1: "expertos"}),
    (5, 1): ("language", {1: "pt"}),
    (5, 4): ("end_is_open", {0: True}),
    (5, 5): ("experience_state", {0: "en-curso"}),
    (5, 6): ("practice_type", {1: "proyecto"}),
    (5, 7): ("primary_objectives", {0: "1", 13: "14"}),
    (5, 8): ("secondary_objectives", {22: "23"}),
    (5, 9): ("principles", {3: "d"}),
    (5, 10): ("goals", {9: "10"}),
    (5, 11): ("associated_countries", {0: "AR"}),
}
MANY = {"themes", "levels", "categories", "documentation", "transfer_needs", "primary_objectives"} | {
    *("secondary_objectives", "principles", "goals", "associated_countries"),
}


def filled_in(language: str) -> bytes:
    with translation.override(language):
        document = Document(io.BytesIO(template(lists("as the tests have them"))))
    for (table, row), (_name, value) in WRITTEN.items():
        document.tables[table].rows[row].cells[-1].paragraphs[0].add_run(str(value))
    for (table, row), (_name, options) in TICKED.items():
        boxes = list(document.tables[table].rows[row].cells[-1]._tc.iter(qn("w:sdt")))
        for number in options:
            tick(boxes[number])
    return saved(document)


def tick(box) -> None:
    """As a click in Word does."""
    next(box.iter(qn("w14:checked"))).set(qn("w14:val"), "1")
    next(box.iter(qn("w:t"))).text = "☒"


def expected() -> dict:
    ticked = {
        name: [*options.values()] if name in MANY else next(iter(options.values()))
        for name, options in TICKED.values()
    }
    return dict(WRITTEN.values()) | ticked
