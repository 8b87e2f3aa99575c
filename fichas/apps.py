from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class FichasConfig(AppConfig):
    name = "fichas"
    verbose_name = "Fichas"

    def background_work(self):
        from practices.declarations import Work

        from .files import antivirus
        from .letters.reminders import remind
        from .review.publication import publish_due
        from .review.retention import clear_addresses, clear_contacts
        from .sheets.working import abandon_worn_out, work_on_next

        return [
            Work(antivirus.check_next, every=60),
            Work(publish_due, every=60),
            Work(work_on_next),
            Work(abandon_worn_out, every=60),
            Work(remind, every=3600),
            Work(clear_contacts, every=24 * 3600),
            Work(clear_addresses, every=24 * 3600),
        ]

    def navigation(self, user):
        from people.roles import is_secretariat, speaks_for_any
        from practices.declarations import Entry

        if is_secretariat(user):
            yield Entry(10, _("Mesa"), reverse("fichas:queue"))
            yield Entry(20, _("Tablero"), reverse("fichas:board"), also=(reverse("fichas:figures"),))
            yield Entry(40, _("Compilaciones"), reverse("fichas:compilations"))
        if is_secretariat(user) or speaks_for_any(user):
            yield Entry(30, _("Fichas"), reverse("fichas:ficha_list"))

    def kept_files(self):
        """Signed texts name files as well as rows do."""
        from people.private_files import path_of

        from .signing import hashes_signed

        yield Path(settings.PRIVATE_FILES), {path_of(digest) for digest in hashes_signed()}

    def input_label(self, name):
        from .form.input_labels import input_label

        return input_label(name)
