"""What an installation sets: every variable, its kind, what it is without one, and what it means.

`settings.py` reads the values here, and `docs/operating.md` has its table from here:

    python -m config.environment
"""

from pathlib import Path
from typing import Any, NamedTuple

import environ

env = environ.Env()
env.read_env(Path(__file__).resolve().parent.parent / ".env")
MEGABYTE = 1024 * 1024


class Variable(NamedTuple):
    name: str
    kind: str  # a method of environ.Env
    default: Any  # where it is None, settings.py says what it is without one
    meaning: str


VARIABLES = (
    Variable(
        "SECRET_KEY",
        "str",
        "",
        "required, 50 characters or more drawn by chance; `make demo` writes one to `.env`. "
        "It opens the secrets of the second step: keep it, apart from the backups",
    ),
    Variable(
        "SECRET_KEY_FALLBACKS",
        "list",
        [],
        "keys that came before it, while somebody has a second step or a link made with one of them",
    ),
    Variable(
        "SITE_URL",
        "str",
        "http://127.0.0.1:8000",
        "the public address; `https://…` turns on secure cookies, the redirect and HSTS",
    ),
    Variable(
        "DATABASE_URL",
        "str",
        "",
        "`postgres://…?sslmode=verify-full`, with whatever options the server wants; SQLite in "
        "`VAR_DIR` without it",
    ),
    Variable(
        "ALLOWED_HOSTS",
        "list",
        None,
        "the names the site answers to, if there are more than that of `SITE_URL`",
    ),
    Variable(
        "VAR_DIR",
        "str",
        None,
        "where database, printed fichas, attachments and static files are kept; `var/` without it",
    ),
    Variable(
        "EMAIL_URL",
        "email_url",
        "filemail://",
        "the mail server, `smtp+tls://user:password@host:587`; without it letters "
        "are written to files in `VAR_DIR/mail`",
    ),
    Variable(
        "DEFAULT_FROM_EMAIL",
        "str",
        None,
        "who signs the letters: `Name <address>`; what comes back comes there",
    ),
    Variable("SECRETARIAT_EMAIL", "str", "", "shown where the public may write; answers to letters go there"),
    Variable(
        "DEBUG",
        "bool",
        False,
        "on one's own machine only: faults show their inside, and nobody must use two steps",
    ),
    Variable(
        "BEHIND_PROXY",
        "bool",
        False,
        "behind a web server that ends TLS and sets `X-Forwarded-For` and `X-Forwarded-Proto` anew",
    ),
    Variable("PORT", "int", 8000, "where gunicorn listens"),
    Variable("WEB_CONCURRENCY", "int", 2, "with how many processes, of four threads each"),
    Variable("TIME_ZONE", "str", "America/Montevideo", "whose midnight a day begins at"),
    Variable(
        "SECOND_STEP_REQUIRED",
        "bool",
        None,
        "a code beside the password for the Secretariat and administrators; on unless `DEBUG`",
    ),
    Variable("SECOND_STEP_FOR_FOCAL_POINTS", "bool", False, "the same for those who speak for a country"),
    Variable(
        "SESSION_HOURS",
        "float",
        8,
        "how long a person who does nothing stays signed in; a warning comes five minutes before",
    ),
    Variable(
        "SESSION_ABSOLUTE_HOURS",
        "float",
        24,
        "after how many hours anyone signs in again, however much they do",
    ),
    Variable("INVITATION_DAYS", "int", 14, "how long an invitation can be accepted"),
    Variable(
        "REVIEW_DAYS",
        "int",
        10,
        "how long a ficha should wait for the Secretariat; then somebody is reminded",
    ),
    Variable("REVIEW_DAYS_ARE_WORKING_DAYS", "bool", True, "`0` counts Saturdays and Sundays too"),
    Variable("AGREEMENT_DAYS", "int", 15, "how long it should wait for its country's agreement"),
    Variable(
        "CRITERIA_REQUIRED",
        "bool",
        True,
        "`0` lets the Secretariat publish without having assessed the six criteria",
    ),
    Variable(
        "CONTACT_DAYS",
        "int",
        365,
        "after how many days the personal contact of a declined or retired ficha is cleared",
    ),
    Variable(
        "ADDRESS_DAYS",
        "int",
        180,
        "after how many days the network address from which somebody acted is cleared",
    ),
    Variable("LETTER_LEASE", "int", 15 * 60, "for how many seconds a worker may hold a letter"),
    Variable(
        "LETTER_RETRY_DELAYS",
        "list",
        [60, 300, 900, 3600, 4 * 3600],
        "how many seconds a letter waits after each failure; the last repeats",
    ),
    Variable("LETTER_ATTEMPTS", "int", 10, "how often a letter is tried"),
    Variable(
        "DIGEST_HOUR", "int", 7, "from which hour on the letter of the day goes to those who want one a day"
    ),
    Variable("CODE_PREFIX", "str", "CSM", "how the codes of practices begin"),
    Variable("SHOW_MAP", "bool", True, "`0` leaves the maps out; the tables are always there"),
    Variable("MAX_ATTACHMENT_BYTES", "int", 20 * MEGABYTE, "how large a file may be"),
    Variable("MAX_FICHA_BYTES", "int", 100 * MEGABYTE, "how large all files of a ficha together may be"),
    Variable("MAX_TABLE_BYTES", "int", 40 * MEGABYTE, "how large a spreadsheet to be imported may be"),
    Variable("MAX_WORD_BYTES", "int", 20 * MEGABYTE, "how large a Word file to be imported may be"),
    Variable(
        "CLAMAV_SOCKET",
        "str",
        "",
        "clamd, as `/path/of/its.socket` or `host:port`; what it has not passed is not published. "
        "Uploads are not looked at for viruses without it",
    ),
    Variable(
        "CLAMAV_TRIES",
        "int",
        10,
        "how often a file is shown to it, a minute apart, before its country and the desk are told "
        "that it cannot be judged",
    ),
    Variable(
        "MIN_FREE_DISK_BYTES",
        "int",
        500 * MEGABYTE,
        "with fewer free bytes the site says that it is not ready",
    ),
    Variable("PAGE_CACHE_BYTES", "int", 64 * MEGABYTE, "how much memory each process keeps public pages in"),
    Variable(
        "SYNC_COMPILATION_SIZE", "int", 20, "up to how many practices a compilation is made while one waits"
    ),
    Variable(
        "MAX_COMPILATION_SIZE",
        "int",
        1_000,
        "how many it may hold; a thousand take a worker some twenty seconds and 720 MB",
    ),
    Variable(
        "MAX_PENDING_COMPILATIONS",
        "int",
        20,
        "how many may wait to be made before others are told to come back",
    ),
    Variable(
        "MAX_PENDING_COMPILATIONS_PER_CLIENT", "int", 5, "how many of these one address may have asked for"
    ),
    Variable("COMPILATIONS_BYTES", "int", 2048 * MEGABYTE, "how much room the finished ones may take"),
    Variable(
        "COMPILATION_LEASE",
        "int",
        120,
        "for how many seconds a worker may hold one without a sign; twice what a layout may take",
    ),
    Variable("COMPILATION_ATTEMPTS", "int", 3, "how often one is tried"),
)
BY_NAME = {variable.name: variable for variable in VARIABLES}


def value(name: str, default: Any = None) -> Any:
    """What the environment or `.env` says, else the default. Raises KeyError for a variable that is not declared."""
    variable = BY_NAME[name]
    usual = variable.default if default is None else default
    if variable.kind == "list" and usual and isinstance(usual[0], int):
        return env.list(name, int, default=usual)
    return getattr(env, variable.kind)(name, default=usual)


def table() -> str:
    """All of them in Markdown."""
    rows = [f"| `{each.name}` | {in_words(each.default)} | {each.meaning} |" for each in VARIABLES]
    return "\n".join(["| | without it | |", "|---|---|---|", *rows])


def in_words(default: Any) -> str:
    if isinstance(default, bool):
        return "on" if default else "off"
    if isinstance(default, list):
        return ", ".join(map(str, default))
    if isinstance(default, int) and default >= MEGABYTE:
        return f"{default // MEGABYTE} MB"
    return "" if default is None else str(default)


if __name__ == "__main__":
    print(table())
