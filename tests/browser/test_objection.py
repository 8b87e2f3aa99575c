"""A State objects in a real browser: what was refused and then mended is done once, and said to be done."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from fichas.form.starting import start_ficha
from fichas.models import Ficha, Objection
from fichas.states import Action, State
from fichas.workflow import perform
from practices.models import Country
from tests.browser.writing import copies
from tests.fichas.steps import fill
from tests.people import focal_point


@pytest.fixture
def named(site, django_db_blocker):
    """Peru's ficha, which names Uruguay, for which Ana speaks."""
    with django_db_blocker.unblock():
        rosa, ana = focal_point("PE"), focal_point("UY")
        ficha = start_ficha(Country.objects.get(code="PE"), rosa)
        fill(ficha, rosa, associated_countries=["UY"])
        perform(Action.SUBMIT, ficha, rosa)
    yield ficha, ana
    with django_db_blocker.unblock():
        Ficha.objects.filter(pk=ficha.pk).update(state=State.WITHDRAWN)


def test_an_objection_without_words_is_mended_on_the_same_page(page, site, named, django_db_blocker):
    ficha, ana = named
    with django_db_blocker.unblock():
        client = Client()
        client.force_login(ana)
    page.context.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": site.url}])
    page.goto(f"{site.url}/asociadas/{ficha.reference}/")
    page.get_by_role("button", name="Presentar la objeción").click()
    page.get_by_text("Escriba el motivo.").first.wait_for()
    page.get_by_label("Qué no es aceptable").fill("Uruguay no participa.")
    page.get_by_role("button", name="Presentar la objeción").click()
    page.get_by_role("button", name="Retirar la objeción").wait_for()
    expect(page.get_by_text("No se pudo hacer")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="La objeción quedó presentada")).to_be_visible()
    assert copies(page) == []
    with django_db_blocker.unblock():
        assert Objection.objects.filter(ficha=ficha).count() == 1
