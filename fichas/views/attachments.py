"""The files of a ficha: a page of their own, so that what is typed in the section is saved before one leaves for it."""

import logging

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from people.private_files import find
from practices.sections import DOCUMENTATION
from practices.stored_files import Damaged, uploaded_file

from ..files import attachments as files
from ..files.names import clean_name
from ..form.drafts import NotEditable, country_text
from ..form.pages import attachment_rows, heading, section_url
from ..forms.attachments import DescriptionForm, FilesForm
from ..models import Ficha, FichaText, FichaTextFile, StoredFile
from ..signed_text import SignedText
from ..states import EDITABLE
from .own import own_ficha

logger = logging.getLogger(__name__)
CLOSED = gettext_lazy("La ficha ya no se puede cambiar: se envió o se retiró.")
UNREADABLE = gettext_lazy("No se pudo abrir: guárdelo de nuevo con su programa y súbalo otra vez.")
FULL = gettext_lazy("En este momento no hay lugar para guardar archivos: inténtelo más tarde.")


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
    descriptions = {pk: DescriptionForm(request.POST, prefix=pk) for pk in given["file"]}
    valid = {pk: beside.description for pk, beside in descriptions.items() if beside.is_valid()}
    try:
        for pk, stands in files.describe(ficha, valid, request.user).items():
            error = _("Otra persona escribió «%s» mientras tanto. Guarde de nuevo lo que corresponda.")
            descriptions[pk].add_error("title", error % " ".join(stands))
        for pk in given["remove"]:
            files.remove(ficha, pk, request.user)
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
    rows = attachment_rows(ficha, country_text(ficha).files.all())
    for row in rows:
        row["form"] = (wrong or {}).get(row["pk"]) or DescriptionForm(prefix=row["pk"], initial=row)
    context = {
        "ficha": heading(ficha),
        "rows": rows,
        "refused": refused,
        "numeral": (form or FilesForm())["numeral"].value(),
        "places": files.PLACES.values(),
        "errors": [
            *({"message": reason, "url": "#files"} for reason in refused),
            *(
                {"message": f"{row['name']}: {row['form'].error}", "url": f"#title-{row['pk']}"}
                for row in rows
                if row["form"].errors
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
    ficha = Ficha.objects.readable_by(request.user).filter(reference=reference).first()
    files_of_it = files_read_by(request.user, ficha) if ficha else []
    row = next((row for row in files_of_it if (row.sha256, row.name) == (digest, name)), None)
    place = find(digest) if row else None
    if row is None or place is None or files.verdicts([digest]).get(digest) == StoredFile.Verdict.INFECTED:
        raise Http404
    try:
        return uploaded_file(request, place, digest, name, row.media_type)
    except Damaged:
        return damaged_page(request, ficha, name)


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
