"""People come by invitation only: bound to an address, a role and a country; for some days; once."""

import hashlib
import secrets
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices import bounds
from practices.fields import address_as_typed
from practices.models import Country

from ..letters import notifications
from ..models import Invitation, User
from ..models.users import normal_password
from ..roles import may_deactivate, may_invite
from .newcomers import announce

AGAIN = timedelta(seconds=10)  # within these, the same invitation is a button pressed twice
DEACTIVATE_FIRST = _("Para cambiar su función, desactive antes su cuenta.")
ALREADY: dict[str, Promise] = {
    User.Role.FOCAL_POINT: _("%(email)s ya habla por %(country)s."),
    User.Role.SECRETARIAT: _("%(email)s ya es de la Secretaría Técnica."),
    User.Role.ADMINISTRATOR: _("%(email)s ya administra el sitio."),
}


class Refused(Exception):
    """What was asked cannot be done as things stand; the message says why, in the user's words."""


def invite(
    email: str,
    role: str,
    invited_by: User,
    country: Country | None = None,
    words: str = "",
    language: str = settings.LANGUAGE_CODE,
) -> Invitation:
    """Sends the letter with the way in, and with words of one's own. An earlier invitation to the address that nobody
    answered stops working.

    A button pressed twice sends one letter: otherwise the first of two links in the same mailbox would be dead.
    """
    if not may_invite(invited_by, role):
        raise Refused(_("Su función no le permite enviar esta invitación."))
    email, now = address_as_typed(email), timezone.now()
    if role_held := role_in_words(User.objects.filter(email=email).first()):
        raise Refused(f"{role_held} {DEACTIVATE_FIRST}")
    with transaction.atomic():
        User.objects.select_for_update().get(pk=invited_by.pk)
        earlier = Invitation.objects.unanswered().filter(email=email)
        same = earlier.filter(
            role=role, country=country, language=language, invited_by=invited_by, created_at__gt=now - AGAIN
        )
        if just_sent := same.first():
            return just_sent
        check_pace(invited_by)
        earlier.update(revoked_at=now)
        return send_invitation(
            Invitation(
                email=email,
                role=role,
                country=country,
                words=words,
                language=language,
                invited_by=invited_by,
                created_at=now,
                expires_at=now + timedelta(days=settings.INVITATION_DAYS),
            )
        )


def check_pace(invited_by: User) -> None:
    today = invited_by.invitations_sent.filter(created_at__date=timezone.localdate())
    if today.count() >= bounds.INVITATIONS:
        raise Refused(_("Hoy ya envió %d invitaciones: podrá seguir mañana.") % bounds.INVITATIONS)


def send_invitation(invitation: Invitation) -> Invitation:
    token = secrets.token_urlsafe(32)
    invitation.token_hash = hash_of(token)
    invitation.save()
    letter = {
        "inviter": invitation.invited_by.get_short_name(),
        "inviter_language": invitation.invited_by.language,
        "country": invitation.country or "",
        "words": invitation.words,
        "path": reverse("people:invitation_link", args=[token]),
        "expires_at": invitation.expires_at,
    }
    key = f"invitation:{invitation.pk}"
    notifications.enqueue_letter("invitation", invitation.email, letter, key, language=invitation.language)
    return invitation


def hash_of(token: str) -> str:
    """The token is 256 random bits: a plain hash is as good as a slow one, and can be looked up."""
    return hashlib.sha256(token.encode()).hexdigest()


def revoke(invitation: Invitation) -> None:
    Invitation.objects.unanswered().filter(pk=invitation.pk).update(revoked_at=timezone.now())


def accept(invitation: Invitation, *, name: str = "", post: str = "", password: str = "") -> User:
    """The person's account, in the invitation's role. Of two who accept at once one gets it, the other is Refused.

    Whoever has an active account keeps its name and password; signing in to it is the view's to ask for.
    """
    hashed = make_password(normal_password(password))  # slow on purpose: not while the database is locked
    with transaction.atomic():
        if not Invitation.objects.open().filter(pk=invitation.pk).update(accepted_at=timezone.now()):
            raise Refused(_("La invitación ya se usó, venció o fue anulada."))
        user = User.objects.select_for_update().filter(email=invitation.email).first()
        user = user or User(email=invitation.email)
        if role_held := role_in_words(user):
            raise Refused(role_held)
        if user.pk is None or not user.is_active:
            user.name, user.password, user.is_active = name, hashed, True
            user.language = invitation.language
            user.save()
        user.take_role(invitation.role, invitation.country, post)
        announce(user, invitation)
    return user


def role_in_words(user: User | None) -> str:
    """The role of an active account, in words; empty for whoever has none. Nobody goes from one role to another: the
    account is deactivated first, on a page that says what that means."""
    if user is None or not user.is_active or user.role == User.Role.GUEST:
        return ""
    facts = {"email": user.email, "country": user.country.name if user.country else ""}
    return ALREADY[User.Role(user.role)] % facts


def deactivate(person: User, by: User) -> None:
    """The person leaves: no way in, no role. What they wrote and signed stays, and stays their country's."""
    if not may_deactivate(by, person):
        raise Refused(_("No puede desactivar esta cuenta."))
    with transaction.atomic():
        Authenticator.objects.filter(user=person).delete()
        person.is_active = False
        person.set_unusable_password()
        person.take_role(User.Role.GUEST)
