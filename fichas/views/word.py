"""The ficha as a Word file: the template, a ficha to take away, and a filled one taken in."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from people.forms import posted
from people.roles import is_secretariat, speaks_for, speaks_for_any
from practices.catalogue.index import lists_for

from ..form.pages import heading
from ..forms.country import WordForm
from ..models import WordImport
from ..turns import Taken, turn
from ..word.importing import import_word
from ..word.opening import Refused
from ..word.report import report_context
from ..word.writing import ficha_document, template
from .own import own_country, own_ficha

READING = 60  # seconds, after which a process that was killed holds up nobody
BEING_READ = gettext_lazy(
    "Ya se está leyendo otro archivo que usted envió. Espere a que termine y envíe este de nuevo."
)
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def word_template(request):
    if not (speaks_for_any(request.user) or is_secretariat(request.user)):
        raise Http404
    return as_file(template(lists_for(request)), _("plantilla-ficha-tecnica.docx"))


@require_safe
@own_ficha
def word(request, ficha):
    return as_file(ficha_document(ficha, lists_for(request)), f"{ficha.reference}.docx")


def as_file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def importing_country(request):
    """Whose draft an imported file becomes, and whether the Secretariat begins it on that country's behalf."""
    country = own_country(request)
    return country, country is not None and not speaks_for(request.user, country)


@require_http_methods(["GET", "POST"])
def word_import(request):
    country, on_behalf = importing_country(request)
    if country is None:
        return redirect("fichas:start")
    form = WordForm(posted(request), files=request.FILES or None)
    if form.is_valid():
        file, lists = form.cleaned_data["archivo"], lists_for(request)
        try:
            with turn(f"import:{request.user.pk}", READING):  # it takes seconds, in which others are answered
                ficha = import_word(file.read(), file.name, lists, country, request.user, on_behalf=on_behalf)
            return redirect("fichas:word_report", ficha.reference)
        except Taken:
            form.add_error("archivo", BEING_READ)
        except Refused as why:
            form.add_error("archivo", str(why))
    context = {
        "country": country.name,
        "on_behalf": on_behalf,
        "errors": form.problems,
        "most": settings.MAX_WORD_BYTES // (1024 * 1024),
    }
    return render(request, "fichas/word/import.html", context, status=422 if form.errors else 200)


@require_safe
@own_ficha
def word_report(request, ficha):
    """What the import understood of the file: it can be read again for as long as the ficha is there."""
    imported = get_object_or_404(WordImport.objects.select_related("ficha", "by"), ficha=ficha)
    context = {
        "ficha": heading(ficha),
        "report": report_context(imported),
    }
    return render(request, "fichas/word/report.html", context)
