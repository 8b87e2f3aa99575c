from django.conf import settings
from django.core.management.base import BaseCommand

from practices.installation import mark_files


class Command(BaseCommand):
    help = (
        "Says that the files in VAR_DIR are of this database, for instance after moving it to another server."
    )

    def handle(self, **options):
        mark_files()
        self.stdout.write(f"{settings.VAR_DIR} is of this database from now on.")
