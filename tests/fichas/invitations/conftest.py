import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_attempts_yet():
    cache.clear()
