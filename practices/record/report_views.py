"""The report of a meeting, as a PDF and as a Word file."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ..catalogue.index import lists_for
from ..models import PublicEvent
from ..press.engine import LayoutFailed
from ..stored_files import Damaged, made_file
from .report import TooLong, printed_report, report_of, word_file
from .views import of_event, unavailable

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@of_event
def event_pdf(request, event: PublicEvent):
    """Laid out once for what it holds. While others wait for the press, who asks is told when to ask again."""
    name = f"{event.code}.pdf"
    try:
        path = printed_report(report_of(event, lists_for(request)))
        try:
            return made_file(request, path, name)
        except Damaged:
            path.unlink(missing_ok=True)
            return made_file(request, printed_report(report_of(event, lists_for(request))), name)
    except (LayoutFailed, TooLong) as failed:
        return unavailable(request, event, _("El informe no está disponible en PDF"), failed)


@of_event
def event_docx(request, event: PublicEvent):
    try:
        data = word_file(report_of(event, lists_for(request)))
    except (LayoutFailed, TooLong) as failed:
        return unavailable(request, event, _("El informe no está disponible en Word"), failed)
    response = HttpResponse(data, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="{event.code}.docx"'
    return response
