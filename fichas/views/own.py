"""Whose ficha a page may show. What is another country's does not exist."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404

from people.entrance.directory import participating_states
from people.roles import countries_of, is_secretariat
from practices.models import Country

from ..models import Ficha


def own_ficha(view):
    """Hands the view a ficha the person writes in; any other answers like one that never was."""

    @wraps(view)
    def wrapped(request, reference: str, **kwargs):
        return view(request, find(request.user, reference), **kwargs)

    return wrapped


def find(user, reference: str) -> Ficha:
    fichas = Ficha.objects.of(user).select_related("country", "practice", "base", "started_by")
    return get_object_or_404(fichas, reference=reference)


def own_country(request) -> Country | None:
    """The country the person writes for: theirs, or for the Secretariat the one named by `pais`, once it is chosen."""
    country = countries_of(request.user).first()
    if country is None and not is_secretariat(request.user):
        raise Http404
    return country or next(
        (state for state in participating_states() if state.code == request.GET.get("pais")), None
    )
