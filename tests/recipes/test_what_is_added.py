"""CONTRIBUTING.md says how a question, a list and a room are added. Here that is done in one copy of the code, whose
repository is in use already, and the three `walk` go through all that reads them and what was there before."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.recipes.copying import add, copy_code, run

pytestmark = pytest.mark.one_database
VISITS = Path(__file__).parent / "visits"
BUDGET = """        Question(
            "2.10",
            _("Presupuesto"),
            (Field("budget", Kind.TEXT, required=_("Escriba el presupuesto.")),),
            guidance=_("Diga cuánto cuesta."),
        ),
"""
WALK = "from tests.recipes.walk_what_was_there import begin, look_again"
APPS = ("practices", "fichas", "visits")
LINTED = (
    "--no-cache",
    "--quiet",
    "ok",
    "ignore",
    "--warnings-as-errors",
    "--ignore-initial-migrations",
    "--include-apps",
    *APPS,
)
SECTORS = """        Question(
            "", _("Sectores"), (Field("sectors", Kind.CHOICES, facet="sector"),), guidance=_("Marque los sectores.")
        ),
"""
SECTOR = """class Sector(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectores")


"""
SECTOR_FACET = '    Facet("sector", "sector", "sector", _("Sector")),\n'
VALUES = '[{"code": "salud", "name_es": "Salud"}, {"code": "trabajo", "name_es": "Trabajo"}]'
# By file: before which line what is added.
ADDED = [
    (
        "practices/models/content.py",
        "    references = ",
        '    budget = LimitedTextField(max_words=40, blank=True, default="", db_default="")\n',
    ),
    ("practices/models/content.py", "    associated_countries = ", "    sectors = choices(Sector)\n"),
    ("practices/models/content.py", "    SustainableGoal,\n", "    Sector,\n"),
    ("practices/models/vocabularies.py", "class WithdrawalReason(", SECTOR),
    ("practices/models/vocabularies.py", "    WithdrawalReason,\n", "    Sector,\n"),
    ("practices/catalogue/index/search.py", '    Facet("anio"', SECTOR_FACET),
    ("practices/sections/description.py", "    ),\n)\n", BUDGET),
    (
        "practices/sections/metadata.py",
        '        Question(\n            "",\n            _("Países asociados")',
        SECTORS,
    ),
    # Beside its own folder these two lines are all of the room of visits.
    ("config/settings.py", '    "fichas",\n', '    "visits",\n'),
    (
        "config/urls.py",
        '        path("", include("practices.urls")),\n',
        '        path("", include("visits.urls")),\n',
    ),
]


def test_an_entry_a_column_and_a_migration_or_an_app_are_all_it_takes(tmp_path):
    copy = copy_code(tmp_path)
    walk_what_was_there(copy, "begin")
    shutil.copytree(VISITS, copy / "visits")
    for file, line, text in ADDED:
        add(copy / file, line, text)
    (copy / "fixtures" / "vocabularies" / "sector.json").write_text(VALUES, "utf-8")
    run(copy, "manage.py", "makemigrations", *APPS)
    run(copy, "-m", "tests.cluster", sys.executable, "manage.py", "lintmigrations", *LINTED)
    walk_what_was_there(copy, "look_again")
    walks = ("tests/recipes/walk_a_question.py", "tests/recipes/walk_a_room.py")
    demonstration = "tests/fichas/test_demo.py::test_there_are_fichas_in_several_states"
    assert "20 passed" in run(copy, "-m", "pytest", "-q", *walks, demonstration)


def walk_what_was_there(copy: Path, step: str) -> None:
    run(copy, "manage.py", "shell", "--settings", "config.settings", "--command", f"{WALK}; {step}()")
