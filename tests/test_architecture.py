"""The arrows of the house: who may import whom. `make check` reads them; here a wrong one of each kind is seen."""

import ast
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps

pytestmark = pytest.mark.one_database
ROOT = Path(__file__).parent.parent
APPS = ("config", "meetings", "fichas", "people", "practices")
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
WRONG = {
    "practices/words.py": "import practices.publishing",
    "practices/catalogue/index/terms.py": "import practices.catalogue.index.search",
    "people/roles.py": "import people.views.people",
    "fichas/states.py": "import fichas.workflow",
    "meetings/states.py": "import meetings.models",
    "practices/bounds.py": "def late():\n    import people.models",
}


def lint_imports(folder: Path) -> str:
    environment = os.environ | {"PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", LINT]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    ).stdout


@pytest.fixture
def copy(tmp_path) -> Path:
    for app in APPS:
        shutil.copytree(ROOT / app, tmp_path / app, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_import_goes_the_right_way(copy):
    assert "6 kept, 0 broken" in lint_imports(copy)


def test_a_wrong_arrow_of_each_kind_is_seen(copy):
    for path, line in WRONG.items():
        with (copy / path).open("a") as module:
            module.write(f"\n{line}\n")
    assert "0 kept, 6 broken" in lint_imports(copy)


def test_no_model_points_at_one_of_a_room_above():
    order = [app for app in reversed(APPS) if app != "config"]
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            there = field.related_model and field.related_model._meta.app_label
            if model._meta.app_label in order and there in order:
                assert order.index(there) <= order.index(model._meta.app_label), field


@pytest.mark.parametrize("path", sorted(ROOT.glob("tests/[db]*/*.py")), ids=lambda path: path.stem)
def test_what_drills_and_benchmarks_import_is_there(path):
    """They run by themselves, and seldom: a module that moved is noticed here."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in APPS:
            module = import_module(node.module)
            for one in node.names:
                assert hasattr(module, one.name) or find_spec(f"{node.module}.{one.name}"), one.name


def test_every_static_file_that_a_template_names_is_there():
    """The production server would answer with an error, not with a page."""
    names = {
        name
        for template in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r'{% static "([^"]+)" %}', template.read_text())
    }
    assert [name for name in sorted(names) if not (ROOT / "static" / name).exists()] == []


def test_no_test_imports_from_another_test():
    """What several need stands in a module of its own, beside them."""
    for path in ROOT.glob("tests/**/*.py"):
        assert not re.search(r"^from tests\S*\.test_\w+ import", path.read_text(), re.M), path
