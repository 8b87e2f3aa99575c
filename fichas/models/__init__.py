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

__all__ = [
    "Answers",
    "AnswersEntity",
    "AnswersFile",
    "AnswersLink",
    "Ficha",
    "FocalPoint",
    "Heartbeat",
    "Invitation",
    "Letter",
    "MailOutage",
    "SectionProgress",
    "Snapshot",
    "Transition",
    "User",
]
