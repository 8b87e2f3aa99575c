"""What the country keeps of its ficha: how it would print, and the receipt of what it sent."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from people import private_files
from practices.answers import read_answers, read_canonical
from practices.press import ficha as press
from practices.press.engine import LayoutFailed

from ..deadlines import last_day
from ..form.drafts import country_text
from ..form.pages import heading
from ..signing import last_signed
from ..states import State
from .author import check_page
from .own import own_ficha
from .previews import one_layout_each, send_pdf


@require_safe
@own_ficha
@one_layout_each
def preview(request, ficha):
    """The ficha as it would print now, marked as a draft."""
    try:
        pdf = press.preview(ficha.reference, read_answers(country_text(ficha)), private_files.find)
    except LayoutFailed as fault:
        return check_page(request, ficha, [{"field": "", "message": str(fault)}])
    return send_pdf(pdf, ficha, _("Borrador"))


@require_safe
@own_ficha
def submitted(request, ficha):
    """The receipt: it can be kept as a bookmark."""
    signature = last_signed(ficha)
    if signature is None:
        raise Http404
    context = {
        "ficha": heading(ficha),
        "signature": signature,
        "answer_by": last_day(ficha) if ficha.state == State.SUBMITTED else None,
        "secretariat_email": settings.SECRETARIAT_EMAIL,
    }
    return render(request, "fichas/submitted.html", context)


@require_safe
@own_ficha
@one_layout_each
def submitted_pdf(request, ficha):
    """What was signed last, to be kept: it stays as it was whatever is written afterwards."""
    signature = last_signed(ficha)
    if signature is None:
        raise Http404
    sent_on = timezone.localdate(signature.taken_at)
    try:
        pdf = press.receipt(ficha.reference, read_canonical(signature.text), sent_on, private_files.find)
    except LayoutFailed as fault:
        return check_page(request, ficha, [{"field": "", "message": str(fault)}])
    return send_pdf(pdf, ficha, to_keep=True)
