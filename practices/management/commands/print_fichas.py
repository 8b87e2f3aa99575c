from django.core.management.base import BaseCommand, CommandError

from practices.models import Practice, PracticeVersion
from practices.press.engine import LayoutFailed
from practices.press.ficha import printed


class Command(BaseCommand):
    help = "Lays out the printed fichas that are missing, as all of them are after a change of style."

    def handle(self, **options):
        versions = PracticeVersion.objects.filter(practice__current__isnull=False)
        versions = versions.exclude(practice__origin=Practice.Origin.SYNTHETIC).select_related("practice")
        failed = [version for version in versions.order_by("pk").iterator() if not self.print(version)]
        if failed:
            raise CommandError(f"{len(failed)} fichas could not be laid out.")
        self.stdout.write(f"{versions.count()} fichas are there.")

    def print(self, version: PracticeVersion) -> bool:
        try:
            printed(version)
        except LayoutFailed as fault:
            self.stderr.write(f"{version.practice.code} v{version.version}: {fault}")
            return False
        return True
