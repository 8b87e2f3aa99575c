"""What does not matter to an act does not stop it, and what is refused is read by nobody else and lost by nobody."""

import pytest
from django.urls import reverse

from fichas.models import Comment
from fichas.review.comments import comment
from fichas.states import Action, State
from practices.publishing import publish_version
from practices.standing import withdraw
from tests.factories import ficha as filled
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import assess, edit, fresh, with_extract

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TOO_LONG = "x" * 13_000


def test_the_page_of_an_import_opens_without_a_reproach(rosa):
    page = signed_in(rosa).get(reverse("fichas:word_import"))
    assert page.status_code == 200
    assert "por resolver" not in page.text


@pytest.mark.parametrize(
    "posted", [{}, {"conformidad": "no"}, {"conformidad": "no", "motivo": "Falta una cifra."}]
)
def test_an_extract_that_the_desk_still_writes_is_shown_to_no_country(sent, rosa, lucia, posted):
    edit(sent, lucia, summary="Todavía en borrador.")
    answer = signed_in(rosa).post(at("agreement", sent), posted)
    assert answer.status_code in (302, 409)
    assert "Todavía en borrador." not in answer.text


def test_a_reason_for_refusing_stops_no_agreement(sent, rosa, lucia):
    with_extract(sent, lucia)
    signed_in(rosa).post(at("agreement", sent), {"conformidad": "si", "motivo": TOO_LONG})
    assert fresh(sent).state == State.AGREED


def test_the_words_for_a_practice_that_a_colleague_withdrew_can_be_copied(lucia):
    practice = publish_version(filled()).practice
    withdraw(practice, "duplicada")
    act = {"acto": "retirar", "motivo": "duplicada", "nota": "Lo pidió el país."}
    answer = signed_in(lucia).post(reverse("fichas:practice", args=[practice.code]), act)
    assert answer.status_code == 422
    assert "Lo pidió el país." in answer.text


def test_a_comment_is_deleted_whatever_stands_in_its_text(sent, lucia):
    written = comment(sent, lucia, "¿Cuántas?", field="results", is_internal=False)
    signed_in(lucia).post(at("say", sent), {"borra": written.pk, "texto": TOO_LONG})
    assert not Comment.objects.exists()


def test_a_day_is_of_no_matter_where_none_is_asked_for(sent, lucia):
    decision = {"decision": "request_changes", "fecha": "mañana", "mensaje": "Precise las cifras."}
    assert signed_in(lucia).post(at("decide", sent), decision).status_code == 302
    assert fresh(sent).state == State.CHANGES_REQUESTED


def test_what_was_not_posted_is_blank(sent, lucia):
    desk = signed_in(lucia)
    assess(sent, lucia)
    for name, posted in (("keep", {"cumple": "zz"}), ("keep", {"anota-results": "a\u202eb"})):
        answer = desk.post(at(name, sent), posted)
        assert answer.status_code == 422
        assert ">None<" not in answer.text.replace("\n", "")


def test_an_address_that_is_none_is_no_code(lucia):
    typed = {"title": "Una compilación", "codes": "http://[x"}
    answer = signed_in(lucia).post(reverse("fichas:new_edition"), typed)
    assert answer.status_code == 422
    assert "http://[x" in answer.text


def test_a_tab_that_is_none_is_the_first(sent, lucia):
    posted = {"ficha": sent.reference, "a": "nadie", "consulta": "cola=zzz"}
    assert signed_in(lucia).post(reverse("fichas:assign"), posted).status_code == 422


def test_who_goes_back_to_the_queue_is_reproached_nothing(sent, lucia):
    posted = {"ficha": sent.reference, "a": lucia.pk, "volver": "si"}
    assert signed_in(lucia).post(reverse("fichas:assign"), posted).status_code == 200


def test_a_message_asks_for_what_it_says_or_is_a_message(sent, rosa):
    answer = signed_in(rosa).post(at("write", sent), {"pedir": "\x00", "mensaje": "Una consulta."})
    assert answer.status_code == 302
    assert sent.transitions.filter(action=Action.WRITE).exists()


def test_a_criterion_that_is_none_is_refused_in_words_of_ours(sent, lucia):
    answer = signed_in(lucia).post(at("keep", sent), {"cumple": "zz"})
    assert "Marque los criterios de la lista que la ficha cumple." in answer.text


@pytest.mark.parametrize("codec", ["unicode_escape", "base64", "undefined", "latin-1"])
@pytest.mark.parametrize("name", ["decide", "correspondence"])
def test_a_body_that_is_not_utf8_is_refused(sent, lucia, name, codec):
    body = b'--x\r\nContent-Disposition: form-data; name="texto"\r\n\r\n\\ud800\r\n--x--\r\n'
    for charset, status in ((codec, 400), ("utf-8", 422)):
        kind = f"multipart/form-data; boundary=x; charset={charset}"
        answer = signed_in(lucia).generic("POST", at(name, sent), body, content_type=kind)
        assert answer.status_code == status
