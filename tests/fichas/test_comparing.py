"""What the desk and the country are shown of what differs: between two texts, and from what is published."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format

from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from fichas.review.comments import comment
from fichas.states import Action
from fichas.workflow import perform
from practices.publishing import publish_version
from tests.factories import ficha as filled
from tests.factories import published
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import edit, fill, fresh, with_extract
from tests.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


@pytest.fixture
def revision(rosa):
    """A revision of a practice, in which its country changed the title."""
    practice = published(country="PE", title="Registro consular", figures="1200 personas")
    ficha = start_ficha(practice.country, rosa, base=practice.current)
    own = {"contact_name": "Ana Torres", "contact_post": "Directora"}
    for section, values in (("perfil", {"title": "Registro consular ampliado"}), ("contacto", own)):
        save_answers(ficha, section, values, revision=country_text(ficha).revision, by=rosa)
    fill(ficha, rosa, title="Registro consular ampliado", figures="1200 personas")
    perform(Action.SUBMIT, ficha, rosa)
    return fresh(ficha)


def pieces(page, numeral: str) -> list:
    (found,) = [one for one in page.context["changes"] if one.numeral == numeral]
    return found.pieces


def test_a_revision_says_which_version_it_revises_and_what_it_would_change(desk, revision, lucia):
    review = desk.get(at("review", revision)).text
    assert f"Revisión de la versión 1 de {revision.practice.code} , publicada el" in Page(review).text
    assert at("against_published", revision) in review
    page = desk.get(at("against_published", revision))
    assert pieces(page, "1.2") == [("same", "Registro consular"), ("added", " ampliado")]
    assert "2.4" not in [one.numeral for one in page.context["changes"]]
    edit(revision, lucia, "perfil", title="Registro consular mayor")
    page = desk.get(at("against_published", revision))
    assert pieces(page, "1.2") == [("same", "Registro consular"), ("added", " mayor")]


def test_the_countrys_own_pages_say_it_too(revision, rosa, sent):
    version, country = revision.base, signed_in(rosa)
    words = f"Revisión de la versión 1 de {revision.practice.code} , publicada el {date_format(version.published_on)}"
    for name in ("task_list", "check", "own_history", "submitted"):
        page = country.get(at(name, revision)).text
        assert words in Page(page).text, name
        assert reverse("practices:practice_version", args=[revision.practice.code, 1]) in page
        assert "Revisión de la versión" not in country.get(at(name, sent)).text


def test_what_is_published_stays_out_of_a_first_ficha(desk, sent):
    assert desk.get(at("against_published", sent)).status_code == 404
    assert at("against_published", sent) not in desk.get(at("review", sent)).text


def test_a_revision_whose_version_is_no_longer_the_current_one_says_so(desk, revision):
    publish_version(filled(title="Por otro camino"), revision.practice)
    assert "ya es otra" in desk.get(at("against_published", revision)).text
    assert "Poner sobre la versión vigente" in desk.get(at("review", revision)).text


def test_any_two_texts_that_were_kept_are_compared(desk, sent, rosa, lucia):
    with time_machine.travel("2026-11-09T12:05Z", tick=False):
        edit(sent, lucia, summary="Uno.")
    edit(sent, lucia, summary="Uno. Y dos.")
    page = desk.get(at("changes", sent), {"de": "2", "a": "3"})
    assert [one["label"].split(" (")[0] for one in page.context["kept"]] == [
        "1. Texto del país, firmado por Rosa Quispe",
        "2. Extracto, guardado por Lucía Méndez",
        "3. Extracto, guardado por Lucía Méndez",
    ]
    assert page.context["kept"][1]["label"].endswith("(9 nov. 2026, 09:05)")
    assert pieces(page, "2.2") == [("same", "Uno."), ("added", " Y dos.")]
    assert page.context["chosen"] == ["2", "3"]


@pytest.mark.parametrize("asked", [{}, {"de": "1", "a": "99"}, {"de": "x", "a": "'"}, {"de": "1"}])
def test_without_two_texts_it_is_what_the_country_changed(desk, sent, rosa, lucia, asked):
    perform(Action.REQUEST_CHANGES, sent, lucia, "Precise.")
    save_answers(sent, "descripcion", {"figures": "1200 personas"}, revision=99, by=rosa)
    perform(Action.SUBMIT, sent, rosa)
    page = desk.get(at("changes", sent), asked)
    assert pieces(page, "2.4") == [("added", "1200 personas")]


def test_the_extract_is_read_without_marks_too(desk, sent, lucia):
    edit(sent, lucia, summary="Los consulados llevan un registro de sus nacionales y lo ponen al día.")
    marked, plain = (desk.get(at("review", sent), asked).text for asked in ({}, {"marcas": "no"}))
    assert "[añadido:" in marked
    assert "[añadido:" not in plain
    assert "registro de sus nacionales y lo ponen al día." in plain


@pytest.mark.parametrize("name", ["review", "changes"])
def test_of_a_text_written_anew_it_is_said_that_both_stand_there_whole(desk, sent, lucia, name):
    edit(sent, lucia, summary=" ".join(f"palabra{number}" for number in range(100)))
    page = desk.get(at(name, sent), {"de": "1", "a": "2"}).text
    assert "primero va el anterior entero y después el nuevo" in page
    edit(sent, lucia, summary="Breve.")
    page = desk.get(at(name, sent), {"de": "1", "a": "3"}).text
    assert "primero va el anterior" not in page


def test_what_was_said_about_an_answer_stands_beside_it_while_one_edits(desk, sent, lucia):
    comment(sent, lucia, "Nombre la provincia.", field="summary", is_internal=True)
    page = desk.get(at("extract", sent, "descripcion")).text
    assert "Nombre la provincia." in page
    assert "Interno, el país no lo ve" in page
    assert "Nombre la provincia." not in desk.get(at("extract", sent, "perfil")).text


def test_the_country_sees_what_became_of_its_text_after_it_agreed(sent, rosa, lucia):
    country = signed_in(rosa)
    with_extract(sent, lucia)
    perform(Action.AGREE, sent, rosa)
    page = country.get(at("agreement", sent))
    assert page.status_code == 200
    assert "[suprimido:" in page.text
    assert "conformidad" not in [*(page.context["errors"])]
    assert '<form class="measured"' not in page.text
    assert at("agreement", sent) in country.get(at("own_history", sent)).text


def test_before_it_is_asked_the_country_sees_no_extract(sent, rosa, lucia):
    edit(sent, lucia, summary="CANARIO")
    answer = signed_in(rosa).get(at("agreement", sent))
    assert answer["Location"] == at("task_list", sent)
