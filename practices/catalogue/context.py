"""What every public page shows around its content."""

from django.conf import settings

from ..languages import versions_of
from ..models import Practice
from ..public_views import is_public
from .index import index_for, lists_for
from .selection import Selection, selection_of


def site(request):
    match = request.resolver_match
    if match is None or not is_public(match):
        return {"selection": Selection()}
    lists = lists_for(request)
    path = getattr(request, "canonical_path", request.path)
    return {
        "canonical_url": settings.SITE_URL + path,
        "alternates": [(each.code, settings.SITE_URL + each.path) for each in versions_of(path)],
        "map_disclaimer": lists.text("map-disclaimer"),
        "reuse_notice": lists.text("reuse-notice"),
        "text_note": lists.text("text-note"),
        "selection": selection_of(request),
        "demonstration_notice": lists.text("demonstration-notice") if is_demonstration(request) else "",
        "secretariat_email": settings.SECRETARIAT_EMAIL,
    }


def is_demonstration(request) -> bool:
    origins = index_for(request).values("origin")
    return any(origins.get(origin) for origin in (Practice.Origin.DEMONSTRATION, Practice.Origin.SYNTHETIC))
