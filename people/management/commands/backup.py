from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from practices import installation

from ...archive.writing import write_archive


class Command(BaseCommand):
    help = "Writes database and files into one dated archive, while the site works."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, default=settings.VAR_DIR / "backups", metavar="FOLDER")

    def handle(self, *, to, **options):
        try:
            installation.check()
        except installation.WrongInstallation as wrong:
            raise CommandError(f"Nothing was written. {wrong}") from None
        path, manifest, seal = write_archive(to)
        rows = sum(table["rows"] for table in manifest.tables)
        self.stdout.write(f"{path}: {rows} rows, {len(manifest.files)} files, {path.stat().st_size} bytes.")
        self.stdout.write(f"Seal: {seal}")
        self.stdout.write(
            "It holds passwords' hashes, second steps and drafts: keep it where few can read it."
        )
        for digest in manifest.missing:
            self.stderr.write(f"A row names the file {digest}, which is not there.")
        if manifest.missing:
            raise CommandError(
                f"{len(manifest.missing)} files are missing: the archive is as good as what was there."
            )
