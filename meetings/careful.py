"""What asks for a second look before it is public: words, persons, notes, countries that have not agreed."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from practices.models import Country, SiteText
from practices.spelling import fold, join_names, tokens

from .models import CountryConsent, Statement

EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,24}")
TELEPHONE = re.compile(r"(?<![\w.,])\+?\(?\d{2,4}\)?(?:[ .-]\d{2,4}){2,4}(?![\w])")
# A person is named behind a form of address, with a post, or before the letters of a body: «Ana Díaz, OIM». Nothing else
# can be told from a place or a body.
PERSON = re.compile(
    r"\b(?:Sra?|Dra?|Lic|Ing|Mtr[oa]|Prof|Don|Doña|Señora?|Senhora?|Mrs?|Ms|Dr)\b\.?\s+[A-ZÁÉÍÓÚÑÇ]"
    r"|\b(?:Primera Dama|Primeira[- ]Dama|First Lady)\b"
    r"|\b[A-ZÁÉÍÓÚÑÇ][a-záéíóúñçãõ]+(?: (?:de |da |do |del |la )?[A-ZÁÉÍÓÚÑÇ][a-záéíóúñçãõ]+){1,3}, [A-Z]{2,8}\b"
)
CODE = "careful-words"
MOST_WORDS = 200


def careful_words() -> list[tuple[str, ...]]:
    """The words that the Secretariat keeps, one a line in any language; each as its folded tokens."""
    row = SiteText.objects.filter(code=CODE).first()
    lines = "\n".join([row.text_es, row.text_pt, row.text_en]).splitlines() if row else []
    return [words for line in lines[:MOST_WORDS] if (words := tuple(tokens(fold(line))))]


def words_in(text: str, words: Iterable[tuple[str, ...]]) -> list[str]:
    """Those of the careful words that stand in a text, whichever ending they have: «cárcel» is in «cárceles»."""
    there = tokens(fold(text))
    return [
        " ".join(phrase) for phrase in words if any(starts(there[at:], phrase) for at in range(len(there)))
    ]


def starts(there: list[str], phrase: tuple[str, ...]) -> bool:
    """Whether a text begins with a phrase; the last word may go on by an ending."""
    *whole, last = phrase
    return (
        len(there) >= len(phrase)
        and there[: len(whole)] == list(whole)
        and there[len(whole)].startswith(last)
        and len(there[len(whole)]) <= len(last) + 3
    )


def reasons(statement: Statement, words: list[tuple[str, ...]], silent: list[str]) -> Iterator[str]:
    """Why a statement asks for a second look, in sentences. `silent`: the States it names that have not agreed."""
    text = "\n".join([statement.heading, statement.text, statement.public_text, statement.footnote])
    if found := words_in(text, words):
        yield _("Dice «%s».") % "», «".join(found)
    if EMAIL.search(text) or TELEPHONE.search(text):
        yield _("Tiene una dirección de correo o un teléfono.")
    if PERSON.search(text):
        yield _("Parece nombrar a una persona.")
    if statement.said_in_plenary is False:
        yield _("No se dijo en la plenaria.")
    if statement.internal_note:
        yield _("Tiene una nota interna.")
    if silent:
        yield _("Nombra a %s, que no ha dado su acuerdo.") % join_names(silent)


def silent_states(statement: Statement, consents: dict[int, CountryConsent]) -> list[Country]:
    """The States that a statement names and that have not agreed to it. None where the source is public already."""
    if statement.event.is_public_already:
        return []
    return [
        country
        for country in states_named(statement)
        if not agrees(consents.get(country.pk), statement.words)
    ]


def states_named(statement: Statement) -> list[Country]:
    named = {country.pk: country for country in (*statement.countries.all(), *statement.beside.all())}
    return list(named.values())


def agrees(consent: CountryConsent | None, words: str) -> bool:
    """Whether a State agreed to these words; to others it did not."""
    return (
        consent is not None and consent.answer == CountryConsent.Answer.AGREED and consent.asked_text == words
    )
