"""A file of a ficha as those read it who may: as a download, and an image file also in little."""

from pathlib import Path

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from people.private_files import find
from practices.models.content import PICTURE_TYPES
from practices.press.engine import LayoutFailed
from practices.press.pictures.sizes import SIZES, draw
from practices.stored_files import Damaged, uploaded_file

from ..files.attachments import verdicts
from ..models import Ficha, FichaText, FichaTextFile, StoredFile
from ..signed_text import SignedText
from ..states import EDITABLE


@require_safe
def attachment(request, reference: str, digest: str, name: str):
    """A file of a ficha, for those who write in it and for the desk once it was sent, always as a download."""
    ficha, rows, place = find_readable(request.user, reference, digest)
    row = next((row for row in rows if row.name == name), None)
    if row is None:
        raise Http404
    try:
        return uploaded_file(request, place, digest, name, row.media_type)
    except Damaged:
        return damaged_page(request, ficha, name)


@require_safe
def picture(request, reference: str, digest: str):
    """An image file of a ficha in little, for the same readers: to be seen where it is described."""
    _ficha, rows, place = find_readable(request.user, reference, digest)
    if rows[0].media_type not in PICTURE_TYPES:
        raise Http404
    try:
        return HttpResponse(draw(place, min(SIZES)), content_type="image/jpeg")
    except LayoutFailed:
        raise Http404 from None


def find_readable(user, reference: str, digest: str) -> tuple[Ficha, list[FichaTextFile], Path]:
    """A ficha, its files of these bytes that the user reads, and where they are. Raises Http404 where there are none."""
    ficha = Ficha.objects.readable_by(user).filter(reference=reference).first()
    rows = [row for row in files_read_by(user, ficha) if row.sha256 == digest] if ficha else []
    place = find(digest) if rows else None
    is_infected = verdicts([digest]).get(digest) == StoredFile.Verdict.INFECTED
    if ficha is None or place is None or is_infected:
        raise Http404
    return ficha, rows, place


def files_read_by(user, ficha: Ficha) -> list[FichaTextFile]:
    """All of them for whoever writes in it; for the desk those that were signed, and those of its extract."""
    of_extract = FichaTextFile.objects.filter(content__ficha=ficha, content__role=FichaText.Role.EXTRACT)
    if Ficha.objects.of(user).filter(pk=ficha.pk).exists():
        return list(FichaTextFile.objects.filter(content__ficha=ficha))
    return [*SignedText.of(ficha).files, *of_extract]


def damaged_page(request, ficha, name: str):
    """Whoever writes in the ficha may put the file back while it can be changed; others go to where they read it."""
    is_own = Ficha.objects.of(request.user).filter(pk=ficha.pk).exists()
    can_replace = is_own and ficha.state in EDITABLE
    back = "fichas:attachments" if can_replace else "fichas:task_list" if is_own else "fichas:review"
    context = {
        "name": name,
        "can_replace": can_replace,
        "back_url": reverse(back, args=[ficha.reference]),
    }
    return render(request, "fichas/damaged_file.html", context, status=503)
