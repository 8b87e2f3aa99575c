"""What reading a spreadsheet found, as it is kept while a person looks at it: plain data, in the language of its person."""

from practices.sections import FIELDS

from .faults import plain
from .planning import Becomes, Plan
from .reading import Reading

MOST_FAULTS = 2_000  # kept; the rest shows when these are mended


def report_of(reading: Reading) -> dict:
    """`counts` by what rows become; `faults` as row, column, value and what to do; `rows` as `row_of` has them."""
    return {
        "counts": {what.value: len(reading.becoming(what)) for what in Becomes},
        "faulty": len(reading.faulty_rows),
        "fault_count": len(reading.faults),
        "notes": [plain(note) for note in reading.notes],
        "faults": [fault.as_list() for fault in reading.faults[:MOST_FAULTS]],
        "rows": [row_of(plan) for plan in reading.plans],
    }


def row_of(plan: Plan) -> dict:
    return {
        "number": plan.number,
        "becomes": plan.becomes.value,
        "country": plan.country,
        "title": plan.answers["title"],
        "language": plan.answers["language"],
        "code": plan.code,
        "base": plan.practice.version if plan.practice else None,
        "changes": [str(FIELDS[name].full_label) for name in plan.changes],
        "alike": plan.alike,
        "notes": plan.notes,
    }


def is_as_confirmed(before: dict, now: dict) -> bool:
    """Whether each row would become what a person looked at. What it is like may have changed: nothing follows from it."""
    return [looked_at(row) for row in before["rows"]] == [looked_at(row) for row in now["rows"]]


def looked_at(row: dict) -> dict:
    return {name: row[name] for name in ("number", "becomes", "country", "title", "code", "base", "changes")}
