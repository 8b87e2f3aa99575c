"""The files of a ficha as its answers name them."""

from fichas.form.drafts import country_text
from practices.answers import read_answers


def files(ficha) -> list[dict]:
    return read_answers(country_text(ficha))["files"]
