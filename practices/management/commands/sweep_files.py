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
        self.stdout.write(f"{sweep(Path(settings.PUBLIC_FILES), named())} files removed.")


def named() -> set[Path]:
    attachments = VersionFile.objects.values_list("sha256", flat=True)
    found = {path_of("attachments", digest) for digest in attachments}
    for version in PracticeVersion.objects.select_related("practice").iterator():
        ficha = path_of_version(version)
        found |= {ficha, path_of(SUMMARIES, ficha.name)}
    return found


def sweep(folder: Path, named: set[Path]) -> int:
    """Removes what has no name and is old. The age is read last: what is stored again meanwhile is new again."""
    before, swept = time.time() - AT_LEAST, 0
    for path in [path for path in folder.rglob("*") if path not in named and path.is_file()]:
        if path.stat().st_mtime < before:
            path.unlink()
            swept += 1
    return swept
