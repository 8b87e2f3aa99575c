"""What an app may declare of itself on its AppConfig, so that a new one touches no other.

Each is a method, which imports what it needs when it is called:

background_work()   pieces of work for the worker, as `Work`
navigation(user)    the entries of the desk's navigation that the person sees, as `Entry`
public_parameters() names in the query of its public pages; a page asked for with any other is not kept
kept_files()        folders of stored files, each with the paths in it that its rows name; the rest is swept
input_label(name)   the label of a field in which people write, for the page that gives an unsaved text back; or None
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.utils.functional import Promise


class Work(NamedTuple):
    """A function without arguments, and the seconds to its next turn. One that answers true has more to do at once."""

    do: Callable[[], bool | None]
    every: int = 2


class Entry(NamedTuple):
    """A link of the navigation; entries of all apps stand in the order of `place`. It is marked on the pages below its own
    and below the addresses in `also`."""

    place: int
    label: str | Promise
    url: str
    also: tuple[str, ...] = ()


def declared(name: str, *args) -> Iterator[Any]:
    """What each app answers that declares this, in the order of INSTALLED_APPS."""
    for config in apps.get_app_configs():
        if method := getattr(config, name, None):
            yield method(*args)
