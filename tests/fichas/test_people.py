"""People, what they may do, their own page and the Secretariat's."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils import timezone

from people import roles
from people.entrance.invitations import Refused, deactivate, invite
from people.models import FocalPoint, Invitation, Letter
from practices.models import Country
from tests.markup import Page
from tests.people import administrator, focal_point, person, secretary, with_two_steps

pytestmark = pytest.mark.django_db
PEOPLE = "/secretaria/personas/"


@pytest.fixture(autouse=True)
def no_attempts_yet():
    cache.clear()


def country(code):
    return Country.objects.get(code=code)


def test_a_focal_point_speaks_for_one_country():
    user = focal_point("PE")
    assert [one.code for one in roles.countries_of(user)] == ["PE"]
    assert roles.speaks_for(user, country("PE"))
    assert not roles.speaks_for(user, country("BR"))
    with pytest.raises(IntegrityError), transaction.atomic():
        FocalPoint.objects.create(user=user, country=country("BR"))


WRONG = [
    {"role": "focal_point"},
    {"role": "secretariat", "country": "PE"},
    {"role": "administrator", "country": "PE"},
    {"role": "guest", "country": "PE"},
    {"role": "minister"},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_exactly_focal_points_have_a_country(wrong):
    code = wrong.get("country")
    with pytest.raises(IntegrityError), transaction.atomic():
        person(**wrong | {"country": country(code) if code else None})


def test_a_role_takes_the_place_of_the_one_before():
    user = focal_point("PE")
    user.take_role("focal_point", country("BR"), "Embajadora")
    assert [one.code for one in roles.countries_of(user)] == ["BR"]
    user.take_role("secretariat")
    assert roles.is_secretariat(user) and not roles.speaks_for_any(user)
    assert not user.focal_points.filter(until=None).exists()
    user.take_role("administrator")
    assert roles.is_administrator(user) and not roles.is_secretariat(user) and user.has_perm("anything")


def test_whoever_is_not_active_has_no_powers_whatever_the_role():
    for make in (focal_point, secretary, administrator):
        user = make()
        user.is_active = False
        user.save()
        powers = (roles.is_secretariat, roles.is_administrator, roles.speaks_for_any, roles.may_see_people)
        assert not any(has(user) for has in powers)
        assert not (user.is_staff or user.is_superuser or user.has_module_perms("fichas"))


def test_a_focal_point_ends_after_it_begins():
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        FocalPoint.objects.create(
            user=person(), country=country("PE"), since=now, until=now - timedelta(days=1)
        )


def test_letters_wanted_are_of_a_known_kind():
    with pytest.raises(IntegrityError), transaction.atomic():
        person(letters_wanted="some")


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (AnonymousUser, (False, False, False)),
        (person, (False, False, False)),
        (focal_point, (False, False, False)),
        (secretary, (True, False, True)),
        (administrator, (False, True, True)),
    ],
)
def test_who_is_who(make, expected):
    user = make()
    assert (roles.is_secretariat(user), roles.is_administrator(user), roles.may_see_people(user)) == expected


MAY_DEACTIVATE = {
    (secretary, focal_point): True,
    (secretary, secretary): True,
    (secretary, administrator): False,
    (administrator, secretary): True,
    (administrator, administrator): True,
    (focal_point, focal_point): False,
    (person, focal_point): False,
}


@pytest.mark.parametrize(("who", "whom"), MAY_DEACTIVATE)
def test_who_may_deactivate_whom(who, whom):
    user, other = who(), whom()
    assert roles.may_deactivate(user, other) is MAY_DEACTIVATE[who, whom]
    assert not roles.may_deactivate(user, user)


def test_a_person_who_leaves_keeps_nothing_but_what_was_written():
    user = with_two_steps(focal_point("PE"))
    deactivate(user, by=secretary())
    user.refresh_from_db()
    assert not user.is_active
    assert not user.has_usable_password()
    assert not user.authenticator_set.exists()
    assert not roles.countries_of(user)
    assert user.focal_points.get().until


def test_nobody_deactivates_themselves():
    user = administrator()
    with pytest.raises(Refused):
        deactivate(user, by=user)


def test_ones_own_page(client):
    user = focal_point("PE")
    client.force_login(user)
    given = {"name": "Ana Quispe", "post": "Embajadora", "letters_wanted": "all", "language": "es"}
    assert (
        client.post("/cuenta/", given | {"is_superuser": "1", "email": "x@example.org", "country": "BR"}).url
        == "/cuenta/"
    )
    user.refresh_from_db()
    assert (user.name, user.letters_wanted, user.focal_points.get().post) == (
        "Ana Quispe",
        "all",
        "Embajadora",
    )
    assert (user.is_superuser, user.email) == (False, user.email)
    assert [one.code for one in roles.countries_of(user)] == ["PE"]
    assert "Sus datos quedaron guardados" in client.get("/cuenta/").text


def test_ones_own_page_says_what_is_wrong_and_keeps_the_rest(client):
    client.force_login(focal_point("PE"))
    page = client.post(
        "/cuenta/", {"name": "", "post": "Embaj\u202eadora", "letters_wanted": "all", "language": "es"}
    )
    assert page.context["form"].errors.keys() == {"name", "post"}
    assert page.context["user"].name
    assert "<title>Error: Su cuenta" in page.text


def test_who_speaks_for_no_country_is_asked_for_no_post(client):
    client.force_login(secretary())
    assert "post" not in client.get("/cuenta/").context["form"].fields


@pytest.mark.parametrize(
    "path", [PEOPLE, f"{PEOPLE}invitar/", f"{PEOPLE}anular/", f"{PEOPLE}reenviar/", f"{PEOPLE}desactivar/"]
)
@pytest.mark.parametrize("make", [person, focal_point])
def test_the_page_of_people_does_not_exist_for_others(client, make, path):
    client.force_login(make())
    assert client.get(path).status_code == client.post(path).status_code == 404


def test_the_page_of_people_shows_every_member_state_in_order(client):
    focal_point("PE", name="Ana Quispe")
    client.force_login(secretary())
    page = client.get(PEOPLE)
    names = [team.country.name for team in page.context["teams"]]
    assert len(names) == 12
    assert names[0] == "Argentina"
    assert [len(team.focal_points) for team in page.context["teams"] if team.country.code == "PE"] == [1]
    assert "Ana Quispe" in page.text


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_people_asks_as_much_for_three_as_for_one(client, django_assert_num_queries, number):
    user = secretary()
    for index in range(number):
        focal_point("PE")
        invite(f"invitada{index}@example.org", "focal_point", user, country("CL"))
        secretary()
    client.force_login(user)
    client.get(PEOPLE)
    with django_assert_num_queries(9):
        client.get(PEOPLE)


def test_a_dead_address_is_seen(client):
    user = focal_point("PE", email="muerta@example.org")
    client.force_login(secretary())
    letter = Letter.objects.create(key="a", kind="invitation", recipient=user.email, subject="Carta")
    Letter.objects.filter(pk=letter.pk).update(abandoned_at=Now(), last_error="550")
    assert "no pudo entregarse" in client.get(PEOPLE).text
    later = Letter.objects.create(key="b", kind="invitation", recipient=user.email, subject="Carta")
    Letter.objects.filter(pk=later.pk).update(sent_at=Now())
    assert "no pudo entregarse" not in client.get(PEOPLE).text


def test_an_invitation_is_sent_again_and_revoked(client):
    user = secretary()
    first = invite("ana@example.org", "focal_point", user, country("PE"))
    client.force_login(user)
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        client.post(f"{PEOPLE}reenviar/", {"invitation": first.pk})
    second = Invitation.objects.unanswered().get()
    assert (second.email, second.country) == (first.email, first.country)
    assert second.token_hash != first.token_hash
    client.post(f"{PEOPLE}anular/", {"invitation": second.pk})
    assert not Invitation.objects.unanswered().exists()


@pytest.mark.parametrize("wrong", ["", "x", "0", "99999999999999999999", "²"])
def test_an_invitation_that_does_not_exist(client, wrong):
    client.force_login(secretary())
    for act in ("anular", "reenviar"):
        assert client.post(f"{PEOPLE}{act}/", {"invitation": wrong}).status_code == 404


def test_the_secretariat_leaves_the_invitations_of_administrators_alone(client):
    invitation = invite("ana@example.org", "administrator", administrator())
    client.force_login(secretary())
    for act in ("anular", "reenviar"):
        assert client.post(f"{PEOPLE}{act}/", {"invitation": invitation.pk}).status_code == 404
    assert Invitation.objects.unanswered().count() == 1


def test_deactivating_is_asked_twice(client):
    leaving = focal_point("PE", name="Ana Quispe")
    client.force_login(secretary())
    page = client.post(f"{PEOPLE}desactivar/", {"person": leaving.pk})
    assert "¿Desactivar la cuenta de Ana Quispe?" in page.text
    leaving.refresh_from_db()
    assert leaving.is_active
    client.post(f"{PEOPLE}desactivar/", {"person": leaving.pk, "confirmed": "1"})
    leaving.refresh_from_db()
    assert not leaving.is_active


def test_a_hostile_name_is_inert(client):
    focal_point("PE", name='<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7*7 }}')
    client.force_login(secretary())
    page = Page(client.get(PEOPLE).text)
    assert page.dangers == []
    assert "{{ 7*7 }}" in page.text


def test_the_pages_are_markup_that_no_browser_mends(client):
    user = secretary()
    focal_point("PE")
    invite("ana@example.org", "focal_point", user, country("PE"))
    wrong = {}
    for signed_in in (False, True):
        paths = [
            "/ingresar/",
            "/clave/",
            "/clave/enviada/",
            "/clave/lista/",
            "/clave/1-x/",
            "/ingresar/inactiva/",
            "/invitacion/",
        ]
        if signed_in:
            client.force_login(user)
            paths = [
                "/cuenta/",
                "/cuenta/clave/",
                "/cuenta/sesiones/",
                "/cuenta/dos-pasos/",
                "/salir/",
                PEOPLE,
                f"{PEOPLE}invitar/",
                "/cuenta/confirmar/",
            ]
        for path in paths:
            page = Page(client.get(path).text)
            if faults := page.faults + page.dangers:
                wrong[path] = faults
    assert wrong == {}
