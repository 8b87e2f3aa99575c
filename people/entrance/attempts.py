"""How often a password may be tried, so that nobody guesses one and nobody keeps its owner out by guessing.

Attempts are counted by account and network, and more loosely by account alone. A browser in which somebody signed in to
the account before is counted apart: strangers cannot use up its attempts, and it has no more of them than they have.
"""

import hashlib
import ipaddress
import logging
from datetime import timedelta
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string

from ..letters import notifications
from ..models import User
from . import journal

IPV4_NETWORK, IPV6_NETWORK = 24, 48
KNOWN_FOR = timedelta(days=400)  # browsers keep no cookie longer
ACCOUNTS = 5  # of one browser, those that signed in last
SALT = "people.entrance.known-browser"


def count_attempt(request, email: str) -> ratelimit.RateLimitUsage | None:
    """Counts an attempt; what it returns can take it back. None when there were too many to look at the password."""
    person = User.objects.active().filter(email=email).first()
    usages = []
    for action, key in counters(request, email, person):
        if (usage := ratelimit.consume(request, key=key, **limit(action))) is None:
            journal.write("too many sign-ins", request, person, logging.WARNING)
            tell_the_owner(email, person)
            return None
        usages += usage.usage
    return ratelimit.RateLimitUsage(usages)


def limit(action: str) -> dict:
    return {"app": "people.entrance", "action": action, "config": settings.SIGN_IN_LIMITS}


def counters(request, email: str, person: User | None) -> list[tuple[str, str]]:
    """The limits an attempt counts for, with its keys, the narrowest first: once refused it counts for no other."""
    browser = read_browser(request)
    if person and person.pk in browser.get("accounts", []):
        return [("browser", f"{browser['name']} {person.pk}")]
    network = network_of(get_adapter().get_client_ip(request))
    return [("address", ""), ("network", f"{email} {network}"), ("account", email)]


def limit_by_address(action: str):
    """A view that answers an address only so often, looks included; then 429."""

    def decorator(view):
        @wraps(view)
        def limited_view(request, *args, **kwargs):
            refusal = ratelimit.consume_or_429(request, limit_get=True, **limit(action))
            return refusal or view(request, *args, **kwargs)

        return limited_view

    return decorator


def forget_attempts(request, email: str) -> None:
    """Forgets what was tried on an account, so that a new password opens it at once."""
    for action, key in counters(request, email, None)[1:]:
        ratelimit.clear(request, key=key, **limit(action))


def network_of(address: str) -> str:
    parsed = ipaddress.ip_address(address)
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    size = IPV4_NETWORK if parsed.version == 4 else IPV6_NETWORK
    return str(ipaddress.ip_network((parsed, size), strict=False))


def read_browser(request) -> dict:
    """The name of a browser and the accounts that signed in with it; empty for one that is new here."""
    text = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
    try:
        return signing.loads(text, salt=SALT, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return {}


def remember_browser(request, response, person: User) -> None:
    browser = read_browser(request)
    others = [account for account in browser.get("accounts", []) if account != person.pk]
    name, accounts = browser.get("name") or get_random_string(22), [person.pk, *others][:ACCOUNTS]
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps({"name": name, "accounts": accounts}, salt=SALT),
        max_age=KNOWN_FOR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def tell_the_owner(email: str, person: User | None) -> None:
    """Writes to the owner, at most once a day. For an address without account the same is done and rolled back, so that
    not even the time it takes tells one from the other."""
    today = timezone.localdate().isoformat()
    digest = hashlib.sha256(email.encode()).hexdigest()[:32]
    if not cache.add(f"attempts-told:{digest}:{today}", True, timeout=24 * 3600):
        return
    letter = {"path": reverse("account_reset_password")}
    with transaction.atomic():
        key = f"attempts:{digest}:{today}"
        notifications.enqueue_letter("attempts", email, letter, key=key, person=person)
        transaction.set_rollback(person is None)
