"""Whole public pages kept in the process, in front of all else: a cached page costs one query, for the token.

What may be kept holds nothing of anyone: the request came without a cookie of ours, the answer sets none and does
not vary by cookie. The token is read before the page is made, so a page is never kept under a newer token.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags

from ..declarations import declared
from ..models import Repository

SECRETS = {"SECRET_KEY", "SECRET_KEY_FALLBACKS", "EMAIL_HOST_PASSWORD"}
MADE_OF = {".py", ".html", ".txt", ".xml", ".json", ".mo"}
LARGEST = 2 * 1024 * 1024


class Pages:
    """Pages by key, the longest unused dropped first when their bytes exceed the bound."""

    def __init__(self) -> None:
        self.kept: OrderedDict[str, tuple[bytes, dict]] = OrderedDict()
        self.size = 0
        self.lock = threading.Lock()

    def get(self, key: str) -> tuple[bytes, dict] | None:
        with self.lock:
            if page := self.kept.get(key):
                self.kept.move_to_end(key)
            return page

    def keep(self, key: str, content: bytes, headers: dict) -> None:
        with self.lock:
            if key not in self.kept:
                self.size += len(content)
            self.kept[key] = content, headers
            while self.size > settings.PAGE_CACHE_BYTES:
                _key, (dropped, _headers) = self.kept.popitem(last=False)
                self.size -= len(dropped)


pages = Pages()


def page_cache(get_response):
    def middleware(request):
        if not may_be_kept(request):
            return get_response(request)
        request.repository_token = Repository.current_token()
        key = key_of(request)
        etag = f'W/"{key[:32]}"'
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            return HttpResponseNotModified(headers={"ETag": etag, "Cache-Control": "no-cache"})
        if page := pages.get(key):
            content, headers = page
            return HttpResponse(content, headers=headers)
        response = get_response(request)
        if is_for_everyone(response):
            response["ETag"], response["Cache-Control"] = etag, "no-cache"
            pages.keep(key, response.content, dict(response.items()))
        return response

    return middleware


@cache
def parameters() -> tuple[str, ...]:
    """Those on which public pages depend, as their apps declare them."""
    return tuple(name for names in declared("public_parameters") for name in names)


def may_be_kept(request) -> bool:
    cookies = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME)
    if request.method not in ("GET", "HEAD") or request.path_info.startswith(settings.NEVER_KEPT):
        return False
    if any(name in request.COOKIES for name in cookies):
        return False
    # Nobody knows on what a page depends that was asked for with a parameter of no list: it is made for whoever asks.
    return all(name in parameters() for name in request.GET)


def is_for_everyone(response) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "cookie" not in response.get("Vary", "").lower()
        and "no-store" not in response.get("Cache-Control", "")
        and len(response.content) <= LARGEST
    )


def key_of(request) -> str:
    """All that a page for everyone depends on. The order of different parameters does not count, that of values does."""
    known = [(name, value) for name in parameters() for value in request.GET.getlist(name)]
    parts = (
        build(),
        request.repository_token,
        timezone.localdate().isoformat(),
        request.scheme,
        request.get_host(),
        request.META.get("SCRIPT_NAME", ""),
        request.path_info,
        known,
        "gzip" in request.headers.get("Accept-Encoding", ""),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@cache
def build() -> str:
    """What this installation makes pages with: after an update no browser is told that its old page still holds."""
    made_of = hashlib.sha256(repr(shown_settings()).encode())
    for path in sorted({settings.ROOT / "requirements.txt", *own_files()}):
        made_of.update(path.read_bytes())
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    made_of.update(manifest.read_bytes() if manifest.exists() else b"")
    return made_of.hexdigest()


def shown_settings() -> list[tuple[str, object]]:
    """Any setting may stand in a page, so all count that are plain values; the secret ones are no page's."""
    values = ((name, getattr(settings, name)) for name in sorted(dir(settings)) if name.isupper())
    return [(name, value) for name, value in values if name not in SECRETS and is_plain(value)]


def is_plain(value) -> bool:
    if isinstance(value, (list, tuple)):
        return all(is_plain(item) for item in value)
    return value is None or isinstance(value, (str, int, float, Path))


def own_files() -> Iterator[Path]:
    """The code of every app of ours, its translations, and the templates."""
    every = [Path(app.path) for app in apps.get_app_configs()]
    folders = [folder for folder in every if folder.parent == settings.ROOT]
    for folder in (settings.ROOT / "config", settings.ROOT / "templates", *folders):
        yield from (path for path in folder.rglob("*") if path.suffix in MADE_OF)
