"""One PDF at a time for each person who asks for what is not stored: nobody fills the press alone."""

from functools import wraps

from django.conf import settings
from django.utils.translation import gettext as _

from practices.press.engine import PressBusy

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
