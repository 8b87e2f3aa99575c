"""The languages of the site: Spanish at «/», Portuguese at «/pt/», English at «/en/». The address alone decides.

Neither a cookie nor the browser's header has a say, so a page for everyone is the same for everyone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponsePermanentRedirect
from django.urls import LocalePrefixPattern, get_script_prefix
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import activate, get_language, override

from .only_posts import page_of

PREFIXES = {"es": "", "pt-br": "pt/", "en": "en/"}
LANGUAGE_OF = {prefix: language for language, prefix in PREFIXES.items()}


class LanguagePrefix(LocalePrefixPattern):
    """What the addresses of the active language begin with."""

    @property
    def language_prefix(self) -> str:
        return prefix_of(get_language())


def prefix_of(language: str | None) -> str:
    return PREFIXES[language or settings.LANGUAGE_CODE]


def active() -> str:
    return get_language() or settings.LANGUAGE_CODE


def in_each() -> Iterator[str]:
    """Every language of the site, the active one while it is looked at."""
    for code, _name in settings.LANGUAGES:
        with override(code):
            yield code


def language_of(path: str) -> str:
    """The language of an address without its script name."""
    first = path.lstrip("/").split("/", 1)[0]
    return LANGUAGE_OF.get(f"{first}/", settings.LANGUAGE_CODE)


def path_in(language: str, path: str) -> str:
    """The same page in another language. `path` is one of this site, of whichever language, and may have a query.

    What comes back leads to this site, too: two slashes in a row would be another's.
    """
    script = get_script_prefix()
    inside = path.removeprefix(script).lstrip("/")
    inside = inside.removeprefix(prefix_of(language_of(f"/{inside}"))).lstrip("/")
    return script + prefix_of(language) + inside


@login_not_required
def spelled_otherwise(request, said: str, rest: str):
    """«/PT/», «/es/» or «/pt-br/» typed by hand lead to the one address that the page has in that language."""
    language = next(code for code in PREFIXES if code[:2] == said[:2].lower())
    query = request.META.get("QUERY_STRING", "")
    path = path_in(language, get_script_prefix() + rest)
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def language_of_address(get_response):
    """Middleware. The language stays active until the thread's next request: what is streamed is written after it."""

    def middleware(request):
        language = language_of(request.path_info)
        activate(language)
        response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def marked(words: object, language: str) -> SafeString:
    """Words as they stand in a page of whatever language, for it to say in which they are."""
    return format_html('<span lang="{}">{}</span>', language, words)


@dataclass(frozen=True)
class InLanguage:
    """A page in one language, with its address there."""

    code: str
    name: str
    path: str
    is_current: bool

    @property
    def letters(self) -> str:
        return self.code[:2].upper()


def versions_of(path: str) -> list[InLanguage]:
    """A page in every language."""
    here = active()
    return [InLanguage(code, name, path_in(code, path), code == here) for code, name in settings.LANGUAGES]


def languages(request) -> dict:
    """Context of every page: where it stands in the other languages, with the filters and the text that were asked for.

    As they were understood and not as they were typed: a page that is kept for everyone holds them. What answers a form
    stands at an address that is no page: the switch leads to the form's.
    """
    path, query = page_of(request), request.GET.urlencode(safe="/,")
    return {"languages": versions_of(f"{path}?{query}" if query else path)}
