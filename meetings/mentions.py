"""From a sentence at a meeting to a documented practice: proposed by the words of its title, decided by a person.

A State is invited once by a mention; what its focal point begins from it carries the meeting as a source (2.9). Once that
ficha is published, the statement and the practice lead to each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import F, Prefetch
from django.urls import reverse
from django.utils.functional import lazystr
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from fichas.form.drafts import country_text, private, rewrite
from fichas.form.starting import remembered_contact, start_ficha
from fichas.letters.announcement import Announcement
from fichas.letters.announcements import tell
from fichas.models import Ficha
from people.letters.recipients import of_country
from practices.answers import read_answers
from practices.models import Country, Practice, PracticeVersion
from practices.recording import link_item
from practices.spelling import fold, tokens
from practices.statement_kinds import Kind

from .models import Attribution, DocumentationInvitation, Statement
from .states import Act
from .workflow import log

KINDS = (Kind.MENTION, Kind.ADVANCE)
SMALL_WORDS = frozenset(
    "de del la las el los lo un una y e o u a al en con por para sobre su sus se que como desde entre hacia "
    "the of and for in on to do da dos das no na em com ao os as um uma".split()
)
LIKELY = 0.5  # share of a title's words that a statement has to say
MAX_TITLE = 200

INVITATION = Announcement(
    of_country,
    _("Su país está invitado a documentar una práctica mencionada en una reunión"),
    _(
        "En la reunión «%(event)s» se mencionó una práctica de su país que no está en el repositorio. Puede empezar su ficha, "
        "con el título y la fuente puestos."
    ),
    _("Ver qué se mencionó"),
    "",
)


@dataclass(frozen=True)
class Likeness:
    """A practice that a statement may mean, and the share of its title's words that the statement says."""

    version: PracticeVersion
    share: float


def words_of(text: str) -> set[str]:
    return {word for word in tokens(fold(text)) if word not in SMALL_WORDS}


def likely_practices(statement: Statement, versions: Iterable[PracticeVersion]) -> list[Likeness]:
    """Of these versions, those that the statement may mean, the likeliest first."""
    there = words_of(f"{statement.heading} {statement.text}")
    shares = [Likeness(version, share_of(version.title, there)) for version in versions]
    return sorted((one for one in shares if one.share >= LIKELY), key=lambda one: -one.share)


def share_of(title: str, there: set[str]) -> float:
    words = words_of(title)
    return len(words & there) / len(words) if words else 0


def mentions_of(event) -> list[Statement]:
    """What may be a practice, as it was said at a meeting, with what is known of each."""
    asked = Prefetch("invitations", DocumentationInvitation.objects.select_related("country"))
    rows = (
        event.statements.admitted()
        .filter(kind__in=KINDS)
        .select_related("practice", "ficha", "item", "table")
    )
    return list(rows.prefetch_related("countries", asked))


def proposals(statements: list[Statement]) -> dict[int, list[Likeness]]:
    """By statement, the published practices of the States it names that it may mean; in one query for all."""
    codes = {country.pk for statement in statements for country in statement.countries.all()}
    versions = PracticeVersion.objects.filter(practice__current=F("pk"), country__in=codes).select_related(
        "practice"
    )
    by_country: dict[int, list[PracticeVersion]] = {}
    for version in versions:
        by_country.setdefault(version.country_id or 0, []).append(version)
    return {
        row.pk: likely_practices(row, [v for c in row.countries.all() for v in by_country.get(c.pk, ())])
        for row in statements
    }


@transaction.atomic
def link(statement: Statement, practice: Practice | None, by) -> None:
    """Says which practice a statement means; where it is public under its State's name, both pages say so at once."""
    row = (
        Statement.objects.select_for_update(of=("self",)).select_related("event", "item").get(pk=statement.pk)
    )
    row.practice, row.revision = practice, row.revision + 1
    row.save(update_fields=["practice", "revision"])
    if row.item and row.is_public and row.attribution == Attribution.NAMED:
        link_item(row.item, practice)
    if by:
        log(row.event, Act.LINK_PRACTICE, by, practice.code if practice else "", statement=row)


@transaction.atomic
def invite(statement: Statement, country: Country, by) -> bool:
    """Invites a State to document what was mentioned: a notice and a letter to those who speak for it. Once, ever; false
    when it was invited before."""
    _row, is_new = DocumentationInvitation.objects.get_or_create(
        statement=statement, country=country, defaults={"by": by}
    )
    if is_new:
        log(statement.event, Act.INVITE, by, country.name, statement=statement)
        path = reverse("meetings:document", args=[statement.pk])
        for person in INVITATION.to(country):
            facts = {"event": lazystr(Truncator(statement.event.title).chars(90))}
            tell(person, INVITATION, facts, path, f"mention:{statement.pk}:{country.pk}", None)
    return is_new


@transaction.atomic
def begin_ficha(statement: Statement, country: Country, by, *, on_behalf: bool = False) -> Ficha:
    """A draft of the State with the title and the source that the statement gives. The one it has, when it was begun before."""
    row = (
        Statement.objects.select_for_update(of=("self",))
        .select_related("event", "ficha")
        .get(pk=statement.pk)
    )
    if row.ficha:
        return row.ficha
    ficha = start_ficha(country, by, on_behalf=on_behalf, contact=remembered_contact(country, by))
    text = country_text(ficha)
    before = read_answers(text) | private(text)
    rewrite(text, before, before | {"title": title_of(row), "links": [source_of(row)]})
    text.save()
    row.ficha = ficha
    row.save(update_fields=["ficha"])
    return ficha


def title_of(statement: Statement) -> str:
    """What it is called where it was mentioned: its heading, or its first sentence."""
    first = (statement.heading or statement.words).strip().splitlines()[0]
    return Truncator(first.split(". ")[0]).chars(MAX_TITLE)


def source_of(statement: Statement) -> dict:
    """The meeting as a document of 2.9, with its public page, or that of the document in which it was public before."""
    event = statement.event
    page = settings.SITE_URL + reverse("practices:event", args=[event.code]) if event.public_id else ""
    return {"numeral": "2.9", "label": Truncator(event.title).chars(250), "url": page or event.source_url}


def link_published() -> bool:
    """Background work: a ficha that a mention began was published, so both lead to each other. Says if there is more."""
    statement = (
        Statement.objects.filter(practice=None, ficha__version__isnull=False).select_related("ficha").first()
    )
    if statement is None or statement.ficha is None:
        return False
    link(statement, statement.ficha.practice, None)
    return True
