"""The terms a practice is found by. A term is bytes: a kind, a colon and a value.

Facets start with «#»: `#country:PE`, `#year:2019`, `#live`. Text has `w:` folded words, `s:` stems, `t:` stems in
the title, `f:` stems that come back often, `x:` stems spelled with ñ.
"""

from collections import Counter

from ...sections import FIELDS, Kind
from .stems import STOP_WORDS, indexed_words, spelled_with_enye, stem, words_of

LONGEST = 60  # bytes of a word that are kept; a longer one is found by its beginning
OFTEN = 3
NO_YEAR = "sin"
LIVE = b"#live"
TEXTS = [field.name for field in FIELDS.values() if field.is_searched]
NAMES = [field.name for field in FIELDS.values() if field.kind is Kind.NAMES]
FACETS = {field.name: field.facet for field in FIELDS.values() if field.facet}


def term(kind: str, value: str) -> bytes:
    return f"{kind}:{value}".encode()[: LONGEST + len(kind) + 1]


def facet(kind: str, value: object) -> bytes:
    return f"#{kind}:{value}".encode()


def codes_of(value: str | list[str]) -> list[str]:
    return [value] if value and isinstance(value, str) else list(value)


def facet_terms(answers: dict, state: str, origin: str) -> set[bytes]:
    values = {kind: codes_of(answers[field]) for field, kind in FACETS.items()} | {
        "objective": [*answers["primary_objectives"], *answers["secondary_objectives"]],
        "country": [answers["country"], *answers["associated_countries"]],
        "lead": [answers["country"]],
        "language": [answers["language"]],
        "origin": [origin],
        "year": [answers["start_year"] or NO_YEAR],
        "state": codes_of(state),
    }
    return {LIVE} | {facet(kind, code) for kind, codes in values.items() for code in codes}


def texts(answers: dict, code: str) -> list[str]:
    """Every public text of the practice, title first. The contact's address is not searched."""
    rows = [row for field in NAMES for row in answers[field]]
    rows += [row["label"] for row in answers["links"]] + [row["title"] for row in answers["files"]]
    return [*(answers[field] for field in TEXTS), *rows, code]


def text_terms(answers: dict, code: str) -> set[bytes]:
    language, all_texts = answers["language"], texts(answers, code)
    words = Counter(word for text in all_texts for word in indexed_words(text))
    stems: Counter[str] = Counter()
    for word, times in words.items():
        if word not in STOP_WORDS:
            stems[stem(word, language)] += times
    title = {stem(word, language) for word in indexed_words(answers["title"]) if word not in STOP_WORDS}
    entries = {term("w", word) for word in words} | {term("s", word) for word in stems}
    entries |= {term("t", word) for word in title}
    entries |= {term("f", word) for word, times in stems.items() if times >= OFTEN}
    entries |= {term("x", stem(word, language)) for text in all_texts for word in spelled_with_enye(text)}
    return entries


def terms(answers: dict, code: str, state: str, origin: str) -> set[bytes]:
    return facet_terms(answers, state, origin) | text_terms(answers, code)


def folded_text(answers: dict, code: str) -> str:
    """Words one space apart and a bar between texts, so that a phrase never crosses from one answer to the next."""
    return "|".join(f" {' '.join(words_of(text))} " for text in texts(answers, code) if text)
