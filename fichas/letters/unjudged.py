"""Tells of a file that the antivirus could not judge: to the country, and to the desk where it sees the ficha."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.letters.recipients import at_the_desk, of_country

from ..models import Ficha, StoredFile
from ..states import AT_THE_DESK, EDITABLE
from .announcements import Announcement, tell

SUBJECT = _("Ficha %(reference)s: un archivo no se pudo revisar")
TEXT = _(
    "El antivirus no pudo revisar un archivo de la ficha %(reference)s, y no se publica sin revisar. "
    "Hay que quitarlo, o subirlo guardado de otra manera."
)
COUNTRY = Announcement(
    lambda ficha: of_country(ficha.country), SUBJECT, TEXT, _("Ver los archivos"), "fichas:attachments"
)
DESK = Announcement(lambda ficha: at_the_desk(), SUBJECT, TEXT, _("Ver la ficha"), "fichas:review")


def tell_unjudged(file: StoredFile) -> None:
    """Writes the notices and letters, in the caller's transaction; nobody is told of fichas that are over."""
    on_their_way = Q(state__in=(*EDITABLE, *AT_THE_DESK))
    named = Ficha.objects.filter(on_their_way, texts__files__sha256=file.sha256).select_related("country")
    for ficha in named.distinct():
        tell_people(ficha, COUNTRY, file)
        if ficha.state in AT_THE_DESK:
            tell_people(ficha, DESK, file)


def tell_people(ficha: Ficha, announcement: Announcement, file: StoredFile) -> None:
    path = reverse(announcement.view, args=[ficha.reference])
    for person in announcement.to(ficha):
        tell(
            person,
            announcement,
            {"reference": ficha.reference},
            path,
            f"unjudged:{ficha.pk}:{file.pk}",
            ficha,
        )
