"""What every public page shows around its content."""

from django.conf import settings

from ..models import Practice
from .selection import Gathered, gathered
from .snapshot import snapshot_for


def site(request):
    if request.resolver_match is None or request.resolver_match.app_name != "practices":
        return {"gathered": Gathered()}
    lists = snapshot_for(request).lists
    return {
        "canonical_url": settings.SITE_URL + getattr(request, "canonical_path", request.path),
        "map_disclaimer": lists.text("map-disclaimer"),
        "reuse_notice": lists.text("reuse-notice"),
        "text_note": lists.text("text-note"),
        "gathered": gathered(request),
        "demonstration_notice": lists.text("demonstration-notice") if is_demonstration(request) else "",
        "secretariat_email": settings.SECRETARIAT_EMAIL,
    }


def is_demonstration(request) -> bool:
    found = snapshot_for(request)
    return any(
        found.bits("origin", origin) for origin in (Practice.Origin.DEMONSTRATION, Practice.Origin.SYNTHETIC)
    )
