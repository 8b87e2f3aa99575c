"""Prepare the virtual environment and `.env`: the part of the installation that needs only Python.

Called by install.sh with the name of a locked requirements file. Running it again costs nothing: what is
installed is remembered beside the environment by the hash of that file.
"""

import hashlib
import secrets
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
DOTENV = ROOT / ".env"
DOTENV_TEXT = """\
# Settings of this installation; docs/operating.md says what else may stand here.
SECRET_KEY={secret_key}
"""


def make_environment():
    """Make the virtual environment, also anew when the Python it was made with has gone."""
    if has_pip(PYTHON):
        return
    print(f"Making the virtual environment with Python {sys.version.split()[0]}")
    venv.create(VENV, clear=True, with_pip=True)


def has_pip(python):
    try:
        return subprocess.run([python, "-c", "import pip"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def install_requirements(name):
    """Install a locked file: wheels only, every one checked against its hash."""
    requirements = ROOT / name
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    installed = VENV / f"{name}.sha256"
    if installed.exists() and installed.read_text() == digest:
        return
    print(f"Installing the Python packages of {name}")
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    subprocess.run([PYTHON, "-m", "pip", "install", *options, "--requirement", requirements], check=True)
    installed.write_text(digest)


def write_dotenv():
    """Write `.env` once, with a secret key of this installation; afterwards it is its owner's."""
    if DOTENV.exists():
        return
    DOTENV.touch(mode=0o600)
    DOTENV.write_text(DOTENV_TEXT.format(secret_key=secrets.token_urlsafe(50)))


def main():
    make_environment()
    try:
        install_requirements(sys.argv[1])
    except subprocess.CalledProcessError:
        sys.exit("The Python packages could not be installed: see pip's words above.")
    write_dotenv()


if __name__ == "__main__":
    main()
