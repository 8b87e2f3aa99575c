"""The tints of a map: where each class of counts begins, as the counts themselves say."""

from collections.abc import Iterable

from ..marks import grouped

# Which of the four tints: twelve equal States are a light shape, never a dark silhouette.
TINTS = {1: (2,), 2: (2, 4), 3: (1, 3, 4), 4: (1, 2, 3, 4)}
MOST = max(TINTS)


def class_starts(counts: Iterable[int]) -> list[int]:
    """Up to four different counts are a class each; more are quarters of the States, begun at round numbers. None is
    no class: it stays white."""
    given = sorted(count for count in counts if count)
    different = sorted(set(given))
    if len(different) <= MOST:
        return different
    step = round_step((given[-1] - given[0]) // 8)
    quarters = (given[len(given) * quarter // MOST] for quarter in range(1, MOST))
    starts = {given[0] // step * step, *(round(count / step) * step for count in quarters)}
    return sorted({max(1, start) for start in starts if start <= given[-1]})


def round_step(most: int) -> int:
    """The largest of 1, 2, 5, 10, 20, 50 … that is not above `most`; at least 1."""
    power = 10 ** (len(str(max(1, most))) - 1)
    return next(times * power for times in (5, 2, 1) if times * power <= max(1, most))


def tint(count: int, starts: list[int]) -> int:
    begun = sum(count >= start for start in starts)
    return TINTS[len(starts)][begun - 1] if begun else 0


def legend(counts: Iterable[int], starts: list[int]) -> list[dict]:
    """What each tint stands for; the last class ends where the counts do."""
    counts = list(counts)
    ends = [*(start - 1 for start in starts[1:]), max(counts, default=0)]
    steps = [(0, "0")] if 0 in counts else []
    for start, end in zip(starts, ends, strict=False):
        label = grouped(start) if start == end else f"{grouped(start)}–{grouped(end)}"
        steps.append((tint(start, starts), label))
    return [{"tint": step, "label": label} for step, label in steps]
