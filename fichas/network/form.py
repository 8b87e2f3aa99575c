"""A practice as the Network's form asks for it: its parts in order, what is missing, and the seven criteria looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from practices.lists import Lists
from practices.models.content import TextLanguage

from .parts import PARTS, Part

HOST = "migrationnetwork.un.org"
SINCE = 2019  # practices after December 2018, when the Compact was adopted, are preferred
WRITTEN_IN = {
    "es": "es",
    "pt": "en",
    "en": "en",
}  # the names of the Network's form, by the language of a text


@dataclass(frozen=True)
class FilledPart:
    part: Part
    label: str
    text: str

    @property
    def is_missing(self) -> bool:
        return self.part.asked and not self.text


@dataclass(frozen=True)
class Judged:
    """A criterion: met, not met, or for a person to judge; and what speaks for it."""

    name: str
    is_met: bool | None
    why: str


def fill(answers: dict, lists: Lists) -> list[FilledPart]:
    """Every part that a country writes, in the language of the names of its text. `lists` are in that language."""
    language = WRITTEN_IN[answers["language"]]
    own = [part for part in PARTS if part.answers]
    return [FilledPart(part, part.name_in(language), text_of(part, answers, lists)) for part in own]


def text_of(part: Part, answers: dict, lists: Lists) -> str:
    if writer := WRITERS.get(part.code):
        return writer(answers, lists)
    value = answers[part.answers[0]]
    if part.code in NAMED:
        codes = value if isinstance(value, list) else [value]
        items = lists.items(NAMED[part.code], [code for code in codes if code])
        numbered = part.code not in ("type", "country")
        return "\n".join(f"{item.code}. {item.title}" if numbered else item.title for item in items)
    return "\n".join(value) if isinstance(value, list) else value


NAMED = {
    "primary": "gcmobjective",
    "secondary": "gcmobjective",
    "principles": "guidingprinciple",
    "goals": "sustainablegoal",
    "type": "practicetype",
    "country": "country",
}


def dates(answers: dict, lists: Lists) -> str:
    start, end = answers["start_year"], answers["end_year"]
    last = end or ({"es": "Presente"}.get(answers["language"], "Present") if answers["end_is_open"] else "")
    return " - ".join(str(year) for year in (start, last) if year)


def implementing(answers: dict, lists: Lists) -> str:
    return "\n".join(filter(None, [answers["responsible_entity"], *answers["associated_entities"]]))


def resources(answers: dict, lists: Lists) -> str:
    links = [
        f"{link['label']} {link['url']}".strip() for link in answers["links"] if link["numeral"] != "external"
    ]
    return "\n".join(filter(None, [answers["references"], *links]))


WRITERS: dict[str, Callable[[dict, Lists], str]] = {
    "dates": dates,
    "implementing": implementing,
    "resources": resources,
}


def as_text(parts: list[FilledPart]) -> str:
    """Ready to be pasted; the same that is read back from a page."""
    title, *others = parts
    blocks = [title.text, *(f"{each.label}\n{each.text}" for each in others if each.text)]
    return "\n\n".join(blocks) + "\n"


def address_there(answers: dict) -> str:
    """Where it stands in the Network's repository already, if the country says so."""
    return next((link["url"] for link in answers["links"] if f"//{HOST}/" in link["url"].lower()), "")


def judge(answers: dict) -> list[Judged]:
    """The Network's seven criteria. What no answer tells is left to a person."""
    says = {name: bool(answers[name]) for name in answers}
    years = [year for year in (answers["start_year"], answers["end_year"]) if year]
    is_late = answers["end_is_open"] or any(year >= SINCE for year in years)
    is_relevant = says["primary_objectives"] and says["goals"]
    is_replicable = says["recommendations"] and (says["lessons"] or says["limitations"])
    return [
        Judged(_("Aplicada"), says["results"], _("Dice qué resultados tuvo.")),
        Judged(
            _("Relevante"), is_relevant, _("Nombra objetivos del Pacto Mundial y de Desarrollo Sostenible.")
        ),
        Judged(_("Coherente"), says["principles"], _("Nombra los principios rectores que ejemplifica.")),
        Judged(_("Innovadora"), says["innovation"], _("Cuenta qué tiene de nuevo.")),
        Judged(_("Replicable"), is_replicable, _("Trae recomendaciones, y lecciones o limitaciones.")),
        Judged(_("Transversal"), None, _("Si abarca varios sectores o niveles, lo juzga una persona.")),
        Judged(_("Oportuna"), is_late, _("Está en curso, o es posterior a diciembre de 2018.")),
    ]


def in_its_language(answers: dict):
    """The context in which the names of lists are those of the form's language."""
    return override(WRITTEN_IN.get(answers["language"], TextLanguage.ES))
