import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from practices.models import PracticeVersion, VersionFile
from practices.press.ficha import SUMMARIES, path_of_version
from practices.public_files import path_of

AT_LEAST = 24 * 3600  # seconds: a publication under way has its files before its rows


class Command(BaseCommand):
    help = "Removes public files that no published version names, and compilations, once nobody has asked for them for a day."

    def handle(self, **options):
        named = {
            path_of("attachments", digest) for digest in VersionFile.objects.values_list("sha256", flat=True)
        }
        for version in PracticeVersion.objects.select_related("practice").iterator():
            ficha = path_of_version(version)
            named |= {ficha, path_of(SUMMARIES, ficha.name)}
        swept = [path for path in old_files() if path not in named]
        for path in swept:
            path.unlink()
        self.stdout.write(f"{len(swept)} files removed.")


def old_files() -> list[Path]:
    before = time.time() - AT_LEAST
    files = (path for path in Path(settings.PUBLIC_FILES).rglob("*") if path.is_file())
    return [path for path in files if path.stat().st_mtime < before]
