"""The desk gives the files of an extract other titles, another order, or leaves some out; their country agrees to it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from people.forms import posted

from ..form.drafts import NotEditable
from ..form.pages import attachment_rows
from ..forms.extract_files import ExtractFilesForm
from ..review.extracts import FilesChanged, save_files
from ..review.pages import Texts, heading
from ..signed_text import SignedText
from ..states import State
from .review import desk_ficha
from .walking import review_url


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_ficha
def extract_files(request, ficha):
    texts = Texts.of(ficha)
    form = ExtractFilesForm(texts.country.files, texts.public_answers, posted(request))
    if request.method == "GET":
        if ficha.state != State.SUBMITTED or not form.rows:
            return redirect("fichas:review", ficha.reference)
        return files_page(request, ficha, form)
    if not form.is_valid():
        return files_page(request, ficha, form, status=422)
    try:
        if form.is_stale:
            raise FilesChanged
        if save_files(ficha, form.chosen, instead_of=form.files, by=request.user):
            messages.success(
                request,
                _(
                    "Los archivos del extracto quedaron guardados. Se publican así cuando el país dé su conformidad."
                ),
            )
    except FilesChanged:
        error = _("Otra persona cambió los archivos del extracto: compare, y guarde de nuevo si hace falta.")
        return files_page(request, ficha, form, error, status=409)
    except NotEditable:
        error = _("El extracto ya no se puede cambiar: la ficha está en otro estado.")
        return files_page(request, ficha, form, error, status=409)
    return redirect(review_url(request, ficha.reference))


def files_page(request, ficha, form: ExtractFilesForm, error: str = "", status: int = 200):
    shown = attachment_rows(ficha, [row.file for row in form.rows])
    context = {
        "ficha": heading(ficha, SignedText.of(ficha)),
        "fingerprint": form.fingerprint,
        "rows": [{"form": row, "file": file} for row, file in zip(form.rows, shown, strict=True)],
        "now": form.files if error else [],
        "error": error,
    }
    return render(request, "fichas/desk/extract_files.html", context, status=status)
