from django.core.management.base import BaseCommand, CommandError

from practices.catalogue.index import ConcurrentChange, rebuild


class Command(BaseCommand):
    help = "Computes the search index anew and puts it in place; readers and writers go on meanwhile."

    def handle(self, **options):
        try:
            self.stdout.write(f"{rebuild()} postings.")
        except ConcurrentChange:
            raise CommandError("Practices were published all the while: try again.") from None
