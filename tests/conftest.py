import pytest


@pytest.fixture(autouse=True)
def public_files(settings, tmp_path):
    """Every test stores what is public in a folder of its own."""
    settings.PUBLIC_FILES = tmp_path / "public"
    return settings.PUBLIC_FILES
