"""Which installation the database and the files are of: what removes or copies both refuses when they differ.

A command that ran against another database than the site's would take every file for one that nothing names.
"""

from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from .models import Installation

NAME = "installation"  # of the file in VAR_DIR


class WrongInstallation(Exception):
    """The database is of one installation and VAR_DIR of another; the message says what to do."""


def place() -> Path:
    return Path(settings.VAR_DIR) / NAME


def of_the_files() -> str:
    """Whose files VAR_DIR holds; empty while nobody's."""
    try:
        return place().read_text().strip()
    except FileNotFoundError:
        return ""


def of_the_database() -> str:
    return Installation.objects.get().identity


def mark_files() -> None:
    """VAR_DIR is the database's from now on."""
    place().write_text(f"{of_the_database()}\n")


def mark_new_files() -> None:
    """After `migrate`: a VAR_DIR that is nobody's becomes this database's; one of another stays so."""
    if Installation.objects.exists() and not of_the_files():
        mark_files()


def check() -> None:
    """Raises WrongInstallation unless database and files belong together."""
    try:
        identity = of_the_database()
    except (DatabaseError, Installation.DoesNotExist):
        raise WrongInstallation(
            "The database is not at this code's migrations: run `manage.py migrate` first."
        ) from None
    if of_the_files() != identity:
        raise WrongInstallation(
            f"The files in {settings.VAR_DIR} are not of this database. Is DATABASE_URL the one of the site? "
            "If the database has moved and these are its files, run `manage.py adopt_files` once."
        )
