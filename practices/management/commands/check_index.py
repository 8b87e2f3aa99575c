from django.core.management.base import BaseCommand, CommandError

from practices.catalogue.index import differences


class Command(BaseCommand):
    help = "Compares the search index with what the published versions make it."

    def handle(self, **options):
        found = differences()
        for line in found:
            self.stderr.write(line)
        if found:
            raise CommandError(f"{len(found)} differences; rebuild_index mends them.")
        self.stdout.write("The index is as the published versions make it.")
