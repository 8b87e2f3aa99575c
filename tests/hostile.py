"""A ficha with, in every field, what pages, feeds and tables must keep whole and inert."""

from practices.public_files import store_attachment

TOWER = "Un país y a" + "\u0301" * 10_000
WORD = "intergubernamentalización"
PIECES = [
    "Ñande reko g̃uarã, ẽ",
    "₲ 1.500",
    "\uf0b7 viñeta",
    "👪",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }}",
    "{% debug %}",
    "</script>",
    "]]>",
    "<!--",
    "&amp;",
]
LINE = " ".join([WORD * 2, *PIECES])  # as long as a line may be
TEXT = "\n".join([WORD * 8, *PIECES])
LINES = (
    "title themes_other levels_other responsible_entity parent_entity transfer_needs_other contact_institution "
    "contact_email place"
).split()
TEXTS = (
    "background summary results figures outputs success_factors limitations considerations references lessons "
    "recommendations innovation"
).split()
NAMES = ("associated_entities", "participating_entities")
FILE_NAME = "\"informe\" 'final' <b>&amp;.pdf"
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//example.org/sin-esquema",
    'https://example.org/"onclick="alert(1)',
)


def hostile_answers() -> dict:
    """Answers for `factories.published`; each names its field, so that no two are the same."""
    answers = {name: f"{name}: {LINE}" for name in LINES} | {name: f"{name}:\n{TEXT}" for name in TEXTS}
    answers |= {name: [f"{name}: {LINE}", "Cancillería"] for name in NAMES}
    chosen = {"themes": ["otro"], "levels": ["otro"], "transfer_needs": ["otro"]}
    return answers | chosen | {"links": links(), "files": files()}


def links() -> list[dict]:
    numerals = ("2.5", "2.9", "external")
    labelled = [
        {"numeral": one, "label": f"enlace {one} {LINE}", "url": "https://example.org/"} for one in numerals
    ]
    return labelled + [
        {"numeral": one, "label": f"{number} {address}", "url": address}
        for one in numerals
        for number, address in enumerate(ADDRESSES)
    ]


def files() -> list[dict]:
    data = b"%PDF-1.7\n"
    kept = {"sha256": store_attachment(data), "size": len(data), "media_type": "application/pdf"}
    return [
        {"numeral": one, "title": f"archivo {one} {LINE}", "name": FILE_NAME} | kept for one in ("2.5", "2.9")
    ]
