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
from .review import Assessment, Comment, Criterion, PracticeAct
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
    "Objection",
    "PracticeAct",
    "SectionProgress",
    "Snapshot",
    "StoredFile",
    "Transition",
    "WordImport",
]
