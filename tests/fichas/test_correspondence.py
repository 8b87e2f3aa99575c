"""A country writes to the desk about a ficha in any state, asks for a withdrawal, and reads what the desk writes back."""

import pytest
from django.urls import reverse

from fichas.review.publication import publish
from people.models import Notice
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import assess

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_of_a_draft_the_desk_reads_the_message_and_nothing_else(draft, rosa, lucia):
    country, desk = signed_in(rosa), signed_in(lucia)
    assert desk.get(at("correspondence", draft)).status_code == 404
    draft.texts.update(title="CANARIO")
    country.post(at("write", draft), {"mensaje": "¿Cuenta un convenio?"})
    notice = Notice.objects.get(person=lucia)
    page = desk.get(notice.path).text
    assert "¿Cuenta un convenio?" in page
    assert "CANARIO" not in page
    assert desk.get(at("review", draft)).status_code == 404
    desk.post(notice.path, {"mensaje": "Sí, cuenta."})
    assert "Sí, cuenta." in country.get(Notice.objects.get(person=rosa).path).text


def test_a_message_without_words_is_refused(draft, rosa):
    refused = signed_in(rosa).post(at("write", draft), {"mensaje": " "})
    assert refused.status_code == 422
    assert not draft.transitions.exists()


def test_a_withdrawal_is_asked_for_and_read_on_every_page_of_the_desk(sent, rosa, lucia, monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)
    assess(sent, lucia)
    practice = publish(sent, lucia).practice
    country = signed_in(rosa)
    assert f"{at('write', sent)}?pedir=retiro" in country.get(at("task_list", sent)).text
    country.post(at("write", sent), {"pedir": "retiro", "mensaje": "La norma se derogó."})
    notice = Notice.objects.filter(person=lucia).first()
    desk = signed_in(lucia)
    assert "retire" in notice.text
    for address in (notice.path, reverse("fichas:practice", args=[practice.code]), at("history", sent)):
        assert "La norma se derogó." in desk.get(address).text, address
    assert "La norma se derogó." in country.get(at("task_list", sent)).text
