"""A copy of the code, to which something is added."""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from django.conf import settings

INSTALLATION = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "SITE_URL": "http://testserver",
    "DEBUG": "1",
    "TEST_DATABASE_URL": "",
    "PYTEST_ADDOPTS": "-p no:cacheprovider",
}
LEFT_OUT = shutil.ignore_patterns(".*", "var", "docs")


def copy_code(folder: Path) -> Path:
    return Path(shutil.copytree(settings.ROOT, folder / "copy", ignore=LEFT_OUT))


def add(path: Path, line: str, text: str) -> None:
    """Adds the text before the last of such lines."""
    before, found, after = path.read_text("utf-8").rpartition(line)
    assert found, line
    path.write_text(f"{before}{text}{found}{after}", "utf-8")


def run(folder: Path, *command: str) -> str:
    its_own = {"VAR_DIR": str(folder / "var"), "DATABASE_URL": f"sqlite:///{folder}/var/db.sqlite3"}
    environment = os.environ | INSTALLATION | its_own
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
