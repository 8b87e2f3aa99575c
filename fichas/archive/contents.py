"""What the archive of a country holds: of each ficha what its people read in the site, and nothing of the desk's own.

Everything is written straight into the file, one piece in memory at a time.
"""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from people.private_files import find
from practices.answers import read_answers, read_canonical
from practices.lists import lists
from practices.models import Repository
from practices.press import ficha as press
from practices.press.engine import LayoutFailed

from ..files.attachments import verdicts
from ..form.drafts import country_text
from ..models import Ficha, StoredFile
from ..review.history import history
from ..signing import last_signed
from ..states import EDITABLE
from ..word.writing import ficha_document

Missing = list[list[str]]


def add_ficha(archive: ZipFile, ficha: Ficha) -> Missing:
    """Puts a ficha into the archive, and says what of it could not be: its reference, the name, why.

    Raises PressBusy before anything is written.
    """
    site_lists = lists(Repository.current_token())
    missing: Missing = []
    try:
        add_printed(archive, ficha)
    except LayoutFailed as why:
        missing.append([ficha.reference, "ficha.pdf", str(why)])
    add_bytes(archive, f"{ficha.reference}/ficha.docx", ficha_document(ficha, site_lists))
    events = history(ficha, for_desk=False)
    page = render_to_string("fichas/archive/history.html", {"ficha": ficha, "events": events})
    name = _("historial.html")
    add_bytes(archive, f"{ficha.reference}/{name}", page.encode(), ZIP_DEFLATED)
    return missing + [[ficha.reference, name, why] for name, why in add_files(archive, ficha)]


def add_printed(archive: ZipFile, ficha: Ficha) -> None:
    """The ficha in print. Raises LayoutFailed, and PressBusy."""
    name, printed = f"{ficha.reference}/ficha.pdf", print_ficha(ficha)
    if isinstance(printed, Path):
        add_stored(archive, name, printed)
    else:
        add_bytes(archive, name, printed)


def print_ficha(ficha: Ficha) -> Path | bytes:
    """As it was published; else as its country sent it, or as it stands while its country writes."""
    if ficha.is_public and ficha.version:
        return press.printed(ficha.version)
    signed = last_signed(ficha)
    if signed and ficha.state not in EDITABLE:
        sent_on = timezone.localdate(signed.taken_at)
        return press.receipt(ficha.reference, read_canonical(signed.text), sent_on, find)
    return press.preview(ficha.reference, read_answers(country_text(ficha)), find)


def add_files(archive: ZipFile, ficha: Ficha) -> Iterator[tuple[str, str]]:
    """Copies the files of its country's text; of one that is not handed over, the name and why."""
    folder, files = _("archivos"), list(country_text(ficha).files.all())
    judged = verdicts([file.sha256 for file in files])
    for place, file in enumerate(files, 1):
        name, stored = f"{place:02}-{file.name}", find(file.sha256)
        if judged.get(file.sha256) == StoredFile.Verdict.INFECTED:
            yield name, _("El antivirus encontró un virus en el archivo.")
        elif stored is None:
            yield name, _("El archivo guardado ya no está.")
        else:
            add_stored(archive, f"{ficha.reference}/{folder}/{name}", stored)


def add_stored(archive: ZipFile, name: str, path: Path) -> None:
    """Copies a file as it is: PDF, Word and pictures are compressed already."""
    archive.write(path, name, ZIP_STORED)


def add_bytes(archive: ZipFile, name: str, data: bytes, compression: int = ZIP_STORED) -> None:
    info = ZipInfo(name, timezone.localtime().timetuple()[:6])
    info.compress_type, info.external_attr = compression, 0o600 << 16
    archive.writestr(info, data)
