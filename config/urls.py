from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from people.views.account import admin_door
from practices.catalogue.feeds import robots, sitemap

urlpatterns = [
    path("admin/login/", admin_door),
    path("admin/", admin.site.urls),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    *i18n_patterns(
        path("", include("practices.urls")),
        path("", include("fichas.urls")),
        path("", include("people.urls")),
        path("", include("people.sign_in_urls")),
        prefix_default_language=False,
    ),
]
handler400 = "practices.catalogue.errors.bad_request"
handler500 = "people.entrance.unsaved_input.server_error"
