from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from practices import installation
from practices.press.book.files import KIND
from practices.sweeping import TooMany, kept_files, put_back, remove_made_again, remove_old, sweep


class Command(BaseCommand):
    help = (
        "Puts aside the files that nothing names, once they are a day old, and removes them a month later; removes "
        "compilations that nobody has asked for in a day."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--many", action="store_true", help="also when that is more than a tenth of the files"
        )
        parser.add_argument(
            "--put-back", action="store_true", help="undo: everything put aside returns to its place"
        )

    def handle(self, *, many, **options):
        try:
            installation.check()
            if options["put_back"]:
                self.stdout.write(f"{put_back()} files are back in their places.")
                return
            compilations = remove_made_again(Path(settings.PUBLIC_FILES) / KIND)
            aside = sum(sweep(folder, named, many=many) for folder, named in kept_files().items())
        except installation.WrongInstallation as wrong:
            raise CommandError(f"Nothing was swept. {wrong}") from None
        except TooMany as too_many:
            raise CommandError(f"{too_many} Look at them first; --many puts them aside.") from None
        removed = remove_old()
        self.stdout.write(
            f"{aside} files put aside, {removed} removed that were put aside a month ago, "
            f"{compilations} compilations removed."
        )
