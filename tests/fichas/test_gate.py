"""Access: what nobody declared open asks for sign-in, in the admin too; what is open does not look at who asks."""

import pytest
from django.urls import get_resolver

from people.entrance.access import WAYS_IN, is_way_in
from practices.public_views import is_public
from tests.people import PASSWORD, SECRET, SIGN_IN, administrator, focal_point, secretary
from tests.views import views

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
JSON = {"accept": "application/json"}


def test_every_view_that_is_not_declared_open_asks_for_sign_in(client):
    closed = [(match, path) for match, path in views(get_resolver()) if not is_open(match)]
    assert len(closed) > 100
    for match, path in closed:
        name, keeps_input = match.view_name, getattr(match.func, "keeps_input", False)
        answers = [client.get(path), *([] if keeps_input else [client.post(path)])]
        assert all(answer.status_code == 302 for answer in answers), (name, path)
        assert all(answer.url.startswith(SIGN_IN) for answer in answers), (name, path)
        assert client.get(path, headers=JSON).status_code == 401, (name, path)


def is_open(match) -> bool:
    return is_public(match) or is_way_in(match)


def test_what_is_open():
    """A view that opens itself by mistake is noticed here."""
    matches = [match for match, _path in views(get_resolver())]
    opened = {match.view_name for match in matches if is_open(match)}
    names = {match.view_name for match in matches}
    assert names >= WAYS_IN
    assert {name for name in opened if not name.startswith("practices:")} == {
        "admin:login",  # of Django's own, behind the way in that stands before it
        *("robots", "sitemap", "alive", "ready", "spelled_otherwise"),
        *("people:invitation", "people:invitation_link"),
        *WAYS_IN,
    }
    assert {name for name in names if name.startswith("practices:")} <= opened


def test_there_is_no_page_that_opens_an_account(client):
    names = {match.view_name for match, _path in views(get_resolver())}
    assert not [name for name in names if "signup" in name]
    assert client.get("/signup/").status_code == 404


def test_public_pages_do_not_know_who_asks(client):
    client.force_login(focal_point())
    answer = client.get("/practicas/")
    assert "cookie" not in answer.get("Vary", "").lower()
    assert "Set-Cookie" not in answer.headers


def test_pages_of_the_desk_are_kept_by_no_cache(client):
    client.force_login(focal_point())
    assert "no-store" in client.get("/cuenta/")["Cache-Control"]


def test_the_admin_has_no_door_of_its_own(client):
    assert client.get("/admin/login/").url.startswith(SIGN_IN)
    client.force_login(focal_point())
    assert client.get("/admin/login/").status_code == 403
    user = administrator()
    client.force_login(user)
    other = administrator()
    client.post("/admin/login/", {"username": other.email, "password": PASSWORD})
    assert client.get("/admin/").context["user"] == user


def test_the_admin_makes_and_deletes_no_account(client):
    client.force_login(administrator())
    assert client.get("/admin/people/user/add/").status_code == 403
    assert client.get("/admin/people/user/").status_code == 200
    user = focal_point()
    assert client.get(f"/admin/people/user/{user.pk}/change/").status_code == 200
    assert client.get(f"/admin/people/user/{user.pk}/delete/").status_code == 403


def test_the_pages_of_people_in_the_admin_open(client):
    client.force_login(administrator())
    focal_point()
    for name in ("focalpoint", "invitation", "user"):
        assert client.get(f"/admin/people/{name}/").status_code == 200
    # Nobody comes to speak for a country there: that is what invitations are for.
    assert client.get("/admin/people/focalpoint/add/").status_code == 403
    assert client.get("/admin/mfa/authenticator/?q=a").status_code == 200


def test_the_secret_of_the_second_step_is_shown_to_nobody(client):
    user = secretary()
    client.force_login(administrator())
    page = client.get(f"/admin/mfa/authenticator/{user.authenticator_set.get().pk}/change/")
    assert page.status_code == 200
    assert SECRET not in page.text
