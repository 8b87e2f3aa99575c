"""The index of what is public: practices found by their texts and facets, kept up with every publication.

`terms` are what a practice is found by, in `stems` of its words; `postings` hold a bitmap of practices for each term;
`cache` keeps those of the facets; `query`, `matching` and `search` answer a list; `rebuilding` computes it all anew.
"""

from .cache import IndexCache, current_index, index_for, lists_for, numbers_of, with_parts
from .matching import Match
from .postings import terms_of, update_index
from .query import MAX_LETTERS
from .rebuilding import ConcurrentChange, differences, is_outdated, rebuild
from .search import FACETS, ORDERS, TIMELINE, Criteria, Facet, Search
from .stems import VERSION
from .terms import NO_YEAR

__all__ = [
    "FACETS",
    "MAX_LETTERS",
    "NO_YEAR",
    "ORDERS",
    "TIMELINE",
    "VERSION",
    "ConcurrentChange",
    "Criteria",
    "Facet",
    "IndexCache",
    "Match",
    "Search",
    "current_index",
    "differences",
    "index_for",
    "is_outdated",
    "lists_for",
    "numbers_of",
    "rebuild",
    "terms_of",
    "update_index",
    "with_parts",
]
