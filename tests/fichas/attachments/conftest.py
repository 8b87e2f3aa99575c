"""Rosa, signed in, has begun a draft."""

import pytest

from tests.fichas.forms import signed_in
from tests.fichas.steps import person


@pytest.fixture
def rosa():
    return person()


@pytest.fixture
def client(rosa):
    return signed_in(rosa)
