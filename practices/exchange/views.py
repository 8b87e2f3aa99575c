from django.conf import settings
from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..catalogue.filters import PracticeFilter
from ..catalogue.gone import says_when_gone
from ..catalogue.index import index_for, lists_for
from ..catalogue.practice_views import public_version
from ..experience import answers_today
from ..public_views import public_view
from ..reading import Reading
from .citation_files import file_response
from .citations import cite
from .csv_file import csv_response
from .resources import CsvResource, PracticeResource, TableResource, published

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@public_view
@require_safe
def practice_export(request, kind: str):
    """The current list, whole and in its order, to take away. What the page refuses is refused here too."""
    index = index_for(request)
    asked = PracticeFilter(request.GET, index)
    if asked.messages:
        return refusal(asked.messages)
    search = asked.search
    if search.total > settings.EXPORT_MOST:
        most = {"total": search.total, "most": settings.EXPORT_MOST}
        return refusal(
            [_("La lista tiene %(total)d prácticas y se entregan hasta %(most)d: agregue filtros.") % most]
        )
    rows, name = published(list(search.numbers())), slugify(_("Prácticas"))
    if kind == "csv":
        return csv_response(CsvResource(index.lists).export(rows), name)
    dataset = (PracticeResource() if kind == "json" else TableResource(index.lists)).export(rows)
    dataset.title = _("Prácticas")
    response = HttpResponse(getattr(dataset, kind), content_type=MEDIA_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


@public_view
@says_when_gone
def practice_citation(request, code: str, ending: str, number: str | None = None):
    """How a version is cited, the current one unless a number is given, for whoever keeps references in a program."""
    version = public_version(code, number)
    return file_response(cite(version, Reading(answers_today(version), lists_for(request))), ending)


def refusal(messages: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(messages), status=400, content_type="text/plain; charset=utf-8")
