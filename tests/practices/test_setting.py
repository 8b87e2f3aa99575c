"""The lists of a book as they are set: every letter of a title, literally, within its column."""

import json
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pdfua import validate

from practices.press.book.sections import split
from practices.press.book.style import LISTS
from practices.press.engine import LayoutFailed, press
from tests.pdf_structure import faults, spoken

MARGIN = 20 * 72 / 25.4  # points
PAGE_WIDTH = 595.3
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"')
LONG = "Programa de acompañamiento, orientación y registro de familias en frontera"
TITLES = [
    '#import "x" [*negrita*] _cursiva_ $x^2$ = título \\ @ref <label> // comentario',
    '`raw` #panic("no") ~ -- --- "comillas" \'simples\' ... 1. + - / #sys.inputs #read("/etc/passwd")',
    "₲ 1.000 → Mitãnguéra g̃uahẽ AVANZAR",
    f"{LONG}, {LONG}, {LONG}",
    "Sin" + "palabrasinfin" * 22,
]

pytestmark = [pytest.mark.one_database, pytest.mark.press]


def lists(titles: list[str], **changes) -> dict:
    """A book whose every list names these titles."""
    rows = [
        {"label": title, "title": title, "language": "pt", "period": "2019", "page": page}
        for page, title in enumerate(titles, 2)
    ]
    pages = list(range(2, 300))
    heading = {"code": "", "weave": 0, "pages": pages}
    chapter = {
        "kind": "Tema",
        "name": titles[-1],
        "size": "small",
        "weave": 4,
        "numeral": "",
        "total": 5,
        "of": "fichas",
    }
    return {
        "title": "Título",
        "made_on": "2026-11-21",
        "language": "es",
        "front_pages": 2,
        "contents": {
            "title": "Contenido",
            "note": "",
            "groups": [{"name": titles[0], "code": "8", "page": 1, "rows": rows}],
            "indexes": "Índices",
        },
        "figures": {
            "title": "Cifras",
            "rows": [{"label": "Fichas", "figure": "5"}],
            "counts": [
                {"title": "Fichas", "rows": [{"name": title, "weave": 1, "total": 2} for title in titles]}
            ],
        },
        "matrix": matrix(titles),
        "chapters": [chapter | {"rows": rows, "see_also": "Véase también", "others": pages, "rest": ""}],
        "indexes": {
            "title": "Índices",
            "page": 300,
            "lists": [{"title": "Instituciones", "rows": [heading | {"name": title} for title in titles]}],
        },
    } | changes


def matrix(titles: list[str], **changes) -> dict:
    """A row for each title, and columns of the first of them."""
    marks = {"presents": 3, "takes_part": 4, "total": "7", "words": "presenta 3 y participa en 4"}
    columns = [
        {"name": title, "weave": place % 6 + 1, "total": "12", "is_undocumented": not place}
        for place, title in enumerate(titles[:8])
    ]
    sums = ["1\u202f000", "1\u202f000"]
    rows = [{"name": title, "cells": [marks] * len(columns), "sums": sums} for title in titles]
    group = {"name": titles[0], "totals": ["1\u202f000"] * len(columns), "sums": sums, "rows": rows}
    return {
        "title": "Matriz",
        "key": [{"mark": mark, "text": titles[0]} for mark in ("bar", "dot", "gap", "sand")],
        "has_bars": True,
        "longest": 7,
        "heads": {"state": "Estado", "presents": "Presenta", "takes_part": "Participa"},
        "tables": [{"columns": columns, "groups": [group, group]}],
    } | changes


def set_lists(folder: Path, data: dict) -> Path:
    """The lists as a book takes them in."""
    path = folder / "lists.pdf"
    with pikepdf.open(BytesIO(press.lay_out(json.dumps(data, ensure_ascii=False), LISTS))) as pdf:
        split(pdf)
        pdf.save(path, deterministic_id=True)
    return path


def text_of(path: Path, way: str) -> str:
    return subprocess.run(["pdftotext", way, path, "-"], capture_output=True, text=True, check=True).stdout


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


def test_a_title_is_text_and_never_markup_and_stays_within_its_column(tmp_path):
    path = set_lists(tmp_path, lists(TITLES))
    assert list(validate(str(path)).findings) == []
    assert [
        fault for fault in faults(path) if "more than lead" not in fault and "first level" not in fault
    ] == []
    text = squeezed(text_of(path, "-raw"))
    for title in TITLES:
        assert text.count(squeezed(title)) >= 3, title
    edges = [(float(left), float(right)) for left, right in WORD.findall(text_of(path, "-bbox"))]
    assert min(left for left, _right in edges) > MARGIN - 3
    assert max(right for _left, right in edges) < PAGE_WIDTH - MARGIN + 3


def test_what_no_face_has_is_a_box(tmp_path):
    path = set_lists(tmp_path, lists(["Con \U0001f469 y \u4e00"]))
    assert squeezed("Con □ y □") in squeezed("".join(spoken(path)))


def test_the_same_lists_have_the_same_bytes(tmp_path):
    first = set_lists(tmp_path, lists(TITLES)).read_bytes()
    press.close()
    assert set_lists(tmp_path, lists(TITLES)).read_bytes() == first


def test_data_that_makes_no_book_fails_by_itself(tmp_path):
    for data in ("", "{}", "[1]", "no data"):
        with pytest.raises(LayoutFailed):
            press.lay_out(data, LISTS)
    assert set_lists(tmp_path, lists(["Después"])).stat().st_size
