"""Letters about a file that the antivirus could not judge: to the country, and to the desk where it sees the ficha."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.letters.recipients import at_the_desk

from ..models import Ficha, StoredFile
from ..states import AT_THE_DESK, EDITABLE
from .announcement import Announcement, country
from .announcements import announce_about

SUBJECT = _("Ficha %(reference)s: un archivo no se pudo revisar")
TEXT = _(
    "El antivirus no pudo revisar un archivo de la ficha %(reference)s, y no se publica sin revisar. "
    "Hay que quitarlo, o subirlo guardado de otra manera."
)
TO_COUNTRY = Announcement(country, SUBJECT, TEXT, _("Ver los archivos"), "fichas:attachments")
TO_DESK = Announcement(lambda step: at_the_desk(), SUBJECT, TEXT, _("Ver la ficha"), "fichas:review")


def tell_unjudged(file: StoredFile) -> None:
    """Writes the notices and letters, in the caller's transaction; nobody is told of fichas that are over."""
    on_their_way = Q(state__in=(*EDITABLE, *AT_THE_DESK))
    fichas = Ficha.objects.filter(on_their_way, texts__files__sha256=file.sha256).select_related("country")
    for ficha in fichas.distinct():
        for announcement in (TO_COUNTRY, TO_DESK) if ficha.state in AT_THE_DESK else (TO_COUNTRY,):
            announce_about(ficha, announcement, f"unjudged:{ficha.pk}:{file.pk}", reference=ficha.reference)
