"""Remarks for the country are collected at the desk: they can be written anew until they go, all with one letter."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from fichas.models import Comment
from fichas.review.comments import change, comment, delete, reply, resolve, send_remarks
from fichas.states import Action
from fichas.workflow import NotAllowed, perform
from people.models import Letter, Notice
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import assess, remark
from tests.markup import Page
from tests.people import secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def waiting(sent, lucia) -> Comment:
    return comment(sent, lucia, "¿Desde cuándo?", field="results", is_internal=False)


def test_who_reads_a_comment_is_said_where_it_is_written_and_never_guessed(sent, lucia):
    desk = signed_in(lucia)
    page = desk.get(at("review", sent)).text
    assert "Observación para Perú" in page and "solo la lee la Secretaría Técnica" in page
    assert desk.post(at("say", sent), {"campo": "results", "texto": "¿Desde cuándo?"}).status_code == 404
    assert not Comment.objects.exists()


def test_until_it_is_sent_the_country_sees_nothing_of_it(waiting, sent, rosa):
    client = signed_in(rosa)
    for name in ("task_list", "check", "own_history"):
        assert "¿Desde cuándo?" not in client.get(at(name, sent)).text, name
    answer = {"responde": waiting.pk, "texto": "Desde 2019."}
    assert client.post(at("answer", sent), answer).status_code == 404
    with pytest.raises(NotAllowed):
        reply(waiting, rosa, "Desde 2019.")


def test_its_author_alone_changes_and_deletes_it_until_then(waiting, sent, lucia):
    andres, desk = secretary(), signed_in(lucia)
    for act in (lambda: change(waiting, andres, "Otra."), lambda: delete(waiting, andres)):
        with pytest.raises(NotAllowed):
            act()
    desk.post(at("say", sent), {"cambia": waiting.pk, "texto": "¿Desde qué año?"})
    waiting.refresh_from_db()
    assert waiting.text == "¿Desde qué año?"
    desk.post(at("say", sent), {"borra": waiting.pk})
    assert not Comment.objects.exists()


def test_what_the_country_read_nobody_changes(waiting, sent, lucia):
    send_remarks(sent, lucia)
    late = signed_in(lucia).post(at("say", sent), {"cambia": waiting.pk, "texto": "Otra."})
    assert late.status_code == 409
    assert "Ya no se puede cambiar" in late.text
    waiting.refresh_from_db()
    assert waiting.text == "¿Desde cuándo?"


def test_a_change_that_says_nothing_is_refused_with_what_was_typed(waiting, sent, lucia):
    refused = signed_in(lucia).post(at("say", sent), {"cambia": waiting.pk, "texto": "a\u202eb"})
    assert refused.status_code == 422
    (field,) = [one for one in Page(refused.text).all("textarea") if one.get("id") == f"change-{waiting.pk}"]
    assert field.text == "a\u202eb"


def test_they_go_with_the_decision_and_its_letter(waiting, sent, rosa, lucia):
    Notice.objects.all().delete()
    perform(Action.REQUEST_CHANGES, sent, lucia, "Precise.")
    assert "¿Desde cuándo?" in signed_in(rosa).get(at("check", sent)).text
    assert Notice.objects.filter(person=rosa).count() == 1


def test_or_at_once_with_one_letter_for_the_lot(waiting, sent, rosa, lucia):
    comment(sent, lucia, "¿Con quién?", is_internal=False)
    comment(sent, lucia, "CANARIO", is_internal=True)
    Notice.objects.all().delete()
    Letter.objects.all().delete()
    desk = signed_in(lucia)
    assert "Enviar ahora (2)" in desk.get(at("review", sent)).text
    assert "2 observaciones enviadas" in desk.post(at("send_remarks", sent), follow=True).text
    desk.post(at("send_remarks", sent))
    (notice,) = Notice.objects.all()
    assert (notice.person, Letter.objects.count()) == (rosa, 1)
    page = signed_in(rosa).get(notice.path).text
    assert "¿Desde cuándo?" in page and "¿Con quién?" in page and "CANARIO" not in page
    assert "espera respuesta a 2 observaciones" in signed_in(rosa).get(at("task_list", sent)).text


def test_the_desks_answer_waits_too_and_the_countrys_does_not(sent, rosa, lucia):
    asked = remark(sent, lucia, "¿Desde cuándo?", field="results")
    reply(asked, rosa, "Desde 2019.")
    mine = reply(asked, lucia, "¿Todo el año?")
    page = signed_in(rosa).get(at("check", sent)).text
    assert "Desde 2019." in page and "¿Todo el año?" not in page
    change(mine, lucia, "¿De enero a diciembre?")
    send_remarks(sent, lucia)
    assert "¿De enero a diciembre?" in signed_in(rosa).get(at("check", sent)).text


def test_what_waits_is_not_answered_nor_settled(waiting, lucia):
    for act in (lambda: reply(waiting, lucia, "Sí."), lambda: resolve(waiting, lucia)):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"is_internal": True, "sent_at": timezone.now()}, "an_internal_comment_is_sent_to_nobody"),
        ({"resolved_at": timezone.now()}, "what_was_not_sent_is_not_resolved"),
    ],
)
def test_the_database_refuses(waiting, lucia, changes, constraint):
    changes |= {"resolved_by": lucia} if "resolved_at" in changes else {}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Comment.objects.filter(pk=waiting.pk).update(**changes)


def test_open_remarks_are_told_before_several_fichas_are_given_a_day(sent, lucia):
    assess(sent, lucia)
    remark(sent, lucia, "¿Desde cuándo?", field="results")
    day = (timezone.localdate() + timedelta(2)).isoformat()
    page = signed_in(lucia).post(reverse("fichas:schedule_all"), {"ficha": sent.reference, "fecha": day})
    assert "1 observación sin resolver" in page.text


def test_what_the_country_answered_waits_for_it_no_more(sent, rosa, lucia):
    asked = [remark(sent, lucia, text, field="results") for text in ("¿Desde cuándo?", "¿Con quién?")]
    perform(Action.REQUEST_CHANGES, sent, lucia, "Precise.")
    client = signed_in(rosa)

    def read() -> str:
        return client.get(at("task_list", sent)).text + client.get(at("check", sent)).text

    for words in ("2 observaciones por responder", "Quedan 2 observaciones", "respuesta a 2 observaciones"):
        assert words in read()
    reply(asked[0], rosa, "Desde 2019.")
    for words in ("1 observación por responder", "Queda 1 observación", "respuesta a 1 observación"):
        assert words in read()
    resolve(asked[1], lucia)
    assert "por responder" not in read() and "sin responder" not in read()


def test_of_a_ficha_that_is_over_nothing_waits(sent, rosa, lucia):
    remark(sent, lucia, "¿Desde cuándo?", field="results")
    perform(Action.DECLINE, sent, lucia, "No corresponde.")
    assert "por responder" not in signed_in(rosa).get(at("task_list", sent)).text


def test_another_countrys_people_send_nothing(sent, rosa):
    assert signed_in(rosa).post(reverse("fichas:send_remarks", args=[sent.reference])).status_code == 404
