"""One thing of a kind at a time for a person, in whichever process: a layout, the reading of a file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache


class Taken(Exception):
    """The person has the turn already."""


@contextmanager
def turn(name: str, seconds: int) -> Iterator[None]:
    """Raises Taken while a process of this machine has the turn. One that was killed has it no more: at once, or after
    these seconds if its number is another process's by then."""
    if not cache.add(name, os.getpid(), timeout=seconds):
        if is_running(cache.get(name)):
            raise Taken
        cache.set(name, os.getpid(), timeout=seconds)
    try:
        yield
    finally:
        cache.delete(name)


def is_running(process: int | None) -> bool:
    if process is None:
        return False
    try:
        os.kill(process, 0)  # sends nothing
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
