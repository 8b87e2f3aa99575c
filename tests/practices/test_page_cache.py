"""Pages kept for everyone hold nothing of anyone, and never outlive what they show."""

from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from practices.catalogue import page_cache as cache
from practices.catalogue.page_cache import Pages, pages
from practices.models import Repository
from practices.publishing import publish_version
from practices.standing import withdraw
from tests.factories import ficha, published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

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
    etags = {client.get(f"{LIST}?{query}")["ETag"] for query in ("pais=PE&tema=otro", "tema=otro&pais=PE")}
    assert len(etags) == 1
    assert client.get(f"{LIST}?pais=PE")["ETag"] not in etags


@pytest.mark.parametrize("query", ["utm=x", "tabla=trata", "pais=PE&utm=x", "PAIS=PE", "=", "pais%00=PE"])
def test_a_page_asked_for_with_an_unknown_parameter_is_kept_for_nobody(client, query):
    published()
    client.get(LIST)
    etag = client.get(LIST)["ETag"]
    answer = client.get(f"{LIST}?{query}", headers={"If-None-Match": etag})
    assert (answer.status_code, "ETag" in answer, answer.context is not None) == (200, False, True)
    assert len(pages.kept) == 1


def test_of_a_parameter_given_twice_the_order_counts(client):
    published()
    etags = {client.get(f"{LIST}?{query}")["ETag"] for query in ("q=ley&q=red", "q=red&q=ley")}
    assert len(etags) == 2


def keys(*paths: tuple[str, str]) -> set[str]:
    made = set()
    for prefix, path in paths:
        request = RequestFactory().get("/", SCRIPT_NAME=prefix, PATH_INFO=path)
        request.repository_token = "token"
        made.add(cache.key_of(request))
    return made


def test_the_prefix_and_the_path_make_no_page_anothers():
    practice = "/practicas/CSM-AR-0001/"
    assert len(keys(("", practice), (practice[:-1], "/"), ("/practicas", "/CSM-AR-0001/"))) == 3
    assert len(keys(("/a\n/b", "/c"), ("/a", "/b\n/c"), ("/a", "/b"))) == 3


@pytest.mark.parametrize(
    "prefix", ["/practicas/CSM-AR-0001", "/x", "x", "//evil.example", "/%", "/a\nb", "/{{ 7 }}"]
)
def test_no_prefix_makes_a_page_fail(client, prefix):
    published()
    for path in ("/", LIST, "/nada/", "/paises/", "/robots.txt", "/ingresar/"):
        assert client.get(path, SCRIPT_NAME=prefix).status_code in (200, 302, 400, 404), path


CHANGES = {"SECRETARIAT_EMAIL": "x@example.org", "SHOW_MAP": False, "CODE_PREFIX": "X"}


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_of_a_setting_no_old_page_holds(client, settings, name, fresh_build):
    etag = client.get("/")["ETag"]
    setattr(settings, name, CHANGES[name])
    cache.build.cache_clear()
    assert client.get("/", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("name", ["fichas/locale/pt/LC_MESSAGES/django.mo", "practices/x.py", "fichas/x.py"])
def test_after_a_change_of_code_or_of_a_translation_no_old_page_holds(monkeypatch, name, fresh_build):
    before, read = cache.build(), Path.read_bytes
    listed = Path.rglob
    file = settings.ROOT / name

    def with_one_more(folder, pattern):
        yield from listed(folder, pattern)
        if file.is_relative_to(folder) and file.match(pattern):
            yield file

    monkeypatch.setattr(Path, "rglob", with_one_more)
    monkeypatch.setattr(Path, "read_bytes", lambda path: b"new" if path == file else read(path))
    cache.build.cache_clear()
    assert cache.build() != before


def test_the_secrets_of_the_installation_are_in_no_tag():
    assert "SECRET_KEY" not in dict(cache.shown_settings())
    assert settings.SECRET_KEY not in repr(cache.shown_settings())


@pytest.fixture
def fresh_build():
    cache.build.cache_clear()
    yield
    cache.build.cache_clear()


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
