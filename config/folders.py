"""What an installation keeps, and who on its machine may read it."""

import os
import stat
from pathlib import Path

OWNER_FILE, OWNER, GROUP = (
    0o600,
    0o700,
    0o750,
)  # the group is there for a web server that hands out public files


def keep(folder: Path, mode: int) -> None:
    folder.mkdir(mode=mode, parents=True, exist_ok=True)
    restrict(folder, mode)


def keep_database(file: Path) -> None:
    """Made before SQLite makes it, readable to all; what it writes beside it has the same mode."""
    if file.parent.is_dir():
        file.touch(mode=OWNER_FILE)
        restrict(file, OWNER_FILE)


def restrict(path: Path, mode: int) -> None:
    """Also what an earlier version left open; whoever does not own it leaves it alone."""
    found = path.stat()
    if found.st_uid == os.geteuid() and stat.S_IMODE(found.st_mode) != mode:
        path.chmod(mode)
