"""Whoever was signed out while writing at the desk finds all that was typed or put in order, to be copied."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.fichas.forms import at

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
OURS = {"origin": "http://testserver", "referer": "http://testserver/secretaria/"}
EDITION = {
    "title": "Prácticas",
    "edition": "XIV Conferencia, Lima",
    "foreword": "Uno.",
    "codes": "registro consular",
    "practicas": "CSM-PE-0002,CSM-PE-0001",
}
MESSAGE = {"mensaje": "Unas palabras."}
WRITTEN = {
    "new_edition": EDITION,
    "keep_view": {"nombre": "Las de la conferencia"},
    "remind": {"palabras": "Faltan diez días."},
    "schedule_all": MESSAGE,
    "publish_all": MESSAGE,
    "unschedule_all": MESSAGE,
    "ask_all": MESSAGE,
}


@pytest.mark.parametrize(("name", "typed"), WRITTEN.items(), ids=WRITTEN)
def test_what_was_written_on_the_pages_of_many(name, typed):
    given_back(reverse(f"fichas:{name}"), typed)


def test_the_titles_of_the_files_of_an_extract(sent):
    given_back(at("extract_files", sent), {"12-titulo": "Informe de 2026", "13-titulo": "Anexo"})


def given_back(address: str, typed: dict[str, str]) -> None:
    answer = Client().post(address, typed, headers=OURS)
    assert answer.status_code == 401
    assert not [value for value in typed.values() if value not in answer.text]
