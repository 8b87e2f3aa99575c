"""The tables of the package, in its order."""

from .documents import FILES, LINKS
from .items import ITEMS
from .meetings import EVENT_FILES, EVENT_TABLES, EVENTS
from .practices import PRACTICES, VERSIONS
from .standing import EDITIONS, WITHDRAWALS
from .vocabularies import VALUES

TABLES = (
    PRACTICES,
    VERSIONS,
    LINKS,
    FILES,
    WITHDRAWALS,
    EDITIONS,
    EVENTS,
    EVENT_TABLES,
    EVENT_FILES,
    ITEMS,
    VALUES,
)
