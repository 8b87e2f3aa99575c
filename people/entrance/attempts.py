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


def count(request, email: str) -> ratelimit.RateLimitUsage | None:
    """Counts an attempt; what it returns takes it back. None when there were too many: the password is not looked at."""
    person = User.objects.active().filter(email=email).first()
    usages = []
    for action, key in counters(request, email, person):
        if (usage := consume(request, action, key)) is None:
            journal.write("too many sign-ins", request, person, logging.WARNING)
            tell_the_owner(email, person)
            return None
        usages += usage.usage
    return ratelimit.RateLimitUsage(usages)


def counters(request, email: str, person: User | None) -> list[tuple[str, str]]:
    """Under which limits an attempt falls, the narrowest first: what one refuses does not count for the next."""
    browser = known_browser(request)
    if person and person.pk in browser.get("accounts", []):
        return [("browser", f"{browser['name']} {person.pk}")]
    network = network_of(get_adapter().get_client_ip(request))
    return [("address", ""), ("network", f"{email} {network}"), ("account", email)]


def consume(request, action: str, key: str) -> ratelimit.RateLimitUsage | None:
    config = settings.SIGN_IN_LIMITS
    return ratelimit.consume(request, app="people.entrance", action=action, config=config, key=key)


def limit_by_address(action: str):
    """A view that answers an address only so often, looks included; then 429."""

    def decorator(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            config = settings.SIGN_IN_LIMITS
            counted = {"app": "people.entrance", "action": action, "config": config, "limit_get": True}
            return ratelimit.consume_or_429(request, **counted) or view(request, *args, **kwargs)

        return guarded

    return decorator


def forget(request, email: str) -> None:
    """A new password opens the way at once, whatever others tried before."""
    for action, key in counters(request, email, None)[1:]:
        config = settings.SIGN_IN_LIMITS
        ratelimit.clear(request, app="people.entrance", action=action, config=config, key=key)


def network_of(address: str) -> str:
    parsed = ipaddress.ip_address(address)
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    size = IPV4_NETWORK if parsed.version == 4 else IPV6_NETWORK
    return str(ipaddress.ip_network((parsed, size), strict=False))


def known_browser(request) -> dict:
    """Its name, and the accounts that signed in with it; empty for a browser that is new here."""
    text = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
    try:
        return signing.loads(text, salt=SALT, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return {}


def remember_browser(request, response, person: User) -> None:
    browser = known_browser(request)
    others = [account for account in browser.get("accounts", []) if account != person.pk]
    accounts = [person.pk, *others][:ACCOUNTS]
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps(
            {"name": browser.get("name") or get_random_string(22), "accounts": accounts}, salt=SALT
        ),
        max_age=KNOWN_FOR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def tell_the_owner(email: str, person: User | None) -> None:
    """At most once a day. For an address that nobody has, the same work, undone: not even its time tells them apart."""
    today = timezone.localdate().isoformat()
    digest = hashlib.sha256(email.encode()).hexdigest()[:32]
    if not cache.add(f"attempts-told:{digest}:{today}", True, timeout=24 * 3600):
        return
    letter = {"path": reverse("account_reset_password")}
    with transaction.atomic():
        key = f"attempts:{digest}:{today}"
        notifications.enqueue_letter("attempts", email, letter, key=key, person=person)
        transaction.set_rollback(person is None)
