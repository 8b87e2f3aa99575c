from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PracticesConfig(AppConfig):
    name = "practices"
    verbose_name = "Repositorio de prácticas"

    def ready(self):
        post_migrate.connect(renew_index, sender=self)


def renew_index(using, plan=(), **kwargs) -> None:
    """After `migrate`: an index made by other rules than this code's is made anew, before anything is looked for in it."""
    from .catalogue.rebuilding import is_outdated, rebuild

    goes_back = any(backwards for _migration, backwards in plan)
    if using == "default" and not goes_back and is_outdated():
        rebuild()
