"""Signs before the options of a list and before the items of a text: ticks, bullets and numbers."""

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.fichas.steps import person
from tests.fichas.word_forms import brought_in, form, meaning, paragraph, run, saved

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LEVELS = ("Nacional", "Provincial", "Local")


def levels(*lines: str):
    return meaning(n1_4="\n".join(lines))["levels"]


@pytest.mark.parametrize(
    ("tick", "box"),
    [("✅", "⬜"), ("✔️", "◻️"), ("☑️", "☐"), ("●", "○"), ("🔘", "⚪"), ("■", "□"), ("❌", "⬜")],
)
@pytest.mark.parametrize("others", [LEVELS[1:], (*LEVELS[1:], "Otro ____")])
def test_signs_in_colours_are_ticks_and_boxes(tick, box, others):
    one = levels(f"{tick} Nacional", *(f"{box} {name}" for name in others))
    assert (one.value, one.not_understood) == (["nacional"], [])


@pytest.mark.parametrize("attribute", ["ascii", "hAnsi", "cs"])
def test_a_letter_of_a_symbol_font_is_a_tick_wherever_the_font_is_named(attribute):
    letter = '<w:r><w:rPr><w:rFonts w:{}="Wingdings"/></w:rPr><w:t>{}</w:t></w:r>'
    cell = paragraph(letter.format(attribute, "\uf0fe"), " Nacional") + "".join(
        paragraph(letter.format(attribute, "\uf0a8"), f" {name}") for name in (*LEVELS[1:], "Otro ____")
    )
    assert meaning(n1_4=cell)["levels"].value == ["nacional"]


def test_a_style_may_name_the_symbol_font():
    document = Document()
    document.styles.add_style("Casilla", 2).font.name = "Wingdings"
    letter = '<w:r><w:rPr><w:rStyle w:val="Casilla"/></w:rPr><w:t>{}</w:t></w:r>'
    cell = paragraph(letter.format("ý"), " Nacional") + paragraph(letter.format("¨"), " Provincial")
    said, _report = brought_in(person(), form(document=document, n1_2="R", n1_4=cell))
    assert said["levels"] == ["nacional"]


@pytest.mark.parametrize("bullet", ["•", "■", "●", "✓", "★", "➢", "\uf0d8"])
@pytest.mark.parametrize("last", [(), ("Otro ____",)])
def test_an_untouched_list_is_nothing_whatever_its_bullets(bullet, last):
    one = levels(*(f"{bullet} {name}" for name in (*LEVELS, *last)))
    assert one.value == []


def test_a_list_without_marks_that_names_them_all_is_not_all_of_them():
    one = levels(*LEVELS)
    assert (one.value, one.not_understood) == ([], ["\n".join(LEVELS)])


@pytest.mark.parametrize(
    "lines",
    [
        ("★ Nacional", "Provincial", "Local", "Otro"),
        ("★ Nacional", "Local"),
        ("🟢 Nacional", "🔴 Provincial", "🔴 Local"),
        ("Nacional ★", "Provincial", "Local", "Otro"),
    ],
)
def test_a_sign_that_nobody_knows_is_not_understood(lines):
    one = levels(*lines)
    assert "nacional" not in one.value
    assert "Nacional" in one.not_understood[0]


def test_a_known_tick_stands_beside_an_unknown_one():
    one = levels("☒ Nacional", "★ Provincial", "☐ Local")
    assert (one.value, one.not_understood) == (["nacional"], ["★ Provincial"])


def item(text: str, number: int = 1, depth: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{run(text)}</w:p>"


def level(depth: int, kind: str, text: str, font: str = "") -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{fonts}</w:lvl>'


def with_lists(*kinds: str, nums: str = ""):
    """A document whose lists are of these kinds, the first of them number 1."""
    document = Document()
    part = document.part.numbering_part.element
    for one in list(part):
        part.remove(one)
    names = range(1, len(kinds) + 1)
    kinds = [
        f'<w:abstractNum w:abstractNumId="{n}">{kind}</w:abstractNum>'
        for n, kind in zip(names, kinds, strict=True)
    ]
    own = [f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in names]
    for one in parse_xml(f"<w:numbering {nsdecls('w')}>{''.join((*kinds, *own))}{nums}</w:numbering>"):
        part.append(one)
    return document


class TestNumberedLists:
    def results(self, document, *items: str) -> str:
        return brought_in(person(), form(document=document, n1_2="R", n2_3="".join(items)))[0]["results"]

    def test_the_numbers_stay(self):
        document = with_lists(level(0, "decimal", "%1."))
        said = self.results(document, item("Primero"), item("Segundo"), paragraph("Véase el paso 2."))
        assert said == "1. Primero\n2. Segundo\nVéase el paso 2."

    def test_so_they_do_where_a_style_numbers(self):
        styled = '<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>{}</w:p>'
        said = self.results(Document(), styled.format(run("Primero")), styled.format(run("Segundo")))
        assert said == "1. Primero\n2. Segundo"

    def test_lists_within_lists_count_by_themselves(self):
        document = with_lists(level(0, "upperRoman", "%1.") + level(1, "lowerLetter", "%2)"))
        said = self.results(
            document, item("A"), item("B", depth=1), item("C", depth=1), item("D"), item("E", depth=1)
        )
        assert said == "I. A\na) B\nb) C\nII. D\na) E"

    def test_a_list_begins_again_where_it_says_so(self):
        again = (
            '<w:num w:numId="2"><w:abstractNumId w:val="1"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        document = with_lists(level(0, "decimal", "%1."), nums=again)
        assert (
            self.results(document, item("A"), item("B"), item("C", 2), item("D", 2))
            == "1. A\n2. B\n1. C\n2. D"
        )

    def test_the_lines_of_figures_keep_their_figures_first(self):
        document = with_lists(level(0, "decimal", "%1."))
        said = brought_in(person(), form(document=document, n1_2="R", n2_4=item("500 permisos")))[0]
        assert said["figures"] == "- 500 permisos"

    def test_a_bullet_in_the_shape_of_a_box_is_a_box(self):
        document = with_lists(
            level(0, "bullet", "\uf0fe", "Wingdings"), level(0, "bullet", "\uf0a8", "Wingdings")
        )
        options = item("Nacional") + item("Provincial", 2) + item("Local", 2)
        assert brought_in(person(), form(document=document, n1_2="R", n1_4=options))[0]["levels"] == [
            "nacional"
        ]

    def test_a_numeral_that_word_counts_is_a_numeral(self):
        document = with_lists(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"))
        body = document.element.body
        lines = [item("Perfil"), item("País", depth=1), item("Título de la experiencia: Registro", depth=1)]
        for one in parse_xml(f"<w:body {nsdecls('w')}>{''.join(lines)}</w:body>"):
            body.insert(len(body) - 1, one)
        assert brought_in(person(), saved(document))[0]["title"] == "Registro"
