"""The views of the queue that the desk keeps under a name, each with how many fichas it shows today."""

from django.http import QueryDict

from ..models import QueueView
from .queue_filter import in_view

MOST = 12  # kept at a time: each is counted on every page of the queue


def views_of_the_desk(user, here: str) -> list[dict]:
    """`here` is the query of the page on which they stand."""
    return [
        {
            "pk": view.pk,
            "name": view.name,
            "query": view.query,
            "count": in_view(QueryDict(view.query), user).count(),
            "here": view.query == here,
        }
        for view in QueueView.objects.all()
    ]
