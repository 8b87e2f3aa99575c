"""The terms a practice is found by. A term is bytes: a kind, a colon and a value.

Facets start with «#»: `#country:PE`, `#year:2019`, `#live`. Text has `w:` folded words, `s:` stems, `t:` stems in
the title, `f:` stems that come back often, `x:` stems spelled with ñ.
"""

from collections import Counter

from .stems import STOP_WORDS, indexed_words, spelled_with_enye, stem, words_of

LONGEST = 60  # bytes of a word that are kept; a longer one is found by its beginning
OFTEN = 3
NO_YEAR = "sin"
LIVE = b"#live"
TEXTS = (
    "title themes_other levels_other responsible_entity parent_entity transfer_needs_other contact_institution "
    "background summary results figures outputs success_factors limitations considerations references place lessons "
    "recommendations innovation"
).split()
FACETS = {
    "themes": "theme",
    "levels": "level",
    "categories": "category",
    "transfer_needs": "transfer",
    "primary_objectives": "primary",
}


def term(kind: str, value: str) -> bytes:
    return f"{kind}:{value}".encode()[: LONGEST + len(kind) + 1]


def facet(kind: str, value: object) -> bytes:
    return f"#{kind}:{value}".encode()


def facet_terms(said: dict, state: str, origin: str) -> set[bytes]:
    found = {facet(kind, code) for field, kind in FACETS.items() for code in said[field]}
    found |= {
        facet("objective", code) for code in (*said["primary_objectives"], *said["secondary_objectives"])
    }
    found |= {facet("country", code) for code in (said["country"], *said["associated_countries"])}
    found |= {
        LIVE,
        facet("lead", said["country"]),
        facet("language", said["language"]),
        facet("origin", origin),
    }
    found.add(facet("year", said["start_year"] or NO_YEAR))
    found |= {facet("type", said["practice_type"])} if said["practice_type"] else set()
    found |= {facet("state", state)} if state else set()
    return found


def texts(said: dict, code: str) -> list[str]:
    """Every public text of the practice, title first. The contact's address is not searched."""
    rows = [*said["associated_entities"], *said["participating_entities"]]
    rows += [row["label"] for row in said["links"]] + [row["title"] for row in said["files"]]
    return [*(said[field] for field in TEXTS), *rows, code]


def text_terms(said: dict, code: str) -> set[bytes]:
    language, all_texts = said["language"], texts(said, code)
    words = Counter(word for text in all_texts for word in indexed_words(text))
    stems: Counter[str] = Counter()
    for word, times in words.items():
        if word not in STOP_WORDS:
            stems[stem(word, language)] += times
    title = {stem(word, language) for word in indexed_words(said["title"]) if word not in STOP_WORDS}
    found = {term("w", word) for word in words} | {term("s", one) for one in stems}
    found |= {term("t", one) for one in title}
    found |= {term("f", one) for one, times in stems.items() if times >= OFTEN}
    found |= {term("x", stem(word, language)) for text in all_texts for word in spelled_with_enye(text)}
    return found


def terms(said: dict, code: str, state: str, origin: str) -> set[bytes]:
    return facet_terms(said, state, origin) | text_terms(said, code)


def folded_text(said: dict, code: str) -> str:
    """Words one space apart and a bar between texts, so that a phrase never crosses from one answer to the next."""
    return "|".join(f" {' '.join(words_of(text))} " for text in texts(said, code) if text)
