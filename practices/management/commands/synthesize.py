import random

from django.core.management.base import BaseCommand, CommandError

from practices.catalogue.index import rebuild
from practices.models import Practice
from practices.synthetic import Author, write

AT_ONCE = 1_000


class Command(BaseCommand):
    help = "Writes N synthetic practices in bulk, marked as such and without printed fichas, and rebuilds the index."

    def add_arguments(self, parser):
        parser.add_argument("number", type=int)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--words", type=int, default=140, help="of each of the seven texts")

    def handle(self, number: int, seed: int, words: int, **options):
        if Practice.objects.filter(origin=Practice.Origin.OFFICIAL).exists():
            raise CommandError("This repository holds practices of States: use another database.")
        author = Author(random.Random(seed), words)  # noqa: S311 - not for secrets
        for start in range(0, number, AT_ONCE):
            write([author.ficha() for _ in range(min(AT_ONCE, number - start))])
        self.stdout.write(f"{number} synthetic practices, {rebuild()} postings.")
