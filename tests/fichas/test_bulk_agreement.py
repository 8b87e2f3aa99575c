"""Several countries are asked at once to agree to the extracts of their fichas."""

import pytest
from django.test import Client

from fichas.states import State
from people.models import Letter
from tests.fichas.bulk import asked, confirm, references, why
from tests.fichas.forms import signed_in
from tests.fichas.steps import edit, fresh, submitted
from tests.people import focal_point

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


def test_those_whose_extract_differs_are_sent_and_the_others_say_why_not(desk, rosa, lucia):
    first, second, as_signed = (submitted(rosa) for _ in range(3))
    for ficha in (first, second):
        edit(ficha, lucia, summary="Lo esencial.")
    page = asked(desk, "ask_all", [first, second, as_signed])
    assert sorted(references(page)) == sorted([first.reference, second.reference])
    assert "no hace falta su conformidad" in why(page)[as_signed.reference]
    assert "Vi la que no cambia y sé qué no se deshace" in page.text
    assert fresh(first).state == State.SUBMITTED

    done = confirm(desk, page, visto="si", mensaje="Solo cambia el resumen.")
    assert "2 fichas esperan la conformidad de sus países" in done.text
    assert {fresh(first).state, fresh(second).state} == {State.AWAITING_CONSENT}
    assert fresh(as_signed).state == State.SUBMITTED
    assert first.transitions.last().comment == "Solo cambia el resumen."


def test_each_person_gets_one_letter_with_all_of_their_own(desk, rosa, lucia):
    ana = focal_point("CL", name="Ana Torres")
    fichas = [submitted(rosa), submitted(rosa), submitted(ana)]
    for ficha in fichas:
        edit(ficha, lucia, summary="Lo esencial.")
    Letter.objects.all().delete()
    page = asked(desk, "ask_all", fichas)
    assert page.context["letters"] == 2
    confirm(desk, page, visto="si")
    hers, his = Letter.objects.get(person=rosa), Letter.objects.get(person=ana)
    assert (hers.kind, his.kind) == ("digest", "step")
    assert hers.text.count("espera la conformidad de su país") == 2
    assert fichas[2].reference in his.subject
