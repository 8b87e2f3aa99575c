"""What is written beside the files of a ficha: title, numeral and, of up to four image files, what makes them its pictures."""

import hashlib
import json
from dataclasses import dataclass

from django.utils.translation import gettext_lazy
from PIL import Image

from people.private_files import find

from ..models import Ficha, FichaText, FichaTextFile
from .attachments import change

WRITTEN = ("numeral", "title", "picture", "description", "credit", "consent")
OTHERS = gettext_lazy("Otra persona escribió «%s» mientras tanto. Guarde de nuevo lo que corresponda.")
TAKEN = gettext_lazy("Otra persona cambió mientras tanto el orden de las imágenes. Elija de nuevo su lugar.")
LOST = gettext_lazy("Los datos de la imagen no están: súbala otra vez.")

Refusals = dict[int, tuple[str, str]]  # by the key of a file: the field that it is about, and the sentence


@dataclass(frozen=True)
class Description:
    """What a person wrote beside a file, and the fingerprint of what stood there when they began."""

    now: dict
    was: str

    def is_changed_from(self, stands: dict) -> bool:
        """Whether the person changed it, and to something else than stands there by now."""
        return fingerprint(self.now) != self.was and self.now != stands


def said_of(row: FichaTextFile) -> dict:
    return {name: getattr(row, name) for name in WRITTEN}


def fingerprint(said: dict) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def describe(ficha: Ficha, given: dict[int, Description], by) -> Refusals:
    """Writes what was said of files, by their keys. Answers with those that were left as they stand, and why.

    Raises NotEditable.
    """
    refused: Refusals = {}

    def write(text: FichaText) -> bool:
        rows = {row.pk: row for row in text.files.all()}
        wanted = {
            pk: one for pk, one in given.items() if pk in rows and one.is_changed_from(said_of(rows[pk]))
        }
        for refuse in (overtaken, lost, unplaced):
            refused.update(refuse(rows, wanted))
            wanted = {pk: one for pk, one in wanted.items() if pk not in refused}
        written = {pk: one.now for pk, one in wanted.items()}
        text.files.filter(pk__in=written).update(picture=None)  # two may change places
        for pk, now in written.items():
            write_row(rows[pk], now)
        return bool(written)

    change(ficha, by, write)
    return refused


def overtaken(rows: dict[int, FichaTextFile], wanted: dict[int, Description]) -> Refusals:
    """Those that somebody else wrote of meanwhile."""
    standing = {pk: said_of(rows[pk]) for pk in wanted}
    return {
        pk: ("title", OTHERS % f"{stands['numeral']} {stands['title']}")
        for pk, stands in standing.items()
        if fingerprint(stands) != wanted[pk].was
    }


def unplaced(rows: dict[int, FichaTextFile], wanted: dict[int, Description]) -> Refusals:
    """Those that would move, where two would stand in one place: somebody else moved others meanwhile."""
    places = [wanted[pk].now["picture"] if pk in wanted else row.picture for pk, row in rows.items()]
    taken = [place for place in places if place]
    moved = [pk for pk, one in wanted.items() if one.now["picture"] != rows[pk].picture]
    return dict.fromkeys(moved if len(set(taken)) < len(taken) else (), ("picture", str(TAKEN)))


def lost(rows: dict[int, FichaTextFile], wanted: dict[int, Description]) -> Refusals:
    pictures = [pk for pk, one in wanted.items() if one.now["picture"]]
    return {pk: ("picture", str(LOST)) for pk in pictures if find(rows[pk].sha256) is None}


def write_row(row: FichaTextFile, now: dict) -> None:
    for name, value in now.items():
        setattr(row, name, value)
    if row.picture:
        row.width, row.height = size_of(row)
    row.save(update_fields=[*now, "width", "height"])


def size_of(row: FichaTextFile) -> tuple[int, int]:
    """Width and height of a stored picture, in pixels. We wrote it ourselves when it came, upright; its head says it."""
    place = find(row.sha256)
    assert place, "lost pictures are refused before"
    with Image.open(place, formats=["JPEG", "PNG"]) as picture:
        return picture.size
