import pytest

from practices.catalogue.page_cache import pages


@pytest.fixture(autouse=True)
def no_kept_pages():
    """Each test begins without pages of the one before."""
    pages.kept.clear()
    pages.size = 0
