import pytest

from fichas.models import Ficha
from fichas.states import State
from tests.browser.nothing_lost.at_the_desk.secretariat import Secretariat
from tests.browser.writing import open_page


@pytest.fixture
def desk(site, django_db_blocker):
    """Retired at the end: other tests count what the desk holds."""
    secretariat = Secretariat(django_db_blocker)
    yield secretariat
    with django_db_blocker.unblock():
        Ficha.objects.filter(pk=secretariat.ficha.pk).update(state=State.WITHDRAWN)


@pytest.fixture
def page(context, desk, site):
    """Lucía's browser, open at the second section of the extract."""
    context.base = site.url
    desk.sign_in(context, desk.lucia)
    return open_page(context.new_page(), desk.at("extracto/descripcion/"))
