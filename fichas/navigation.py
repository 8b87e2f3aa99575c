from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from .gate import is_public
from .rules import is_administrator, is_secretariat, may_see_people, speaks_for_any


def navigation(request) -> dict:
    """What the frame of every page of the desk shows; public pages do not know who asks."""
    match = request.resolver_match
    if match is None or is_public(match):
        return {}
    entries = []
    if is_secretariat(request.user):
        entries.append((_("Mesa"), reverse("fichas:queue")))
    if speaks_for_any(request.user) or is_secretariat(request.user):
        entries.append((_("Fichas"), reverse("fichas:ficha_list")))
    if is_secretariat(request.user):
        entries.append((_("Compilaciones"), reverse("fichas:compilations")))
    if may_see_people(request.user):
        entries.append((_("Personas"), reverse("fichas:people")))
        entries.append((_("Cartas"), reverse("fichas:letters")))
    if is_administrator(request.user):
        entries.append((_("Administración"), reverse("admin:index")))
    unread = request.user.notices.unread().count() if request.user.is_authenticated else 0
    return {
        "desk_entries": entries,
        "unread_notices": unread,
        "secretariat_email": settings.SECRETARIAT_EMAIL,
    }
