"""An address and a password are what everyone types, however a program composed or copied them."""

import unicodedata

import pytest
from django.core.cache import cache

from people.entrance.invitations import accept, invite
from people.models import Invitation, Letter, User
from tests.people import administrator, focal_point, person, secretary, sign_in

pytestmark = pytest.mark.django_db
TYPED = "ana@gob.example"
PASTED = [
    "ana@gob.example\u200b",
    "\ufeffAna@Gob.example",
    "ana@gob.ex\u00adample",
    "ａｎａ@gob.example",
    " ana@gob.example ",
]
INVITE = "/secretaria/personas/invitar/"


@pytest.fixture(autouse=True)
def no_attempts_yet():
    cache.clear()


@pytest.mark.parametrize("pasted", PASTED)
def test_who_was_invited_by_a_pasted_address_signs_in_with_the_typed_one(client, pasted):
    client.force_login(secretary())
    client.post(INVITE, {"email": pasted, "role": "secretariat"})
    user = accept(Invitation.objects.get(), name="Ana", password="una frase larga y nueva")
    assert user.email == Letter.objects.get(kind="invitation").recipient == TYPED
    client.post("/salir/")
    assert sign_in(client, TYPED, "una frase larga y nueva").status_code == 302


@pytest.mark.parametrize("pasted", PASTED)
def test_a_pasted_address_signs_in_and_asks_for_a_new_password(client, pasted):
    user = focal_point(email=TYPED)
    assert sign_in(client, pasted).url == "/fichas/"
    client.post("/clave/", {"email": pasted})
    assert Letter.objects.get().recipient == user.email


@pytest.mark.parametrize("pasted", PASTED)
def test_of_an_address_there_is_one_account_and_one_invitation(client, pasted):
    user = person(email=TYPED)
    assert User.objects.get(email=pasted) == User.objects.get_by_natural_key(pasted) == user
    invite(TYPED, "secretariat", administrator())
    invite(pasted, "administrator", administrator())
    assert Invitation.objects.unanswered().get().email == TYPED


@pytest.mark.parametrize("pasted", PASTED)
def test_an_account_is_kept_under_the_typed_address(pasted):
    assert person(email=pasted).email == TYPED
    assert User.objects.values_list("email", flat=True).get() == TYPED


def test_what_turns_the_reading_direction_is_refused_in_an_address(client):
    client.force_login(secretary())
    page = client.post(INVITE, {"email": "ana\u202e@gob.example", "role": "secretariat"})
    assert "email" in page.context["form"].errors


def test_a_name_is_kept_without_what_nobody_sees(client):
    user = focal_point()
    client.force_login(user)
    client.post(
        "/cuenta/",
        {"name": "Ana\u200b Quispe", "post": "Direc\u00adtora", "letters_wanted": "all", "language": "es"},
    )
    user.refresh_from_db()
    assert (user.name, user.focal_points.get().post) == ("Ana Quispe", "Directora")


COMPOSED = unicodedata.normalize("NFC", "mañana será otro día ﬁnal")
DECOMPOSED = unicodedata.normalize("NFD", COMPOSED)


@pytest.mark.parametrize(("chosen", "typed"), [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED)])
class TestAPassword:
    def test_is_one_however_it_is_composed(self, client, chosen, typed):
        user = User.objects.create_user(TYPED, chosen, role="secretariat")
        assert user.check_password(typed)
        assert sign_in(client, user, typed).status_code == 302

    def test_from_an_invitation(self, client, chosen, typed):
        client.force_login(secretary())
        invite(TYPED, "secretariat", administrator())
        user = accept(Invitation.objects.get(), name="Ana", password=chosen)
        assert User.objects.get(pk=user.pk).check_password(typed)

    def test_when_it_is_changed(self, client, chosen, typed):
        user = User.objects.create_user(TYPED, chosen)
        sign_in(client, user, typed)
        new = {"oldpassword": typed, "password1": f"{chosen} 2", "password2": f"{typed} 2"}
        assert client.post("/cuenta/clave/", new).status_code == 302
        user.refresh_from_db()
        assert user.check_password(f"{typed} 2")
