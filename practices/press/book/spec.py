"""What someone asks for when asking for a compilation."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ...models import PracticeVersion

GROUPINGS = {
    "pais": _("Por país"),
    "tema": _("Por tema"),
    "objetivo": _("Por objetivo del Pacto Mundial"),
    "": _("Sin agrupar, en el orden de la lista"),
}
GROUPING_LISTS = {"pais": "country", "tema": "theme", "objetivo": "gcmobjective"}


@dataclass(frozen=True)
class CompilationSpec:
    """All that a compilation depends on besides the fichas and the style."""

    versions: list[int]  # keys of published versions, in order
    title: str
    made_on: str  # ISO date
    address: str = ""  # where the same list is found
    filters: list[list[str]] = field(default_factory=list)  # label and text
    grouping: str = "pais"
    # Codes that the list was narrowed to, of the values that it is grouped by: a ficha stands under one of these.
    chapters: list[str] = field(default_factory=list)
    two_sided: bool = False
    summaries: bool = False
    edition: str = ""
    foreword: str = ""
    correction: str = ""  # of an edition, when another file took the place of the published one
    language: str = settings.LANGUAGE_CODE  # of headings and labels

    def as_json(self) -> dict:
        """Without the usual language: so are those written that are older than the others."""
        given = asdict(self)
        return without_language(given) if self.language == settings.LANGUAGE_CODE else given

    def of_public(self) -> "CompilationSpec":
        """The same without the practices that have been withdrawn."""
        public = public_versions(self.versions)
        return replace(self, versions=[key for key in self.versions if key in public])


def without_language(order: dict) -> dict:
    """What a compilation holds, whichever language its headings are in."""
    return {name: value for name, value in order.items() if name != "language"}


def public_versions(keys: Iterable[int]) -> set[int]:
    """Those of these versions, current or not, that are handed out."""
    return set(PracticeVersion.objects.public().filter(pk__in=keys).values_list("pk", flat=True))
