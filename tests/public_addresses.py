"""Every address that anybody may read, generated from the URLconf."""

from collections.abc import Iterator

from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

# What stands for each argument of a public address: a new one has to be named here.
VALUES = {
    "kind": ["csv", "xlsx", "json"],
    "ending": ["bib", "ris", "json"],
    "number": ["1"],
    "position": ["1"],
    "name": ["informe.pdf"],
    "picture": ["0" * 16],
    "place": ["1"],
    "size": ["960"],
    "manifest": ["0" * 64],
    "slug": ["xiv-conferencia"],
}
SUBJECTS = {"country": "PE", "theme": "asistencia-consular", "objective": "14"}
MEETING = "E-2026-0001"


def public_patterns(resolver=None, space: str = "") -> Iterator[tuple[URLPattern, str]]:
    for one in (resolver or get_resolver()).url_patterns:
        if not isinstance(one, URLPattern):
            yield from public_patterns(one, f"{one.namespace}:" if one.namespace else space)
        elif getattr(one.callback, "is_public", False):
            yield one, space


def public_addresses(code: str) -> Iterator[str]:
    """Every public address, with the code of this practice, a country, a theme or an objective where it asks for one."""
    for pattern, space in public_patterns():
        groups = list(pattern.pattern.regex.groupindex) if hasattr(pattern.pattern, "regex") else []
        arguments = {}
        for group in groups:
            if group == "code":
                meeting = MEETING if pattern.name.startswith("event") else code
                arguments[group] = SUBJECTS.get(pattern.name.removesuffix("_feed"), meeting)
            else:
                assert group in VALUES, f"{pattern.name}: what stands for {group}?"
                arguments[group] = VALUES[group][0]
        yield reverse(f"{space}{pattern.name}", kwargs=arguments)
    yield from (reverse("practices:practice_export", args=[kind]) for kind in VALUES["kind"])
    yield from (reverse("practices:practice_citation", args=[code, ending]) for ending in VALUES["ending"])
