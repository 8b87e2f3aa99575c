"""The files of a ficha: a page of their own, so that what is typed in the section is saved before one leaves for it."""

import logging
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from people.entrance.unsaved_input import keeps_input
from people.private_files import find
from practices.models.content import PICTURE_TYPES
from practices.press.engine import LayoutFailed
from practices.press.pictures.sizes import SIZES, draw
from practices.sections import DOCUMENTATION
from practices.stored_files import Damaged, uploaded_file

from ..files import attachments as files
from ..files.descriptions import describe
from ..files.names import clean_name
from ..form.drafts import NotEditable, country_text
from ..form.pages import attachment_rows, heading, section_url
from ..forms.attachments import DescriptionForm, FilesForm
from ..forms.pictures import refuse_shared_places
from ..models import Ficha, FichaText, FichaTextFile, StoredFile
from ..signed_text import SignedText
from ..states import EDITABLE
from .own import own_ficha

logger = logging.getLogger(__name__)
KEPT = 3600  # seconds that a browser keeps a picture in little
CLOSED = gettext_lazy("La ficha ya no se puede cambiar: se envió o se retiró.")
UNREADABLE = gettext_lazy("No se pudo abrir: guárdelo de nuevo con su programa y súbalo otra vez.")
FULL = gettext_lazy("En este momento no hay lugar para guardar archivos: inténtelo más tarde.")


@keeps_input()
@require_http_methods(["GET", "POST"])
@own_ficha
def attachments(request, ficha):
    if request.method == "POST":
        return save(request, ficha)
    if ficha.state not in EDITABLE:
        return redirect("fichas:task_list", ficha.reference)
    return page(request, ficha)


def save(request, ficha):
    """Whatever button was pressed, what was typed is written and what was chosen is taken in."""
    form = FilesForm(request.POST)
    form.full_clean()
    given = form.cleaned_data
    descriptions = read_descriptions(request, ficha, set(given["file"]) - set(given["remove"]))
    valid = {pk: beside.said for pk, beside in descriptions.items() if not beside.errors}
    try:
        for pk in given["remove"]:
            files.remove(ficha, pk, request.user)
        for pk, (field, why) in describe(ficha, valid, request.user).items():
            descriptions[pk].add_error(field, why)
        refused = take_in(request, ficha, given.get("numeral", DOCUMENTATION.code))
    except NotEditable:
        return page(request, ficha, form, descriptions, [CLOSED], status=409)
    standing = country_text(ficha).files.values_list("pk", flat=True)
    wrong = {pk: descriptions[pk] for pk in standing if pk in descriptions and descriptions[pk].errors}
    if wrong or refused:
        is_full = any(str(FULL) in reason for reason in refused)
        return page(request, ficha, form, wrong, refused, status=507 if is_full else 422)
    if given.get("go") == "back":
        return redirect(f"{section_url(ficha, 'documentos')}#files")
    return redirect("fichas:attachments", ficha.reference)


def read_descriptions(request, ficha, keys: set[int]) -> dict[int, DescriptionForm]:
    """What was posted of the files that stand, validated, by their keys."""
    rows = country_text(ficha).files.filter(pk__in=keys)
    forms = {row.pk: DescriptionForm(row, request.POST) for row in rows}
    for form in forms.values():
        form.full_clean()
    refuse_shared_places(forms.values())
    return forms


def take_in(request, ficha, numeral: str) -> list[str]:
    """Adds the uploads one by one; answers with a sentence for each that was refused. The others stay."""
    refused, added = [], 0
    for upload in request.FILES.getlist("files"):
        if why := why_refused(request, ficha, upload, numeral):
            refused.append(f"{clean_name(upload.name)}: {why}")
        else:
            added += 1
    if added:
        words = ngettext("Se agregó %d archivo.", "Se agregaron %d archivos.", added)
        messages.success(request, words % added)
    return refused


def why_refused(request, ficha, upload, numeral: str) -> str:
    """Takes one upload in; empty when it was. Whatever one file brings about, those beside it have their turn."""
    try:
        received = files.receive(upload)
        files.add(ficha, received, numeral, request.user)
    except ValidationError as fault:
        return fault.messages[0]
    except NotEditable:
        raise
    except OSError as fault:
        logger.error("A file could not be stored (%s).", fault.strerror)
        return str(FULL)
    except Exception:
        logger.exception("A file could not be opened.")
        return str(UNREADABLE)
    if received.note:
        messages.info(request, f"{received.name}: {received.note}")
    return ""


def page(request, ficha, form=None, wrong=None, refused=(), status=200):
    """`wrong` are the descriptions that were not written, by file; `refused` are sentences about uploads."""
    standing = country_text(ficha).files.all()
    rows = attachment_rows(ficha, standing)
    for row, file in zip(rows, standing, strict=True):
        as_it_stands = DescriptionForm(file)
        row["form"] = (wrong or {}).get(file.pk) or as_it_stands
        row["stands"] = as_it_stands.stands
    context = {
        "ficha": heading(ficha),
        "rows": rows,
        "refused": refused,
        "numeral": (form or FilesForm())["numeral"].value(),
        "places": files.PLACES.values(),
        "errors": [
            *({"message": reason, "url": "#files"} for reason in refused),
            *(
                {"message": f"{row['name']}: {problem['message']}", "url": f"#{problem['field']}-{row['pk']}"}
                for row in rows
                if row["form"].errors
                for problem in row["form"].problems
            ),
        ],
        "most": files.size_in_words(settings.MAX_ATTACHMENT_BYTES),
        "most_together": files.size_in_words(settings.MAX_FICHA_BYTES),
        "accept": ",".join(f".{kind}" for kind in files.MEDIA_TYPES),
    }
    return render(request, "fichas/attachments.html", context, status=status)


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
        response = HttpResponse(draw(place, min(SIZES)), content_type="image/jpeg")
    except LayoutFailed:
        raise Http404 from None
    patch_cache_control(response, private=True, max_age=KEPT)
    return response


def find_readable(user, reference: str, digest: str) -> tuple[Ficha, list[FichaTextFile], Path]:
    """A ficha, its files of these bytes that the user reads, and where they are. Raises Http404 where there are none."""
    ficha = Ficha.objects.readable_by(user).filter(reference=reference).first()
    rows = [row for row in files_read_by(user, ficha) if row.sha256 == digest] if ficha else []
    place = find(digest) if rows else None
    is_infected = files.verdicts([digest]).get(digest) == StoredFile.Verdict.INFECTED
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
