from django.apps import AppConfig


class FichasConfig(AppConfig):
    name = "fichas"
    verbose_name = "Fichas"

    def ready(self):
        from .entrance import journal

        journal.keep()
