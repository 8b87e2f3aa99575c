"""What nothing names any more is put aside, and removed a month later.

Which files are named is asked of Django: whatever model of whatever app has a StoredFileField counts.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import Model

from .declarations import declared
from .fields import StoredFileField

AT_LEAST = 24 * 3600  # seconds: a publication under way has its files before its rows
ASIDE = 30 * 24 * 3600
MANY = 10  # per cent of the files of a folder: so many at once are rather a mistake


class TooMany(Exception):
    """So large a part of the files has no name that somebody should look first."""


def stored_file_fields() -> Iterator[tuple[type[Model], str]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, StoredFileField):
                yield model, field.attname


def hashes_named() -> set[str]:
    """The hashes of all files that rows name."""
    named: set[str] = set()
    for model, column in stored_file_fields():
        named.update(model._base_manager.values_list(column, flat=True).distinct())
    return named - {""}


def kept_files() -> dict[Path, set[Path]]:
    """The folders of stored files, each with the paths in it that some app names."""
    kept: dict[Path, set[Path]] = {}
    for folders in declared("kept_files"):
        for folder, paths in folders:
            kept.setdefault(folder, set()).update(paths)
    return kept


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


def sweep(folder: Path, named: set[Path], *, many: bool = False) -> int:
    """Puts aside what has no name and is old, and returns how many that were. Raises TooMany, unless it was told so."""
    files, before = files_in(folder), time.time() - AT_LEAST
    unnamed = [path for path in files if path not in named and is_older(path, before)]
    if not many and len(unnamed) * 100 > len(files) * MANY:
        raise TooMany(f"{len(unnamed)} of {len(files)} files in {folder} are named by nothing.")
    return sum(put_aside(path, folder) for path in unnamed)


def is_older(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime < moment
    except FileNotFoundError:
        return False


def put_aside(path: Path, folder: Path) -> bool:
    """The age is read once more: what is stored again meanwhile is new again."""
    place = Path(settings.QUARANTINE) / folder.name / path.relative_to(folder)
    if not is_older(path, time.time() - AT_LEAST):
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    path.replace(place)
    os.utime(place)
    return True


def put_back() -> int:
    """Everything that was put aside stands in its place again, but for what was stored anew."""
    count = 0
    for folder in (Path(settings.PUBLIC_FILES), Path(settings.PRIVATE_FILES)):
        aside = Path(settings.QUARANTINE) / folder.name
        for path in files_in(aside):
            place = folder / path.relative_to(aside)
            place.parent.mkdir(parents=True, exist_ok=True)
            path.replace(place)
            count += 1
    return count


def remove_old() -> int:
    """Removes for good what was put aside a month ago."""
    old = [path for path in files_in(Path(settings.QUARANTINE)) if is_older(path, time.time() - ASIDE)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def remove_made_again(folder: Path) -> int:
    """Removes old files that can be made again whenever somebody asks for them."""
    old = [path for path in files_in(folder) if is_older(path, time.time() - AT_LEAST)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
