"""The options of a list in a Word file: ticks of every kind, on either side, and the text of «Otro»."""

import pytest

from tests.fichas.word_forms import meaning, paragraph

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LEGACY = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>{}</w:checkBox></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CONTROL = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>"
)
SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="F0{}"/></w:r>'
LETTER = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>{}</w:t></w:r>'
PAIRS = {
    "☒": ("☒", "☐"),
    "☑": ("☑", "□"),
    "✓": ("✓", ""),
    "X": ("X", ""),
    "x": ("x", "_"),
    "[x]": ("[x]", "[ ]"),
    "(X)": ("(X)", "(  )"),
    "__X__": ("__X__", "_____"),
    "legacy checked": (
        LEGACY.format('<w:default w:val="0"/><w:checked/>'),
        LEGACY.format('<w:default w:val="0"/>'),
    ),
    "legacy default": (
        LEGACY.format('<w:default w:val="1"/>'),
        LEGACY.format('<w:default w:val="1"/><w:checked w:val="0"/>'),
    ),
    "control": (CONTROL.format(1, "☒"), CONTROL.format(0, "☐")),
    "control with another sign": (CONTROL.format("true", "V"), CONTROL.format("false", "-")),
    "symbol": (SYMBOL.format("FE"), SYMBOL.format("A8")),
    "letter of Wingdings": (LETTER.format("ý"), LETTER.format("¨")),
}
OPTIONS = ("Política y normas", "Institucionalidad", "Mecanismos operativos")
PLACES = ["before", "after", "on one line, before", "on one line, after"]
# Without boxes it cannot be told which side of a line a tick belongs to.
WAYS = [
    (way, place)
    for way, (_tick, space) in PAIRS.items()
    for place in PLACES
    if space.strip("_") or "line" not in place
]


@pytest.mark.parametrize(("way", "place"), WAYS)
def test_ticks_of_every_kind(way, place):
    tick, space = PAIRS[way]
    pairs = zip((space, tick, space), OPTIONS, strict=True)
    pieces = [[name, " ", box] if "after" in place else [box, " ", name] for box, name in pairs]
    if "line" in place:
        cell = paragraph(*(piece for one in pieces for piece in (*one, "   ")))
    else:
        cell = "".join(paragraph(*one) for one in pieces)
    categories = meaning(n1_9=cell)["categories"]
    assert (categories.value, categories.not_understood) == (["institucionalidad"], [])


@pytest.mark.parametrize(
    ("cell", "levels", "other"),
    [
        ("☒ Otro: Regional, nacional y local", ["otro"], "Regional, nacional y local"),
        ("Nacional ☐\nProvincial ☐\nLocal ☐\nOtro: Regional ☒", ["otro"], "Regional"),
        ("Nacional\nProvincial\nLocal\nOtro __Regional__", ["otro"], "Regional"),
        ("Nacional  Provincial  Local  Otro _____", [], ""),
        ("Nacional y local", ["local", "nacional"], ""),
        ("NACIONAL", ["nacional"], ""),
        ("X Nacional\nX Otro\nBinacional", ["nacional", "otro"], "Binacional"),
        ("☐ Nacional ☒ Provincial ☐ Local ☒ Otro: Metropolitano", ["otro", "provincial"], "Metropolitano"),
        ("Nacional (x) Provincial ( ) Local (x) Otro ( )", ["local", "nacional"], ""),
    ],
)
def test_other_brings_its_text(imported, cell, levels, other):
    said, report = imported(n1_2="Registro", n1_4=cell)
    assert (said["levels"], said["levels_other"]) == (levels, other)
    assert report.status("levels") == ("understood" if levels else "blank")


@pytest.mark.parametrize(
    "cell", ["Nacional X Provincial Local", "En la frontera norte", "☒\n☐\n☐\nNacional\nProvincial\nLocal"]
)
def test_what_cannot_be_told_is_chosen_by_nobody_and_shown(imported, cell):
    said, report = imported(n1_2="Registro", n1_4=cell)
    assert said["levels"] == []
    assert report.status("levels") == "not_understood"
    assert report["levels"]["texts"][0] in cell


def test_words_beside_an_option_are_shown(imported):
    said, report = imported(n1_2="Registro", n1_9="☒ Institucionalidad (desde 2019)\n☐ Mecanismos operativos")
    assert said["categories"] == ["institucionalidad"]
    assert report["categories"]["texts"] == ["Institucionalidad (desde 2019)"]


def test_an_other_without_a_tick_keeps_its_text_and_says_so(imported):
    said, report = imported(n1_2="Registro", n1_4="☒ Nacional\n☐ Otro: Regional")
    assert (said["levels"], said["levels_other"]) == (["nacional"], "Regional")
    assert report["levels"]["notes"] == ["Se escribió «Regional» sin marcar «Otro»."]
