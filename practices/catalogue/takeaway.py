"""What a reader can take along of a list: tables, data, or a book."""

from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy

from .index import Criteria

DOWNLOADS = {"xlsx": "XLSX", "csv": gettext_lazy("CSV separado por punto y coma"), "json": "JSON"}


def downloads_of(criteria: Criteria) -> list[dict]:
    """A list as tables and as data."""
    return [
        {"label": label, "url": reverse("practices:practice_export", args=[kind]) + query_of(criteria)}
        for kind, label in DOWNLOADS.items()
    ]


def feed_url(criteria: Criteria) -> str:
    """What is new of a list; its order is always the same."""
    return reverse("practices:practice_list_feed") + query_of(replace(criteria, order=""))


def query_of(criteria: Criteria) -> str:
    query = urlencode(criteria.pairs(paged=False))
    return f"?{query}" if query else ""


def compilation_of(criteria: Criteria, total: int) -> dict:
    """What the form that asks for a list as a book sends along, and how it is grouped unless told otherwise."""
    most = settings.MAX_COMPILATION_SIZE
    return {
        "pairs": criteria.pairs(paged=False),
        "grouping": "pais",
        "most": most,
        "is_too_long": total > most,
    }
