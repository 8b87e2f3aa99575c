from django.core.management.base import BaseCommand, CommandError

from practices.catalogue.index import differences


class Command(BaseCommand):
    help = "Compares the search index with what the published versions make it."

    def handle(self, **options):
        problems = differences()
        for line in problems:
            self.stderr.write(line)
        if problems:
            raise CommandError(f"{len(problems)} differences; rebuild_index mends them.")
        self.stdout.write("The index is as the published versions make it.")
