"""From a Word file to a draft: all of it in one step, or nothing."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from practices.fields import drop_unseen, without_forbidden
from practices.lists import Lists
from practices.models import Country
from practices.sections import FIELDS

from ..form.drafts import TooMany, country_text, save_answers, start_ficha
from ..form.sections import FORM_SECTIONS
from ..form.sizes import check_size
from ..models import Ficha, WordImport
from .form import is_form_text
from .opening import TOO_LONG, Refused, open_word
from .passages import Line, Table, notes, passages
from .reading import gather
from .report import report
from .values import Value, values

MOST_LINES = 5_000  # of a document with all that stands around its answers


def import_word(
    data: bytes, file_name: str, lists: Lists, country: Country, by, *, on_behalf: bool = False
) -> Ficha:
    """A new draft with what the file says; an import never writes over one. Raises Refused, and then nothing is there."""
    document = open_word(data)
    blocks = passages(document)
    if lines_of(blocks) > MOST_LINES:
        raise Refused(str(TOO_LONG))
    gathered = gather(blocks)
    gathered.strange += [text for text in notes(document) if not is_form_text(text)]
    said = values(gathered, lists, country)
    if not any(one.value or one.not_understood for one in said.values()):
        raise Refused(nothing_found(bool(gathered.lines)))
    return draft(said, file_name, report(gathered, said), country, by, on_behalf=on_behalf)


def lines_of(blocks: list[Line | Table]) -> int:
    tables = [one for one in blocks if isinstance(one, Table)]
    return len(blocks) + sum(len(cell) for table in tables for row in table.rows for cell in row)


def nothing_found(has_numerals: bool) -> str:
    if has_numerals:
        return _("El archivo es una ficha sin llenar: no tiene ninguna respuesta que importar.")
    return _(
        "En el archivo no se encontraron los numerales de la ficha técnica (1.1, 1.2, 2.1…). Use la plantilla, "
        "o copie sus textos en ella."
    )


@transaction.atomic
def draft(
    said: dict[str, Value], file_name: str, told: dict, country: Country, by, *, on_behalf: bool
) -> Ficha:
    try:
        ficha = start_ficha(country, by, on_behalf=on_behalf)
    except TooMany as many:
        raise Refused(str(many)) from many
    answers = {name: one.value for name, one in said.items() if one.value is not None}
    check_sizes(answers)
    for section in FORM_SECTIONS:
        own = {name: answers[name] for name in section.names if name in answers}
        if own:
            saved = save_answers(ficha, section.code, own, revision=country_text(ficha).revision, by=by)
            refuse_by_numeral(saved.refused)
    WordImport.objects.create(
        ficha=ficha, file_name=drop_unseen(without_forbidden(file_name)), report=told, by=by
    )
    return ficha


def check_sizes(answers: dict) -> None:
    """An answer too large for any ficha refuses the file: half of it in a draft would be a text cut short."""
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
