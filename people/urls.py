from django.urls import path

from .views import account, letters, notices, people

app_name = "people"
urlpatterns = [
    path("cuenta/", account.account, name="account"),
    path("cuenta/sesion/", account.session, name="session"),
    path("invitacion/", account.invitation, name="invitation"),
    path("invitacion/<str:token>/", account.invitation_link, name="invitation_link"),
    path("avisos/", notices.notices, name="notices"),
    path("avisos/leidos/", notices.read_notices, name="read_notices"),
    path("secretaria/cartas/", letters.letters, name="letters"),
    path("secretaria/cartas/enviar-otra-vez/", letters.send_again, name="send_again"),
    path("secretaria/personas/", people.people, name="people"),
    path("secretaria/personas/invitar/", people.invite, name="invite"),
    path("secretaria/personas/reenviar/", people.resend, name="resend"),
    path("secretaria/personas/anular/", people.revoke, name="revoke"),
    path("secretaria/personas/desactivar/", people.deactivate, name="deactivate"),
]
