"""The files of a ficha: a page of their own, so that what is typed in the section is saved before one leaves for it."""

import logging

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from practices.sections import DOCUMENTATION

from ..files import attachments as files
from ..files.descriptions import describe
from ..files.names import clean_name
from ..form.drafts import NotEditable, country_text
from ..form.pages import attachment_rows, heading, section_url
from ..forms.attachments import DescriptionForm, FilesForm
from ..forms.pictures import refuse_shared_places
from ..states import EDITABLE
from .own import own_ficha

logger = logging.getLogger(__name__)
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
