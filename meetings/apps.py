from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = _("Reuniones")

    def navigation(self, user):
        from people.roles import is_secretariat
        from practices.declarations import Entry

        if is_secretariat(user):
            yield Entry(45, _("Reuniones"), reverse("meetings:event_list"))
