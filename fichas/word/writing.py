"""The ficha as a Word document: blank, to be filled in, or with what was written; `reading` takes both back.

It asks what the pages of the form ask, in their order and words: both come from `form.section_form`.
"""

import datetime
import io

from django.utils.translation import gettext as _
from docx.shared import Cm, Pt

from practices.answers import blank_answers, read_answers
from practices.languages import active
from practices.lists import Lists
from practices.reading import BULLET
from practices.sections import DOCUMENTATION, FIELDS, PLACES, Field, Kind

from ..form.bound_answers import BoundAnswer
from ..form.drafts import country_text, private
from ..form.pages import picture_in_words
from ..form.section_form import SectionForm
from ..form.sections import FORM_SECTIONS, PRIVATE, FormSection
from ..models import Ficha
from . import texts
from .docx_layout import ANSWERS, BRAND, LABELS, SOFT, Layout

ADOPTED = datetime.datetime(2014, 10, 17)  # noqa: DTZ001, Word's properties have no zone
BLANK_LINE = "________________"
BLANK_ROWS = 2
HEIGHTS = {Kind.TEXT: Cm(2.2), Kind.FIGURES: Cm(2.2), Kind.NAMES: Cm(1.4)}
LINK_WIDTHS, FILE_WIDTHS = [Cm(4), Cm(5), Cm(8)], [Cm(2), Cm(8), Cm(7)]
IN_ONE_PARAGRAPH = ("associated_countries",)


def template(lists: Lists) -> bytes:
    """The ficha with nothing written in it."""
    answers = blank_answers() | dict.fromkeys(PRIVATE, "") | {"language": ""}
    layout = Layout(
        title=_("Plantilla de la ficha técnica"), language=active()[:2], foot=str(texts.KIND), moment=ADOPTED
    )
    return write_sheet(Sheet(layout, answers, lists))


def ficha_document(ficha: Ficha, lists: Lists) -> bytes:
    """A ficha as its country has it, the personal half of its contact included."""
    text = country_text(ficha)
    moment = ficha.touched_at.replace(tzinfo=None, microsecond=0)
    return answers_document(read_answers(text) | private(text), lists, ficha.reference, moment)


def answers_document(answers: dict, lists: Lists, reference: str, moment: datetime.datetime) -> bytes:
    layout = Layout(
        title=answers["title"] or str(texts.KIND),
        language=answers["language"],
        foot=f"{texts.KIND} {reference}",
        moment=moment,
    )
    return write_sheet(Sheet(layout, answers, lists, filled=True))


def write_sheet(sheet: "Sheet") -> bytes:
    sheet.add_head()
    for section in FORM_SECTIONS:
        sheet.add_section(section)
    target = io.BytesIO()
    sheet.document.save(target)
    return target.getvalue()


class Sheet:
    """The document being written, from top to bottom."""

    def __init__(self, layout: Layout, answers: dict, lists: Lists, *, filled: bool = False):
        self.layout, self.answers, self.lists, self.filled = layout, answers, lists, filled
        self.document = layout.document

    def add_head(self) -> None:
        self.document.add_paragraph(f"{texts.KIND} · {texts.CONFERENCE}", style="Eyebrow")
        self.document.add_paragraph(str(texts.TITLE), style="Title")
        if not self.filled:
            self.document.add_paragraph(str(texts.HOW_TO), style="Heading 2")
            for line in texts.HOW_TO_LINES:
                self.document.add_paragraph(str(line), style="List Bullet")

    def add_section(self, section: FormSection) -> None:
        numbered = "1.12 " if section.code == "contacto" else ""
        self.document.add_paragraph(f"{numbered}{section.title}", style="Heading 1")
        table = self.layout.add_table([texts.QUESTION, texts.ANSWER], [LABELS, ANSWERS])
        if section.code == "perfil":
            self.add_country(table)
        for field in SectionForm(section, self.answers, self.lists).every:
            if field.asked.kind is not Kind.LINKS:
                self.add_question(table, field)
        if section.code == "documentos":
            self.add_links()
            self.add_files()

    def add_country(self, table) -> None:
        label, answer = self.layout.add_row(table, [LABELS, ANSWERS])
        self.add_label(label, FIELDS["country"])
        item = self.lists["country"].get(self.answers["country"])
        answer.paragraphs[0].add_run(item.name if item else "")

    def add_question(self, table, field: BoundAnswer) -> None:
        kind = field.asked.kind
        label, answer = self.layout.add_row(table, [LABELS, ANSWERS], HEIGHTS.get(kind))
        self.add_label(label, field.asked)
        if kind in (Kind.CHOICES, Kind.CHOICE):
            self.add_options(answer, field)
        elif kind is Kind.CHECKBOX:
            self.add_option(answer.paragraphs[0], f"\t{texts.YES}", ticked=bool(field.value()))
        elif kind is Kind.NAMES:
            names = self.answers[field.name]
            self.add_lines(answer, [f"- {name}" if BULLET.match(name) else name for name in names])
        elif kind in (Kind.TEXT, Kind.FIGURES):
            self.add_lines(answer, field.value().split("\n"), has_bullets=True)
        else:
            answer.paragraphs[0].add_run(field.value())

    def add_label(self, cell, field: Field) -> None:
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
        if field.original:
            cell.add_paragraph(field.original, style="Help").runs[0].italic = True

    def add_lines(self, cell, lines: list[str], *, has_bullets: bool = False) -> None:
        """Each line is a paragraph; with `has_bullets` one that begins with a dash is an item of a list."""
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph(style="Answer")
            is_item = has_bullets and line.startswith("- ") and bool(line[2:].strip())
            if is_item:
                paragraph.style = "List Bullet"
            paragraph.add_run(line[2:] if is_item else line)

    def add_options(self, cell, field: BoundAnswer) -> None:
        compact = field.name in IN_ONE_PARAGRAPH
        for number, option in enumerate(field.options):
            fresh = number and not compact
            paragraph = cell.add_paragraph() if fresh else cell.paragraphs[0]
            if compact and number:
                paragraph.add_run("    ")
            label = f"\u00a0{option['label']}".replace(" ", "\u00a0") if compact else f"\t{option['label']}"
            self.add_option(paragraph, label, ticked=option["checked"])
            if option.get("other"):
                paragraph.add_run(f": {option['other'].value() or BLANK_LINE}")
        if compact:
            cell.paragraphs[0].paragraph_format.left_indent = Cm(0)
            cell.paragraphs[0].paragraph_format.first_line_indent = Cm(0)

    def add_option(self, paragraph, label: str, *, ticked: bool) -> None:
        paragraph.style = "Option"
        self.layout.add_checkbox(paragraph, ticked=ticked)
        paragraph.add_run(label)

    def add_links(self) -> None:
        self.document.add_paragraph(str(texts.LINKS), style="Heading 2")
        table = self.layout.add_table(texts.LINK_COLUMNS, LINK_WIDTHS)
        rows = [(link["numeral"], link["label"], link["url"]) for link in self.answers["links"]]
        if self.filled and not rows:
            first, *others = self.layout.add_row(table, LINK_WIDTHS)
            first.merge(others[-1]).paragraphs[0].add_run(str(texts.NO_LINKS))
        blanks = [DOCUMENTATION.code] * BLANK_ROWS if self.filled else [*PLACES, DOCUMENTATION.code]
        for place, label, url in [*rows, *((place, "", "") for place in blanks)]:
            self.layout.add_texts(table, LINK_WIDTHS, (str(PLACES[place].name), label, url))

    def add_files(self) -> None:
        self.document.add_paragraph(str(texts.FILES), style="Heading 2")
        self.document.add_paragraph(str(texts.FILES_STAY), style="Help")
        if self.answers["files"]:
            table = self.layout.add_table(texts.FILE_COLUMNS, FILE_WIDTHS)
            for file in self.answers["files"]:
                title = "\n".join(filter(None, [file["title"], picture_in_words(file)]))
                self.layout.add_texts(table, FILE_WIDTHS, (file["numeral"], title, file["name"]))
