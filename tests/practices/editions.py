"""Fichas as they are printed: an ordinary one, one that means harm, one with hardly an answer."""

from datetime import date

from django.utils import translation

from practices.press.ficha.page import page
from practices.publishing import Edition
from tests import factories

SCRIPT = "<script>alert(1)</script>"
GUARANI = "g̃uahẽ, ỹ, Mitãnguéra ₲ 1.000"
HOSTILE = f"{SCRIPT} {GUARANI} 👩‍👧 \uf0b7 {'x' * 200} \"'&amp;"
TEXTS = (
    *("background", "summary", "results", "outputs", "success_factors", "limitations", "considerations"),
    *("references", "lessons", "recommendations", "innovation"),
)
LINES = (
    *("themes_other", "levels_other", "responsible_entity", "parent_entity", "transfer_needs_other"),
    *("contact_institution", "contact_email", "place"),
)
FILE = {
    "title": "Informe",
    "name": "informe.pdf",
    "sha256": "0" * 64,
    "size": 2048,
    "media_type": "application/pdf",
}
LONG_TEXT = "La medida alcanza a quienes la piden y a sus familias. " * 16


def edition(**answers) -> Edition:
    said = factories.ficha(**answers)
    return Edition("CSM-PE-0001", 1, date(2026, 11, 20), date(2026, 10, 3), said)


def plain() -> Edition:
    return edition(
        background=LONG_TEXT,
        results="Primero.\n\n- uno\n- dos\n\nDespués.",
        figures="24.512 nacimientos registrados\nsin número",
        links=[{"numeral": "2.9", "label": "Decreto", "url": "https://example.org/decreto"}],
        files=[FILE | {"numeral": "2.5"}],
        secondary_objectives=["7", "23"],
        associated_entities=["Ministerio del Interior", "Defensoría"],
        lessons="Empezar antes.",
    )


def hostile() -> Edition:
    texts = dict.fromkeys(TEXTS, f"{HOSTILE}\n\n- {HOSTILE}\n\uf0a7 {HOSTILE}") | dict.fromkeys(
        LINES, HOSTILE
    )
    addresses = [
        "https://example.org/" + "a" * 300,
        "javascript:alert(1)",
        "file:///etc/passwd",
        f"http://x/{SCRIPT}",
    ]
    return edition(
        **texts,
        title=(HOSTILE + " título " * 30)[:300],
        figures=f"{HOSTILE}\n1.830.000.000 {HOSTILE}",
        language="pt",
        themes=["otro", "derechos-humanos"],
        levels=["otro"],
        transfer_needs=["otro"],
        associated_entities=[HOSTILE] * 2,
        participating_entities=[HOSTILE] * 2,
        links=[{"numeral": "2.9", "label": HOSTILE, "url": url} for url in addresses],
        files=[FILE | {"numeral": "2.9", "title": HOSTILE}],
        primary_objectives=[str(number) for number in range(1, 13)],
        secondary_objectives=[str(number) for number in range(13, 24)],
    )


def all_written(word: str) -> dict:
    """The answers of a ficha in Portuguese that has this word wherever its State writes any."""
    return dict.fromkeys((*TEXTS, *LINES), word) | {
        "language": "pt",
        "title": word,
        "contact_email": "consulados@example.org",
        "figures": f"{word}\n150 {word}",
        "themes": ["derechos-humanos", "otro"],
        "levels": ["nacional", "otro"],
        "transfer_needs": ["expertos", "otro"],
        "associated_entities": [word],
        "participating_entities": [word],
        "links": [
            {"numeral": place, "label": word, "url": "https://example.org/"}
            for place in ("2.5", "2.9", "external")
        ],
        "files": [FILE | {"numeral": "2.9", "title": word}],
    }


def blank() -> Edition:
    everything = factories.ficha()
    nothing = {name: type(value)() for name, value in everything.items() if isinstance(value, str | list)}
    kept = {"language": "es", "country": "PE", "title": "Sin más"}
    return edition(**nothing | kept | {"start_year": None})


def html(of: Edition) -> str:
    with translation.override("es"):
        return page(of)
