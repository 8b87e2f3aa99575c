"""Rosa, signed in with a browser of this site, has begun a draft."""

import pytest
from django.test import Client

from fichas.form.starting import start_ficha
from practices.models import Country
from tests.fichas.steps import person
from tests.people import OURS


@pytest.fixture
def rosa():
    return person()


@pytest.fixture
def client(rosa):
    client = Client(headers=OURS)
    client.force_login(rosa)
    return client


@pytest.fixture
def draft(rosa):
    return start_ficha(Country.objects.get(code="PE"), rosa)
