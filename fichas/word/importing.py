"""From a Word file to a draft: all of it in one step, or nothing."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from practices.fields import drop_unseen, without_forbidden
from practices.lists import Lists
from practices.models import Country
from practices.sections import FIELDS

from ..form.drafts import country_text, save_answers
from ..form.sections import FORM_SECTIONS
from ..form.sizes import check_size
from ..form.starting import TooMany, start_ficha
from ..models import Ficha, WordImport
from .docx_text import Line, Table, read_blocks, read_notes
from .form import is_form_text
from .opening import TOO_LONG, Refused, open_word
from .reading import gather_answers
from .report import build_report
from .values import Value, read_values

MAX_LINES = 5_000  # of a document with all that stands around its answers


def import_word(
    data: bytes, file_name: str, lists: Lists, country: Country, by, *, on_behalf: bool = False
) -> Ficha:
    """A new draft with the answers of the file; never changes one that is there. Raises Refused, and creates nothing."""
    document = open_word(data)
    blocks = read_blocks(document)
    if count_lines(blocks) > MAX_LINES:
        raise Refused(str(TOO_LONG))
    file_answers = gather_answers(blocks)
    file_answers.strange += [text for text in read_notes(document) if not is_form_text(text)]
    values = read_values(file_answers, lists, country)
    if not any(value.value or value.not_understood for value in values.values()):
        raise Refused(explain_nothing_found(bool(file_answers.lines)))
    report = build_report(file_answers, values)
    return create_draft(values, file_name, report, country, by, on_behalf=on_behalf)


def count_lines(blocks: list[Line | Table]) -> int:
    tables = [block for block in blocks if isinstance(block, Table)]
    return len(blocks) + sum(len(cell) for table in tables for row in table.rows for cell in row)


def explain_nothing_found(has_numerals: bool) -> str:
    if has_numerals:
        return _("El archivo es una ficha sin llenar: no tiene ninguna respuesta que importar.")
    return _(
        "En el archivo no se encontraron los numerales de la ficha técnica (1.1, 1.2, 2.1…). Use la plantilla, "
        "o copie sus textos en ella."
    )


@transaction.atomic
def create_draft(
    values: dict[str, Value], file_name: str, report: dict, country: Country, by, *, on_behalf: bool
) -> Ficha:
    try:
        ficha = start_ficha(country, by, on_behalf=on_behalf)
    except TooMany as many:
        raise Refused(str(many)) from many
    answers = {name: value.value for name, value in values.items() if value.value is not None}
    check_sizes(answers)
    for section in FORM_SECTIONS:
        if section_answers := {name: answers[name] for name in section.names if name in answers}:
            revision = country_text(ficha).revision
            saved = save_answers(ficha, section.code, section_answers, revision=revision, by=by)
            refuse_by_numeral(saved.refused)
    WordImport.objects.create(
        ficha=ficha, file_name=drop_unseen(without_forbidden(file_name)), report=report, by=by
    )
    return ficha


def check_sizes(answers: dict) -> None:
    """Refuses a file with an answer too large for any ficha, since a draft would hold only a part of it."""
    too_large = {}
    for name, answer in answers.items():
        try:
            check_size(FIELDS[name], answer)
        except ValidationError as fault:
            too_large[name] = " ".join(fault.messages)
    refuse_by_numeral(too_large)


def refuse_by_numeral(reasons: dict[str, str]) -> None:
    if reasons:
        where = {name: FIELDS[name].numeral or FIELDS[name].label for name in reasons}
        raise Refused(" ".join(f"{where[name]}: {why}" for name, why in reasons.items()))
