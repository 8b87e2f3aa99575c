"""PDFs that are not stored: one at a time for each person who asks, so that nobody fills the press alone."""

from functools import wraps
from io import BytesIO

from django.conf import settings
from django.http import FileResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from practices.press.engine import PressBusy

from ..models import Ficha
from ..turns import Taken, turn


def one_layout_each(view):
    """Raises PressBusy while another PDF is being laid out for the same person, in whichever process."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        try:
            with turn(f"layout:{request.user.pk}", settings.LAYOUT_SECONDS + settings.LAYOUT_WAIT):
                return view(request, *args, **kwargs)
        except Taken:
            raise PressBusy(_("Ya se está preparando otra ficha en PDF que usted pidió.")) from None

    return wrapped


def send_pdf(pdf: bytes, ficha: Ficha, kind: str = "", *, to_keep: bool = False) -> FileResponse:
    """Named by the ficha and, in the reader's language, by what it is of it."""
    name = "-".join(filter(None, (ficha.reference, slugify(kind))))
    return FileResponse(
        BytesIO(pdf), as_attachment=to_keep, filename=f"{name}.pdf", content_type="application/pdf"
    )
