"""The map of the member States, with the number of practices of each; a table beside it says the same."""

import json
from functools import cache
from pathlib import Path

from django.conf import settings

from .index import IndexCache


@cache
def shapes() -> dict:
    return json.loads((Path(__file__).parent / "map_shapes.json").read_text())


def level(count: int) -> int:
    """The tint of a count: 0 is white; the settings say where each of the four tints begins."""
    return sum(count >= start for start in settings.MAP_CLASSES)


def legend() -> list[dict]:
    starts = [0, *settings.MAP_CLASSES]
    ends = [next_start - 1 for next_start in starts[1:]]
    labels = [str(a) if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=False)]
    return [{"level": step, "label": label} for step, label in enumerate([*labels, f"{starts[-1]}+"])]


def draw(index: IndexCache) -> dict:
    drawn = shapes()
    countries = []
    for country in index.lists.members:
        if shape := drawn["countries"].get(country.code):
            count = index.bits("country", country.code).bit_count()
            about = {"name": country.short_name, "url": country.url, "count": count, "level": level(count)}
            countries.append(shape | about)
    return {
        "shown": settings.SHOW_MAP,
        "view_box": drawn["view_box"],
        "neutral_path": drawn["neutral"],
        "countries": countries,
        "legend": legend(),
    }
