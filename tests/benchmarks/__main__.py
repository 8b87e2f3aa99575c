"""Timings, as ratios within one run: `make bench`. Figures are medians; what counts is how they stand to each other.

BENCH_LARGE sets the size of the large repository (100,000; making it takes some ten minutes), BENCH_LARGE=0 leaves it out.
"""

import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.server import requests_per_second
from tests.cluster import cluster
from tests.installation import Installation, fresh_database

SMALL = 1_000
WRITERS, SAVES = 8, 50


def repository(folder: Path, practices: int) -> Installation:
    """A repository of synthetic practices of the usual length; shorter texts in the large one."""
    folder.mkdir()
    installation = Installation(folder, f"sqlite:///{folder}/db.sqlite3")
    installation.manage("migrate", "--verbosity", "0")
    installation.manage("load_vocabularies")
    installation.manage("collectstatic", "--noinput", "--verbosity", "0")
    installation.manage("synthesize", str(practices), "--words", "140" if practices <= SMALL else "30")
    return installation


def desk(folder: Path, database_url: str) -> Installation:
    """A desk without fichas."""
    folder.mkdir(parents=True)
    installation = Installation(folder, database_url)
    installation.environment["SECOND_STEP_REQUIRED"] = "0"
    installation.manage("migrate", "--verbosity", "0")
    installation.manage("load_vocabularies")
    installation.manage("collectstatic", "--noinput", "--verbosity", "0")
    return installation


def measure(installation: Installation, module: str) -> dict:
    return json.loads(installation.run("-m", f"tests.benchmarks.{module}").splitlines()[-1])


def main() -> None:
    large = int(os.environ.get("BENCH_LARGE", "100000"))
    with tempfile.TemporaryDirectory() as folder:
        writing(Path(folder) / "writing")
        reviewing(Path(folder) / "reviewing")
        small = repository(Path(folder) / "small", SMALL)
        engine(measure(small, "engine"))
        serving(small)
        compilation(measure(small, "compilation"))
        pages(
            measure(small, "pages"),
            measure(repository(Path(folder) / "large", large), "pages") if large else {},
            large,
        )
        meetings(measure(small, "meetings"))  # last: from now on it has 30,000 items


def engine(times: dict) -> None:
    print(f"\nThe engine against django-filter + Count per facet + icontains, {SMALL:,} practices, ms")
    print(f"{'':24}{'plain':>10}{'bitmaps':>10}{'ratio':>8}")
    for name, (plain, bitmaps) in times.items():
        print(f"{name:24}{plain:10.2f}{bitmaps:10.3f}{plain / bitmaps:7.0f}×")


def pages(small: dict, large: dict, practices: int) -> None:
    print(f"\nA whole uncached page, ms{'':>16}{SMALL:>10,}{practices:>10,}   ratio")
    for name, took in small.items():
        other = f"{large[name]:10.1f}{large[name] / took:7.2f}×" if large else ""
        print(f"{name:40}{took:10.1f}{other}")


def meetings(times: dict) -> None:
    usual = times["after"]["the list of practices"]
    print(
        "\nPages with 1,000 meetings and 30,000 items, ms                ratio to the list   to nothing said"
    )
    for name, took in times["after"].items():
        before = times["before"].get(name)
        grown = f"{took / before:17.2f}×" if before else ""
        print(f"{name:40}{took:10.1f}{took / usual:17.2f}×{grown}")


def writing(folder: Path) -> None:
    print(
        f"\nAn autosave, ms{'':>25}{'10 drafts':>10}{'1,000':>10}   ratio   {WRITERS} writers, saves a second, lost"
    )
    for name, installation in desks(folder):
        autosave(name, installation)


def reviewing(folder: Path) -> None:
    for name, installation in desks(folder):
        print(f"\nThe desk, ms: {name:25}{'30 fichas':>10}{'3,000':>10}   ratio   queries")
        for page, ((few, queries), (many, more)) in measure(installation, "reviewing").items():
            print(f"{page:40}{few:10.1f}{many:10.1f}{many / few:7.2f}×{queries:10} {more}")


def desks(folder: Path) -> Iterator[tuple[str, Installation]]:
    """A desk without fichas, on each database."""
    yield "SQLite", desk(folder / "sqlite", f"sqlite:///{folder}/sqlite/db.sqlite3")
    with ExitStack() as until_the_end:
        try:
            server = os.environ.get("TEST_DATABASE_URL") or until_the_end.enter_context(cluster())
        except SystemExit as absent:
            print(f"PostgreSQL: {absent}")
            return
        yield "PostgreSQL", desk(folder / "postgresql", fresh_database(server))


def autosave(name: str, installation: Installation) -> None:
    few, many = measure(installation, "autosave")
    started = time.monotonic()
    writers = [
        installation.start("tests/drills/autosave_many.py", str(number), str(SAVES))
        for number in range(WRITERS)
    ]
    saved = sum(int(writer.communicate()[0] or 0) for writer in writers)
    rate, lost = saved / (time.monotonic() - started), WRITERS * SAVES - saved
    print(f"{name:40}{few:10.1f}{many:10.1f}{many / few:7.2f}×{rate:31.0f}{lost:6}")


def compilation(result: dict) -> None:
    """Peak memory is that of all that is made by joining, ten times as many included."""
    times = result["times"]
    print("\nA compilation of 100, CPU seconds in one process, front matter included")
    for name, seconds in times.items():
        print(f"{name:40}{seconds:10.2f}{seconds / times['joined']:7.2f}×")
    print(f"{'peak memory while joining, MB':40}{result['memory']:10}")


def serving(installation: Installation) -> None:
    print("\nRequests a second under gunicorn, one worker")
    rates = requests_per_second(installation)
    trivial = rates["a trivial view, no middleware"]
    for name, rate in rates.items():
        print(f"{name:40}{rate:10.0f}{rate / trivial:7.2f}×")


if __name__ == "__main__":
    main()
