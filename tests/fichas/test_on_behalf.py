"""The Secretariat writes for a country that asks it to; the country sees it, changes it and signs it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fichas.form.starting import start_ficha
from fichas.models import Ficha, SectionProgress
from fichas.states import Action, State
from fichas.workflow import perform
from people.models import Letter
from practices.models import Country
from tests.factories import published
from tests.fichas.forms import at, save, signed_in
from tests.fichas.steps import fill
from tests.fichas.word_forms import form
from tests.people import focal_point, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
NEW = reverse("fichas:start")


@pytest.fixture
def lucia():
    return secretary(name="Lucía Méndez")


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


def test_it_says_for_whom_and_it_is_kept(desk, lucia):
    assert "Perú" in desk.get(NEW).text
    assert "En nombre de Perú" in desk.get(f"{NEW}?pais=PE").text
    desk.post(f"{NEW}?pais=PE", {"desde": "blanco"})
    ficha = Ficha.objects.get()
    assert (ficha.country.code, ficha.on_behalf, ficha.started_by) == ("PE", True, lucia)
    save(desk, ficha, "perfil", title="Registro consular")
    assert SectionProgress.objects.get().written_by == lucia
    assert "Registro consular" in desk.get(reverse("fichas:ficha_list")).text


def test_country_and_desk_read_who_began_it(desk, lucia):
    ficha = start_ficha(Country.objects.get(code="PE"), lucia, on_behalf=True)
    rosa = focal_point("PE")
    perform(Action.SUBMIT, fill(ficha, lucia), rosa)
    for reader, name in ((desk, "history"), (signed_in(rosa), "own_history")):
        assert "Iniciada por la Secretaría Técnica en nombre de Perú" in reader.get(at(name, ficha)).text


def test_so_does_a_word_file(desk, lucia):
    address = f"{reverse('fichas:word_import')}?pais=PE"
    assert "En nombre de Perú" in desk.get(address).text
    assert "En nombre de Perú" in desk.post(address).text
    imported = desk.post(
        address, {"archivo": SimpleUploadedFile("ficha.docx", form(n1_2="Registro consular"))}
    )
    ficha = Ficha.objects.get()
    assert imported["Location"] == at("word_report", ficha)
    assert (ficha.country.code, ficha.on_behalf, ficha.started_by) == ("PE", True, lucia)
    country = signed_in(focal_point("PE"))
    assert "En nombre de" not in country.get(reverse("fichas:word_import")).text
    assert "Registro consular" in country.get(at("task_list", ficha)).text


def test_a_country_that_is_none_asks_again(desk):
    assert desk.post(f"{NEW}?pais=XX", {"desde": "blanco"}).status_code == 200
    assert not Ficha.objects.exists()


def test_the_country_sees_who_wrote_it_and_signs_it(desk, lucia):
    rosa = focal_point("PE")
    ficha = fill(start_ficha(Country.objects.get(code="PE"), lucia, on_behalf=True), lucia)
    check = desk.get(at("check", ficha)).text
    assert "La firma y la envía un punto focal de Perú" in check
    assert "Enviar la ficha" not in check
    assert desk.post(at("submit", ficha), {"acepta": "si"}).status_code == 404
    for _ in range(2):
        desk.post(at("tell", ficha))
    assert [(letter.kind, letter.recipient) for letter in Letter.objects.all()] == [
        ("ready_to_sign", rosa.email)
    ]

    country = signed_in(rosa)
    assert (
        "Lucía Méndez, de la Secretaría Técnica, empezó esta ficha"
        in country.get(at("task_list", ficha)).text
    )
    assert country.post(at("submit", ficha), {"acepta": "si"})["Location"] == at("submitted", ficha)
    ficha.refresh_from_db()
    assert ficha.state == State.SUBMITTED
    assert ficha.snapshots.get().signed_by == rosa.name


def test_it_reads_no_draft_that_the_country_began(desk):
    rosa = focal_point("PE")
    draft = fill(start_ficha(Country.objects.get(code="PE"), rosa), rosa, title="Todavía no lo lea nadie")
    assert desk.get(at("task_list", draft)).status_code == 404
    assert "Todavía no lo lea nadie" not in desk.get(f"{NEW}?pais=PE").text
    refused = desk.post(f"{NEW}?pais=PE", {"desde": f"ficha:{draft.reference}"})
    assert refused.status_code == 422


def test_a_practice_that_the_country_is_revising_is_not_revised_twice(desk):
    practice = published(country="PE")
    start_ficha(practice.country, focal_point("PE"), base=practice.current)
    refused = desk.post(f"{NEW}?pais=PE", {"desde": f"practica:{practice.code}"})
    assert refused.status_code == 422
    assert "El país ya está revisando esa práctica." in refused.text


def test_what_revises_it_is_shown_once_it_was_sent(desk, rosa):
    practice = published(country="PE")
    sent = fill(start_ficha(practice.country, rosa, base=practice.current), rosa)
    perform(Action.SUBMIT, sent, rosa)
    there = desk.post(f"{NEW}?pais=PE", {"desde": f"practica:{practice.code}"}, follow=True)
    assert there.redirect_chain == [(f"/secretaria/fichas/{sent.reference}/", 302)]
    assert "El país ya está revisando esa práctica: esta es la ficha." in there.text


def test_nobody_to_be_told_is_said(desk, lucia):
    ficha = start_ficha(Country.objects.get(code="PE"), lucia, on_behalf=True)
    ficha.texts.update(title="Registro consular")
    told = desk.post(at("tell", ficha), follow=True)
    assert "invite a un punto focal" in told.text
    assert not Letter.objects.exists()
