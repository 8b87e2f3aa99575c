"""How a published version is cited: its facts, read once for the sentence, the files, the page's head and JSON-LD."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..languages import marked
from ..lists import Item
from ..models import PracticeVersion
from ..reading import Reading

PUBLISHER = gettext_lazy("Conferencia Suramericana sobre Migraciones")
REPOSITORY = gettext_lazy("Repositorio de buenas prácticas en políticas y gestión migratoria")
SECRETARIAT = gettext_lazy("Secretaría Técnica de la Conferencia Suramericana sobre Migraciones")
GENRE = gettext_lazy("Ficha técnica")


@dataclass(frozen=True)
class Author:
    """Who answers for a text: a body as it calls itself, if one is named, and its State in the reader's language."""

    entity: str
    state: str

    def __str__(self):
        return f"{self.entity} ({self.state})" if self.entity else self.state


@dataclass(frozen=True)
class Citation:
    """What a reference to a version says. Its title, body and abstract are in `language`, the rest in the reader's."""

    author: Author
    title: str
    language: str
    published_on: date
    code: str
    version: str
    address: str
    pdf_address: str
    abstract: str
    keywords: tuple[str, ...]
    rights: str  # the site's words on reuse; empty while it has none
    publisher: str | Promise = PUBLISHER
    repository: str | Promise = REPOSITORY
    genre: str | Promise = GENRE

    @property
    def key(self) -> str:
        """What tells it from every other: «CSM-PE-0001-v2.1»."""
        return f"{self.code}-v{self.version}"


def cite(version: PracticeVersion, reading: Reading) -> Citation:
    place = [version.practice.code, version.label]
    return Citation(
        author=author_of(version, reading),
        title=reading.title,
        language=reading.language,
        published_on=version.published_on,
        code=version.practice.code,
        version=version.label,
        address=settings.SITE_URL + reverse("practices:practice_version", args=place),
        pdf_address=settings.SITE_URL + reverse("practices:version_pdf", args=place),
        abstract=reading.answers["summary"],
        keywords=tuple(keywords_of(reading)),
        rights=reading.lists.text("reuse-notice"),
    )


def author_of(version: PracticeVersion, reading: Reading) -> Author:
    """The responsible entity (1.5) with the State that presents the practice; for what no State signed, who incorporated it."""
    if version.incorporated_from:
        return Author("", str(SECRETARIAT))
    return Author(reading.answers["responsible_entity"], reading.country.short_name)


def keywords_of(reading: Reading) -> Iterable[str]:
    """Themes, in the State's own words where it wrote some for «Otro», and objectives, each once."""
    other = reading.answers["themes_other"]
    themes = [other if item.asks_for_text and other else item.title for item in reading.themes]
    objectives: list[Item] = [*reading.primary, *reading.secondary]
    return dict.fromkeys([*themes, *(item.title for item in objectives)])


def sentence(citation: Citation) -> SafeString:
    """As APA cites a report: author, year, title with its number, who publishes it, address. What a State wrote is marked
    with its language."""
    words = _(
        "%(author)s. (%(year)d). %(title)s (%(code)s, versión %(version)s). %(repository)s, %(publisher)s. %(address)s"
    )
    entity, state = citation.author.entity, citation.author.state
    values = {
        "author": Author(marked(entity, citation.language) if entity else "", escape(state)),
        "year": citation.published_on.year,
        "title": marked(citation.title, citation.language),
        "code": citation.code,
        "version": citation.version,
        "repository": escape(citation.repository),
        "publisher": escape(citation.publisher),
        "address": citation.address,
    }
    return SafeString(words % values)
