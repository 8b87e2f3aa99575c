"""A real word processor opens the form and saves it, also by way of its own format: what was answered comes in whole."""

import subprocess
from pathlib import Path

import pytest

from tests.fichas.steps import person
from tests.fichas.word_filled_in import LANGUAGES, expected, filled_in
from tests.fichas.word_forms import brought_in, part

pytestmark = [pytest.mark.drill, pytest.mark.django_db, pytest.mark.one_database]


def saved_by_writer(file: Path, kind: str) -> Path:
    folder = file.parent / f"as-{kind}"
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", folder, file],
        env={"HOME": str(file.parent), "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
    )
    return folder / f"{file.stem}.{kind}"


@pytest.mark.parametrize("kinds", [["docx"], ["odt", "docx"]], ids="-".join)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_writer_saves_is_understood(tmp_path, language, kinds):
    file = tmp_path / "ficha.docx"
    file.write_bytes(filled_in(language))
    for kind in kinds:
        file = saved_by_writer(file, kind)
    assert b"LibreOffice" in part(file.read_bytes(), "docProps/app.xml")
    said, report = brought_in(person(), file.read_bytes())
    assert {name: said[name] for name in expected()} == expected()
    assert report.strange == []
    assert {row["status"] for row in report.rows.values()} <= {"understood", "blank"}
