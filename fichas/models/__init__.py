from .associated import AssociatedState, Objection
from .ficha import (
    Answers,
    AnswersEntity,
    AnswersFile,
    AnswersLink,
    Ficha,
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
    "Answers",
    "AnswersEntity",
    "AnswersFile",
    "AnswersLink",
    "Assessment",
    "AssociatedState",
    "Comment",
    "Criterion",
    "Ficha",
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
