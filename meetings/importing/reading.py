"""The text of a file: a .txt in the encodings that are met with, or a Word document."""

from django.utils.translation import gettext_lazy as _

from fichas.word.docx_text import Line, Table, join_lines, read_blocks, read_notes
from fichas.word.opening import TOO_LONG, open_word
from fichas.word.opening import Refused as WordRefused

from .choices import Refused
from .proposing import MAX_CHARACTERS, TOO_MUCH

MAX_TEXT_BYTES = 4 * MAX_CHARACTERS
BEGINNINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
OTHER_KIND = _("Elija un archivo de Word (.docx) o de texto (.txt), o pegue el texto.")
NO_TEXT = _("El archivo no es de texto, aunque termine en .txt. Copie el texto y péguelo.")


def read_file(name: str, data: bytes) -> str:
    """The text of an uploaded file. Raises Refused."""
    ending = name.rpartition(".")[2].lower()
    if ending == "txt":
        return read_text(data)
    if ending == "docx":
        return read_word(data)
    raise Refused(OTHER_KIND)


def read_text(data: bytes) -> str:
    """UTF-8 or UTF-16 as its first bytes say, else UTF-8 if it is, else what Windows calls ANSI."""
    if len(data) > MAX_TEXT_BYTES:
        raise Refused(TOO_MUCH)
    encodings = [encoding for start, encoding in BEGINNINGS if data.startswith(start)] or ["utf-8", "cp1252"]
    for encoding in (*encodings, "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text or data.startswith(b"%PDF-"):
            raise Refused(NO_TEXT)
        return text
    raise Refused(NO_TEXT)


def read_word(data: bytes) -> str:
    try:
        document = open_word(data)
    except WordRefused as fault:
        raise Refused(TOO_MUCH if str(fault) == str(TOO_LONG) else str(fault)) from fault
    lines: list[str] = []
    for block in read_blocks(document):
        lines += [block.full_text] if isinstance(block, Line) else rows_of(block)
        if not any(lines[:-1]) and lines[-1:] != [""]:
            lines.append("")  # the first line stands alone, as a title does
    if notes := read_notes(document):
        lines += ["", str(_("Notas al pie:")), *notes]
    return "\n".join(lines)


def rows_of(table: Table) -> list[str]:
    """A table cell by cell, a tab before each; a row of one cell among wider ones is a line of its own.

    Two blank lines end it, so that what follows is not taken for its last cell.
    """
    widest = max((len(row) for row in table.rows), default=0)
    lines = [""]
    for row in table.rows:
        begin = "\t" if len(row) == widest or len(row) > 1 else ""
        lines += [begin + join_lines(cell) for cell in row]
    return [*lines, "", ""]
