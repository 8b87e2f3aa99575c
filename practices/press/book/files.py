"""Compilations as files: kept by what they hold, dropped when the disk is full.

A file is named by the hash of what it holds, so what is there may be served to whoever asks for the same; what
holds a practice that has been withdrawn is asked for by nobody.
"""

import errno
import hashlib
import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from ...public_files import path_of, seal_file, writing
from ...stored_files import Damaged
from ..engine import LayoutFailed
from ..ficha import confirmed_states
from ..ficha.style import STYLE as FICHA_STYLE
from .making import make
from .spec import CompilationSpec
from .style import STYLE as BOOK_STYLE

logger = logging.getLogger(__name__)
KIND = "compilaciones"
TRIES = 3  # when practices are withdrawn while it is being made, or a stored ficha is damaged
LEFT_BEHIND = 3600  # seconds: no file takes so long to be written


class Impossible(Exception):
    """There is nothing to make; the message says why, in the user's words."""


def manifest(spec: CompilationSpec) -> str:
    """What names the file: all that it is made of, and what was confirmed since of the experiences that it tells of."""
    styles = [FICHA_STYLE.hash, BOOK_STYLE.hash]
    made_of = [spec.as_json(), confirmed_states(spec.versions), *styles, spec.language, settings.SITE_URL]
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()


def ready(spec: CompilationSpec) -> Path | None:
    """The file of this compilation if it is there; that it was asked for keeps it longer."""
    path = path_of(KIND, manifest(spec))
    try:
        os.utime(path)
    except FileNotFoundError:
        return None
    return path


def produce(spec: CompilationSpec, progress=lambda: None) -> CompilationSpec:
    """Makes the compilation of what is public of a specification, and says what that is.

    Raises LayoutFailed, Impossible, or OSError when the disk does not take it.
    """
    for _turn in range(TRIES):
        spec = spec.of_public()
        if not spec.versions:
            raise Impossible(_("Todas las prácticas de esta compilación fueron retiradas."))
        if ready(spec) is None:
            write(spec, progress)
        if spec.of_public() == spec:
            return spec
    raise Impossible(_("Las prácticas de esta compilación cambian mientras se prepara. Pídala otra vez."))


def write(spec: CompilationSpec, progress) -> None:
    """Puts the file in its place. On a full disk those made before make room: they can be made again."""
    path = path_of(KIND, manifest(spec))
    try:
        assemble(spec, path, progress)
    except OSError as error:
        if error.errno != errno.ENOSPC or not prune(path, most=0):
            raise
        assemble(spec, path, progress)
    prune(path, most=settings.COMPILATIONS_BYTES)


def assemble(spec: CompilationSpec, path: Path, progress) -> None:
    """A stored ficha that is found damaged is dropped, and laid out anew at the next attempt."""
    for _turn in range(TRIES):
        try:
            with writing(path) as unfinished:
                make(spec, unfinished, progress)
                seal_file(unfinished)
            return
        except Damaged as fault:
            logger.warning("A stored ficha was damaged: %s.", fault)
            fault.path.unlink(missing_ok=True)
    raise LayoutFailed(_("Varias de las fichas guardadas están dañadas: avise a la Secretaría."))


def prune(keep: Path, most: int) -> int:
    """Drops the files that nobody has asked for the longest, until the others take `most` bytes; and what a process
    that was killed left unfinished. Returns how many it dropped."""
    files = sorted(files_in(keep.parent.parent), key=lambda file: file[0].st_mtime)
    size, dropped = sum(status.st_size for status, _path in files), 0
    for status, path in files:
        is_unfinished = path.name.startswith(".")
        is_left_behind = is_unfinished and status.st_mtime < time.time() - LEFT_BEHIND
        if is_left_behind or (size > most and not is_unfinished and path != keep):
            path.unlink(missing_ok=True)
            size, dropped = size - status.st_size, dropped + 1
    return dropped


def files_in(folder: Path) -> Iterator[tuple[os.stat_result, Path]]:
    """The files of a folder; others may be dropping some of them now."""
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            if path.is_file():
                yield path.stat(), path
