from django.urls import path, re_path

from .catalogue import compare_views, feeds, practice_views, subject_views, views
from .exchange import views as exchange
from .press import curated_views as curated
from .press import selection_views
from .press import views as press
from .record import exports as record_exports
from .record import feeds as record_feeds
from .record import report_views as reports
from .record import views as record

CODE = r"(?P<code>[A-Za-z]{2,8}-[A-Za-z]{2}-[0-9]{4,8})"
VERSION = r"(?P<number>[0-9]{1,6}(?:\.[1-9][0-9]{0,3})?)"

app_name = "practices"
urlpatterns = [
    path("", views.home, name="home"),
    path("practicas/", views.practice_list, name="practice_list"),
    re_path(r"^practicas\.(?P<kind>csv|xlsx|json)$", exchange.practice_export, name="practice_export"),
    path("practicas.atom", feeds.list_feed, name="practice_list_feed"),
    re_path(rf"^practicas/{CODE}/$", practice_views.practice, name="practice"),
    re_path(rf"^practicas/{CODE}/ficha\.pdf$", practice_views.ficha_pdf, name="practice_pdf"),
    re_path(
        rf"^practicas/{CODE}/cita\.(?P<ending>bib|ris|json)$",
        exchange.practice_citation,
        name="practice_citation",
    ),
    re_path(rf"^practicas/{CODE}/v{VERSION}/$", practice_views.practice, name="practice_version"),
    re_path(
        rf"^practicas/{CODE}/v{VERSION}/ficha\.pdf$",
        practice_views.ficha_pdf,
        name="version_pdf",
    ),
    re_path(
        rf"^practicas/{CODE}/v{VERSION}/cita\.(?P<ending>bib|ris|json)$",
        exchange.practice_citation,
        name="version_citation",
    ),
    re_path(
        rf"^practicas/{CODE}/v{VERSION}/imagen-(?P<picture>[0-9a-f]{{16}})\.png$",
        practice_views.practice_picture,
        name="practice_picture",
    ),
    re_path(
        rf"^practicas/{CODE}/v{VERSION}/imagenes/(?P<place>[1-9])-(?P<size>[0-9]{{3,4}})-(?P<picture>[0-9a-f]{{16}})\.jpg$",
        practice_views.version_picture,
        name="version_picture",
    ),
    re_path(
        rf"^practicas/{CODE}/v{VERSION}/archivos/(?P<position>[0-9]{{1,4}})/(?P<name>[^/]+)$",
        practice_views.attachment,
        name="attachment",
    ),
    path("comparar/", compare_views.compare, name="compare"),
    path("compilaciones/", curated.compilation_list, name="compilation_list"),
    path("compilaciones.atom", curated.compilation_feed, name="compilation_feed"),
    path("compilaciones/<slug:slug>/", curated.compilation, name="compilation"),
    path("compilaciones/<slug:slug>/<int:number>/", curated.compilation, name="edition"),
    path("compilaciones/<slug:slug>/<int:number>/compilacion.pdf", curated.edition_pdf, name="edition_pdf"),
    path("seleccion/", selection_views.selection, name="selection"),
    path("compilacion.pdf", press.compilation_pdf, name="compilation_pdf"),
    re_path(r"^compilaciones/pedidos/(?P<manifest>[0-9a-f]{64})/$", press.run_page, name="compilation_run"),
    re_path(r"^compilaciones/pedidos/(?P<manifest>[0-9a-f]{64})\.pdf$", press.run_pdf, name="run_pdf"),
    path("paises/", views.country_list, name="country_list"),
    path("paises/<slug:code>/", subject_views.subject, {"kind": "country"}, name="country"),
    path("temas/", views.theme_list, name="theme_list"),
    path("temas/<slug:code>/", subject_views.subject, {"kind": "theme"}, name="theme"),
    path("objetivos/", views.objective_list, name="objective_list"),
    path("objetivos/<slug:code>/", subject_views.subject, {"kind": "objective"}, name="objective"),
    path("eventos/", record.events, name="events"),
    path("eventos.atom", record_feeds.event_list_feed, name="event_list_feed"),
    path("eventos/aportes/", record.items, name="items"),
    path("eventos/aportes.atom", record_feeds.item_list_feed, name="item_list_feed"),
    path("eventos/novedades.atom", record_feeds.feed, name="events_feed"),
    path("eventos/<slug:code>/", record.event, name="event"),
    path("eventos/<slug:code>/mesas/<int:number>/", record.event_table, name="event_table"),
    path("eventos/<slug:code>/archivos/<int:position>/<str:name>", record.event_file, name="event_file"),
    re_path(
        r"^eventos/(?P<code>[-\w]+)/aportes\.(?P<kind>csv|xlsx|json)$",
        record_exports.event_items,
        name="event_items",
    ),
    path("eventos/<slug:code>/informe.pdf", reports.event_pdf, name="event_pdf"),
    path("eventos/<slug:code>/informe.docx", reports.event_docx, name="event_docx"),
    path("ofrece/", views.offers, name="offers"),
    path("acerca-de/", views.page, {"name": "about"}, name="about"),
    path("acerca-de/instructivo/", views.instructions, name="instructions"),
    path("acerca-de/como-participar/", views.page, {"name": "taking_part"}, name="taking_part"),
    path("accesibilidad/", views.page, {"name": "accessibility"}, name="accessibility"),
    path("privacidad/", views.page, {"name": "privacy"}, name="privacy"),
    path("novedades.atom", feeds.feed, name="feed"),
    path("paises/<slug:code>/novedades.atom", feeds.feed, {"kind": "country"}, name="country_feed"),
    path("temas/<slug:code>/novedades.atom", feeds.feed, {"kind": "theme"}, name="theme_feed"),
    path("objetivos/<slug:code>/novedades.atom", feeds.feed, {"kind": "objective"}, name="objective_feed"),
]
