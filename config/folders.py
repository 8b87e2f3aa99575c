"""What an installation keeps, and who on its machine may read it."""

import os
import stat
from pathlib import Path

OWNER_FILE, OWNER, GROUP = 0o600, 0o700, 0o750  # the group is for a web server that serves public files


def keep(folder: Path, mode: int) -> None:
    folder.mkdir(mode=mode, parents=True, exist_ok=True)
    restrict(folder, mode)


def keep_database(file: Path) -> None:
    """Creates the file before SQLite does, which would let everyone read it; files beside it take the same mode."""
    if file.parent.is_dir():
        file.touch(mode=OWNER_FILE)
        restrict(file, OWNER_FILE)


def restrict(path: Path, mode: int) -> None:
    """Sets the mode of a path, unless another user owns it."""
    status = path.stat()
    if status.st_uid == os.geteuid() and stat.S_IMODE(status.st_mode) != mode:
        path.chmod(mode)
