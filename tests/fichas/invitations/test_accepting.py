"""By invitation only: one address, one role, one country, some days, once."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people import roles, sign_in_urls
from people.entrance.access import WAYS_IN
from people.entrance.invitations import hash_of, revoke
from people.models import Invitation, Letter, User
from tests.fichas.invitations.inviting import ANSWERS, country, invited
from tests.fichas.letters import link_of
from tests.people import PASSWORD, administrator, focal_point, person, secretary

pytestmark = pytest.mark.django_db


def test_the_letter_carries_the_token_and_the_database_its_hash():
    invitation = invited()
    token = link_of().split("/")[2]
    assert len(token) >= 43
    assert invitation.token_hash == hash_of(token)
    assert token not in str(vars(invitation))


def test_accepting_makes_the_account_and_signs_in(client):
    invited()
    assert client.get(link_of()).url == "/invitacion/"
    page = client.get("/invitacion/")
    assert "Punto focal de Perú" in page.text
    assert client.post("/invitacion/", ANSWERS).url == "/fichas/"
    user = User.objects.get(email="ana@example.org")
    assert user.name == "Ana Quispe"
    assert [*roles.countries_of(user)] == [country("PE")]
    assert client.get("/cuenta/").context["user"] == user


def test_the_form_keeps_what_was_written_and_says_what_is_missing(client):
    invited()
    client.get(link_of())
    page = client.post("/invitacion/", ANSWERS | {"post": "", "password": "corta"})
    assert page.context["form"].errors.keys() == {"post", "password"}
    assert 'value="Ana Quispe"' in page.text
    assert "<title>Error: " in page.text
    assert not User.objects.filter(email="ana@example.org").exists()


def test_what_the_invitation_says_cannot_be_changed_by_hand(client):
    invited()
    client.get(link_of())
    more = {
        "email": "otra@example.org",
        "role": "administrator",
        "country": "BR",
        "is_staff": "1",
        "is_superuser": "1",
    }
    client.post("/invitacion/", ANSWERS | more)
    user = User.objects.get(email="ana@example.org")
    assert not User.objects.filter(email="otra@example.org").exists()
    assert not user.is_staff and not user.is_superuser
    assert [one.code for one in roles.countries_of(user)] == ["PE"]


@pytest.mark.parametrize(
    ("role", "judged"), [("secretariat", roles.is_secretariat), ("administrator", roles.is_administrator)]
)
def test_other_roles(client, role, judged):
    invited(role=role, code=None, by=administrator())
    client.get(link_of())
    client.post("/invitacion/", ANSWERS)
    user = User.objects.get(email="ana@example.org")
    assert judged(user)
    assert not user.focal_points.exists()


def test_a_used_link_serves_no_more(client):
    invited()
    link = link_of()
    client.get(link)
    client.post("/invitacion/", ANSWERS)
    again = Client()
    again.get(link)
    assert again.get("/invitacion/").status_code == 410
    assert again.post("/invitacion/", ANSWERS | {"name": "Otra"}).status_code == 410


def test_an_expired_link_serves_no_more(client, settings):
    invited()
    with time_machine.travel(timezone.now() + timedelta(days=settings.INVITATION_DAYS, seconds=1)):
        client.get(link_of())
        assert client.get("/invitacion/").status_code == 410


def test_a_revoked_link_serves_no_more(client):
    revoke(invited())
    client.get(link_of())
    assert client.post("/invitacion/", ANSWERS).status_code == 410


def test_a_tampered_link_serves_nothing(client):
    invited()
    client.get(link_of()[:-2] + "x/")
    assert client.get("/invitacion/").status_code == 410


def test_another_invitation_to_the_address_ends_the_first(client):
    invited()
    first = link_of()
    invited()
    client.get(first)
    assert client.get("/invitacion/").status_code == 410
    client.get(link_of())
    assert client.get("/invitacion/").status_code == 200


def test_a_button_pressed_twice_sends_one_letter():
    user = secretary()
    first, second = invited(by=user), invited(by=user)
    assert first == second
    assert Letter.objects.count() == 1


def test_the_token_reaches_no_log_and_no_address_that_stays(client, caplog):
    token = "un-token-que-no-existe"
    answer = client.get(f"/invitacion/{token}/", follow=True)
    assert answer.redirect_chain == [("/invitacion/", 302)]
    assert token not in caplog.text and token not in answer.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_way_in_begins_a_session_for_a_stranger(client, method):
    for pattern in sign_in_urls.urlpatterns:
        if pattern.name in WAYS_IN:
            names = pattern.pattern.regex.groupindex
            address = reverse(pattern.name, kwargs=dict.fromkeys(names, "1"))
            getattr(Client(), method)(
                address, {"login": "nadie@example.org", "password": "x", "email": "n@example.org"}
            )
    for address in ("/invitacion/", "/invitacion/x/", "/cuenta/", "/secretaria/", "/fichas/"):
        getattr(Client(), method)(address)
    assert not Session.objects.exists()


def test_an_unknown_link_closes_the_invitation_that_was_open(client):
    invited()
    client.get(link_of())
    assert client.get("/invitacion/").status_code == 200
    client.get("/invitacion/x/")
    assert client.get("/invitacion/").status_code == 410


def test_links_are_tried_only_so_often_from_an_address(client):
    answers = [client.get("/invitacion/x/").status_code for _ in range(21)]
    assert answers == [302] * 20 + [429]
    assert client.get("/invitacion/x/", REMOTE_ADDR="192.0.2.1").status_code == 302


def test_who_has_an_account_accepts_with_it(client):
    user = person(email="ana@example.org", name="Ana")
    invited()
    client.get(link_of())
    page = client.get("/invitacion/")
    assert "Ya hay una cuenta" in page.text
    client.post("/invitacion/", ANSWERS)
    assert not user.focal_points.exists()
    client.post("/ingresar/", {"login": user.email, "password": PASSWORD})
    assert client.post("/invitacion/", {"post": "Directora"}).url == "/cuenta/"
    user.refresh_from_db()
    assert user.check_password(PASSWORD) and user.name == "Ana"
    assert roles.speaks_for(user, country("PE"))


def test_who_signs_in_to_accept_reads_no_warning_about_the_end_of_the_session(client):
    user = person(email="ana@example.org")
    invited()
    client.get(link_of())
    page = client.post(
        "/ingresar/", {"login": user.email, "password": PASSWORD, "next": "/invitacion/"}, follow=True
    )
    assert page.redirect_chain == [("/invitacion/", 302)]
    assert page.context["desk_session"]["seconds"] > 7 * 3600


def test_another_account_cannot_take_the_invitation_of_an_address_with_one(client):
    person(email="ana@example.org")
    invited()
    client.force_login(focal_point("BR"))
    client.get(link_of())
    client.post("/invitacion/", ANSWERS)
    assert Invitation.objects.get().accepted_at is None
