"""What reading a spreadsheet found, as it is kept while a person looks at it: plain data, in the language of its person."""

from practices.sections import FIELDS

from .planning import Becomes, Plan
from .reading import Reading

MOST_FAULTS = 2_000  # kept; the rest shows when these are mended


def report_of(reading: Reading) -> dict:
    """`rows`: number, what it becomes, country, title, code of its practice, changes, what it is like, notes. `faults`: row,
    column, value, what to do."""
    return {
        "counts": {what.value: len(reading.becoming(what)) for what in Becomes},
        "faulty": len(reading.faulty_rows),
        "fault_count": len(reading.faults),
        "notes": reading.notes,
        "faults": [fault.as_list() for fault in reading.faults[:MOST_FAULTS]],
        "rows": [row_of(plan) for plan in reading.plans],
    }


def row_of(plan: Plan) -> list:
    changes = [str(FIELDS[name].full_label) for name in plan.changes]
    return [
        *(plan.number, plan.becomes.value, plan.country, plan.answers["title"]),
        *(plan.answers["language"], plan.code, changes, plan.alike, plan.notes),
    ]
