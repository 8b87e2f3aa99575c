"""Pages kept for everyone hold nothing of anyone, and never outlive what they show."""

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from practices.catalogue import page_cache as cache
from practices.catalogue.page_cache import Pages, pages
from practices.models import Repository
from practices.publishing import publish_version, withdraw
from tests.factories import ficha, published

pytestmark = pytest.mark.django_db

LIST = reverse("practices:practice_list")


def test_a_page_is_made_once_for_everyone(client):
    published()
    first, second = client.get(LIST), Client().get(LIST)
    assert first.content == second.content
    assert second.context is None, "the second was not made"
    assert first["ETag"] == second["ETag"]
    assert first["Content-Security-Policy"] == second["Content-Security-Policy"]


def test_two_strangers_share_no_cookie_and_no_token(client):
    for name in ("home", "practice_list", "country_list", "about", "accessibility"):
        for stranger in (client, Client()):
            response = stranger.get(reverse(f"practices:{name}"))
            assert not response.cookies
            assert "cookie" not in response.get("Vary", "").lower()
            assert "csrf" not in response.text.lower()


def test_whoever_carries_a_cookie_of_ours_gets_a_page_of_their_own(client, settings):
    published()
    client.get(LIST)
    client.cookies[settings.SESSION_COOKIE_NAME] = "something"
    assert client.get(LIST).context is not None


def test_a_page_with_a_form_of_ours_is_not_kept():
    login = reverse("account_login")
    first, second = Client().get(login), Client().get(login)
    assert first.context is not None
    assert second.context is not None
    assert first.cookies["csrf"].value != second.cookies["csrf"].value
    assert "ETag" not in first


def test_publishing_and_withdrawing_show_at_once(client):
    practice = published(title="Primera")
    assert "Primera" in client.get(LIST).text
    published(practice, title="Segunda")
    assert "Segunda" in client.get(LIST).text
    withdraw(practice, "duplicada")
    assert "Segunda" not in client.get(LIST).text
    assert client.get(reverse("practices:practice", args=[practice.code])).status_code == 410


def test_a_page_made_during_a_publication_is_not_kept_as_the_new_one(client, monkeypatch):
    """The token is read before the page is made: what was read in between counts for the old token only."""
    published(title="Primera")
    read = Repository.current_token

    def token_then_publication():
        token = read()
        monkeypatch.setattr(Repository, "current_token", read)
        publish_version(ficha(title="Segunda"))
        return token

    monkeypatch.setattr(Repository, "current_token", token_then_publication)
    client.get(LIST)
    assert "Segunda" in client.get(LIST).text


def test_the_same_list_in_other_words_is_the_same_page(client):
    published()
    etags = {
        client.get(f"{LIST}?{query}")["ETag"]
        for query in ("pais=PE&tema=otro", "tema=otro&pais=PE", "utm=x&pais=PE&tema=otro")
    }
    assert len(etags) == 1
    assert client.get(f"{LIST}?pais=PE")["ETag"] not in etags


def test_a_browser_that_has_the_page_is_told_so(client):
    published()
    etag = client.get(LIST)["ETag"]
    response = client.get(LIST, headers={"If-None-Match": etag})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
    published()
    assert client.get(LIST, headers={"If-None-Match": etag}).status_code == 200


def test_a_page_is_of_its_day(client):
    with time_machine.travel("2026-11-21T12:00:00Z"):
        first = client.get(LIST)["ETag"]
    with time_machine.travel("2026-11-22T12:00:00Z"):
        assert client.get(LIST)["ETag"] != first


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver@evil.example"])
def test_a_foreign_host_is_refused_and_kept_nowhere(host, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    response = Client(headers={"host": host}).get(LIST)
    assert response.status_code == 400
    assert not pages.kept


def test_answers_that_are_no_page_are_not_kept(client):
    published()
    for address in (f"{LIST}?pais=XX", "/nada/", f"{LIST}?pagina=9"):
        assert "ETag" not in client.get(address)
    assert not pages.kept


def test_only_reading_is_answered_from_what_is_kept(client):
    client.get(LIST)
    assert client.post(LIST).status_code == 405
    assert client.head(LIST).status_code == 200


def test_compressed_and_plain_pages_are_kept_apart(client):
    published()
    plain = client.get(LIST)
    compressed = client.get(LIST, headers={"Accept-Encoding": "gzip"})
    assert compressed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get(LIST)
    assert plain.content == client.get(LIST).content


def test_memory_is_bounded_and_the_longest_unused_goes_first(settings):
    settings.PAGE_CACHE_BYTES = 25
    kept = Pages()
    for key in ("a", "b"):
        kept.keep(key, b"0123456789", {})
    kept.get("a")
    kept.keep("c", b"0123456789", {})
    assert (list(kept.kept), kept.size) == (["a", "c"], 20)


def test_an_answer_that_varies_by_cookie_is_not_kept():
    def view(request):
        return HttpResponse("personal", headers={"Vary": "Cookie"})

    request = RequestFactory().get("/personal/")
    assert "ETag" not in cache.page_cache(view)(request)
    assert not pages.kept
