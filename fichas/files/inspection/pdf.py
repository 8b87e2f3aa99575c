"""Opens a PDF and looks at every object in it for what acts, hides files or asks for a password."""

import re
from codecs import BOM_UTF8
from io import BytesIO

import pikepdf

from .kept import Kept, Unfit

LINE_ENDS = b"\r\n\t "
PADDING = LINE_ENDS + b"\0"
# Actions that run, send or open something. A jump inside the document and a link to a page may stay.
ACTIONS = {
    "/GoToE",
    "/GoToR",
    "/ImportData",
    "/JavaScript",
    "/Launch",
    "/Movie",
    "/Rendition",
    "/RichMediaExecute",
    "/Sound",
    "/SubmitForm",
}
# What a program wrote below the end of the file for itself, as we do with the hash of what we print.
LAST_COMMENT = re.compile(rb"(?<=%%EOF)\s*%[^%\r\n][^\r\n]{,200}\Z")
# XFA is a second document inside the first, with scripts of its own.
KEYS = {"/AA", "/EF", "/EmbeddedFiles", "/JS", "/JavaScript", "/RichMediaContent", "/XFA"}
TYPES = {"/EmbeddedFile"}


def inspect(data: bytes) -> Kept:
    """The PDF as it came, without what other programs put around it (a byte-order mark, zeros). Raises Unfit."""
    whole = LAST_COMMENT.sub(b"", data.removeprefix(BOM_UTF8).rstrip(PADDING))
    if not whole.startswith(b"%PDF-"):
        raise Unfit("not a pdf")
    if not whole.endswith(b"%%EOF"):
        raise Unfit("broken pdf")
    whole = data if whole == data.rstrip(LINE_ENDS) else whole + b"\n"
    try:
        with pikepdf.open(BytesIO(whole), attempt_recovery=False) as pdf:
            check(pdf)
    except pikepdf.PasswordError:
        raise Unfit("locked pdf") from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise Unfit("broken pdf") from None
    return Kept(whole)


def check(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise Unfit("locked pdf")
    if not len(pdf.pages):
        raise Unfit("broken pdf")
    for one in (pdf.trailer, *pdf.objects):
        check_object(one)


def check_object(one) -> None:
    """An object with what stands directly in it; what it refers to has its own turn."""
    waiting = [one]
    while waiting:
        here = waiting.pop()
        if isinstance(here, pikepdf.Array):
            waiting += [inner for inner in here.as_list() if not getattr(inner, "is_indirect", False)]
        elif isinstance(here, pikepdf.Dictionary | pikepdf.Stream):
            entries = dict(here.items())
            check_entries(entries)
            waiting += [inner for inner in entries.values() if not getattr(inner, "is_indirect", False)]


def check_entries(entries: dict) -> None:
    if KEYS & entries.keys() or str(entries.get("/Type")) in TYPES or str(entries.get("/S")) in ACTIONS:
        raise Unfit("active pdf")
