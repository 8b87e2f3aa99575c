"""The ficha as a Word document: blank, to be filled in, or with what was written; `reading` takes both back.

It asks what the pages of the form ask, in their order and words: both come from `form.section_form`.
"""

import datetime
import io

from django.utils.translation import gettext as _
from docx.shared import Cm, Pt

from practices.answers import blank_answers, read_answers
from practices.lists import Lists
from practices.reading import BULLET
from practices.sections import DOCUMENTATION, FIELDS, PLACES, Field, Kind

from ..form.answer_fields import BoundAnswer
from ..form.drafts import country_text, private
from ..form.section_form import SectionForm
from ..form.sections import FORM_SECTIONS, PRIVATE, FormSection
from ..models import Ficha
from . import texts
from .paper import ANSWERS, BRAND, LABELS, SOFT, Paper

ADOPTED = datetime.datetime(2014, 10, 17)  # noqa: DTZ001, Word's properties have no zone
BLANK_LINE = "________________"
BLANK_ROWS = 2
HEIGHTS = {Kind.TEXT: Cm(2.2), Kind.FIGURES: Cm(2.2), Kind.NAMES: Cm(1.4)}
LINK_WIDTHS, FILE_WIDTHS = [Cm(4), Cm(5), Cm(8)], [Cm(2), Cm(8), Cm(7)]
IN_ONE_PARAGRAPH = ("associated_countries",)


def template(lists: Lists) -> bytes:
    """The ficha with nothing written in it."""
    answers = blank_answers() | dict.fromkeys(PRIVATE, "") | {"language": ""}
    paper = Paper(
        title=_("Plantilla de la ficha técnica"), language="es", foot=str(texts.KIND), moment=ADOPTED
    )
    return write_sheet(Sheet(paper, answers, lists))


def ficha_document(ficha: Ficha, lists: Lists) -> bytes:
    """A ficha as its country has it, the personal half of its contact included."""
    text = country_text(ficha)
    moment = ficha.touched_at.replace(tzinfo=None, microsecond=0)
    return answers_document(read_answers(text) | private(text), lists, ficha.reference, moment)


def answers_document(answers: dict, lists: Lists, reference: str, moment: datetime.datetime) -> bytes:
    paper = Paper(
        title=answers["title"] or str(texts.KIND),
        language=answers["language"],
        foot=f"{texts.KIND} {reference}",
        moment=moment,
    )
    return write_sheet(Sheet(paper, answers, lists, filled=True))


def write_sheet(sheet: "Sheet") -> bytes:
    sheet.head()
    for section in FORM_SECTIONS:
        sheet.section(section)
    target = io.BytesIO()
    sheet.document.save(target)
    return target.getvalue()


class Sheet:
    """The document being written, from top to bottom."""

    def __init__(self, paper: Paper, answers: dict, lists: Lists, *, filled: bool = False):
        self.paper, self.answers, self.lists, self.filled = paper, answers, lists, filled
        self.document = paper.document

    def head(self) -> None:
        self.document.add_paragraph(f"{texts.KIND} · {texts.CONFERENCE}", style="Eyebrow")
        self.document.add_paragraph(str(texts.TITLE), style="Title")
        if not self.filled:
            self.document.add_paragraph(str(texts.HOW_TO), style="Heading 2")
            for line in texts.HOW_TO_LINES:
                self.document.add_paragraph(str(line), style="List Bullet")

    def section(self, section: FormSection) -> None:
        numbered = "1.12 " if section.code == "contacto" else ""
        self.document.add_paragraph(f"{numbered}{section.title}", style="Heading 1")
        table = self.paper.table([str(texts.QUESTION), str(texts.ANSWER)], [LABELS, ANSWERS])
        if section.code == "perfil":
            self.country(table)
        for field in SectionForm(section, self.answers, self.lists).shown:
            if field.asked.kind is not Kind.LINKS:
                self.question(table, field)
        if section.code == "documentos":
            self.links()
            self.files()

    def country(self, table) -> None:
        label, answer = self.paper.row(table, [LABELS, ANSWERS])
        self.label(label, FIELDS["country"])
        item = self.lists["country"].get(self.answers["country"])
        answer.paragraphs[0].add_run(item.name if item else "")

    def question(self, table, field: BoundAnswer) -> None:
        kind = field.asked.kind
        label, answer = self.paper.row(table, [LABELS, ANSWERS], HEIGHTS.get(kind))
        self.label(label, field.asked)
        if kind in (Kind.CHOICES, Kind.CHOICE):
            self.options(answer, field)
        elif kind is Kind.CHECKBOX:
            self.option(answer.paragraphs[0], f"\t{texts.YES}", ticked=bool(field.value()))
        elif kind is Kind.NAMES:
            names = self.answers[field.name]
            self.lines(answer, [f"- {name}" if BULLET.match(name) else name for name in names])
        elif kind in (Kind.TEXT, Kind.FIGURES):
            self.text(answer, field.value())
        else:
            answer.paragraphs[0].add_run(field.value())

    def label(self, cell, field: Field) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.style = "Label"
        if field.numeral and not field.question.apart:
            numeral = paragraph.add_run(f"{field.numeral} ")
            numeral.bold, numeral.font.size, numeral.font.color.rgb = False, Pt(13), BRAND
        paragraph.add_run(str(field.label))
        if field.note:
            note = paragraph.add_run(f" {field.note}")
            note.bold, note.font.color.rgb = False, SOFT
        if field.max_words:
            cell.add_paragraph(texts.LIMIT % field.max_words, style="Help")
        if field.guidance:
            cell.add_paragraph(str(field.guidance), style="Help")

    def lines(self, cell, lines: list[str]) -> None:
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph(style="Answer")
            paragraph.add_run(line)

    def text(self, cell, text: str) -> None:
        """A line is a paragraph, and one that begins with a dash an item of a list."""
        for number, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph(style="Answer")
            is_item = line.startswith("- ") and bool(line[2:].strip())
            if is_item:
                paragraph.style = "List Bullet"
            paragraph.add_run(line[2:] if is_item else line)

    def options(self, cell, field: BoundAnswer) -> None:
        compact = field.name in IN_ONE_PARAGRAPH
        for number, option in enumerate(field.options):
            fresh = number and not compact
            paragraph = cell.add_paragraph() if fresh else cell.paragraphs[0]
            if compact and number:
                paragraph.add_run("    ")
            label = f"\u00a0{option['label']}".replace(" ", "\u00a0") if compact else f"\t{option['label']}"
            self.option(paragraph, label, ticked=option["checked"])
            if option.get("other"):
                paragraph.add_run(f": {option['other'].value() or BLANK_LINE}")
        if compact:
            cell.paragraphs[0].paragraph_format.left_indent = Cm(0)
            cell.paragraphs[0].paragraph_format.first_line_indent = Cm(0)

    def option(self, paragraph, label: str, *, ticked: bool) -> None:
        paragraph.style = "Option"
        self.paper.box(paragraph, ticked=ticked)
        paragraph.add_run(label)

    def links(self) -> None:
        self.document.add_paragraph(str(texts.LINKS), style="Heading 2")
        table = self.paper.table([str(one) for one in texts.LINK_COLUMNS], LINK_WIDTHS)
        rows = [(link["numeral"], link["label"], link["url"]) for link in self.answers["links"]]
        if self.filled and not rows:
            self.no_links(table)
        blank = (
            [(DOCUMENTATION.code, "", "")] * BLANK_ROWS
            if self.filled
            else [(place, "", "") for place in (*PLACES, DOCUMENTATION.code)]
        )
        for place, label, address in [*rows, *blank]:
            cells = self.paper.row(table, LINK_WIDTHS)
            for cell, text in zip(cells, (str(PLACES[place].name), label, address), strict=True):
                cell.paragraphs[0].add_run(text)

    def no_links(self, table) -> None:
        first, *others = self.paper.row(table, LINK_WIDTHS)
        first.merge(others[-1]).paragraphs[0].add_run(str(texts.NO_LINKS))

    def files(self) -> None:
        self.document.add_paragraph(str(texts.FILES), style="Heading 2")
        self.document.add_paragraph(str(texts.FILES_STAY), style="Help")
        if not self.answers["files"]:
            return
        table = self.paper.table([str(one) for one in texts.FILE_COLUMNS], FILE_WIDTHS)
        for file in self.answers["files"]:
            cells = self.paper.row(table, FILE_WIDTHS)
            for cell, text in zip(cells, (file["numeral"], file["title"], file["name"]), strict=True):
                cell.paragraphs[0].add_run(text)
