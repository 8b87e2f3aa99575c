"""The page of the packages of everything public, and the packages themselves."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ..models import DataPackage, Practice
from ..models.package import SHOWN
from ..public_views import public_view
from ..stored_files import Damaged, uploaded_file
from .keeping import Public, path_of_package
from .tables import TABLES

MEDIA_TYPE = "application/zip"


@public_view
@require_safe
def data(request):
    """The newest package, what is in it, and those before it; one that is handed out no more says so."""
    public = Public.now()
    packages = [describe(package, public) for package in DataPackage.objects.all()]
    context = {
        "newest": packages[0] if packages and packages[0]["is_served"] else None,
        "packages": packages[1:] if packages and packages[0]["is_served"] else packages,
        "tables": TABLES,
        "today": Practice.objects.public().count(),
    }
    return render(request, "practices/dataset/data.html", context)


def describe(package: DataPackage, public: Public) -> dict:
    return {
        "made_on": package.made_on,
        "size": package.size,
        "practices": package.practices,
        "sha256": package.sha256,
        "is_served": public.holds(package),
        "url": reverse("practices:data_package", args=[package.made_on.isoformat(), package.sha256[:SHOWN]]),
    }


@public_view
@require_safe
def data_package(request, day: str, digest: str):
    """A package, as long as all that is in it is public."""
    package = get_object_or_404(DataPackage, sha256__startswith=digest)
    if package.made_on.isoformat() != day:
        raise Http404
    if not Public.now().holds(package):
        return unavailable(request, package, 410)
    path = path_of_package(package)
    if not path.exists():
        return unavailable(request, package, 503)
    name = f"{settings.CODE_PREFIX.lower()}-{package}.zip"
    try:
        return uploaded_file(request, path, package.sha256, name, MEDIA_TYPE)
    except Damaged:
        return unavailable(request, package, 503)


def unavailable(request, package: DataPackage, status: int):
    """Says why it is not handed out: something of it was withdrawn, or the file is not what was stored."""
    context = {"made_on": package.made_on, "is_withdrawn": status == 410}
    response = render(request, "practices/dataset/unavailable.html", context, status=status)
    patch_cache_control(response, no_cache=True)
    return response
