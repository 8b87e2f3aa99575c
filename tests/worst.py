"""The worst fichas that the bounds allow: as long as may be, in what is dearest to lay out, to compare or to index."""

from practices import bounds
from practices.models import FichaContent

WORDS = {
    "repeated": "a b ",
    "short lines": "ab\n",
    "prose": "Intergubernamentalización de procedimientos consulares, según la norma. ",
    "letters": "á é í ó ú ñ ",
}
TEXTS = [field for field in FichaContent._meta.get_fields() if hasattr(field, "max_lines")]


def worst_answers(kind: str) -> dict:
    """Every field full of the same words, until the ficha as a whole is as large as it may be."""
    answers: dict = {}
    for field in sorted(TEXTS, key=lambda field: -field.max_characters):
        text = filled(WORDS[kind], field.max_characters, field.max_lines)
        if not bounds.excess(answers | {field.name: text}):
            answers[field.name] = text
    for name in ("associated_entities", "participating_entities"):
        rows = [f"{number} {WORDS[kind].strip() * 20}"[: bounds.LINE] for number in range(bounds.BODIES)]
        if not bounds.excess(answers | {name: rows}):
            answers[name] = rows
    return answers


def filled(word: str, characters: int, lines: int) -> str:
    """The word again and again, within a field's bounds."""
    if lines == 1:
        word = word.replace("\n", " ")
    text = (word * (characters // len(word))).strip()
    return "\n".join(text.split("\n")[:lines])
