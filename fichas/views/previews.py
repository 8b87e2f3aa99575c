"""One PDF at a time for each person who asks for what is not stored: nobody fills the press alone."""

from functools import wraps

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from practices.press.engine import PressBusy


def one_layout_each(view):
    """Raises PressBusy while another PDF is being laid out for the same person, in whichever process."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        key = f"layout:{request.user.pk}"
        if not cache.add(key, True, timeout=settings.LAYOUT_SECONDS + settings.LAYOUT_WAIT):
            raise PressBusy(_("Ya se está preparando otra ficha en PDF que usted pidió."))
        try:
            return view(request, *args, **kwargs)
        finally:
            cache.delete(key)

    return wrapped
