"""By invitation only: one address, one role, one country, some days, once."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Upper
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people import roles, sign_in_urls
from people.entrance.access import WAYS_IN
from people.entrance.invitations import Refused, accept, deactivate, hash_of, invite, revoke
from people.models import Invitation, Letter, Notice, User
from practices.models import Country
from tests.fichas.letters import link_of
from tests.people import PASSWORD, administrator, focal_point, person, secretary

pytestmark = pytest.mark.django_db
ANSWERS = {"name": "Ana Quispe", "post": "Directora", "password": "una frase larga y nueva"}


@pytest.fixture(autouse=True)
def no_attempts_yet():
    cache.clear()


def country(code="PE"):
    return Country.objects.get(code=code)


def invited(email="ana@example.org", role="focal_point", code="PE", by=None):
    return invite(email, role, by or secretary(), country(code) if code else None)


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


def test_who_comes_back_chooses_another_password():
    user = secretary(email="ana@example.org")
    deactivate(user, by=administrator())
    invited()
    again = accept(Invitation.objects.get(), **ANSWERS)
    assert again == user
    assert again.check_password(ANSWERS["password"])
    assert not roles.is_secretariat(User.objects.get(pk=user.pk))
    assert not user.authenticator_set.exists()


CONSTRAINTS = {
    "a_token_opens_one_invitation": lambda one: {"token_hash": one.token_hash, "email": "b@example.org"},
    "an_address_has_one_invitation_to_answer": lambda one: {"email": one.email},
    "a_focal_point_is_invited_for_a_country_others_for_none": lambda one: {"country": None},
    "an_invitation_is_accepted_or_revoked_not_both": lambda one: {
        "accepted_at": timezone.now(),
        "revoked_at": timezone.now(),
    },
    "an_invitation_expires_after_it_is_sent": lambda one: {"expires_at": one.created_at - timedelta(days=1)},
}


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_the_database_refuses(name):
    one = invited()
    plain = {"token_hash": "x", "email": "b@example.org", "role": "focal_point", "country": one.country}
    wrong = plain | {"invited_by": one.invited_by, "expires_at": one.expires_at} | CONSTRAINTS[name](one)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(**wrong)


def test_the_database_refuses_an_address_in_capitals():
    invited()
    for model in (Invitation, User):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(email=Upper("email"))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_gets_the_account():
    invitation = invited()
    together, results = threading.Barrier(4), []

    def take(number):
        try:
            together.wait()
            results.append(accept(invitation, name=f"Persona {number}", post="Directora", password="x"))
        except Refused as refused:
            results.append(refused)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(result).__name__ for result in results) == ["Refused"] * 3 + ["User"]
    assert User.objects.filter(email="ana@example.org").count() == 1
