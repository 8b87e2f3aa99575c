"""A section of the form: what a post of it says, and its fields as the page sets them.

Reading is lenient. Only what no column can hold (a year that is no number, a character that hides) is left out of
what is saved, and said beside its field with everything typed still there.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from practices.answers import CHOICES, ENTITIES, SINGLE_CHOICES
from practices.fields import validate_plain_text
from practices.lists import Lists
from practices.models import FichaContent
from practices.models.content import TextLanguage
from practices.reading import BULLET, LISTS
from practices.sections import SECTIONS, Question
from practices.words import count_words

from .completeness import REQUIRED
from .links import read_links, typed_links
from .sections import PRIVATE, FormSection
from .sizes import check_size
from .typed import as_seen, as_typed

QUESTIONS: dict[str, Question] = {
    name: one for part in SECTIONS for one in part.questions for name in one.fields
}
CONTACT = next(one for part in SECTIONS for one in part.questions if one.numeral == "1.12")
QUESTIONS |= dict.fromkeys(PRIVATE, CONTACT)
LABELS = {
    "contact_name": gettext_lazy("Nombre"),
    "contact_post": gettext_lazy("Cargo"),
    "contact_institution": gettext_lazy("Institución"),
    # In a context of its own: elsewhere the word is translated, and the label of the form is not.
    "contact_personal_email": pgettext_lazy("1.12", "Email"),
    "contact_email": gettext_lazy("Email general institucional"),
    "start_year": gettext_lazy("Año de inicio"),
    "end_year": gettext_lazy("Año de fin"),
    "end_is_open": gettext_lazy("Presente"),
    "language": gettext_lazy("Idioma del texto"),
    "links": gettext_lazy("Enlaces"),
    "files": gettext_lazy("Archivos"),
}
AUTOCOMPLETE = {"contact_personal_email": "email", "contact_email": "email", "contact_name": "name"}
YEARS = ("start_year", "end_year")
TEXTS = ("figures", "outputs", "limitations", "references", "lessons", "recommendations", "innovation")
LIMITS = {one.name: one.max_words for one in FichaContent._meta.get_fields() if hasattr(one, "max_words")}
NUMBERED = ("primary_objectives", "secondary_objectives", "principles", "goals")
GUIDANCE = {
    "contact_email": gettext_lazy("Es el único correo que se publica."),
    "start_year": gettext_lazy(
        "Escriba el año en que comenzó la experiencia y el año en que terminó o terminará. "
        "Si continúa sin fecha de término, marque «Presente»; si no conoce un año, déjelo en blanco."
    ),
    "outputs": gettext_lazy(
        "Mencione lo que la experiencia produjo y otro país podría usar. "
        "Las direcciones y los archivos se agregan en «Documentos y enlaces»."
    ),
    "references": gettext_lazy(
        "Mencione los documentos que hay. Se pide al menos un enlace o un archivo, "
        "salvo que en 1.10 haya marcado «Sin documentación»."
    ),
    "links": gettext_lazy(
        "Direcciones de los productos (2.5), de la documentación (2.9) o de la misma práctica en otro sitio."
    ),
}
# Documentation is asked for unless 1.10 says that there is none; the others have an answer from the beginning.
NEEDED_BY_OTHERS = ("references", "links", "language", "end_is_open", "country")
EMPTY_ROWS = 2


def kind_of(name: str) -> str:
    """How an answer is given: the template has one piece for each kind."""
    if name in CHOICES:
        return "choices"
    if name in SINGLE_CHOICES or name == "language":
        return "choice"
    if name in ENTITIES:
        return "lines"
    if name in YEARS:
        return "year"
    if name in LIMITS or name in TEXTS:
        return "text"
    return {"end_is_open": "checkbox", "links": "links"}.get(
        name, "email" if name.endswith("email") else "line"
    )


@dataclass
class Field:
    """One field, ready to be set."""

    name: str
    numeral: str
    label: str
    note: str
    guidance: str
    kind: str
    value: str = ""
    options: list[dict] = field(default_factory=list)
    rows: list[dict] = field(default_factory=list)
    blank_row: dict = field(default_factory=dict)
    limit: int | None = None
    error: str = ""
    threads: list[dict] = field(default_factory=list)  # what the desk said about it

    @property
    def anchor(self) -> str:
        return self.name

    @property
    def is_optional(self) -> bool:
        """Whether a ficha can be sent without it, whatever else it says."""
        return self.name not in REQUIRED and self.name not in NEEDED_BY_OTHERS

    @property
    def has_names_in_one_line(self) -> bool:
        return self.kind == "lines" and any(len(names(line, ";")) > 1 for line in self.value.split("\n"))

    @property
    def is_unanswered(self) -> bool:
        return not any(option["checked"] for option in self.options)

    @property
    def hint_id(self) -> str:
        return f"{self.name}-hint"

    @property
    def autocomplete(self) -> str:
        return AUTOCOMPLETE.get(self.name, "off")

    @property
    def count(self) -> int:
        return count_words(self.value)

    @property
    def over(self) -> int:
        return max(0, self.count - (self.limit or 0)) if self.limit else 0

    @property
    def counter_label(self) -> str:
        if self.over:
            return ngettext("Le sobra %d palabra", "Le sobran %d palabras", self.over) % self.over
        return _("%(count)d de %(limit)d palabras") % {"count": self.count, "limit": self.limit}


def read(section: FormSection, posted: QueryDict) -> tuple[dict, dict[str, str]]:
    """What the post says of the section, and what is wrong with it, by field. Characters that nobody sees are dropped."""
    values, errors, posted = {}, {}, as_seen(posted)
    for name in section.fields:
        if name == "files":
            continue
        try:
            answer = read_one(name, posted)
            check_size(name, answer)
            values[name] = answer
        except ValidationError as fault:
            errors[name] = fault.messages[0]
    return values, errors


def read_one(name: str, posted: QueryDict):
    kind, text = kind_of(name), as_typed(posted.get(name, ""))
    validate_plain_text(text)
    if kind == "choices":
        known = CHOICES[name].objects.filter(code__in=posted.getlist(name))  # type: ignore[attr-defined]
        return sorted(known.values_list("code", flat=True))
    if name == "language" and text not in TextLanguage.values:
        raise ValidationError(_("Elija el idioma en que está escrita la ficha."))
    if kind == "year":
        return read_year(text.strip())
    if kind == "checkbox":
        return bool(text)
    if kind == "links":
        return read_links(posted)
    if kind == "lines":
        return names(text)
    return text.strip() if kind == "text" else " ".join(text.split())


def names(text: str, separator: str = "\n") -> list[str]:
    """One name a line, without the bullet that some write before it."""
    lines = (BULLET.sub("", line).strip() for line in text.split(separator))
    return [line for line in lines if line]


def one_name_a_line(values: dict) -> dict:
    """The answers of a section, with names that semicolons divide in lines of their own."""
    own = {name: values[name] for name in values.keys() & ENTITIES.keys()}
    return values | {name: [one for line in lines for one in names(line, ";")] for name, lines in own.items()}


def read_year(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 1900 <= int(text) <= 2100):
        raise ValidationError(_("Escriba el año con cuatro cifras, por ejemplo 2019."))
    return int(text)


def fields(
    section: FormSection, said: dict, lists: Lists, errors: dict, posted: QueryDict | None = None
) -> list[Field]:
    """The fields of a section with what was said, or with what was just typed."""
    names = [name for name in section.fields if name != "files" and not name.endswith("_other")]
    return [made(name, said, lists, errors, posted) for name in names]


def made(name: str, said: dict, lists: Lists, errors: dict, posted: QueryDict | None) -> Field:
    question = QUESTIONS.get(name)
    first = question is not None and question.field == name
    one = Field(
        name=name,
        numeral=question.numeral if question else "",
        label=str(LABELS.get(name) or question.label),
        note=str(question.note) if first else "",
        guidance=str(GUIDANCE.get(name) or (question.guidance if first or name == "contact_name" else "")),
        kind=kind_of(name),
        limit=LIMITS.get(name),
        error=errors.get(name, "") or errors.get(f"{name}_other", ""),
    )
    if posted is not None and one.error:
        said = said | as_posted(one, posted)
    value = said.get(name)
    if one.kind in ("choices", "choice"):
        one.options = options(name, said, lists)
    elif one.kind == "links":
        empty = [{"numeral": "2.9", "label": "", "url": ""}] * EMPTY_ROWS
        one.rows = [row | {"index": index} for index, row in enumerate([*value, *empty], 1)]
        one.blank_row = empty[0] | {"index": "{n}"}
    elif one.kind == "checkbox":
        one.value = "on" if value else ""
    elif one.kind == "lines":
        one.value = "\n".join(value)
    else:
        one.value = str(value or "")
    return one


def as_posted(one: Field, posted: QueryDict) -> dict:
    """What was typed in a field that could not be read: it stays, to be mended."""
    if one.kind in ("choices", "choice"):
        other = f"{one.name}_other"
        return {other: posted[other]} if other in posted else {}
    if one.kind == "links":
        return {one.name: typed_links(posted)}
    text = posted.get(one.name, "")
    return {one.name: text.splitlines() if one.kind == "lines" else text}


def options(name: str, said: dict, lists: Lists) -> list[dict]:
    chosen = said[name] if isinstance(said[name], list) else [said[name]]
    if name == "language":
        return [
            {"code": code, "label": str(label), "checked": code in chosen}
            for code, label in TextLanguage.choices
        ]
    items = [item for item in lists[LISTS[name]].values() if not item.retired or item.code in chosen]
    return [
        {
            "code": item.code,
            "label": f"{item.code}. {item.title}" if name in NUMBERED else item.title,
            "checked": item.code in chosen,
            "other": other(name, item, said),
        }
        for item in items
    ]


def other(name: str, item, said: dict) -> dict | None:
    """The text that «Otro» asks for."""
    if not item.asks_for_text or f"{name}_other" not in said:
        return None
    return {"name": f"{name}_other", "label": _("¿Cuál?"), "value": said[f"{name}_other"]}


def differences(section: FormSection, theirs: dict, yours: dict) -> list[dict]:
    """The answers in which two people differ, both texts side by side."""
    return [
        {
            "label": LABELS.get(name) or QUESTIONS[name].label,
            "theirs": as_text(theirs[name]),
            "yours": as_text(yours[name]),
        }
        for name in section.fields
        if theirs[name] != yours[name]
    ]


def as_text(value) -> str:
    if isinstance(value, list):
        return "\n".join(
            one if isinstance(one, str) else f"{one['label']} {one['url']}".strip() for one in value
        )
    return _("Sí") if value is True else str(value or "")
