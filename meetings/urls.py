from django.urls import path, re_path

from .views import (
    asking,
    consents,
    events,
    files,
    importing,
    mentions,
    released,
    releasing,
    statements,
    tables,
)

EVENT = r"^reuniones/(?P<code>E-[0-9]{4}-[0-9]{4,6})/"

app_name = "meetings"
urlpatterns = [
    path("reuniones/", events.event_list, name="event_list"),
    path("reuniones/nueva/", events.new_event, name="new_event"),
    path("reuniones/importar/", importing.import_report, name="import_event"),
    path("reuniones/nombrados/", consents.consents, name="consents"),
    re_path(r"^reuniones/mencionadas/(?P<key>[0-9]{1,9})/$", mentions.document, name="document"),
    re_path(rf"{EVENT}$", events.event_page, name="event"),
    re_path(rf"{EVENT}datos/$", events.event_data, name="event_data"),
    re_path(rf"{EVENT}historial/$", events.history, name="history"),
    re_path(rf"{EVENT}documentos/$", files.add_file, name="add_file"),
    re_path(rf"{EVENT}documentos/(?P<key>[0-9]{{1,9}})/quitar/$", files.remove_file, name="remove_file"),
    re_path(rf"{EVENT}documentos/(?P<key>[0-9]{{1,9}})/(?P<name>[^/]+)$", files.file, name="file"),
    re_path(rf"{EVENT}documentos/(?P<key>[0-9]{{1,9}})/publicar/$", files.release_file, name="release_file"),
    re_path(rf"{EVENT}mesas/nueva/$", tables.new_table, name="new_table"),
    re_path(rf"{EVENT}mesas/(?P<number>[0-9]{{1,4}})/$", statements.table, name="table"),
    re_path(rf"{EVENT}mesas/(?P<number>[0-9]{{1,4}})/datos/$", tables.table_data, name="table_data"),
    re_path(
        rf"{EVENT}mesas/(?P<number>[0-9]{{1,4}})/relatoria/$", tables.name_rapporteur, name="name_rapporteur"
    ),
    re_path(
        rf"{EVENT}mesas/(?P<number>[0-9]{{1,4}})/relatoria/terminar/$",
        tables.end_rapporteur,
        name="end_rapporteur",
    ),
    re_path(rf"{EVENT}importar/$", importing.import_report, name="import"),
    re_path(rf"{EVENT}importar/(?P<key>[0-9]{{1,9}})/$", importing.source, name="source"),
    re_path(
        rf"{EVENT}importar/(?P<key>[0-9]{{1,9}})/(?P<number>[0-9]{{1,6}})/$", importing.piece, name="piece"
    ),
    re_path(rf"{EVENT}publicar/$", releasing.release_page, name="release"),
    re_path(rf"{EVENT}publicar/antes/$", releasing.release_chosen, name="release_chosen"),
    re_path(
        rf"{EVENT}publicar/respuesta/(?P<key>[0-9]{{1,9}})/$", asking.record_answer, name="record_answer"
    ),
    re_path(rf"{EVENT}publicados/$", released.released, name="released"),
    re_path(rf"{EVENT}practicas/$", mentions.mentions, name="mentions"),
    re_path(
        rf"{EVENT}practicas/(?P<key>[0-9]{{1,9}})/enlazar/$", mentions.link_practice, name="link_practice"
    ),
    re_path(
        rf"{EVENT}practicas/(?P<key>[0-9]{{1,9}})/invitar/$", mentions.invite_states, name="invite_states"
    ),
    re_path(rf"{EVENT}aportes/$", statements.event_statements, name="statements"),
    re_path(rf"{EVENT}aportes/(?P<key>[0-9]{{1,9}})/$", statements.statement, name="statement"),
    re_path(rf"{EVENT}aportes/(?P<key>[0-9]{{1,9}})/admitir/$", statements.admit, name="admit"),
    re_path(rf"{EVENT}aportes/(?P<key>[0-9]{{1,9}})/apartar/$", statements.set_aside, name="set_aside"),
]
