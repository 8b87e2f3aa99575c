"""An invitation changes nobody's role: who has one keeps it."""

import pytest

from people import roles
from people.entrance.invitations import Refused, accept, deactivate
from people.models import Invitation, Letter, User
from tests.fichas.invitations.inviting import ANSWERS, country, invited
from tests.fichas.letters import link_of
from tests.people import administrator, focal_point, secretary

pytestmark = pytest.mark.django_db
ROLES = {
    "ya habla por Brasil": lambda: focal_point("BR", email="ana@example.org"),
    "ya habla por Perú": lambda: focal_point("PE", email="ana@example.org"),
    "ya es de la Secretaría Técnica": lambda: secretary(email="ana@example.org"),
    "ya administra el sitio": lambda: administrator(email="ana@example.org"),
}
INVITE = "/secretaria/personas/invitar/"


@pytest.mark.parametrize("words", ROLES)
@pytest.mark.parametrize("role", ["focal_point", "secretariat"])
def test_nobody_goes_from_one_role_to_another_unsaid(client, words, role):
    user = ROLES[words]()
    client.force_login(secretary())
    page = client.post(INVITE, {"email": " Ana@example.org", "role": role, "country": "PE"})
    assert words in page.context["form"].errors["email"][0]
    assert 'value="PE" selected' in page.text and "Ana@example.org" in page.text
    assert not Letter.objects.exists() and not Invitation.objects.exists()
    before = (user.role, user.country)
    user.refresh_from_db()
    assert (user.role, user.country) == before


def test_a_member_of_the_secretariat_makes_herself_no_country(client):
    lucia = secretary(email="ana@example.org")
    client.force_login(lucia)
    client.post(INVITE, {"email": lucia.email, "role": "focal_point", "country": "BR"})
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("words", ROLES)
def test_who_got_a_role_after_the_invitation_is_told_so_and_keeps_it(client, words):
    invited(code="CL")
    user = ROLES[words]()
    with pytest.raises(Refused, match=words):
        accept(Invitation.objects.get(), post="Embajadora")
    client.force_login(user)
    client.get(link_of())
    for page in (client.get("/invitacion/"), client.post("/invitacion/", {"post": "Embajadora"})):
        assert page.status_code == 410
        assert words in page.text
    assert Invitation.objects.get().accepted_at is None
    assert not roles.speaks_for(user, country("CL"))


def test_another_invitation_to_who_has_a_role_by_now_is_not_sent_again(client):
    invitation = invited(code="CL")
    focal_point("BR", email="ana@example.org")
    client.force_login(secretary())
    page = client.post("/secretaria/personas/reenviar/", {"invitation": invitation.pk}, follow=True)
    assert "ya habla por Brasil" in page.text
    assert Letter.objects.count() == 1


def test_who_left_one_country_may_come_for_another():
    user = focal_point("BR", email="ana@example.org")
    deactivate(user, by=secretary())
    invited()
    accept(Invitation.objects.get(), **ANSWERS)
    assert [one.code for one in roles.countries_of(user)] == ["PE"]
    assert [(point.country.code, bool(point.until)) for point in user.focal_points.order_by("pk")] == [
        ("BR", True),
        ("PE", False),
    ]


def test_who_comes_back_chooses_another_password():
    user = secretary(email="ana@example.org")
    deactivate(user, by=administrator())
    invited()
    again = accept(Invitation.objects.get(), **ANSWERS)
    assert again == user
    assert again.check_password(ANSWERS["password"])
    assert not roles.is_secretariat(User.objects.get(pk=user.pk))
    assert not user.authenticator_set.exists()
