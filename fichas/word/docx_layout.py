"""The Word document that the ficha is written in: A4, its styles, its tables and its tick boxes.

The type is Arial, which every machine that opens the file has, or has a font of the same widths for.
"""

import datetime
from collections.abc import Iterable
from itertools import count

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from practices.languages import active

from . import texts

INK, SOFT, BRAND = (RGBColor.from_string(colour) for colour in ("17242B", "4A5B64", "0B5563"))
SAND, THREAD, INK_LINE = "F5F1EA", "D8D0C2", "17242B"
FONT, BOX_FONT = "Arial", "MS Gothic"
HANG = Cm(0.5)
LABELS, ANSWERS = Cm(5.6), Cm(11.4)
# Name, size in points, colour, bold, space before and after in points.
STYLES = (
    ("Normal", 10, INK, False, 0, 3),
    ("Title", 19, INK, True, 2, 10),
    ("Heading 1", 14, BRAND, True, 20, 6),
    ("Heading 2", 11, INK, True, 8, 3),
    ("Eyebrow", 9.5, BRAND, True, 0, 0),
    ("Label", 10, INK, True, 0, 2),
    ("Help", 8, SOFT, False, 0, 3),
    ("Answer", 10, INK, False, 2, 2),
    ("Option", 9.5, INK, False, 1.5, 1.5),
    ("List Bullet", 10, INK, False, 0, 2),
)
BOX = """<w:sdt {namespaces}><w:sdtPr><w:id w:val="{number}"/><w14:checkbox><w14:checked w14:val="{checked}"/>
<w14:checkedState w14:val="2612" w14:font="{font}"/><w14:uncheckedState w14:val="2610" w14:font="{font}"/></w14:checkbox>
</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"
w:hint="eastAsia"/></w:rPr><w:t>{box}</w:t></w:r></w:sdtContent></w:sdt>"""
MAX_PROPERTY_LENGTH = 255  # characters; the text itself says the title whole


class Layout:
    """A blank document of the ficha's style; `document` is python-docx's."""

    def __init__(self, *, title: str, language: str, foot: str, moment: datetime.datetime):
        self.document = Document()
        self.boxes = count(1)
        set_styles(self.document, language)
        set_page(self.document.sections[0], foot)
        set_properties(self.document, title, language, moment)

    def add_table(self, heads: Iterable, widths: list):
        """A table whose first row is its head, repeated on every page."""
        heads = list(map(str, heads))
        table = self.document.add_table(rows=1, cols=len(heads))
        table.autofit = False
        layout = table._tbl.tblPr.find(qn("w:tblLayout"))
        layout.addprevious(table_borders())
        layout.addnext(cell_padding())
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        head = table.rows[0]
        for cell, text, width in zip(head.cells, heads, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].style = "Help"
            cell.paragraphs[0].add_run(text)
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        mark_row(head, "w:tblHeader")
        return table

    def add_row(self, table, widths: list, height=None) -> list:
        """One more row, kept on one page where it fits; its cells after the first are for answers."""
        row = table.add_row()
        mark_row(row, "w:cantSplit")
        if height:
            row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.AT_LEAST
        for number, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
            cell.width = width
            cell.paragraphs[0].style = "Answer"
            if number:
                shade(cell)
        return list(row.cells)

    def add_texts(self, table, widths: list, texts: Iterable[str]) -> None:
        """A row of one text for each column."""
        for cell, text in zip(self.add_row(table, widths), texts, strict=True):
            cell.paragraphs[0].add_run(text)

    def add_checkbox(self, paragraph, *, ticked: bool) -> None:
        """A tick box that a click turns."""
        checked, box = (1, "☒") if ticked else (0, "☐")
        facts = {"number": next(self.boxes), "checked": checked, "box": box, "font": BOX_FONT}
        paragraph._p.append(parse_xml(BOX.format(namespaces=nsdecls("w", "w14"), **facts)))


def drop_unused(styles) -> None:
    """Deletes the hundred styles of python-docx's template that nothing here uses."""
    kept = {name for name, *_rest in STYLES} | {"Default Paragraph Font", "Normal Table", "No List", "Footer"}
    for style in list(styles):
        if style.name not in kept:
            style.delete()
    for link in styles.element.xpath("w:style/w:link"):
        link.getparent().remove(link)


def set_styles(document, language: str) -> None:
    styles = document.styles
    drop_unused(styles)
    for name, size, colour, bold, before, after in STYLES:
        exists = name in (style.name for style in styles)
        style = styles[name] if exists else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
        style.font.color.rgb = colour
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), FONT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.15
    for unwanted in styles["Title"].element.xpath("w:pPr/w:pBdr | w:rPr/w:spacing"):
        unwanted.getparent().remove(unwanted)
    set_hanging_indent(styles["Option"].paragraph_format)
    set_language(
        styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"), active()[:2]
    )
    set_language(styles["Answer"].element.rPr, language)
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), active()[:2])


def set_hanging_indent(paragraph_format) -> None:
    """Indents a tick box's further lines to where its text begins."""
    paragraph_format.left_indent, paragraph_format.first_line_indent = HANG, -HANG
    paragraph_format.tab_stops.add_tab_stop(HANG)


def set_language(properties, language: str) -> None:
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), language)
    properties.append(element)


def set_page(section, foot: str) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    paragraph = section.footer.paragraphs[0]
    paragraph.style = "Help"
    paragraph.paragraph_format.tab_stops.add_tab_stop(LABELS + ANSWERS, WD_TAB_ALIGNMENT.RIGHT)
    page = _("Página")
    paragraph.add_run(f"{foot}\t{page} ")
    add_field(paragraph, "PAGE")


def add_field(paragraph, code: str) -> None:
    """A number that the word processor counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def set_properties(document, title: str, language: str, moment: datetime.datetime) -> None:
    """Names the Conference as the author, not a machine or a person, and dates the file by its answers."""
    core = document.core_properties
    core.title, core.author, core.language = title[:MAX_PROPERTY_LENGTH], str(texts.CONFERENCE), language
    core.subject, core.keywords, core.comments, core.category = str(texts.TITLE), "", "", ""
    core.last_modified_by, core.revision = str(texts.CONFERENCE), 1
    core.created = core.modified = moment
    package = document.part.package
    for key, relationship in list(package.rels.items()):
        if relationship.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def table_borders():
    lines = {"top": (12, INK_LINE), "bottom": (6, INK_LINE), "insideH": (4, THREAD)}
    elements = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
        for side, (size, colour) in lines.items()
    )
    return parse_xml(f"<w:tblBorders {nsdecls('w')}>{elements}</w:tblBorders>")


def cell_padding():
    sides = {"top": 60, "left": 110, "bottom": 60, "right": 110}  # in twentieths of a point
    elements = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sides.items())
    return parse_xml(f"<w:tblCellMar {nsdecls('w')}>{elements}</w:tblCellMar>")


def shade(cell) -> None:
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{SAND}"/>')
    )


def mark_row(row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
