from .associated import AssociatedState, Objection
from .board import ReadyDay, Reminder
from .country_archive import CountryArchive
from .desk import FichaWords, QueueView
from .ficha import Ficha, FichaText, FichaTextEntity, FichaTextFile, FichaTextLink, SectionProgress
from .history import Snapshot, Transition
from .review import Assessment, Comment, Criterion, PracticeAct
from .stored_file import StoredFile
from .table_import import TableImport
from .taking_over import TakeOver
from .word_import import WordImport

__all__ = [
    "Assessment",
    "AssociatedState",
    "Comment",
    "CountryArchive",
    "Criterion",
    "Ficha",
    "FichaText",
    "FichaTextEntity",
    "FichaTextFile",
    "FichaTextLink",
    "FichaWords",
    "Objection",
    "PracticeAct",
    "QueueView",
    "ReadyDay",
    "Reminder",
    "SectionProgress",
    "Snapshot",
    "StoredFile",
    "TableImport",
    "TakeOver",
    "Transition",
    "WordImport",
]
