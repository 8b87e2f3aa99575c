"""A room is an app of its own: beside its folder two lines are added, and no other app is touched."""

import shutil
from pathlib import Path

import pytest

from tests.recipes.copying import add, copy_code, run

pytestmark = pytest.mark.one_database
VISITS = Path(__file__).parent / "visits"


def test_what_an_app_declares_of_itself_is_all_it_takes(tmp_path):
    copy = copy_code(tmp_path)
    shutil.copytree(VISITS, copy / "visits")
    add(copy / "config" / "settings.py", '    "fichas",\n', '    "visits",\n')
    add(
        copy / "config" / "urls.py",
        '        path("", include("practices.urls")),\n',
        '        path("", include("visits.urls")),\n',
    )
    run(copy, "manage.py", "makemigrations", "visits", "--settings", "tests.settings")
    assert "7 passed" in run(copy, "-m", "pytest", "-q", "tests/recipes/walk_a_room.py")
