from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from practices import installation

from ...archive.contents import Damaged, Unfit
from ...archive.reading import check_fits, verify_archive
from ...archive.restoring import holds_something, restore
from ...models import Letter


class Command(BaseCommand):
    help = "Puts back what `backup` wrote, into either database. Verifies the whole archive before it touches anything."

    def add_arguments(self, parser):
        parser.add_argument("archive", type=Path)
        parser.add_argument("--replace", action="store_true", help="throw away what the database holds")
        parser.add_argument(
            "--seal", default="", help="what `backup` printed: notices an archive written anew"
        )
        parser.add_argument(
            "--send-letters",
            action="store_true",
            help="let letters that waited go out: only if nothing ran since the backup",
        )

    def handle(self, *, archive, replace, seal, send_letters, **options):
        if not archive.is_file():
            raise CommandError(f"There is no file {archive}.")
        try:
            installation.check()
            manifest = verify_archive(archive, seal)
            check_fits(manifest)
            if holds_something() and not replace:
                raise Unfit("the database is not empty; --replace throws away what it holds")
            restore(archive, manifest, replace=replace, send_letters=send_letters)
        except installation.WrongInstallation as wrong:
            raise CommandError(f"Nothing was restored. {wrong}") from None
        except Damaged as damage:
            raise CommandError(f"The archive is damaged and nothing was restored: {damage}.") from None
        except Unfit as reason:
            raise CommandError(f"Nothing was restored: {reason}.") from None
        rows = sum(table["rows"] for table in manifest["tables"])
        self.stdout.write(
            f"{rows} rows and {len(manifest['files'])} files of {manifest['made_at']} are back."
        )
        if held := Letter.objects.abandoned().filter(last_error__startswith="Restored from").count():
            self.stdout.write(f"{held} letters that waited were given up: they may have been sent since.")
        call_command("check_repository", stdout=self.stdout, stderr=self.stderr)
        call_command("check_index", stdout=self.stdout, stderr=self.stderr)
