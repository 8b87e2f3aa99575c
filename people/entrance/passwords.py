"""Passwords that are long enough and yet easily guessed by whoever knows the language and what this site is about."""

import re
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from practices.spelling import fold

WORDS = Path(__file__).with_name("easy_words.txt")
SHORTEST_UNIT = 12  # what is repeated counts once: it must be a password by itself
FEWEST_CHARACTERS = 5
LEFT_AT_LEAST = 4  # letters, beside the words that everyone tries
AS_LETTERS = str.maketrans("013457@$", "oieastas")
ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "01234567890123456789",
)


class NotEasyHere:
    """One of Django's password validators, for Spanish and Portuguese."""

    def validate(self, password: str, user=None) -> None:
        plain = re.sub(r"[\W_]", "", fold(password))
        if len(set(plain)) < FEWEST_CHARACTERS or is_repeated(plain) or is_row(plain):
            message = _(
                "Esta contraseña repite o sigue un orden fácil de adivinar. Una frase de varias palabras es mejor."
            )
            raise ValidationError(message, code="password_too_regular")
        if letters_left(plain) < LEFT_AT_LEAST:
            message = _(
                "Esta contraseña está hecha de palabras que todos prueban primero. Agregue otras, ajenas a este sitio."
            )
            raise ValidationError(message, code="password_too_common_here")

    def get_help_text(self) -> str:
        return _("No puede estar hecha de palabras muy usadas ni de las de este sitio.")


def is_repeated(plain: str) -> bool:
    unit = re.match(r"(.+?)\1+(.*)", plain)
    return unit is not None and unit[1].startswith(unit[2]) and len(unit[1]) < SHORTEST_UNIT


def is_row(plain: str) -> bool:
    return any(plain in row or plain in row[::-1] for row in ROWS)


def letters_left(plain: str) -> int:
    """How many letters remain when the easy words are taken out, also those written with figures for letters."""
    return min(
        len(re.sub(r"\d", "", easy_words().sub("", text))) for text in (plain, plain.translate(AS_LETTERS))
    )


@cache
def easy_words() -> re.Pattern:
    words = {
        re.sub(r"[\W_]", "", fold(line)) for line in WORDS.read_text("utf-8").splitlines() if line[:1] != "#"
    }
    return re.compile("|".join(sorted(filter(None, words), key=len, reverse=True)))
