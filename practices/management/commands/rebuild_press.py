import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed

from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from practices.languages import in_each
from practices.models import Practice, PracticeVersion
from practices.press.engine import LayoutFailed
from practices.press.ficha import path_of_version, printed

WIDTH = 40
CHUNK = 10


class Command(BaseCommand):
    help = "Lays out, in parallel, the printed fichas that are missing, as all of them are after a change of style."

    def add_arguments(self, parser):
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)

    def handle(self, processes: int, **options):
        missing = [version.pk for version in versions() if is_missing(version)]
        chunks = [missing[start : start + CHUNK] for start in range(0, len(missing), CHUNK)]
        failed, done = [], 0
        for faults in results(chunks, processes):
            failed += faults
            done = min(done + CHUNK, len(missing))
            self.show(done, len(missing))
        for fault in failed:
            self.stderr.write(fault)
        if failed:
            raise CommandError(f"{len(failed)} fichas could not be laid out.")
        self.stdout.write(f"{len(missing)} fichas laid out.")

    def show(self, done: int, total: int) -> None:
        filled = WIDTH * done // total
        bar = "#" * filled + "." * (WIDTH - filled)
        self.stdout.write(f"\r[{bar}] {done}/{total}", ending="" if done < total else "\n")
        self.stdout.flush()


def results(chunks: list[list[int]], processes: int) -> Iterator[list[str]]:
    if processes < 2:
        yield from map(lay_out, chunks)
        return
    connections.close_all()  # a process that is born with a connection would share it
    with ProcessPoolExecutor(processes) as pool:
        for finished in as_completed([pool.submit(lay_out, chunk) for chunk in chunks]):
            yield finished.result()


def versions():
    public = PracticeVersion.objects.public().select_related("practice")
    return public.exclude(practice__origin=Practice.Origin.SYNTHETIC).order_by("pk").iterator()


def is_missing(version: PracticeVersion) -> bool:
    return not all(path_of_version(version).exists() for _language in in_each())


def lay_out(keys: list[int]) -> list[str]:
    """Prints these versions in a process of its own, with its own layout process; returns what went wrong."""
    failed = []
    for version in PracticeVersion.objects.filter(pk__in=keys).select_related("practice"):
        try:
            for _language in in_each():
                printed(version)
        except LayoutFailed as fault:
            failed.append(f"{version.practice.code} v{version.label}: {fault}")
    return failed
