"""Rosa speaks for Peru, Lucía works at the desk, and a ficha was sent from one to the other."""

from dataclasses import replace
from functools import partial
from unittest.mock import patch

import pytest
from django.core.cache import cache

from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.workflow import STEPS
from practices.models import Country
from tests.fichas.logs import log  # noqa: F401, a fixture of several tests
from tests.fichas.steps import submitted
from tests.fichas.word_forms import brought_in
from tests.people import focal_point, secretary


@pytest.fixture
def rosa():
    return focal_point("PE", name="Rosa Quispe")


@pytest.fixture
def lucia():
    return secretary(name="Lucía Méndez")


@pytest.fixture
def draft(rosa) -> Ficha:
    return start_ficha(Country.objects.get(code="PE"), rosa)


@pytest.fixture
def sent(rosa) -> Ficha:
    return submitted(rosa)


@pytest.fixture
def imported(rosa):
    """Imports a Word file, or the form with these answers: what the draft says, and the report by field."""
    return partial(brought_in, rosa)


@pytest.fixture
def unprinted(monkeypatch):
    """Laying out is tried elsewhere; here it takes no time."""
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)


@pytest.fixture
def no_attempts_yet():
    """Attempts to sign in are counted in the cache, which no test rolls back."""
    cache.clear()


@pytest.fixture
def bare_steps():
    """Who, whence and whither; what a step checks or signs besides has tests of its own."""
    with patch.dict(
        STEPS, {action: replace(step, before=None, after=None) for action, step in STEPS.items()}
    ):
        yield
