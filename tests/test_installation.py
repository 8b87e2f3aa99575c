"""The installer behind make, on a machine made of stand-ins, and the promises of the locked files."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_database
ROOT = Path(__file__).resolve().parent.parent
PINS = re.compile(r"^([a-z0-9-]+)(?:\[\S+\])?==(\S+) .*\\\n    --hash=sha256:[0-9a-f]{64}", re.MULTILINE)
INSTALLED = "#!/bin/sh\necho 'install ok installed'\n"
NOT_INSTALLED = "#!/bin/sh\nexit 1\n"
NOT_ROOT = "#!/bin/sh\necho 1000\n"


@pytest.fixture
def machine(tmp_path):
    """A clone in a path with a space, of which only the shell part of the installer is real."""
    clone = tmp_path / "a clone"
    (clone / "config").mkdir(parents=True)
    shutil.copy(ROOT / "config" / "install.sh", clone / "config")
    (clone / "config" / "install.py").write_text("import sys; print('would install', *sys.argv[1:])")
    machine = Machine(clone, tmp_path / "bin")
    machine.has(id=NOT_ROOT, **{"dpkg-query": NOT_INSTALLED, "apt-get": '#!/bin/sh\necho "apt-get $*"\n'})
    return machine


class Machine:
    def __init__(self, clone, programs):
        self.clone, self.programs = clone, programs
        programs.mkdir()

    def has(self, **programs):
        for name, script in programs.items():
            (self.programs / name).write_text(script)
            (self.programs / name).chmod(0o755)

    def install(self, *needs):
        command = ["sh", self.clone / "config" / "install.sh", "requirements.txt", *needs]
        environment = {"PATH": f"{self.programs}:{os.environ['PATH']}"}
        return subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )


def test_nothing_missing_installs_nothing_from_debian(machine):
    machine.has(**{"dpkg-query": INSTALLED})
    finished = machine.install("libpango-1.0-0", "sh:dash")
    assert (finished.stdout, finished.stderr) == ("would install requirements.txt\n", "")


def test_without_sudo_the_exact_line_is_printed(machine):
    machine.has(sudo=NOT_INSTALLED)
    finished = machine.install("libpango-1.0-0", "no-such-command:poppler-utils")
    assert finished.returncode == 1
    assert finished.stdout == ""
    line = "apt-get install --no-install-recommends --yes libpango-1.0-0 poppler-utils\n"
    assert finished.stderr.endswith(line)


def test_with_sudo_the_missing_packages_are_installed(machine):
    machine.has(sudo='#!/bin/sh\n[ "$1" = -n ] && shift\necho "sudo: $1" >&2; "$@"\n')
    finished = machine.install("libpango-1.0-0")
    assert (finished.returncode, finished.stderr.count("sudo: ")) == (0, 2)
    assert "--yes libpango-1.0-0\n" in finished.stdout
    assert finished.stdout.endswith("would install requirements.txt\n")


def test_an_old_python_is_refused_with_a_clear_word(machine):
    machine.has(python3=NOT_INSTALLED, **{f"python3.{minor}": NOT_INSTALLED for minor in range(11, 15)})
    machine.has(**{"dpkg-query": INSTALLED})
    finished = machine.install()
    assert finished.returncode == 1
    assert finished.stderr.startswith("Python 3.11 to 3.14 is needed")


def test_every_dependency_is_locked_with_hashes_and_without_addresses():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    locked = {name: (ROOT / name).read_text() for name in ("requirements.txt", "requirements-dev.txt")}
    runtime, development = (dict(PINS.findall(text)) for text in locked.values())
    declared = [re.match(r"[a-z0-9-]+", line).group() for line in project["dependencies"]]
    assert set(declared) <= runtime.keys()
    assert runtime.items() <= development.items()
    for text in locked.values():
        assert "://" not in text
        assert len(PINS.findall(text)) == len(re.findall(r"^\S+==", text, re.MULTILINE))


def test_the_readme_names_only_commands_that_make_knows():
    named = set(re.findall(r"(?:`|^ *)make ([a-z]+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {"demo", "test"} <= named <= known


def test_every_command_is_explained_to_operators():
    page = (ROOT / "docs" / "operating.md").read_text("utf-8")
    commands = [file.stem for file in ROOT.glob("*/management/commands/[a-z]*.py")]
    assert [name for name in commands if f"`{name}" not in page] == []
