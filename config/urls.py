from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from practices.catalogue.feeds import robots, sitemap

urlpatterns = [
    path("admin/", admin.site.urls),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    *i18n_patterns(path("", include("practices.urls")), prefix_default_language=False),
]
handler400 = "practices.catalogue.errors.bad_request"
