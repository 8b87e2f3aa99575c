"""The report of a meeting, to print or to work on: what is public of it, and nothing else."""

from .content import Report, TooLong, report_of
from .printing import KIND, path_of_report, printed_report, reports_kept
from .word import word_file

__all__ = [
    "KIND",
    "Report",
    "TooLong",
    "path_of_report",
    "printed_report",
    "report_of",
    "reports_kept",
    "word_file",
]
