from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = _("Reuniones")

    def background_work(self):
        from practices.declarations import Work

        from .mentions import link_published

        return [Work(link_published, every=30)]

    def navigation(self, user):
        from people.roles import has_role
        from practices.declarations import Entry

        from .rules import is_rapporteur, keeps_record

        if has_role(user, "focal_point"):  # their tables, if they have any, stand on that page, too
            yield Entry(45, _("Reuniones"), reverse("meetings:consents"))
        elif keeps_record(user) or is_rapporteur(user):
            yield Entry(45, _("Reuniones"), reverse("meetings:event_list"))
