"""The least a Django application can answer: what a kept page is measured against."""

import os

from django.http import HttpResponse
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def trivial(request):
    # The cookie keeps the answer out of the page cache.
    return HttpResponse("trivial", headers={"Vary": "Cookie", "Content-Length": "7"})


urlpatterns = [path("trivial/", trivial)]


def application(middleware):
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    settings.ROOT_URLCONF = __name__
    if middleware is not None:
        settings.MIDDLEWARE = middleware
    return get_wsgi_application()


def __getattr__(name):
    """The application is made when a server asks for it, with the settings that it is to have."""
    if name == "bare":
        return application([])
    if name == "ours":
        return application(None)
    raise AttributeError(name)
