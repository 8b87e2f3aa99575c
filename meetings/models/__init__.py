from .event import Attribution, Event, EventFile, Rapporteur, WorkingTable
from .log import EventLog
from .source import Source
from .statement import CountryConsent, DocumentationInvitation, Statement, SupersededText

__all__ = [
    "Attribution",
    "CountryConsent",
    "DocumentationInvitation",
    "Event",
    "EventFile",
    "EventLog",
    "Rapporteur",
    "Source",
    "Statement",
    "SupersededText",
    "WorkingTable",
]
