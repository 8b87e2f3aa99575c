"""What asks for a second look before it is public: words, persons, notes, countries that have not agreed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from practices.models import Country, SiteText
from practices.spelling import fold, join_names, tokens

from .models import CountryConsent, Statement
from .naming import Namer

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


@dataclass(frozen=True)
class CarefulWords:
    """The words that the Secretariat keeps, one a line in any language: as they are written, and as folded tokens."""

    phrases: tuple[tuple[str, tuple[str, ...]], ...]

    def found_in(self, text: str) -> list[str]:
        """Those that stand in a text, whichever ending they have: «cárcel» is in «cárceles»."""
        there = tokens(fold(text))
        starts = range(len(there))
        return [line for line, words in self.phrases if any(begins(there[at:], words) for at in starts)]


def careful_words() -> CarefulWords:
    row = SiteText.objects.filter(code=CODE).first()
    lines = "\n".join([row.text_es, row.text_pt, row.text_en]).splitlines() if row else []
    phrases = ((line.strip(), tuple(tokens(fold(line)))) for line in lines[:MOST_WORDS])
    return CarefulWords(tuple((line, words) for line, words in phrases if words))


def begins(there: list[str], phrase: tuple[str, ...]) -> bool:
    """Whether a text begins with a phrase; the last word may go on by an ending."""
    *whole, last = phrase
    return (
        len(there) >= len(phrase)
        and there[: len(whole)] == list(whole)
        and there[len(whole)].startswith(last)
        and len(there[len(whole)]) <= len(last) + 3
    )


def public_words(statement: Statement) -> str:
    """All that would be read of a statement, whoever is said to have spoken."""
    return "\n".join([statement.heading, statement.words, statement.footnote])


def reasons(statement: Statement, words: CarefulWords, silent: list[Country]) -> Iterator[str]:
    """Why a statement asks for a second look, in sentences. `silent`: the States it names that have not agreed."""
    text = f"{public_words(statement)}\n{statement.text}"
    if found := words.found_in(text):
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
        yield _(
            "Sin acuerdo para nombrar a: %s. Hasta entonces sale con otra atribución y sin su nombre en el texto."
        ) % (join_names([country.name for country in silent]))


def silent_states(statement: Statement, names: Namer) -> list[Country]:
    """The States that a statement names, in its words too, and that have not agreed to them. None where the source is
    public already."""
    if statement.event.is_public_already:
        return []
    consents = {consent.country_id: consent for consent in statement.consents.all()}
    return [
        country
        for country in states_named(statement, names)
        if not agrees(consents.get(country.pk), statement.words)
    ]


def states_named(statement: Statement, names: Namer) -> list[Country]:
    """Those that a statement is said to be of, those beside them, and those in the words that would be read."""
    said = (*statement.countries.all(), *statement.beside.all(), *names(public_words(statement)))
    return list({country.pk: country for country in said}.values())


def agrees(consent: CountryConsent | None, words: str) -> bool:
    """Whether a State agreed to these words; to others it did not."""
    return (
        consent is not None and consent.answer == CountryConsent.Answer.AGREED and consent.asked_text == words
    )
