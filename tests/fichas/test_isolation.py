"""A ficha of another country does not exist: every address of the desk that names one, by every method, for everyone."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve, reverse

from fichas.files.attachments import add
from fichas.form.drafts import country_text
from fichas.form.sections import FORM_SECTIONS
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.states import State
from people.models import Letter
from practices.answers import read_answers
from practices.models import Country
from tests.addresses import FILE, POSTED, addresses
from tests.fichas.steps import fill
from tests.people import OURS, administrator, focal_point, person, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SELDOM = ("put", "patch", "delete", "head", "options")
METHODS = ("get", "post", *SELDOM)
NOBODYS = "F-2026-PE-9999"
REFERENCE = re.compile(rb"F-\d{4}-[A-Z]{2}-\d{4}")
STRANGERS = {
    "a focal point of another country": lambda: focal_point("BR"),
    "the Secretariat": secretary,
    "an administrator": administrator,
    "someone without a country": person,
}


@pytest.fixture
def ficha():
    rosa = focal_point("PE")
    filled = fill(start_ficha(Country.objects.get(code="PE"), rosa), rosa)
    add(filled, FILE, "2.9", rosa)
    return filled


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def answer(client, method: str, address: str) -> tuple:
    response = getattr(client, method)(address, POSTED if method == "post" else None)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    where = response.get("Location", "")
    return response.status_code, where, REFERENCE.sub(b"", body.replace(address.encode(), b""))


def test_the_addresses_are_those_of_the_desk(ficha):
    found = list(addresses(ficha.reference))
    assert len(found) >= len(FORM_SECTIONS) + 8
    assert all(ficha.reference in address for address in found)


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("methods", [("get", "post"), pytest.param(SELDOM, marks=pytest.mark.drill)])
def test_to_everyone_else_it_answers_as_if_it_were_not_there(ficha, who, methods):
    client = signed_in(STRANGERS[who]())
    before = (ficha.state, read_answers(country_text(ficha)), Letter.objects.count())
    for theirs, undocumented in zip(addresses(ficha.reference), addresses(NOBODYS), strict=True):
        for method in methods:
            found, expected = answer(client, method, theirs), answer(client, method, undocumented)
            assert found == expected, (method, theirs)
            assert found[0] in (404, 405), (method, theirs)
    ficha.refresh_from_db()
    assert (ficha.state, read_answers(country_text(ficha)), Letter.objects.count()) == before


def test_strangers_are_sent_to_the_door(ficha):
    """A post of somebody's own words is given back instead of being dropped, and that page says nothing else."""
    for theirs, undocumented in zip(addresses(ficha.reference), addresses(NOBODYS), strict=True):
        for method in METHODS:
            status, where, body = answer(Client(headers=OURS), method, theirs)
            if method == "post" and getattr(resolve(theirs).func, "keeps_input", False):
                assert status == 401, theirs
                assert len(body) == len(answer(Client(headers=OURS), method, undocumented)[2]), theirs
            else:
                assert (status, where) == (302, f"{reverse(settings.LOGIN_URL)}?next={theirs}"), theirs


@pytest.mark.parametrize("method", METHODS)
def test_whoever_is_sent_away_finds_everything_closed_at_the_next_step(ficha, method):
    rosa = ficha.started_by
    client = signed_in(rosa)
    assert client.get(reverse("fichas:task_list", args=[ficha.reference])).status_code == 200
    rosa.take_role("guest")
    assert {answer(client, method, address)[0] for address in addresses(ficha.reference)} <= {404, 405}
    rosa.is_active = False
    rosa.save()
    assert {answer(client, method, address)[0] for address in addresses(ficha.reference)} <= {302, 401}


def test_no_form_carries_more_than_its_own_fields(ficha):
    """State, country, owner or signature in a post change nothing."""
    smuggled = dict.fromkeys(("practice", "base", "started_by", "on_behalf", "is_staff"), "1")
    smuggled |= {"state": "published", "country": "BR", "reference": NOBODYS, "role": "extract"}
    smuggled |= {"submitted_at": "2020-01-01", "revision": "99", "language": "es"}
    client = signed_in(ficha.started_by)
    whole = Ficha.objects.values().get(pk=ficha.pk) | {"touched_at": None}
    for section in FORM_SECTIONS:
        address = reverse("fichas:section", args=[ficha.reference, section.code])
        client.post(address, smuggled)
    after = Ficha.objects.values().get(pk=ficha.pk) | {"touched_at": None}
    assert after == whole
    assert read_answers(country_text(ficha))["country"] == "PE"
    ficha.refresh_from_db()
    assert (ficha.state, ficha.country.code, ficha.on_behalf) == (State.DRAFT, "PE", False)
    ficha.started_by.refresh_from_db()
    assert not ficha.started_by.is_staff
