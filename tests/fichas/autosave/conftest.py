"""Rosa, signed in with a browser of this site, has begun a draft."""

import pytest
from django.test import Client

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
