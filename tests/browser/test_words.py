"""The counter that a person sees while writing counts what the server counts."""

import json
import random
import sys
import unicodedata
from pathlib import Path

from practices.words import count_words

VECTORS = Path(__file__).parent.parent / "data" / "words.json"
COUNT = "async (texts) => { const { countWords } = await import('/static/js/words.js'); return texts.map(countWords) }"


def counted(page, texts: list[str]) -> list[int]:
    page.goto("/privacidad/")
    return page.evaluate(COUNT, texts)


def random_texts(number: int) -> list[str]:
    """Texts of every kind of character that this Python knows; browsers may know newer ones."""
    kinds = {}
    for character in map(chr, range(sys.maxunicode + 1)):
        if (category := unicodedata.category(character)) not in ("Cn", "Cs"):
            kinds.setdefault(category, []).append(character)
    # Of each kind as often as of any other: most of Unicode is ideographs, and what divides words is rare.
    chance, kinds = random.Random(2014), list(kinds.values())
    return [
        "".join(chance.choice(chance.choice(kinds)) for _ in range(chance.randint(0, 24)))
        for _ in range(number)
    ]


def test_browser_and_server_agree_on_the_vectors(page):
    texts, expected = zip(*json.loads(VECTORS.read_text("utf-8")), strict=True)
    assert counted(page, texts) == list(expected)


def test_browser_and_server_agree_on_whatever_is_typed(page):
    texts = random_texts(10_000)
    in_browser = counted(page, texts)
    disagreed = [text for text, number in zip(texts, in_browser, strict=True) if number != count_words(text)]
    assert disagreed == []
