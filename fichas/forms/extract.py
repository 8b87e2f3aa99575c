"""The texts of the extract that are written in place, beside what their country wrote."""

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from practices.lists import Lists
from practices.sections import FIELDS, Kind

from ..form.answer_fields import AnswerField, form_field
from ..form.drafts import Conflict, within_bounds
from ..form.sections import FORM_SECTIONS
from ..form.typed import as_seen
from ..models import Ficha
from ..review.extracts import save_extract
from ..review.pages import Texts
from .beside import BesideForm, fingerprint

PREFIX, BEFORE = "extracto-", "antes-"
IN_PLACE = [
    field
    for field in FIELDS.values()
    if field.kind in (Kind.LINE, Kind.TEXT, Kind.FIGURES) and field.has_row and not field.private
]
SECTION_OF = {name: section.code for section in FORM_SECTIONS for name in section.names}


class ExtractForm(BesideForm):
    """Only what somebody wrote is saved: every text comes with how it stood on the page. One that another person changed
    meanwhile is not written over; whoever sends theirs once more has seen both."""

    came_with = tuple(f"{BEFORE}{field.name}" for field in IN_PLACE)

    def __init__(self, texts: Texts, lists: Lists, data: QueryDict | None = None):
        self.texts = texts
        answers = texts.public_answers
        fields = {field.name: form_field(field, lists) for field in IN_PLACE}
        self.now = {name: field.to_python(answers[name]) or "" for name, field in fields.items()}
        self.changed, self.came_from = typed_anew(fields, self.now, data) if data else ({}, {})
        given = {f"{PREFIX}{name}": text for name, text in (self.now | self.changed).items()}
        super().__init__(given if self.changed else None, initial=given)
        self.fields = {f"{PREFIX}{name}": field for name, field in fields.items()}
        for field in fields.values():
            field.label = _("Extracto, %s") % field.asked.full_label

    def place_of(self, name: str) -> dict | None:
        """For the row of an answer: its field, and how it stands now."""
        if name not in self.now:
            return None
        return {
            "field": self[f"{PREFIX}{name}"],
            "before": {"name": f"{BEFORE}{name}", "value": fingerprint(self.now[name])},
            "is_changed": name in self.changed,
        }

    def clean(self):
        for name in self.changed:
            if self.came_from[name] != fingerprint(self.now[name]):
                self.add_error(f"{PREFIX}{name}", self.who_changed(name))
        _after, refused = within_bounds(self.texts.public_answers, self.changed)
        for name, reason in refused.items():
            self.add_error(f"{PREFIX}{name}", reason)

    def who_changed(self, name: str) -> str:
        progress = self.texts.extract and self.texts.extract.progress.filter(section=SECTION_OF[name]).first()
        if not progress:
            return _(
                "Otra persona descartó el extracto. Lo suyo sigue aquí; si lo envía de nuevo, se guarda."
            )
        facts = {
            "name": progress.written_by.get_short_name(),
            "moment": date_format(localtime(progress.written_at), "H:i"),
        }
        return (
            _(
                "%(name)s cambió este texto a las %(moment)s: el suyo se lee abajo. "
                "Lo que usted escribió sigue aquí; si lo envía de nuevo, queda lo de usted."
            )
            % facts
        )

    @property
    def done(self) -> str:
        return _("El extracto quedó guardado.") if self.changed else ""

    def save(self, ficha: Ficha, by) -> None:
        """Raises NotEditable, and ValidationError when another person was faster."""
        revision = self.texts.extract.revision if self.texts.extract else 1
        for section in dict.fromkeys(SECTION_OF[name] for name in self.changed):
            values = {name: text for name, text in self.changed.items() if SECTION_OF[name] == section}
            try:
                saved = save_extract(ficha, section, values, revision=revision, by=by)
            except Conflict as faster:
                who = faster.progress.written_by.get_short_name()
                raise ValidationError(
                    _("%s cambió el extracto mientras usted lo enviaba: envíelo de nuevo.") % who
                ) from faster
            for reason in saved.refused.values():
                raise ValidationError(reason)


def typed_anew(
    fields: dict[str, AnswerField], now: dict[str, str], data: QueryDict
) -> tuple[dict[str, str], dict[str, str]]:
    """The texts that were written since the page came, as they were typed; and how each stood on that page."""
    changed, came_from, seen = {}, {}, as_seen(data)
    for name, field in fields.items():
        before = seen.get(f"{BEFORE}{name}") or fingerprint(now[name])
        typed = seen.get(f"{PREFIX}{name}")
        text = None if typed is None else field.to_python(typed)
        if text not in (None, now[name]) and fingerprint(text) != before:
            changed[name], came_from[name] = text, before
    return changed, came_from
