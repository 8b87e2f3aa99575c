"""The least a Django application can answer: what a kept page is measured against."""

import os

import django
from django.http import HttpResponse
from django.urls import include, path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def trivial(request):
    # The cookie keeps the answer out of the page cache.
    return HttpResponse("trivial", headers={"Vary": "Cookie", "Content-Length": "7"})


# Among the public pages: nobody is asked to sign in.
urlpatterns = [path("", include(([path("trivial/", trivial)], "practices")))]


def application(middleware=None):
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler

    django.setup()  # with our own middleware: allauth refuses to be set up without its own
    settings.ROOT_URLCONF = __name__
    if middleware is not None:
        settings.MIDDLEWARE = middleware
    return WSGIHandler()


def __getattr__(name):
    """The application is made when a server asks for it, with the settings that it is to have."""
    if name == "bare":
        return application([])
    if name == "ours":
        return application()
    raise AttributeError(name)
