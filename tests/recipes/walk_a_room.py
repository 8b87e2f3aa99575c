"""Through all that asks the apps what they have, with the app of visits that `test_what_is_added` adds to a copy."""

from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from visits.apps import DONE
from visits.models import Visit

from people.archive.contents import tables
from people.archive.writing import missing_files
from people.private_files import store
from practices.catalogue.page_cache import pages
from practices.sweeping import hashes_named, kept_files
from tests.fichas.forms import signed_in
from tests.people import OURS, secretary

pytestmark = pytest.mark.django_db
MINUTES = b"Acta"


def test_its_work_is_done_by_the_worker():
    call_command("worker", once=True)
    assert DONE == ["remind"]


@pytest.mark.parametrize(("query", "kept"), [("?day=1", True), ("?other=1", False)])
def test_its_public_page_is_kept_when_all_parameters_are_known(client, query, kept):
    pages.kept.clear()
    assert client.get(reverse("visits:calendar") + query).status_code == 200
    assert bool(pages.kept) is kept


def test_its_other_pages_ask_for_sign_in(client):
    assert client.get(reverse("visits:report")).status_code == 302


def test_the_desk_is_led_to_it():
    page = signed_in(secretary()).get(reverse("fichas:queue")).text
    assert page.index("Tablero") < page.index("Visitas") < page.index("Personas")


def test_words_that_could_not_be_saved_are_given_back_under_their_name():
    client = Client(enforce_csrf_checks=True, headers=OURS)
    client.force_login(secretary())
    page = client.post(reverse("visits:report"), {"seen": "Una fila larga.", "day": "1"}).text
    assert "Lo que se vio" in page
    assert "Una fila larga." in page


def test_its_files_are_kept_missed_and_backed_up(settings):
    digest = sha256(MINUTES).hexdigest()
    Visit.objects.create(day="2026-11-28", minutes=digest)
    assert digest in hashes_named()
    assert missing_files() == [digest]
    assert store(MINUTES) == digest
    assert missing_files() == []
    (place,) = Path(settings.PRIVATE_FILES).rglob(digest)
    assert place in kept_files()[Path(settings.PRIVATE_FILES)]
    assert "visits.Visit" in tables()
