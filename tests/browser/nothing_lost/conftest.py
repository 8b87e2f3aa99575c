import re

import pytest

from tests.browser.conftest import REPORT_CSP, watch
from tests.browser.writing import Desk, open_page

EXPECTED = r"\d{3}: |dialog: $"  # a request that fails; a browser that asks before it closes a page


@pytest.fixture
def context(browser, site):
    """A stranger's browser in which requests may fail, and nothing else may go wrong."""
    context = browser.new_context(base_url=site.url, locale="es-UY")
    context.set_default_timeout(10_000)
    context.add_init_script(REPORT_CSP)
    faults = watch(context, site.url)
    yield context
    context.close()
    assert not [fault for fault in faults if not re.match(EXPECTED, fault)]


@pytest.fixture
def desk(site, django_db_blocker):
    return Desk(django_db_blocker)


@pytest.fixture
def page(context, desk, site):
    """Rosa's browser, open at the second section of a blank ficha."""
    context.base = site.url
    desk.sign_in(context, desk.rosa)
    return open_page(context.new_page(), desk.address())
