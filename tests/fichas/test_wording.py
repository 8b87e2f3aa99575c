"""A letter says which ficha it is about by its title, which sending it was, and where the public reads it."""

import pytest
from django.urls import reverse

from fichas.form.starting import start_ficha
from fichas.letters.announcements import MAX_TITLE_LENGTH
from fichas.review.publication import publish
from fichas.states import Action
from fichas.workflow import perform
from people.models import Invitation, Letter, Notice
from practices.models import Country
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import assess, submitted
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LONG = "Registro consular de las personas que viven y trabajan a los dos lados de la frontera " * 3


@pytest.fixture(autouse=True)
def nothing_is_printed(monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)


def told(person) -> Letter:
    return Letter.objects.filter(person=person).latest("pk")


def test_every_letter_of_a_way_names_title_and_reference(rosa, lucia):
    ficha = submitted(rosa, title="Ventanilla de acogida")
    assess(ficha, lucia)
    perform(Action.REQUEST_CHANGES, ficha, lucia, "Precise.")
    perform(Action.SUBMIT, ficha, rosa)
    publish(ficha, lucia)
    assert Letter.objects.count() == 6
    for letter in Letter.objects.all():
        for text in (letter.subject, letter.text, letter.html):
            assert f"«Ventanilla de acogida» ({ficha.reference})" in text


def test_a_long_title_is_shortened(rosa, lucia):
    ficha = submitted(rosa, title=LONG)
    notice = Notice.objects.get(person=lucia)
    assert ficha.reference in notice.text and "…»" in notice.text
    assert len(notice.text) < MAX_TITLE_LENGTH + 60


def test_a_second_sending_is_another_letter(rosa, lucia):
    sent = submitted(rosa)
    assert "segunda" not in told(lucia).subject
    perform(Action.REQUEST_CHANGES, sent, lucia, "Precise.")
    perform(Action.SUBMIT, sent, rosa)
    assert "Perú envió por segunda vez" in told(lucia).subject
    assert "con los cambios pedidos" in told(lucia).text
    assert "otra vez" in told(rosa).text


def test_what_is_published_is_told_with_its_public_address(sent, rosa, lucia, settings):
    assess(sent, lucia)
    practice = publish(sent, lucia).practice
    address = reverse("practices:practice", args=[practice.code])
    assert f"{settings.SITE_URL}{address}" in told(rosa).text


def test_nobody_is_asked_to_sign_a_ficha_without_a_title(lucia):
    rosa = focal_point("PE")
    ficha = start_ficha(Country.objects.get(code="PE"), lucia, on_behalf=True)
    refused = signed_in(lucia).post(at("tell", ficha))
    assert refused.status_code == 422
    assert "Todavía no tiene título" in refused.text
    assert not Letter.objects.filter(person=rosa).exists()


def test_an_invitation_carries_words_of_ones_own(lucia):
    client = signed_in(lucia)
    given = {"email": "ana@example.org", "role": "focal_point", "country": "UY"}
    client.post(reverse("people:invite"), given | {"words": "Ana:\r\n\r\nnos vimos en <Lima>."})
    letter = Letter.objects.get(kind="invitation")
    assert "Ana:\n\nnos vimos en <Lima>." in letter.text
    assert "nos vimos en &lt;Lima&gt;." in letter.html
    client.post(reverse("people:resend"), {"invitation": Invitation.objects.get().pk})
    assert "nos vimos en <Lima>." in Letter.objects.filter(kind="invitation").latest("pk").text
    hidden = client.post(reverse("people:invite"), given | {"email": "b@example.org", "words": "a\u202eb"})
    assert "a\u202eb" in hidden.text
    assert not Invitation.objects.filter(email="b@example.org").exists()


def test_the_title_of_what_was_never_sent_is_in_no_letter_to_the_desk(rosa, lucia):
    ficha = start_ficha(Country.objects.get(code="PE"), rosa)
    ficha.texts.update(title="CANARIO")
    perform(Action.WRITE, ficha, rosa, "¿Cuenta un convenio?")
    assert "CANARIO" not in told(lucia).subject + told(lucia).text
