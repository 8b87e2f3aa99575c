"""The files of a ficha: taken in, described, removed, and made public.

A file is opened and looked at before it is kept. Its row is written under the ficha's lock like any answer, but apart
from the section's texts: whoever writes them meanwhile neither loses the file nor is stopped by it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max, Sum
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.private_files import find, store
from practices import bounds, public_files
from practices.publishing import Refused
from practices.sections import PLACES as LINK_PLACES

from ..form.drafts import NotEditable, country_text, note_progress
from ..models import Ficha, FichaText, FichaTextFile, StoredFile
from ..states import EDITABLE
from . import antivirus
from .inspection import inspect_file
from .names import clean_name, title_of
from .packages import open_package
from .packages.directory import MEGABYTE, OFFICE

SECTION = "archivos"  # the files keep a progress of their own beside that of «documentos»
PLACES = {code: place for code, place in LINK_PLACES.items() if place.takes_files}
JPEG = ("jpg", "jpeg", "jfif", "jpe")  # as Windows and older programs end it
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}wordprocessingml.document",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "pptx": f"{OFFICE}presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "png": "image/png",
    **dict.fromkeys(JPEG, "image/jpeg"),
}
INSPECTED = {"pdf": "pdf", "png": "png"} | dict.fromkeys(JPEG, "jpg")
Verdict = StoredFile.Verdict


@dataclass(frozen=True)
class Received:
    """A file that may be kept: its bytes as they will be stored."""

    name: str
    title: str
    media_type: str
    data: bytes
    note: str = ""  # what its person is told of it


def receive(upload: UploadedFile) -> Received:
    """Opens an upload. Raises ValidationError with a sentence that says what to do."""
    name = clean_name(upload.name or "")
    kind = PurePath(name).suffix.removeprefix(".").lower()
    if kind not in MEDIA_TYPES:
        raise ValidationError(_("Se aceptan archivos pdf, docx, xlsx, pptx, odt, png y jpg."))
    data, note = read_within_size(upload), ""
    if kind in INSPECTED:
        data, note = inspect_file(data, INSPECTED[kind])
    else:
        open_package(data, kind).close()
    return Received(name, title_of(upload.name or ""), MEDIA_TYPES[kind], data, note)


def size_in_words(most: int) -> str:
    """A limit as it is said: «20 MB», not «20,0 MB»."""
    megabytes, rest = divmod(most, MEGABYTE)
    return filesizeformat(most) if rest or not megabytes else f"{megabytes} MB"


def read_within_size(upload: UploadedFile) -> bytes:
    most = settings.MAX_ATTACHMENT_BYTES
    if not upload.size:
        raise ValidationError(_("El archivo está vacío."))
    if upload.size > most:
        sizes = {"size": filesizeformat(upload.size), "most": size_in_words(most)}
        raise ValidationError(_("El archivo pesa %(size)s: el máximo es %(most)s.") % sizes)
    data = upload.read()
    if len(data) < upload.size:
        raise ValidationError(_("Son demasiados archivos para un solo envío: súbalo en otro."))
    return data


def add(ficha: Ficha, received: Received, numeral: str, by) -> None:
    """Keeps a file in the ficha. Raises ValidationError, and NotEditable when the text is not the country's to change."""
    check_room(country_text(ficha), received)
    verdict = antivirus.scan(received.data)
    if verdict == Verdict.INFECTED:
        raise ValidationError(_("El antivirus encontró un virus en el archivo: no se guardó."))
    digest = store(received.data)

    def insert(text: FichaText) -> bool:
        check_room(text, received)
        if there := text.files.filter(sha256=digest).first():
            raise ValidationError(_("Ese archivo ya está en la ficha, con el nombre «%s».") % there.name)
        note_stored(digest, len(received.data), verdict)
        insert_row(text, received, digest, numeral)
        return True

    change(ficha, by, insert)


def insert_row(text: FichaText, received: Received, digest: str, numeral: str) -> None:
    row = FichaTextFile(
        content=text,
        position=(text.files.aggregate(last=Max("position"))["last"] or 0) + 1,
        numeral=numeral,
        title=title_beside(text, received),
        name=received.name,
        sha256=digest,
        size=len(received.data),
        media_type=received.media_type,
    )
    row.clean_fields(exclude=["content"])
    row.save()


def title_beside(text: FichaText, received: Received) -> str:
    """Its title; with the date where the ficha has a file of that name, so that whoever reads tells them apart."""
    if not text.files.filter(name=received.name).exists():
        return received.title
    return f"{received.title} ({date_format(timezone.localtime(), 'SHORT_DATETIME_FORMAT')})"


def check_room(text: FichaText, received: Received) -> None:
    if text.files.count() >= bounds.FILES:
        raise ValidationError(_("Una ficha lleva hasta %d archivos: quite alguno antes.") % bounds.FILES)
    most = settings.MAX_FICHA_BYTES
    if (text.files.aggregate(sum=Sum("size"))["sum"] or 0) + len(received.data) > most:
        raise ValidationError(
            _("Con este archivo, los de la ficha pesarían más de %s.") % size_in_words(most)
        )


def note_stored(digest: str, size: int, verdict: StoredFile.Verdict) -> None:
    """A verdict stays until a later one; that the antivirus is away now takes none back."""
    facts = {} if verdict == Verdict.WAITING else {"verdict": verdict, "checked_at": timezone.now()}
    StoredFile.objects.update_or_create(sha256=digest, defaults=facts, create_defaults=facts | {"size": size})


def remove(ficha: Ficha, pk: int, by) -> None:
    """Takes a file out of the ficha; removed twice, it is removed once. Raises NotEditable."""
    change(ficha, by, lambda text: bool(text.files.filter(pk=pk).delete()[0]))


@transaction.atomic
def change(ficha: Ficha, by, write: Callable[[FichaText], bool]) -> None:
    """Changes rows of files under the ficha's lock; the text has a new revision if `write` says that it did."""
    ficha = Ficha.objects.select_for_update().get(pk=ficha.pk)
    if ficha.state not in EDITABLE:
        raise NotEditable
    text = country_text(ficha)
    if write(text):
        text.revision += 1
        text.save(update_fields=["revision"])
        note_progress(text, SECTION, text.progress.filter(section=SECTION).first(), by, None)


def find_stored(digests: list[str]) -> dict[str, StoredFile]:
    """What is known of these bytes."""
    return {one.sha256: one for one in StoredFile.objects.filter(sha256__in=digests)}


def verdicts(digests: list[str]) -> dict[str, str]:
    return dict(StoredFile.objects.filter(sha256__in=digests).values_list("sha256", "verdict"))


def make_public(said: dict) -> None:
    """Copies the bytes of a ficha's files to where the public is served from. To be called before publish_version().

    Raises Refused when bytes are missing or not what their name says, or when the antivirus has not passed them.
    """
    known = verdicts([file["sha256"] for file in said["files"]])
    for file in said["files"]:
        digest, was_public = file["sha256"], public_files.path_of("attachments", file["sha256"]).exists()
        verdict = known.get(digest, Verdict.CLEAN if was_public else Verdict.WAITING)
        if verdict == Verdict.INFECTED:
            raise Refused(_("El antivirus encontró un virus en «%s».") % file["name"])
        if verdict == Verdict.UNJUDGED:
            raise Refused(
                _("El antivirus no pudo revisar «%s»: quítelo, o súbalo de otra manera.") % file["name"]
            )
        if antivirus.is_on() and verdict != Verdict.CLEAN:
            raise Refused(_("«%s» está en revisión por el antivirus.") % file["name"])
        place = find(digest)
        if place is None or public_files.store_attachment(place.read_bytes()) != digest:
            raise Refused(_("Los datos de «%s» no están, o no son los que se subieron.") % file["name"])
