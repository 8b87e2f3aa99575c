"""Ana speaks for Uruguay, which Rosa's ficha names."""

import pytest

from fichas.models import Ficha
from fichas.states import Action
from fichas.workflow import perform
from tests.fichas.associated.naming import WHY
from tests.fichas.steps import assess, fresh, submitted
from tests.people import focal_point


@pytest.fixture(autouse=True)
def nothing_is_printed(monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)


@pytest.fixture
def ana():
    return focal_point("UY", name="Ana Pérez")


@pytest.fixture
def named(rosa, ana, lucia) -> Ficha:
    ficha = submitted(rosa, associated_countries=["UY"])
    assess(ficha, lucia)
    return ficha


@pytest.fixture
def objected(named, ana) -> Ficha:
    perform(Action.OBJECT, named, ana, WHY)
    return fresh(named)
