"""Who may invite, and who is told of a newcomer."""

import pytest

from people.entrance.invitations import Refused, accept, deactivate
from people.models import Invitation, Letter, Notice
from tests.fichas.invitations.inviting import ANSWERS, invited
from tests.people import focal_point, person, secretary

pytestmark = pytest.mark.django_db


def test_inviting_known_and_unknown_addresses_answers_alike(client):
    known = person()
    client.force_login(secretary())
    answers = [
        client.post("/secretaria/personas/invitar/", {"email": email, "role": "focal_point", "country": "PE"})
        for email in (known.email, "nadie@example.org")
    ]
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, "/secretaria/personas/")] * 2
    assert Letter.objects.filter(kind="invitation").count() == 2


@pytest.mark.parametrize("make", [person, focal_point])
def test_only_the_secretariat_and_administrators_invite(make):
    with pytest.raises(Refused):
        invited(by=make())
    assert not Invitation.objects.exists()


def test_the_secretariat_makes_no_administrators(client):
    user = secretary()
    with pytest.raises(Refused):
        invited(role="administrator", code=None, by=user)
    client.force_login(user)
    page = client.post("/secretaria/personas/invitar/", {"email": "x@example.org", "role": "administrator"})
    assert "role" in page.context["form"].errors


def test_with_another_host_no_invitation_is_sent(client):
    client.force_login(secretary())
    given = {"email": "x@example.org", "role": "focal_point", "country": "PE"}
    answer = client.post("/secretaria/personas/invitar/", given, headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert not Letter.objects.exists()


def test_a_countrys_focal_points_are_told_of_every_newcomer():
    rosa, luis = focal_point("PE"), focal_point("PE", letters_wanted="none")
    left, other = focal_point("PE"), focal_point("BR")
    deactivate(left, by=secretary())
    invited()
    newcomer = accept(Invitation.objects.get(), **ANSWERS)
    assert {notice.person for notice in Notice.objects.all()} == {rosa, luis}
    letters = Letter.objects.filter(kind="step")
    assert {letter.person for letter in letters} == {rosa, luis}
    for letter in letters:
        assert newcomer.name in letter.subject and newcomer.email in letter.text
    assert not Notice.objects.filter(person__in=[newcomer, other]).exists()


def test_of_a_newcomer_to_the_secretariat_no_country_is_told():
    focal_point("PE")
    invited(role="secretariat", code=None)
    accept(Invitation.objects.get(), **ANSWERS)
    assert not Notice.objects.exists()
