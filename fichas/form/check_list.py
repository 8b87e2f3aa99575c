"""The answers of a ficha to be read together, each in its row, and what prevents it from being sent."""

from practices.answers import read_answers
from practices.languages import marked
from practices.lists import Lists
from practices.reading import WRITTEN, Reading
from practices.sections import Field, Kind

from ..models import Ficha
from .completeness import Missing
from .drafts import country_text, private
from .pages import change_url, picture_in_words, section_url
from .sections import FORM_SECTIONS

CONTACT = "contacto"


def list_problems(ficha: Ficha, faults: list[Missing]) -> list[dict]:
    return [
        {
            "numeral": fault.numeral,
            "message": fault.message,
            "url": change_url(ficha, fault.section, fault.anchor),
        }
        for fault in faults
    ]


def check_rows(ficha: Ficha, lists: Lists, remarks: dict[str, list]) -> list[dict]:
    """Every answer in the order of the form, with the way to change it and what the desk said about it."""
    text = country_text(ficha)
    reading, personal = Reading(read_answers(text), lists), private(text)
    return [
        {
            "title": section.title,
            "url": section_url(ficha, section.code),
            "rows": [
                row(field, reading, personal)
                | {
                    "threads": threads_of(field, remarks),
                    "change_url": change_url(ficha, section.code, field.name),
                }
                for field in section.fields
                if is_read(field) or (field.kind is Kind.FILES and remarks.get(field.name))
            ],
        }
        for section in FORM_SECTIONS
    ]


def public_rows(answers: dict, lists: Lists) -> list[dict]:
    """The answers that are published, but for the contact, as another State reads them."""
    reading = Reading(answers, lists)
    return [
        {
            "title": section.title,
            "rows": [row(field, reading, {}) for field in section.fields if is_read(field)],
        }
        for section in FORM_SECTIONS
        if section.code != CONTACT
    ]


def is_read(field: Field) -> bool:
    """Whether it has a row where a ficha is read: files stand with the question that they are about."""
    return field.has_row and field.kind is not Kind.FILES


def threads_of(field: Field, remarks: dict[str, list]) -> list:
    """What was said about an answer, and about what else is read in its row."""
    return [
        thread
        for beside in field.question.fields
        if beside.row is field
        for thread in remarks.get(beside.name, [])
    ]


def row(field: Field, reading: Reading, personal: dict) -> dict:
    lines = lines_of(field, reading, personal)
    return {
        "field": field.name,
        "numeral": field.numeral,
        "label": field.title,
        "lines": lines,
        "language": reading.language if field.kind in WRITTEN else "",
        "blank": not lines,
    }


def lines_of(field: Field, reading: Reading, personal: dict) -> list[str]:
    if field.question.apart:
        value = personal.get(field.name, "") if field.private else reading.answers[field.name]
        return [value] if value else []
    if field.kind is Kind.FILES:
        files = reading.answers["files"]
        lines = (line for file in files for line in lines_of_file(file, f"{file['numeral']} {file['title']}"))
        return [marked(line, reading.language) for line in lines]
    answer = reading.answer(field.question)
    paragraphs = [line for block in answer.blocks for line in block.get("items", [block.get("text")])]
    figures = [f"{figure['number']} {figure['text']}".strip() for figure in answer.figures]
    files = [line for file in answer.files for line in lines_of_file(file, file["title"] or file["name"])]
    links = [
        link["label"] if link["label"] == link["address"] else f"{link['label']} {link['address']}"
        for link in answer.links
    ]
    beside = [*files, *links]
    if field.kind not in WRITTEN:
        # The titles of a list are the reader's, what stands beside them the ficha's.
        beside = [marked(line, reading.language) for line in beside]
        if answer.other:
            answer.lines[-1] = marked(answer.other, reading.language)
    return [*paragraphs, *figures, *answer.lines, *beside]


def lines_of_file(file: dict, called: str) -> list[str]:
    return list(filter(None, [f"{called} ({file['name']})", picture_in_words(file)]))
