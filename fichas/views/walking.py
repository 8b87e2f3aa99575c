"""The view of the queue that one goes through stands in the address: `vista`, its query."""

from django.contrib import messages
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ..models import Ficha
from ..review.queue_filter import LONGEST, QueueFilter, filters_of, read_query
from ..review.walking import Walk, walk_through
from .queue import queue_url

FILTERED = tuple(QueueFilter.base_filters)


def walk_of(request, reference: str) -> Walk | None:
    """None for whoever did not come from the queue."""
    query = request.GET.get("vista")
    if query is None:
        return None
    return walk_through(filters_of(read_query(query)), reference, request.user)


def in_view(request) -> str:
    """What an address has after it while one goes through a view."""
    query = request.GET.get("vista")
    return "" if query is None else f"?{urlencode({'vista': query[:LONGEST]})}"


def review_url(request, reference: str) -> str:
    """The page of a ficha, in the view that one goes through."""
    return reverse("fichas:review", args=[reference]) + in_view(request)


def say_that_none_is_left(request, reference: str) -> None:
    """After the last ficha of a view; nothing while there are others in it."""
    walk = walk_of(request, reference)
    if walk is None or walk.total:
        return
    is_filtered = filters_of(walk.query, FILTERED)
    words = (
        _("No queda ninguna en «%s» con estos filtros.") if is_filtered else _("No queda ninguna en «%s».")
    )
    messages.success(request, words % walk.tab)


def after_a_decision(request, ficha: Ficha, *, stays: bool) -> str:
    """The next ficha of the view, as it is before the decision; the queue, when this is the last."""
    walk = walk_of(request, ficha.reference)
    if walk is None or stays:
        return review_url(request, ficha.reference)
    return review_url(request, walk.next) if walk.next else queue_url(walk.query)
