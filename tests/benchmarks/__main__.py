"""Timings, as ratios within one run: `make bench`. Figures are medians; what counts is how they stand to each other.

BENCH_LARGE sets the size of the large repository (100,000; making it takes some ten minutes), BENCH_LARGE=0 leaves it out.
"""

import json
import os
import tempfile
from pathlib import Path

from tests.benchmarks.server import requests_per_second
from tests.installation import Installation

SMALL = 1_000


def repository(folder: Path, practices: int) -> Installation:
    """A repository of synthetic practices of the usual length; shorter texts in the large one."""
    folder.mkdir()
    made = Installation(folder, f"sqlite:///{folder}/db.sqlite3")
    made.manage("migrate", "--verbosity", "0")
    made.manage("load_vocabularies")
    made.manage("collectstatic", "--noinput", "--verbosity", "0")
    made.manage("synthesize", str(practices), "--words", "140" if practices <= SMALL else "30")
    return made


def measured(installation: Installation, module: str) -> dict:
    return json.loads(installation.run("-m", f"tests.benchmarks.{module}").splitlines()[-1])


def main() -> None:
    large = int(os.environ.get("BENCH_LARGE", "100000"))
    with tempfile.TemporaryDirectory() as folder:
        small = repository(Path(folder) / "small", SMALL)
        engine(measured(small, "engine"))
        serving(small)
        compilation(measured(small, "compilation"))
        pages(
            measured(small, "pages"),
            measured(repository(Path(folder) / "large", large), "pages") if large else {},
            large,
        )


def engine(times: dict) -> None:
    print(f"\nThe engine against django-filter + Count per facet + icontains, {SMALL:,} practices, ms")
    print(f"{'':24}{'plain':>10}{'bitmaps':>10}{'ratio':>8}")
    for name, (plain, bitmaps) in times.items():
        print(f"{name:24}{plain:10.2f}{bitmaps:10.3f}{plain / bitmaps:7.0f}×")


def pages(small: dict, large: dict, practices: int) -> None:
    print(f"\nA whole uncached page, ms{'':>16}{SMALL:>10,}{practices:>10,}   ratio")
    for name, time in small.items():
        other = f"{large[name]:10.1f}{large[name] / time:7.2f}×" if large else ""
        print(f"{name:40}{time:10.1f}{other}")


def compilation(found: dict) -> None:
    """Peak memory is that of all that is made by joining, ten times as many included."""
    times = found["times"]
    print("\nA compilation of 100, CPU seconds in one process, front matter included")
    for name, time in times.items():
        print(f"{name:40}{time:10.2f}{time / times['joined']:7.2f}×")
    print(f"{'peak memory while joining, MB':40}{found['memory']:10}")


def serving(installation: Installation) -> None:
    print("\nRequests a second under gunicorn, one worker")
    rates = requests_per_second(installation)
    trivial = rates["a trivial view, no middleware"]
    for name, rate in rates.items():
        print(f"{name:40}{rate:10.0f}{rate / trivial:7.2f}×")


if __name__ == "__main__":
    main()
