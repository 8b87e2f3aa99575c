"""Pictures in the sizes in which they are shown: made when a ficha is printed to be published, or when one is missing.

Each is stored under a hash of the file that was sent and of how it is made, and never goes stale. The file is opened in
a process of its own.
"""

import hashlib
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from ...public_files import SEAL_LENGTH, is_sealed, path_of, store_made
from ..engine import LayoutFailed, PressBusy
from ..engine.framing import receive

logger = logging.getLogger(__name__)
KIND = "figuras"
SIZES = (480, 960, 1440)  # pixels of the longer side
PRINTED = 960  # on 112 mm of paper 218 dots an inch
PATIENCE = 40  # seconds
SCALING = Path(__file__).with_name("scaling.py")
MADE_BY = hashlib.sha256(SCALING.read_bytes()).hexdigest()

Find = Callable[[str], Path | None]  # where the bytes of a hash are
turn = threading.Lock()  # one is opened at a time: it takes the memory of a whole photograph


def size_path(sha256: str, size: int) -> Path:
    """Where a size of a picture is, or will be."""
    return path_of(KIND, hashlib.sha256(f"{sha256} {size} {MADE_BY}".encode()).hexdigest())


def pictures_of(answers: dict) -> list[dict]:
    return [file for file in answers["files"] if "picture" in file]


def sizes_of(picture: dict) -> list[int]:
    """Those in which it differs: no picture is made larger than it is."""
    longest = max(picture["width"], picture["height"])
    return list(SIZES[: sum(size < longest for size in SIZES) + 1])


def find_public(sha256: str) -> Path | None:
    path = path_of("attachments", sha256)
    return path if path.exists() else None


def stored_size(sha256: str, size: int) -> Path:
    """A size of a published picture, made now if it is missing. Raises LayoutFailed and PressBusy."""
    path = size_path(sha256, size)
    if path.exists():
        return path
    with one_at_a_time():
        if not path.exists():  # whoever had the turn before may have made it
            for made, data in zip(SIZES, scale(find_public(sha256), SIZES), strict=True):
                store_made(KIND, size_path(sha256, made).name, data)
    return path


def printed_sizes(pictures: Iterable[dict]) -> dict[str, bytes]:
    """What a printed ficha shows of published pictures, by the address that its page names. Raises LayoutFailed and
    PressBusy."""
    return by_address(pictures, lambda picture: read_size(picture["sha256"], PRINTED))


def drafted_sizes(pictures: Iterable[dict], find: Find) -> dict[str, bytes]:
    """The same of pictures that nobody has published; nothing is stored."""
    return by_address(pictures, lambda picture: draw(find(picture["sha256"]), PRINTED))


def by_address(pictures: Iterable[dict], make: Callable[[dict], bytes]) -> dict[str, bytes]:
    made = {}
    for picture in pictures:
        try:
            made[printed_address(picture)] = make(picture)
        except LayoutFailed as fault:
            sentence = _("La imagen «%s» no se pudo preparar: quítela, o súbala otra vez.")
            raise LayoutFailed(sentence % picture["name"]) from fault
    return made


def printed_address(picture: dict) -> str:
    return f"picture:{picture['sha256']}"


def read_size(sha256: str, size: int) -> bytes:
    """A stored size without its seal; one that is damaged is made anew."""
    path = stored_size(sha256, size)
    if not is_sealed(path):
        path.unlink()
        stored_size(sha256, size)
    return path.read_bytes()[:-SEAL_LENGTH]


def draw(source: Path | None, size: int) -> bytes:
    """The picture in this size, as JPEG; nothing is stored. Raises LayoutFailed and PressBusy."""
    with one_at_a_time():
        return scale(source, [size])[0]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Raises PressBusy when the turn does not come."""
    if not turn.acquire(timeout=settings.LAYOUT_WAIT):
        raise PressBusy
    try:
        yield
    finally:
        turn.release()


def scale(source: Path | None, sizes: Sequence[int]) -> list[bytes]:
    failed = LayoutFailed(_("Una imagen no se pudo preparar."))
    if source is None:
        raise failed
    try:
        return scale_in_a_child(source.read_bytes(), sizes)
    except (OSError, EOFError, subprocess.SubprocessError) as fault:
        logger.warning("A picture could not be scaled: %s", fault)
        raise failed from fault


def scale_in_a_child(data: bytes, sizes: Sequence[int]) -> list[bytes]:
    child = [sys.executable, "-m", "practices.press.pictures.scaling", *map(str, sizes)]
    done = subprocess.run(  # noqa: S603
        child, input=data, capture_output=True, cwd=settings.ROOT, env={}, timeout=PATIENCE, check=True
    )
    frames = BytesIO(done.stdout)
    return [receive(frames) for _size in sizes]
