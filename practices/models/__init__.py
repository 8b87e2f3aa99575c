from .compilation import CompilationRun
from .content import EntityRow, FichaContent, FileRow, LinkRow
from .posting import FoldedText, Posting
from .practice import Practice, PracticeVersion, VersionEntity, VersionFile, VersionLink, Withdrawal
from .repository import Repository, SiteText, Synonym
from .vocabularies import (
    VOCABULARIES,
    Category,
    Country,
    Documentation,
    ExperienceState,
    GcmObjective,
    GuidingPrinciple,
    Level,
    PracticeType,
    SustainableGoal,
    Theme,
    TransferNeed,
    Vocabulary,
    WithdrawalReason,
)

__all__ = [
    "VOCABULARIES",
    "Category",
    "CompilationRun",
    "Country",
    "Documentation",
    "EntityRow",
    "ExperienceState",
    "FichaContent",
    "FileRow",
    "FoldedText",
    "GcmObjective",
    "GuidingPrinciple",
    "Level",
    "LinkRow",
    "Posting",
    "Practice",
    "PracticeType",
    "PracticeVersion",
    "Repository",
    "SiteText",
    "SustainableGoal",
    "Synonym",
    "Theme",
    "TransferNeed",
    "VersionEntity",
    "VersionFile",
    "VersionLink",
    "Vocabulary",
    "Withdrawal",
    "WithdrawalReason",
]
