"""Where what a mark counts is listed."""

from ..index import Criteria
from ..listing import list_url
from ..selection import Selection


def list_of(selection: Selection, **chosen: str | tuple[str, ...]) -> str:
    """The list of what a mark counts: it has all of these values, several of one facet, too. What the reader has
    gathered goes along."""
    codes = {
        parameter: (values,) if isinstance(values, str) else values for parameter, values in chosen.items()
    }
    return list_url(Criteria(chosen=codes, selection=selection.codes, all_of=tuple(codes)))
