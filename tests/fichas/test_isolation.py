"""A ficha of another country does not exist: every address of the desk that names one, by every method, for everyone."""

from collections.abc import Iterator
from hashlib import sha256

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, resolve, reverse
from django.urls.resolvers import URLPattern

from fichas.files.attachments import Received, add
from fichas.form.drafts import country_text, start_ficha
from fichas.form.sections import FORM_SECTIONS
from fichas.models import Ficha
from fichas.states import State
from people.models import Letter
from practices.answers import read_answers
from practices.models import Country
from tests.fichas.test_workflow import fill
from tests.people import OURS, administrator, focal_point, person, secretary

pytestmark = pytest.mark.django_db
METHODS = ("get", "post", "put", "patch", "delete", "head", "options")
NOBODYS = "F-2026-PE-9999"
# What stands for each argument of an address beside the reference: a new one has to be named here.
FILE = Received("informe.pdf", "Informe", "application/pdf", b"PE")
ARGUMENTS = {
    "code": [section.code for section in FORM_SECTIONS],
    "digest": [sha256(FILE.data).hexdigest()],
}
POSTED = {"acepta": "si", "motivo": "Motivo.", "title": "De otro país", "revision": "99", "finished": "si"}
STRANGERS = {
    "a focal point of another country": lambda: focal_point("BR"),
    "the Secretariat": secretary,
    "an administrator": administrator,
    "someone without a country": person,
}


def patterns(resolver=None) -> Iterator[URLPattern]:
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            yield one
        else:
            yield from patterns(one)


def addresses(reference: str) -> Iterator[str]:
    """Every address that names a ficha, with every value of its other arguments."""
    for pattern in patterns():
        names = list(pattern.pattern.converters)
        if "reference" in names:
            others = [name for name in names if name != "reference"]
            assert len(others) < 2 or others == ["digest", "name"], f"{pattern.name}: which values?"
            for value in ARGUMENTS[others[0]] if others else [None]:
                arguments = {"reference": reference} | ({others[0]: value} if others else {})
                arguments |= {"name": FILE.name} if "name" in others else {}
                yield reverse(f"fichas:{pattern.name}", kwargs=arguments)


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
    return response.status_code, where, body.replace(address.encode(), b"")


def test_the_addresses_are_those_of_the_desk(ficha):
    found = list(addresses(ficha.reference))
    assert len(found) >= len(FORM_SECTIONS) + 8
    assert all(ficha.reference in address for address in found)


@pytest.mark.parametrize("who", STRANGERS)
def test_to_everyone_else_it_answers_as_if_it_were_not_there(ficha, who):
    client = signed_in(STRANGERS[who]())
    before = (ficha.state, read_answers(country_text(ficha)), Letter.objects.count())
    for theirs, nobodys in zip(addresses(ficha.reference), addresses(NOBODYS), strict=True):
        for method in METHODS:
            found, expected = answer(client, method, theirs), answer(client, method, nobodys)
            assert found == expected, (method, theirs)
            assert found[0] in (404, 405), (method, theirs)
    ficha.refresh_from_db()
    assert (ficha.state, read_answers(country_text(ficha)), Letter.objects.count()) == before


def test_strangers_are_sent_to_the_door(ficha):
    """A post of somebody's own words is given back instead of being dropped, and that page says nothing else."""
    for theirs, nobodys in zip(addresses(ficha.reference), addresses(NOBODYS), strict=True):
        for method in METHODS:
            status, where, body = answer(Client(headers=OURS), method, theirs)
            if method == "post" and getattr(resolve(theirs).func, "keeps_input", False):
                assert status == 401, theirs
                assert len(body) == len(answer(Client(headers=OURS), method, nobodys)[2]), theirs
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
