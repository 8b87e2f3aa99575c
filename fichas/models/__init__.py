from .associated import AssociatedState, Objection
from .ficha import (
    Ficha,
    FichaText,
    FichaTextEntity,
    FichaTextFile,
    FichaTextLink,
    SectionProgress,
    Snapshot,
    Transition,
)
from .letter import Heartbeat, Letter, MailOutage
from .people import FocalPoint, Invitation, User
from .review import Assessment, Comment, Criterion, Notice, PracticeAct
from .stored_file import StoredFile
from .word_import import WordImport

__all__ = [
    "Assessment",
    "AssociatedState",
    "Comment",
    "Criterion",
    "Ficha",
    "FichaText",
    "FichaTextEntity",
    "FichaTextFile",
    "FichaTextLink",
    "FocalPoint",
    "Heartbeat",
    "Invitation",
    "Letter",
    "MailOutage",
    "Notice",
    "Objection",
    "PracticeAct",
    "SectionProgress",
    "Snapshot",
    "StoredFile",
    "Transition",
    "User",
    "WordImport",
]
