"""A reader who goes on reading while others ask for too much."""

from typing import NamedTuple


class Reading(NamedTuple):
    """What a reader of the list saw: pages, and the milliseconds within which 95 of 100 came."""

    pages: int
    kept: float  # the page that all ask for
    made: float  # one that nobody has asked for
    failed: str


def reader(server, seconds: float):
    return server.installation.start("tests/drills/read_list.py", str(server.port), str(seconds))


def said(started) -> Reading:
    kept, made, failed = started.communicate()[0].splitlines()
    pages, (kept, made) = zip(*(line.split() for line in (kept, made)), strict=True)
    return Reading(sum(map(int, pages)), float(kept), float(made), failed)
