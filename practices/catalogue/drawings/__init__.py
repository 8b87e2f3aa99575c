"""What is looked at: who documented what, as tables of marks and as maps. Every number is that of the list it leads to."""

from .facts import Facts
from .map import Map, draw_map
from .matrix import Matrix, draw_matrix
from .offers import Offers
from .overview import count_totals, objective_rows
from .plates import Plates
from .portrait import Portrait
from .timeline import Timeline

__all__ = [
    "Facts",
    "Map",
    "Matrix",
    "Offers",
    "Plates",
    "Portrait",
    "Timeline",
    "count_totals",
    "draw_map",
    "draw_matrix",
    "objective_rows",
]
