"""Run a command with TEST_DATABASE_URL pointing at a throw-away PostgreSQL.

    python -m tests.cluster python -m pytest

The cluster lives in a temporary folder and answers on a Unix socket in it, so it meets nothing else on the
machine. PostgreSQL refuses root, so root's cluster belongs to the account `postgres`, or to `nobody`.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

INITDB = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
# Nothing of it outlives the run, so nothing needs to reach the disk.
SERVER = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"


def start(data: Path) -> None:
    folder = data.parent
    options = f"{SERVER} -c listen_addresses= -c unix_socket_directories='{folder}'"
    log = f"--log={folder / 'log'}"
    run("pg_ctl", "start", "--wait", f"--pgdata={data}", log, f"--options={options}", owner=account())


def stop(data: Path) -> None:
    """Without mercy."""
    run("pg_ctl", "stop", "--mode=immediate", f"--pgdata={data}", owner=account())


@contextmanager
def cluster():
    """Start a cluster, give its address, and leave nothing behind."""
    owner = account()
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    if owner:
        shutil.chown(folder, owner)
    data = folder / "data"
    try:
        run("initdb", *INITDB, f"--pgdata={data}", owner=owner)
        start(data)
        yield f"postgres://postgres@/{folder}/postgres"
    finally:
        if (data / "postmaster.pid").exists():
            stop(data)
        shutil.rmtree(folder)


def account():
    """The account that PostgreSQL runs as; None is whoever runs the tests."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def run(program, *arguments, owner):
    command = [executable(program), *arguments]
    finished = subprocess.run(command, user=owner, cwd="/", stdout=subprocess.PIPE, text=True, check=False)
    if finished.returncode:
        sys.exit(f"{program} failed:\n{finished.stdout}")


def executable(program):
    """Debian keeps the server's programs off the PATH, in one folder for each version: take the newest."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4]))
    found = shutil.which(program) or (debian and debian[-1])
    return found or sys.exit(f"{program} was not found. `make test` installs PostgreSQL.")


def main():
    # A run that is told to stop still removes its cluster.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if os.environ.get("TEST_DATABASE_URL"):
        return subprocess.call(sys.argv[1:])
    with cluster() as url:
        return subprocess.call(sys.argv[1:], env={**os.environ, "TEST_DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main())
