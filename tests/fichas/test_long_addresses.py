"""What was chosen at the desk stands in an address, and the web server reads no line that is longer than its bound."""

import pytest
from django.conf import settings
from django.urls import reverse

from config import gunicorn
from fichas.forms.choice import MOST
from fichas.forms.gathering import LONGEST
from fichas.models import Ficha
from fichas.review.queue_filter import MOST_NAMED
from tests.fichas.bulk import asked
from tests.fichas.forms import signed_in
from tests.fichas.queues import many

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def line_of(address: str) -> int:
    return len(f"GET {address} HTTP/1.1")


def test_whoever_goes_back_with_as_many_as_go_at_once_gets_there(lucia):
    many(MOST, lucia)
    page = asked(signed_in(lucia), "assign", Ficha.objects.all(), a=lucia.pk)
    assert page.context["back_url"].count("ficha=") == MOST
    assert line_of(page.context["back_url"]) < gunicorn.limit_request_line


def test_the_grid_of_as_many_as_an_address_names_is_reached(lucia):
    many(MOST_NAMED, lucia)
    given = {"ficha": list(Ficha.objects.values_list("reference", flat=True)), "consulta": "q=" + "a" * 200}
    answer = signed_in(lucia).post(reverse("fichas:choose_criteria"), given)
    assert answer.status_code == 302
    assert line_of(answer.url) < gunicorn.limit_request_line


def test_the_codes_that_begin_an_edition_fit():
    assert settings.MAX_COMPILATION_SIZE * len("CSM-PE-0001,") > LONGEST
    assert line_of(f"{reverse('fichas:new_edition')}?s=") + LONGEST < gunicorn.limit_request_line
