from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PracticesConfig(AppConfig):
    name = "practices"
    verbose_name = "Repositorio de prácticas"

    def ready(self):
        from . import checks  # noqa: F401

        post_migrate.connect(after_migrate, sender=self)


def after_migrate(using, plan=(), **kwargs) -> None:
    """A new VAR_DIR is marked as this database's; an index made by other rules than this code's is made anew."""
    from .catalogue.rebuilding import is_outdated, rebuild
    from .installation import mark_new_files

    if using != "default" or any(backwards for _migration, backwards in plan):
        return
    mark_new_files()
    if is_outdated():
        rebuild()
