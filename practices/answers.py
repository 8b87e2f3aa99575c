"""The answers of a ficha as one plain dictionary: codes, never labels; rows in their order.

It is what is hashed, compared, copied and handed over. `read_answers()` reads it from a ficha in the database;
`write_columns()` and `write_rows()` write it into another, so a copy is the one followed by the others.
"""

import hashlib
import json
from functools import cache

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, ManyToManyField
from django.utils.translation import gettext as _

from . import bounds
from .models import EntityRow, FichaContent

FORMAT = 1
FILE_FIELDS = ("numeral", "title", "name", "sha256", "size", "media_type")
PICTURE_FIELDS = ("picture", "description", "credit", "consent", "width", "height")
LINK_FIELDS = ("numeral", "label", "url")
ENTITIES = {
    "associated_entities": EntityRow.Role.ASSOCIATED,
    "participating_entities": EntityRow.Role.PARTICIPATING,
}
MAX_ROWS = dict.fromkeys(ENTITIES, bounds.BODIES) | {"links": bounds.LINKS}

COLUMNS = FichaContent._meta.get_fields()
CHOICES = {field.name: field.related_model for field in COLUMNS if isinstance(field, ManyToManyField)}
SINGLE_CHOICES = {field.name: field.related_model for field in COLUMNS if isinstance(field, ForeignKey)}
PLAIN = {
    field.name: field.get_default() for field in FichaContent._meta.fields if field.name not in SINGLE_CHOICES
}
# The answers of the first version. Hashes cover these also where they are blank; an answer that came later, only where
# something was written. So a question that is added leaves the hash of what was signed and published before as it was.
FIRST = frozenset(
    """
    edition language country title themes themes_other levels levels_other responsible_entity parent_entity
    associated_entities participating_entities categories documentation transfer_needs transfer_needs_other
    contact_institution contact_email background summary results figures outputs success_factors limitations
    considerations references links files start_year end_year end_is_open experience_state practice_type
    primary_objectives secondary_objectives principles goals associated_countries place lessons recommendations
    innovation
    """.split()
)


@cache
def blank_json() -> str:
    blank = (
        PLAIN
        | dict.fromkeys(SINGLE_CHOICES, "")
        | {name: [] for name in (*CHOICES, *ENTITIES, "links", "files")}
    )
    return json.dumps(blank)


def blank_answers() -> dict:
    """A ficha on which nothing was written."""
    return json.loads(blank_json())


def read_answers(content) -> dict:
    """Every answer of a ficha in the database. Prefetch the choices and rows when reading many."""
    answers = {name: getattr(content, name) for name in PLAIN}
    for name in SINGLE_CHOICES:
        value = getattr(content, name)
        answers[name] = value.code if value else ""
    for name in CHOICES:
        answers[name] = sorted(value.code for value in getattr(content, name).all())
    entities = list(content.entities.all())
    for name, role in ENTITIES.items():
        answers[name] = [entity.name for entity in entities if entity.role == role]
    answers["links"] = [{field: getattr(row, field) for field in LINK_FIELDS} for row in content.links.all()]
    answers["files"] = [read_file(row) for row in content.files.all()]
    return answers


def read_file(row) -> dict:
    """A file; what makes it a picture is said of pictures alone, so that other files are hashed as they always were."""
    fields = FILE_FIELDS + PICTURE_FIELDS if row.picture else FILE_FIELDS
    return {field: getattr(row, field) for field in fields}


def without_picture(file: dict) -> dict:
    """The file as one that is no picture."""
    return {field: file[field] for field in FILE_FIELDS}


def complete(given: dict) -> dict:
    """The answers with what was left out as blank and choices in order; a name that no ficha has is refused."""
    answers = blank_answers()
    if unknown := set(given) - set(answers):
        raise ValidationError(_("La ficha no tiene estos datos: %s") % ", ".join(sorted(unknown)))
    answers |= given
    for name in CHOICES:
        answers[name] = sorted(set(answers[name]))
    return answers


def canonical(answers: dict) -> str:
    """One text for the same answers, whoever writes it: what a snapshot stores and a hash covers."""
    blank = blank_answers()
    given = {name: value for name, value in answers.items() if name in FIRST or value != blank[name]}
    document = {"format": FORMAT, "edition": answers["edition"], "answers": given}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_canonical(text: str) -> dict:
    """The answers that `canonical()` wrote down; what was asked later is blank."""
    given = json.loads(text)["answers"]
    return {name: given.get(name, blank) for name, blank in blank_answers().items()}


def content_hash(answers: dict) -> str:
    return hashlib.sha256(canonical(answers).encode("utf-8", "surrogatepass")).hexdigest()


def write_columns(content, answers: dict, find=None) -> None:
    """Sets the columns of an unsaved ficha; the choices and rows follow once it has a key."""
    find = find or by_code
    for name in PLAIN:
        setattr(content, name, answers[name])
    for name, vocabulary in SINGLE_CHOICES.items():
        setattr(content, name, find(vocabulary, [answers[name]])[0] if answers[name] else None)


def write_rows(content, answers: dict, before: dict | None = None) -> None:
    """Writes the choices and rows that differ from `before`; of a ficha that has just been inserted, all of them.

    Raises ValidationError when an answer has more rows than a ficha takes.
    """
    for name, most in MAX_ROWS.items():
        bounds.validate_count(len(answers[name]), most)
    before = before or blank_answers()
    changed = {name for name in answers if answers[name] != before[name]}
    for name, vocabulary in CHOICES.items():
        if name in changed:
            getattr(content, name).set(by_code(vocabulary, answers[name]))
    if changed & ENTITIES.keys():
        entities = [(role, entity) for name, role in ENTITIES.items() for entity in answers[name]]
        replace_rows(content.entities, ({"role": role, "name": name} for role, name in entities))
    for name in changed & {"links", "files"}:
        replace_rows(getattr(content, name), answers[name])


def replace_rows(rows, values) -> None:
    rows.all().delete()
    row = rows.model
    written = [
        row(content=rows.instance, position=position, **value) for position, value in enumerate(values, 1)
    ]
    for inserted in written:
        inserted.clean_fields(exclude=["content"])
    row.objects.bulk_create(written)


def by_code(vocabulary, codes: list[str]) -> list:
    values = {value.code: value for value in vocabulary.objects.filter(code__in=codes)}
    if missing := [code for code in codes if code not in values]:
        raise ValidationError(
            _("«%(code)s» no está en la lista «%(list)s».")
            % {"code": missing[0], "list": vocabulary._meta.verbose_name_plural}
        )
    return [values[code] for code in codes]
