"""Nothing changes by looking, nor by a form that is not the site's own: every address, generated from the URLconf."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from config import urls
from fichas.entrance import sign_in_urls
from fichas.form.drafts import start_ficha
from fichas.models import Ficha
from fichas.urls import urlpatterns
from practices.models import Country
from tests.fichas.steps import submitted
from tests.fichas.test_author import at, signed_in
from tests.fichas.test_isolation import POSTED, addresses, patterns

pytestmark = pytest.mark.django_db
# What stands for each argument of an address that names no ficha: a new one has to be named here.
VALUES = {"token": "x", "code": "CSM-PE-0001", "uidb36": "1", "key": "x", "slug": "x", "number": 1}


def every_address(ficha: Ficha) -> Iterator[str]:
    """Every address of the desk and of its doors."""
    yield from addresses(ficha.reference)
    for space, pattern in [("fichas:", one) for one in urlpatterns] + [
        ("", one) for one in sign_in_urls.urlpatterns
    ]:
        names = [*pattern.pattern.converters, *pattern.pattern.regex.groupindex]
        if "reference" not in names:
            yield reverse(f"{space}{pattern.name}", kwargs={name: VALUES[name] for name in names})


def everything() -> dict:
    """Every row of the desk, but for when somebody signed in."""
    models = apps.get_app_config("fichas").get_models()
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in models}
    return rows | {"User": [row | {"last_login": None} for row in rows["User"]]}


@pytest.fixture
def people(rosa, lucia):
    return {"rosa": rosa, "lucia": lucia}


@pytest.fixture
def fichas(rosa):
    return [start_ficha(Country.objects.get(code="PE"), rosa), submitted(rosa)]


def test_no_view_is_excused_from_the_check_of_forms():
    assert [one for one in patterns() if getattr(one.callback, "csrf_exempt", False)] == []
    assert len(list(patterns())) > len(urls.urlpatterns)


@pytest.mark.parametrize("who", ["rosa", "lucia"])
@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}], ids=["no token", "elsewhere"])
def test_a_form_from_elsewhere_is_refused_everywhere_and_changes_nothing(people, fichas, who, headers):
    before = everything()
    for ficha in fichas:
        for address in every_address(ficha):
            client = Client(enforce_csrf_checks=True)
            client.force_login(people[who])
            assert client.post(address, POSTED, headers=headers).status_code == 403, address
    assert everything() == before


@pytest.mark.parametrize("who", ["rosa", "lucia"])
@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_looking_changes_nothing(people, fichas, who, method, monkeypatch):
    monkeypatch.setattr("practices.press.ficha.marked", lambda mark, edition: b"%PDF-")
    before = everything()
    for ficha in fichas:
        for address in every_address(ficha):
            client = signed_in(people[who])
            response = getattr(client, method)(address)
            assert response.status_code != 500, address
    assert everything() == before


def test_a_form_made_by_hand_puts_in_nothing_that_is_on_no_list(rosa):
    ficha = start_ficha(Country.objects.get(code="PE"), rosa)
    client = signed_in(rosa)
    made_up = {"themes": ["no-existe", "9999"], "primary_objectives": ["99"], "kind": "no-existe"}
    made_up |= {
        "language": "xx",
        "start_year": "3019",
        "link_numeral": "9.9",
        "link_label": "a",
        "link_url": "b",
    }
    for code in ("perfil", "datos", "documentos"):
        client.post(at("section", ficha, code), made_up | {"revision": "99"})
    text = ficha.texts.get()
    assert not (text.themes.exists() or text.primary_objectives.exists() or text.links.exists())
    assert (text.language, text.start_year) == ("es", None)
    assert client.post(at("submit", ficha), {"acepta": "si"}).status_code == 422
    assert not ficha.snapshots.exists()
