from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate


class PracticesConfig(AppConfig):
    name = "practices"
    verbose_name = "Repositorio de prácticas"

    def ready(self):
        from . import checks  # noqa: F401

        post_migrate.connect(after_migrate, sender=self)

    def background_work(self):
        from .dataset import keeping
        from .declarations import Work
        from .press import runs

        return [
            Work(runs.abandon_worn_out, every=60),
            Work(runs.make_next),
            Work(runs.forget_old, every=3600),
            Work(keeping.make_due, every=60),
        ]

    def public_parameters(self):
        from .catalogue.index import FACETS

        return [
            "q",
            *(facet.parameter for facet in FACETS),
            "todos",
            "orden",
            "vista",
            "pagina",
            "s",
            "agregar",
            "p",
            "foro",
            "clase",
            "practica",
        ]

    def kept_files(self):
        from .languages import in_each
        from .models import PracticeVersion, VersionFile
        from .press.ficha import SUMMARIES, path_of_version, picture_path
        from .press.pictures.sizes import SIZES, size_path
        from .public_files import path_of
        from .record.report import reports_kept
        from .sweeping import hashes_named

        versions = PracticeVersion.objects.select_related("practice")
        fichas = [path_of_version(version) for _language in in_each() for version in versions]
        pictures = [picture_path(version) for _language in in_each() for version in versions]
        summaries = [path_of(SUMMARIES, path.name) for path in fichas]
        shown = VersionFile.objects.exclude(picture=None).values_list("sha256", flat=True).distinct()
        sizes = [size_path(digest, size) for digest in shown for size in SIZES]
        attachments = [path_of("attachments", digest) for digest in hashes_named()]
        kept = {*fichas, *pictures, *summaries, *sizes, *attachments, *reports_kept()}
        yield Path(settings.PUBLIC_FILES), kept


def after_migrate(using, plan=(), **kwargs) -> None:
    """A new VAR_DIR is marked as this database's; an index made by other rules than this code's is made anew."""
    from .catalogue.index import is_outdated, rebuild
    from .installation import mark_new_files

    if using != "default" or any(backwards for _migration, backwards in plan):
        return
    mark_new_files()
    if is_outdated():
        rebuild()
