import os

import pytest
from django.core.management import call_command
from django.utils import translation
from hypothesis import HealthCheck, settings

from practices.press.engine import press
from tests.layouts import remember

# A machine that is busy with something else makes no test fail. The drills look at more examples.
EXAMPLES = int(os.environ.get("EXAMPLES", "15"))
settings.register_profile(
    "unhurried", max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """A test that commits empties its database when it ends, lists and all: it comes last, however the others are mixed."""
    items.sort(key=commits)


def commits(item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture(autouse=True, scope="session")
def layouts():
    """The press remembers what it laid out; those that are marked as tests of the press itself meet a forgetful one."""
    press._send = remember(press._send)
    yield
    del press._send


@pytest.fixture(autouse=True)
def forgetful(request, monkeypatch):
    if request.node.get_closest_marker("press"):
        monkeypatch.delattr(press, "_send")


@pytest.fixture(autouse=True)
def usual_language(settings):
    """A page that was asked for leaves its language to the thread: no test begins in that of another."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def public_files(settings, tmp_path):
    """Every test stores files in folders of its own."""
    settings.PUBLIC_FILES = tmp_path / "public"
    settings.PRIVATE_FILES = tmp_path / "private"
    settings.QUARANTINE = tmp_path / "quarantine"
    return settings.PUBLIC_FILES


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test finds the lists of the form, as an installation has them."""
    with django_db_blocker.unblock():
        call_command("load_vocabularies", verbosity=0)


@pytest.fixture
def admin_user(admin_user):
    """The administrator of `admin_client`, with the second step that the desk asks of one."""
    from tests.people import with_two_steps

    return with_two_steps(admin_user)
