"""What the documentation repeats of the code is the same there."""

from pathlib import Path

import pytest

from config.environment import table

pytestmark = pytest.mark.one_database
ROOT = Path(__file__).parent.parent


def test_the_page_for_operators_has_every_setting_as_it_is_declared():
    assert table() in (ROOT / "docs" / "operating.md").read_text()


def test_the_readme_is_read_in_three_minutes():
    assert len((ROOT / "README.md").read_text().split()) <= 900
