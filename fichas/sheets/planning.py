"""What each row would become: a new ficha, a revision of a practice, or nothing, where it says what is published already."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices import bounds
from practices.answers import blank_answers, complete
from practices.models import Country
from practices.text_language import language_of

from ..form.completeness import contradictions, too_long, unanswered, wrong_addresses, years
from ..form.sections import PRIVATE
from .existing import Known, Titles, practices_of, published_answers
from .faults import Fault
from .rows import Row, links_of

A_REFERENCE = re.compile(r"F-\d{4}-", re.IGNORECASE)


class Becomes(StrEnum):
    NEW = "new"
    REVISION = "revision"
    SAME = "same"


@dataclass
class Plan:
    """A row with its answers whole. `changes` are the answers in which a revision differs from what is published;
    `alike` are codes and references of what has a title like it."""

    number: int
    becomes: Becomes
    country: str
    answers: dict
    practice: Known | None = None
    code: str = ""
    changes: list[str] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Planner:
    """Plans the rows of a file. `headings` name its columns by our names, for whoever mends a fault."""

    def __init__(self, rows: list[Row], headings: dict[str, str], country: Country | None):
        self.headings = headings
        self.default = country.code if country else ""
        self.known = practices_of([row.code for row in rows])
        self.published = published_answers(known.version for known in self.known.values() if known.version)
        self.titles = Titles.there()
        self.first_rows: dict[str, int] = {}

    def plan(self, row: Row) -> Plan | None:
        """None for a row with faults; it bears them."""
        known = self.known.get(row.code)
        self.check_identity(row, known)
        country = row.answers.get("country") or (known.country if known else self.default)
        if not (country or row.has_fault(self.headings.get("country"))):
            self.fault(row, "country", "", _("Escriba el país, o elija uno al subir la planilla."))
        if not (row.answers.get("title", known) or row.has_fault(self.headings.get("title"))):
            self.fault(row, "title", "", _("Escriba el título."))
        if row.faults:
            return None
        return self.revision(row, known) if known else self.new(row, country)

    def fault(self, row: Row, name: str, value: str, message: str) -> None:
        row.faults.append(Fault(row.number, self.headings.get(name, ""), value, message))

    def check_identity(self, row: Row, known: Known | None) -> None:
        """A code begins a revision; which draft or person a row is about, nobody asks it."""
        if row.reference or A_REFERENCE.match(row.code):
            name = "reference" if row.reference else "code"
            words = _("Es la referencia de un borrador, que no se cambia con una planilla: bórrela.")
            self.fault(row, name, row.reference or row.code, words)
        elif known:
            if why := self.refusal(row, known):
                self.fault(row, "code", row.code, why)
        elif row.code:
            self.fault(
                row,
                "code",
                row.code,
                _("No hay ninguna práctica con ese código: bórrelo si la ficha es nueva."),
            )

    def refusal(self, row: Row, known: Known) -> str:
        first = self.first_rows.setdefault(row.code, row.number)
        if first != row.number:
            return _("Ya está en la fila %d: deje una de las dos.") % first
        if row.answers.get("country") not in (None, "", known.country):
            return _("Ese código es de una práctica de otro país.")
        return "" if known.version else _("La práctica no está publicada: fue retirada.")

    def revision(self, row: Row, known: Known) -> Plan | None:
        before = self.published[known.version]  # type: ignore[index]  # it was checked that it has one
        given = row.answers | {"country": known.country}
        answers = complete(before | given | {"links": links_of(row, before["links"])})
        changes = [name for name in answers if answers[name] != before[name]]
        if changes and known.open_ficha:
            self.fault(
                row, "code", row.code, _("La práctica ya se revisa en la ficha %s.") % known.open_ficha
            )
            return None
        plan = Plan(
            row.number,
            Becomes.REVISION if changes else Becomes.SAME,
            known.country,
            answers,
            practice=known,
            code=row.code,
            changes=changes,
        )
        return self.noted(plan, row)

    def new(self, row: Row, country: str) -> Plan | None:
        given = {name: value for name, value in row.answers.items() if value != ""}
        given = {"language": language_of(written_in(given))} | given
        answers = complete(blank_answers() | given | {"country": country, "links": links_of(row, [])})
        plan = Plan(
            row.number, Becomes.NEW, country, answers, alike=self.titles.alike(country, answers["title"])
        )
        if first := self.titles.said_before(country, answers["title"], row.number):
            plan.notes.append(_("Tiene el mismo título que la fila %d.") % first)
        return self.noted(plan, row)

    def noted(self, plan: Plan, row: Row) -> Plan | None:
        """The plan with what its draft would still lack; None where it is larger than a ficha can be."""
        if too_much := bounds.excess(plan.answers):
            self.fault(row, "", "", too_much)
            return None
        answers = dict.fromkeys(PRIVATE, "") | plan.answers  # no person comes with a file
        checks = (too_long, wrong_addresses, contradictions, years)
        for fault in (fault for check in checks for fault in check(answers)):
            plan.notes.append(f"{self.headings.get(fault.field, fault.numeral)}: {fault.message}")
        lacks = [fault.field for fault in unanswered(answers) if fault.field not in PRIVATE]
        if lacking := len(lacks):
            words = ngettext("Le falta %(n)d respuesta.", "Le faltan %(n)d respuestas.", lacking)
            plan.notes.append(words % {"n": lacking})
        plan.notes = [*row.notes, *plan.notes]
        return plan


def written_in(answers: dict) -> str:
    """The texts of a row, by which its language is known where it names none."""
    return "\n".join(value for value in answers.values() if isinstance(value, str))
