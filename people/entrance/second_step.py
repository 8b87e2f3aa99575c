"""The secrets of the second step: unreadable in the database and in a backup, and each code good for one use."""

import base64
import hashlib
import logging

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.cache import cache

logger = logging.getLogger(__name__)
REMEMBERED = 5 * 60  # seconds; longer than any code is good for


def cipher() -> MultiFernet:
    """Encrypts with SECRET_KEY; decrypts also with the keys that came before it."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(key_from(key)) for key in keys])


def key_from(secret_key: str) -> bytes:
    digest = hashlib.sha256(b"people.entrance.second_step" + secret_key.encode()).digest()
    return base64.urlsafe_b64encode(digest)


def encrypt(text: str) -> str:
    return cipher().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """The secret in clear. Where no key opens it, a new one that no code fits: an administrator lets the person in anew."""
    try:
        return cipher().decrypt(text.encode()).decode()
    except InvalidToken:
        logger.warning("a second step cannot be read: was SECRET_KEY changed without SECRET_KEY_FALLBACKS?")
        return generate_totp_secret()


def use_once(user, code: str) -> bool:
    """False for a code that was used before, wherever it was typed: to sign in, to confirm or to set up."""
    digest = hashlib.sha256(f"{user.pk} {normalize_user_code(code)}".encode()).hexdigest()
    return cache.add(f"code-used:{digest}", True, timeout=REMEMBERED)
