from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "Personas"

    def ready(self):
        from .entrance import journal

        journal.connect_signals()

    def background_work(self):
        from practices.declarations import Work

        from .entrance.sessions import clear_sessions
        from .letters import outbox
        from .letters.digests import write_digests
        from .models import Heartbeat

        return [
            Work(Heartbeat.beat, every=30),
            Work(outbox.abandon_worn_out, every=60),
            Work(outbox.deliver_next),
            Work(write_digests, every=60),
            Work(clear_sessions, every=24 * 3600),
        ]

    def navigation(self, user):
        from practices.declarations import Entry

        from .roles import is_administrator, may_see_people

        if may_see_people(user):
            yield Entry(50, _("Personas"), reverse("people:people"))
            yield Entry(60, _("Cartas"), reverse("people:letters"))
        if is_administrator(user):
            yield Entry(70, _("Administración"), reverse("admin:index"))

    def kept_files(self):
        from practices.sweeping import hashes_named

        from .private_files import path_of

        yield Path(settings.PRIVATE_FILES), {path_of(digest) for digest in hashes_named()}
