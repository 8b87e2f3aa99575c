"""A State that is named in something not public yet is asked first: about these words, and anew when they are others."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fichas.letters.announcement import Announcement
from fichas.letters.announcements import tell
from people.letters.gathering import one_letter_each
from people.letters.recipients import at_the_desk, of_country
from people.roles import countries_of
from practices.models import Country

from .careful import states_named
from .models import CountryConsent, Statement
from .naming import Namer
from .states import Act
from .workflow import log

ASKED = Announcement(
    of_country,
    gettext_lazy("Su país es nombrado en lo que se dijo en una reunión"),
    gettext_lazy(
        "La Secretaría Técnica prepara lo que se publicará de «%(event)s», donde su país es nombrado. Antes de publicarlo "
        "con su nombre, pregunta si está de acuerdo."
    ),
    gettext_lazy("Leerlo y responder"),
    "",
    gathers=True,
)
ANSWERED = Announcement(
    lambda country: at_the_desk(),
    gettext_lazy("%(country)s respondió por lo que se dijo en una reunión"),
    gettext_lazy("%(country)s respondió sobre aportes de «%(event)s» que lo nombran."),
    gettext_lazy("Ver la respuesta"),
    "",
    must_act=False,
    gathers=True,
)


@transaction.atomic
def ask(statements: Iterable[Statement], by) -> list[Country]:
    """Asks each State that these statements name, about the words that would be read. Returns whom, once for each question
    that is new."""
    names = Namer()
    asked = [
        (statement, country)
        for statement in statements
        if not statement.event.is_public_already and not statement.is_public
        for country in states_named(statement, names)
        if put_question(statement, country)
    ]
    with one_letter_each():
        for statement, country in asked:
            log(statement.event, Act.ASK_COUNTRIES, by, country.name, statement=statement)
            tell_country(statement, country)
    return [country for _statement, country in asked]


def put_question(statement: Statement, country: Country) -> bool:
    """Whether the State is asked now: not while it has the same words before it, nor once it answered about them."""
    fresh = {"asked_text": statement.words, "answer": "pending", "words": "", "by": None, "at": None}
    there = statement.consents.filter(country=country).first()
    if there and there.asked_text == statement.words:
        return False
    statement.consents.update_or_create(country=country, defaults=fresh)
    return True


def tell_country(statement: Statement, country: Country) -> None:
    facts = {"event": lazystr(Truncator(statement.event.title).chars(90))}
    key = f"named:{statement.event.code}:{country.code}:{timezone.localdate()}"
    for person in ASKED.to(country):
        tell(person, ASKED, facts, reverse("meetings:consents"), key, None)


def questions_to(user) -> QuerySet[CountryConsent]:
    """What the countries that a person speaks for are asked and have not answered."""
    open_ones = CountryConsent.objects.filter(
        country__in=countries_of(user), answer=CountryConsent.Answer.PENDING
    )
    return open_ones.select_related("statement__event", "statement__table", "country").order_by("pk")


@transaction.atomic
def answer(consent: CountryConsent, *, agreed: bool, words: str, by) -> None:
    """Keeps what a State says, once. Raises ValidationError when it was answered, or asked about other words, meanwhile."""
    row = (
        CountryConsent.objects.select_for_update(of=("self",))
        .select_related("statement__event", "country")
        .get(pk=consent.pk)
    )
    if row.answer != CountryConsent.Answer.PENDING or row.asked_text != consent.asked_text:
        raise ValidationError(
            _("Alguien de su país ya respondió, o el texto cambió mientras tanto: mírelo de nuevo.")
        )
    row.answer = CountryConsent.Answer.AGREED if agreed else CountryConsent.Answer.REFUSED
    row.words, row.by, row.at = words, by, timezone.now()
    row.save()
    event = row.statement.event
    log(event, Act.ANSWER, by, f"{row.country.name}: {row.get_answer_display()}", statement=row.statement)
    facts = {"event": lazystr(Truncator(event.title).chars(90)), "country": lazystr(row.country)}
    for person in ANSWERED.to(row.country):
        path = reverse("meetings:release", args=[event.code])
        tell(person, ANSWERED, facts, path, f"answered:{row.pk}:{row.at:%Y%m%d%H%M%S}", None)
