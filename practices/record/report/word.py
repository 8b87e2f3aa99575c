"""The report of a meeting as a Word file, to work on: headings, paragraphs and lists, each text in its language."""

from io import BytesIO

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from ...languages import active
from ...reading import lines
from ..items import Said
from ..parts import Part
from .content import Report

BRAND = RGBColor(0x0B, 0x55, 0x63)
FONT = "Arial"


def word_file(report: Report) -> bytes:
    """The report in the language that is active."""
    document, meeting = Document(), report.meeting
    set_styles(document)
    document.core_properties.title = meeting.row.title
    document.core_properties.author = _("Secretaría Técnica")
    document.core_properties.language = active()
    say(document.add_heading(level=0), meeting.row.title, meeting.row.language)
    document.add_paragraph(
        " · ".join(filter(None, [*meeting.facts, meeting.days, *meeting.where, meeting.row.code]))
    )
    for line in lines(meeting.row.purpose):
        say(document.add_paragraph(), line, meeting.row.language)
    write_figures(document, report)
    for part in report.parts:
        write_part(document, part)
    write_rest(document, report)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def set_styles(document: WordDocument) -> None:
    """One face that every machine has, and headings in the colour of the site."""
    for style in document.styles:
        if style.name == "Normal" or style.name.startswith(("Heading", "Title")):
            style.font.name = FONT
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for name in list(fonts.attrib):
                del fonts.attrib[name]
            fonts.set(qn("w:ascii"), FONT)
            fonts.set(qn("w:hAnsi"), FONT)
        if style.name.startswith(("Heading", "Title")):
            style.font.color.rgb = BRAND
    document.styles["Normal"].font.size = Pt(10.5)


def say(paragraph: Paragraph, text: str, language: str, *, bold: bool = False) -> None:
    """Words in the language in which they were said."""
    run = paragraph.add_run(text)
    run.bold = bold or None
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    run._element.get_or_add_rPr().append(mark)


def write_figures(document: WordDocument, report: Report) -> None:
    if not report.meeting.figures:
        return
    document.add_heading(_("Cifras"), level=1)
    for figure in report.meeting.figures:
        paragraph = document.add_paragraph(style="List Bullet")
        if figure["number"]:
            say(paragraph, f"{figure['number']} ", report.meeting.row.language, bold=True)
        say(paragraph, figure["text"], report.meeting.row.language)


def write_part(document: WordDocument, part: Part) -> None:
    document.add_heading(f"{part.total} {part.title}", level=1)
    for item in part.items:
        write_item(document, item)


def write_item(document: WordDocument, item: Said, level: int = 1) -> None:
    """Its number, who said it, its words; beneath it what belongs to it."""
    paragraph = document.add_paragraph(
        style=None if item.ordinal else f"List Bullet{f' {level}' if level > 1 else ''}"
    )
    if item.ordinal:
        paragraph.add_run(f"{item.ordinal}. ").bold = True
    if said_by := ", ".join(
        filter(None, [item.named if item.ordinal else item.who, item.place, item.strand_label])
    ):
        paragraph.add_run(f"{said_by}: ").bold = True
    words = [item.heading, *lines(item.text)]
    first, *others = [line for line in words if line]
    say(paragraph, f"{item.numeral} {first}".strip(), item.row.language)
    for line in (*others, *lines(item.footnote)):
        say(document.add_paragraph(style="List Continue"), line, item.row.language)
    if item.company:
        document.add_paragraph(
            _("junto con %(states)s") % {"states": ", ".join(item.company)}, style="List Continue"
        )
    for answer in item.answers:
        write_item(document, answer, min(level + 1, 3))


def write_rest(document: WordDocument, report: Report) -> None:
    """Objectives, tables, who spoke, what was retracted, and where all of it comes from."""
    lists = {
        _("Objetivos del Pacto Mundial"): [f"{item.code}. {item.title}" for item in report.objectives],
        _("Mesas"): [": ".join(filter(None, [t.name, t.row.title, t.who])) for t in report.tables],
        _("Quiénes hablaron"): [
            f"{' · '.join(filter(None, [state, kind]))}: {number}" for state, kind, number in report.speakers
        ],
        _("Retractado"): [f"{item.number}. {item.reason}" for item in report.retracted],
        _("Fuente"): [*filter(None, [report.meeting.row.source_title]), report.meeting.address],
    }
    for heading, entries in lists.items():
        if entries:
            document.add_heading(heading, level=1)
        for entry in entries:
            document.add_paragraph(entry, style="List Bullet")
