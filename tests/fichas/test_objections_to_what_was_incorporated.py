"""Whoever it concerns objects to what was incorporated; the desk withdraws it, corrects it or answers in words."""

import pytest
from django.urls import reverse

from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from fichas.models import Objection
from fichas.preconditions import PreconditionFailed
from fichas.review.publication import publish, take_down
from fichas.review.taking_back import take_back
from fichas.states import Action
from fichas.workflow import perform
from people.models import Notice
from tests.fichas.forms import at, signed_in
from tests.fichas.incorporating import incorporated
from tests.fichas.queues import QUEUE
from tests.fichas.steps import assess, fresh
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unprinted")]
WHY = "La cifra no es nuestra."


@pytest.fixture
def ana():
    return focal_point("UY", name="Ana Silva")


@pytest.fixture
def ficha(ana, rosa, lucia):
    return incorporated(lucia, associated_countries=["UY"])


@pytest.fixture
def objected(ficha, rosa):
    page = signed_in(rosa).post(at("write", ficha), {"pedir": "objecion", "mensaje": WHY}, follow=True)
    assert WHY in page.text
    return fresh(ficha)


def at_the_head(lucia) -> list[str]:
    return [one["objection"].made.comment for one in signed_in(lucia).get(QUEUE).context["objections"]]


def test_it_stands_at_the_head_of_the_queue_whatever_else_is_written(objected, lucia):
    page = signed_in(lucia).get(QUEUE)
    assert at_the_head(lucia) == [WHY]
    assert [row["state"] for row in page.context["rows"]] == ["Objeta lo incorporado"]
    perform(Action.WRITE_BACK, objected, lucia, "La miramos.")
    assert at_the_head(lucia) == [WHY]
    assert "objeción a la ficha" in Notice.objects.filter(person=lucia).last().text


def test_the_public_page_says_nothing_of_it(objected, client):
    page = client.get(reverse("practices:practice", args=[objected.practice.code])).text
    assert "Incorporada por la Secretaría Técnica" in page
    assert "objeción" not in page and "objeta" not in page.lower() and WHY not in page


def test_the_desk_answers_in_words_that_whoever_objected_reads(objected, rosa, lucia):
    desk = signed_in(lucia)
    typed = {"decision": Action.ANSWER_OBJECTION, "mensaje": "Es la de la compilación de 2014."}
    question = desk.post(at("decide", objected), typed)
    assert "Responde a la objeción de Perú" in question.text
    desk.post(at("decide", objected), typed | {"confirmado": "si"})
    assert at_the_head(lucia) == []
    assert "Es la de la compilación de 2014." in signed_in(rosa).get(at("task_list", objected)).text
    assert "respondió a la objeción" in Notice.objects.filter(person=rosa).first().text
    assert Objection.objects.get().closing == "answered"
    assert signed_in(lucia).get(QUEUE).context["rows"] == []


def test_a_state_that_it_names_objects_on_its_own_page_and_reads_the_answer(ficha, ana, rosa, lucia):
    client = signed_in(ana)
    assert ficha.reference in client.get(reverse("fichas:ficha_list")).text
    page = client.get(at("associated", ficha))
    assert "Presentar la objeción" in page.text and "Ningún país la firmó." in page.text
    client.post(at("associated", ficha), {"acto": "objetar", "motivo": WHY})
    assert Objection.objects.get().country.code == "UY"
    assert WHY in signed_in(rosa).get(at("task_list", ficha)).text
    assert "Presentar la objeción" not in client.get(at("associated", ficha)).text
    perform(Action.ANSWER_OBJECTION, ficha, lucia, "Quitamos el nombre en la próxima versión.")
    assert "Quitamos el nombre" in client.get(at("associated", ficha)).text
    assert Notice.objects.filter(person=ana, text__startswith="La Secretaría Técnica respondió").exists()


def test_withdrawn_it_is_objected_to_no_more(objected, lucia, rosa):
    take_down(objected.practice, lucia, "reemplazada", "Su país no la reconoce.")
    assert at_the_head(lucia) == []
    assert Objection.objects.get().closing == "withdrawn"
    with pytest.raises(PreconditionFailed, match="no es lo incorporado"):
        perform(Action.OBJECT_INCORPORATED, objected, rosa, WHY)


def test_another_version_corrects_it(objected, lucia, rosa):
    revision = start_ficha(rosa.country, rosa, base=objected.version)
    text = country_text(revision)
    text.contact_name, text.contact_post = "Ana Torres", "Directora"
    text.save()
    perform(Action.SUBMIT, revision, rosa)
    assess(revision, lucia)
    publish(revision, lucia)
    assert Objection.objects.get().closing == "corrected"
    assert not fresh(objected).is_asked
    assert "Objetarla" not in signed_in(rosa).get(at("task_list", objected)).text


def test_taken_back_in_its_first_hour_nothing_is_left_to_be_answered(objected, lucia):
    take_back(objected, lucia, "Tienen razón.")
    assert at_the_head(lucia) == []


def test_each_state_has_one_open_objection_and_only_where_nobody_signed(objected, rosa, lucia, sent):
    with pytest.raises(PreconditionFailed, match="ya presentó"):
        perform(Action.OBJECT_INCORPORATED, objected, rosa, WHY)
    assess(sent, lucia)
    publish(sent, lucia)
    with pytest.raises(PreconditionFailed, match="no es lo incorporado"):
        perform(Action.OBJECT_INCORPORATED, sent, rosa, WHY)
    assert "Objetarla" not in signed_in(rosa).get(at("task_list", sent)).text
    with pytest.raises(PreconditionFailed, match="No hay una objeción"):
        perform(Action.ANSWER_OBJECTION, sent, lucia, "Nada.")
