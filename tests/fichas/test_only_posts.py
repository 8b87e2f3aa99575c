"""Addresses that a form is sent to are no pages: whoever comes to one, by the switch of languages or a link, finds a way on."""

import pytest
from django.conf import settings
from django.urls import reverse
from lxml.html import document_fromstring

from fichas.states import Action
from practices.languages import path_in
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import fill
from tests.languages import foreign, switch

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture
def desk(lucia):
    return signed_in(lucia)


def in_each(address: str) -> dict[str, str]:
    return {language: path_in(language, address) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_after_a_refused_form_leads_to_its_page(rosa, draft, language):
    client = signed_in(rosa)
    refused = client.post(path_in(language, at("submit", draft)), {})
    assert (refused.status_code, switch(refused)) == (422, in_each(at("task_list", draft)))
    assert {client.get(way).status_code for way in switch(refused).values()} == {200}


def test_so_it_does_where_the_password_is_asked_for_once_more(rosa, draft, settings):
    settings.CONFIRM_SIGNATURE_AFTER = -1
    asked = signed_in(rosa).post(at("submit", fill(draft, rosa)), {"acepta": "si"})
    assert "Confirme su firma" in asked.text
    assert switch(asked) == in_each(at("task_list", draft))


def test_what_was_chosen_goes_along(desk, sent):
    refused = desk.post(f"{at('decide', sent)}?cola=mias", {"decision": Action.REQUEST_CHANGES})
    assert switch(refused) == in_each(f"{at('review', sent)}?cola=mias")


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("fichas:assign", "fichas:queue"),
        ("fichas:drop_view", "fichas:queue"),
        ("fichas:remind", "fichas:board"),
        ("people:deactivate", "people:people"),
        ("people:read_notices", "people:notices"),
    ],
)
def test_a_link_to_where_a_form_is_sent_is_answered_in_words(desk, name, page):
    for language in LANGUAGES:
        answer = desk.get(path_in(language, reverse(name)))
        (way,) = document_fromstring(answer.text).xpath("//main//a[@class='button']/@href")
        assert (answer.status_code, answer["Allow"]) == (405, "POST")
        assert way == path_in(language, reverse(page))
        assert desk.get(way).status_code == 200
        assert foreign(answer.text, language) == []


def test_what_only_shows_takes_nothing(desk):
    answer = desk.post(reverse("fichas:queue"))
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert f'href="{reverse("fichas:queue")}"' in answer.text
