"""Every view of the site, with an address that leads to it."""

import re
from types import SimpleNamespace

from django.urls import URLPattern


def views(resolver, namespace="", prefix=""):
    """Every view of the URLconf as a match, with its full name, and an address that leads to it."""
    for one in resolver.url_patterns:
        pattern = prefix + str(one.pattern)
        if isinstance(one, URLPattern):
            name = ":".join(filter(None, (namespace, one.name or "")))
            yield SimpleNamespace(view_name=name, func=one.callback), example(pattern)
        else:
            inner = ":".join(filter(None, (namespace, one.namespace or "")))
            yield from views(one, inner, pattern)


VALUES = {
    "code": "CSM-PE-0001",
    "kind": "csv",
    "ending": "bib",
    "uidb36": "1",
    "key": "a-b",
    "object_id": "1",
    "app_label": "fichas",
    "content_type_id": "1",
}


def example(pattern):
    """An address for a pattern: each of its parameters replaced by a value it takes."""
    path = re.sub(r"\(\?P<(\w+)>((?:[^()]|\([^()]*\))*)\)", value_of, pattern)
    path = re.sub(r"<int:\w+>", "1", path)
    path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: VALUES.get(found[1], "1"), path)
    return "/" + re.sub(r"\\(.)", r"\1", path).replace("^", "").replace("$", "").replace("\\Z", "")


def value_of(group: re.Match) -> str:
    """A value that a group of an expression takes, if one of these is."""
    values = (VALUES.get(group[1], "1"), "1", "E-2026-0001", "es")
    return next((value for value in values if re.fullmatch(group[2], value)), values[0])
