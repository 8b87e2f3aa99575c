"""Rosa, signed in, has begun a draft."""

import pytest

from fichas.form.starting import start_ficha
from practices.models import Country
from tests.fichas.forms import signed_in
from tests.fichas.steps import person


@pytest.fixture
def rosa():
    return person()


@pytest.fixture
def client(rosa):
    return signed_in(rosa)


@pytest.fixture
def draft(rosa):
    return start_ficha(Country.objects.get(code="PE"), rosa)
