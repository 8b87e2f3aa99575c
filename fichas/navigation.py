from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from .entrance.gate import is_public
from .entrance.sessions import owner_of, seconds_left
from .rules import is_administrator, is_secretariat, may_see_people, speaks_for_any


def navigation(request) -> dict:
    """What the frame of every page of the desk shows; public pages do not know who asks."""
    match = request.resolver_match
    if match is None or is_public(match):
        return {}
    entries = []
    if is_secretariat(request.user):
        entries.append((_("Mesa"), reverse("fichas:queue")))
        entries.append((_("Cifras"), reverse("fichas:figures")))
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
        "desk_session": desk_session(request),
        "unread_notices": unread,
        "secretariat_email": settings.SECRETARIAT_EMAIL,
    }


def desk_session(request) -> dict:
    """What the scripts of the desk know of who is signed in, and until when."""
    if not request.user.is_authenticated:
        return {}
    return {
        "owner": owner_of(request.user),
        "seconds": seconds_left(request.session),
        "url": reverse("fichas:session"),
        "sign_in_url": f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}",
    }
