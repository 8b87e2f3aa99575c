"""The forms of accounts and people. Labels and hints are the desk's own words; no placeholder stands for a label."""

from django.http import QueryDict


def posted(request) -> QueryDict | None:
    """What was posted, for a form to read; of a page that is only looked at, nothing."""
    return request.POST if request.method == "POST" else None
