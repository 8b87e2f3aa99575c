from django.urls import path

from .views import account, author, letters, people, section

app_name = "fichas"
urlpatterns = [
    path("fichas/", author.ficha_list, name="ficha_list"),
    path("fichas/nueva/", author.start, name="start"),
    path("fichas/<str:reference>/", author.task_list, name="task_list"),
    path("fichas/<str:reference>/revisar/", author.check, name="check"),
    path("fichas/<str:reference>/vista-previa.pdf", author.preview, name="preview"),
    path("fichas/<str:reference>/avisar/", author.tell, name="tell"),
    path("fichas/<str:reference>/enviar/", author.submit, name="submit"),
    path("fichas/<str:reference>/enviada/", author.submitted, name="submitted"),
    path("fichas/<str:reference>/borrar/", author.delete, name="delete"),
    path("fichas/<str:reference>/retirar/", author.retire, name="retire"),
    path("fichas/<str:reference>/seccion/<slug:code>/", section.section, name="section"),
    path("cuenta/", account.account, name="account"),
    path("invitacion/", account.invitation, name="invitation"),
    path("invitacion/<str:token>/", account.invitation_link, name="invitation_link"),
    path("secretaria/cartas/", letters.letters, name="letters"),
    path("secretaria/cartas/enviar-otra-vez/", letters.send_again, name="send_again"),
    path("secretaria/personas/", people.people, name="people"),
    path("secretaria/personas/invitar/", people.invite, name="invite"),
    path("secretaria/personas/reenviar/", people.resend, name="resend"),
    path("secretaria/personas/anular/", people.revoke, name="revoke"),
    path("secretaria/personas/desactivar/", people.deactivate, name="deactivate"),
]
