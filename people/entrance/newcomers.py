"""Tells a country's focal points of every new person who speaks for it."""

from django.urls import reverse
from django.utils import translation
from django.utils.functional import lazystr
from django.utils.translation import gettext as _

from ..letters.notifications import enqueue_letter, language_of
from ..letters.recipients import of_country
from ..models import Invitation, Notice, User


def announce(newcomer: User, invitation: Invitation) -> None:
    """By notice and by letter, whatever letters they want, in the caller's transaction."""
    if invitation.country is None:
        return
    facts = {
        "name": newcomer.get_short_name(),
        "email": newcomer.email,
        "country": lazystr(invitation.country),
        "inviter": invitation.invited_by.get_short_name(),
    }
    for person in of_country(invitation.country):
        if person != newcomer:
            tell(person, facts, f"newcomer:{invitation.pk}")


def tell(person: User, facts: dict, key: str) -> None:
    with translation.override(language_of(person)):
        path = reverse("fichas:ficha_list")
        subject = _("%(name)s es punto focal de %(country)s desde hoy") % facts
        text = _(
            "%(name)s (%(email)s) aceptó la invitación de %(inviter)s: puede leer, escribir y firmar las fichas de "
            "%(country)s. Si no esperaba a esta persona, avise a la Secretaría Técnica."
        )
        text, label = text % facts, _("Ver las fichas de su país")
    Notice.objects.get_or_create(person=person, key=key, defaults={"text": subject, "path": path})
    letter = {"subject_line": subject, "what": text, "label": label, "path": path}
    enqueue_letter("step", person.email, letter, f"{key}:{person.pk}", person=person)
