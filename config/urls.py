from django.contrib import admin
from django.urls import URLResolver, include, path, re_path

from people.views import health
from people.views.account import admin_door
from practices.catalogue.feeds import robots, sitemap
from practices.languages import LanguagePrefix, spelled_otherwise

urlpatterns = [
    path("admin/login/", admin_door),
    path("admin/", admin.site.urls),
    path("robots.txt", robots, name="robots"),
    path("salud/viva", health.alive, name="alive"),
    path("salud/lista", health.ready, name="ready"),
    URLResolver(
        LanguagePrefix(prefix_default_language=False),
        [
            path("sitemap.xml", sitemap, name="sitemap"),
            path("", include("practices.urls")),
            path("", include("meetings.urls")),
            path("", include("fichas.urls")),
            path("", include("people.urls")),
            path("", include("people.sign_in_urls")),
        ],
    ),
    re_path(
        r"^(?!pt/|en/)(?P<said>[Ee][Ss]|[Pp][Tt](?:-[Bb][Rr])?|[Ee][Nn])/(?P<rest>.*)$",
        spelled_otherwise,
        name="spelled_otherwise",
    ),
]
handler400 = "practices.catalogue.errors.bad_request"
handler500 = "people.entrance.unsaved_input.server_error"
