"""A State that is no member of the conference takes part once an administrator has opened it; it stands apart."""

import pytest
from django.urls import reverse

from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.states import Action
from fichas.workflow import perform
from people.entrance.directory import participating_states, teams
from practices.models import Country
from tests.factories import published
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import fill, submitted
from tests.markup import Page
from tests.people import focal_point, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def mexico():
    return Country.objects.get(code="MX")


@pytest.fixture
def opened(mexico):
    mexico.is_open = True
    mexico.save()
    return mexico


def test_an_administrator_opens_it(admin_client, mexico):
    address = reverse("admin:practices_country_change", args=[mexico.pk])
    page = admin_client.get(address)
    given = page.context["adminform"].form.initial | {"is_open": "on"}
    admin_client.post(address, {name: value for name, value in given.items() if value is not None})
    mexico.refresh_from_db()
    assert mexico.is_open


def test_until_then_nobody_is_invited_for_it(mexico):
    assert mexico not in participating_states()
    page = signed_in(secretary()).post(
        reverse("people:invite"), {"email": "ana@example.org", "role": "focal_point", "country": "MX"}
    )
    assert "country" in page.context["form"].errors


def test_it_stands_apart_from_the_members(opened):
    assert [team.country.code for team in teams([])][-1] == "MX"
    desk = signed_in(secretary())
    for name in ("people:people", "people:invite", "fichas:start"):
        page = desk.get(reverse(name)).text
        assert page.index("Uruguay") < page.index("Estados que no son miembros") < page.rindex("México")


def test_whoever_speaks_for_it_is_invited_and_writes_like_any(opened):
    desk = signed_in(secretary())
    invitation = {"email": "ana@example.org", "role": "focal_point", "country": "MX"}
    assert desk.post(reverse("people:invite"), invitation).status_code == 302
    elena = focal_point("MX", name="Elena Ruiz")
    sent = submitted(elena)
    assert sent.reference.startswith("F-") and "-MX-" in sent.reference
    assert "México" in Page(desk.get(at("review", sent)).text).text


def test_its_practices_are_revised_like_any(opened):
    practice = published(country="MX")
    elena = focal_point("MX", name="Elena Ruiz")
    assert practice.code in signed_in(elena).get(reverse("fichas:start")).text
    revision = fill(start_ficha(opened, elena, base=practice.current), elena)
    perform(Action.SUBMIT, revision, elena)
    assert Ficha.objects.submitted_once().get().practice == practice
