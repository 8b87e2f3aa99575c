"""A compilation that the desk puts together: what is not published yet comes back, and what is published does not."""

import pytest
from playwright.sync_api import expect

from practices.models import Compilation
from tests.browser.desk import enter
from tests.people import secretary

NEW = "/secretaria/compilaciones/nueva/"
TITLE = "Lo que se reunió en Lima"


@pytest.fixture
def desk(page, site, django_db_blocker):
    with django_db_blocker.unblock():
        lucia = secretary(name="Lucía Méndez")
    enter(page, lucia.email)
    return page


def gather(page, what: str) -> None:
    page.get_by_label("Agregar prácticas").fill(what)
    page.get_by_role("button", name="Agregar a la lista").click()


def rows(page):
    return page.locator(".ordered > li")


def test_whoever_leaves_finds_the_list_again_and_what_was_published_does_not_come_back(desk, site):
    desk.goto(NEW)
    gather(desk, "/paises/AR/")
    expect(rows(desk).first).to_be_visible()
    count = rows(desk).count()
    desk.get_by_label("Título").fill(TITLE)
    desk.goto("/secretaria/")
    desk.goto(NEW)
    expect(rows(desk)).to_have_count(count)
    expect(desk.get_by_label("Título")).to_have_value(TITLE)

    desk.get_by_role("button", name="Ver lo que se publicaría").click()
    desk.get_by_role("button", name="Publicarla").click()
    desk.get_by_text("La edición está publicada").wait_for()
    assert Compilation.objects.filter(slug="lo-que-se-reunio-en-lima").exists()
    desk.goto(NEW)
    expect(rows(desk)).to_have_count(0)
    desk.goto(f"{NEW}?siguiente=lo-que-se-reunio-en-lima")
    expect(rows(desk)).to_have_count(count)
    expect(desk.get_by_label("Título")).to_have_value(TITLE)
