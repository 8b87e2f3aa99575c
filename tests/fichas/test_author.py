"""A government writes and sends its ficha, without a script."""

import pytest
from django.urls import reverse

from fichas.form.drafts import country_text
from fichas.form.sections import FORM_SECTIONS
from fichas.form.starting import start_ficha
from fichas.models import Ficha, Transition
from fichas.states import State
from people.models import Letter
from practices.answers import read_answers
from practices.models import Country
from tests.factories import published
from tests.fichas.forms import at, inputs, save, signed_in
from tests.fichas.steps import fill, person

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def rosa():
    return person()


@pytest.fixture
def client(rosa):
    return signed_in(rosa)


def test_the_whole_way_from_a_blank_ficha_to_the_receipt(client):
    started = client.post(reverse("fichas:start"), {"desde": "blanco"})
    ficha = Ficha.objects.get()
    assert started["Location"] == at("task_list", ficha)
    save(
        *(client, ficha, "perfil"),
        title="Registro consular",
        themes=["asistencia-consular", "otro"],
        themes_other="Retorno",
        levels=["nacional"],
        responsible_entity="Cancillería",
        associated_entities="Ministerio del Interior\r\n\r\nReniec\r\n",
        categories=["mecanismos-operativos"],
        documentation=["publicada"],
        transfer_needs=["expertos"],
        go="on",
    )
    contact = {"contact_name": "Ana", "contact_post": "Jefa", "contact_institution": "Cancillería"}
    save(client, ficha, "contacto", contact_email="consulados@example.org", **contact)
    texts = {
        "background": "Uno.\r\n\r\nDos.",
        "summary": "palabra " * 212,
        "results": "Tres.",
        "success_factors": "Cuatro.",
    }
    save(client, ficha, "descripcion", **texts)
    save(
        client,
        ficha,
        "documentos",
        link_numeral=["2.9"],
        link_label=["Ley"],
        link_url=["https://example.org/ley"],
    )
    save(
        client, ficha, "datos", start_year="2019", end_is_open="on", primary_objectives=["14"], finished="si"
    )

    refused = client.post(at("submit", ficha), {"acepta": "on"})
    assert refused.status_code == 422
    assert "Le sobran 12 palabras: el máximo es 200." in refused.text
    save(client, ficha, "descripcion", summary="palabra " * 200)
    sent = client.post(at("submit", ficha), {"acepta": "on"})
    assert sent["Location"] == at("submitted", ficha)
    assert ficha.reference in client.get(at("submitted", ficha)).text
    said = read_answers(country_text(ficha))
    assert said["associated_entities"] == ["Ministerio del Interior", "Reniec"]
    assert (said["background"], said["start_year"], said["end_is_open"]) == ("Uno.\n\nDos.", 2019, True)
    assert said["links"] == [{"numeral": "2.9", "label": "Ley", "url": "https://example.org/ley"}]


def test_sent_twice_it_is_sent_once_and_one_letter_goes_out(client, draft, rosa):
    fill(draft, rosa)
    for _ in range(3):
        assert client.post(at("submit", draft), {"acepta": "on"})["Location"] == at("submitted", draft)
    assert Transition.objects.count() == 1
    assert [letter.recipient for letter in Letter.objects.all()] == [rosa.email]


def test_the_use_of_the_texts_must_be_accepted(client, draft, rosa):
    fill(draft, rosa)
    assert client.post(at("submit", draft)).status_code == 422
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_an_empty_section_is_saved_and_the_list_is_honest(client, draft):
    assert save(client, draft, "perfil").status_code == 302
    save(client, draft, "contacto", contact_name="Ana", finished="no")
    save(client, draft, "datos", place="Tacna", finished="si")
    sections = client.get(at("task_list", draft)).context["sections"]
    assert [one["status"] for one in sections] == [
        "no-iniciada",
        "en-curso",
        "no-iniciada",
        "no-iniciada",
        "por-resolver",
    ]


def test_every_section_comes_back_as_it_was_saved(client, draft, rosa):
    fill(
        draft,
        rosa,
        links=[{"numeral": "2.5", "label": "Guía", "url": "https://example.org/"}],
        end_is_open=True,
    )
    before = read_answers(country_text(draft))
    revision = country_text(draft).revision
    for section in FORM_SECTIONS:
        assert save(client, draft, section.code).status_code == 302
    assert read_answers(country_text(draft)) == before
    assert country_text(draft).revision == revision


def test_what_cannot_be_saved_is_said_at_its_field_and_nothing_typed_is_lost(client, draft):
    response = save(client, draft, "datos", start_year="dos mil", place="Tacna")
    assert response.status_code == 422
    assert "Escriba el año con cuatro cifras" in response.text
    assert 'value="dos mil"' in response.text
    assert read_answers(country_text(draft))["place"] == "Tacna"


def test_a_text_over_its_limit_is_kept_whole(client, draft):
    text = " ".join(["palabra"] * 400)
    assert save(client, draft, "descripcion", background=text).status_code == 302
    page = client.get(at("section", draft, "descripcion")).text
    assert text in page
    assert "Le sobran 240 palabras" in page


def test_two_people_in_one_section_see_both_texts_and_neither_is_lost(client, draft, rosa):
    address = at("section", draft, "descripcion")
    opened = inputs(client.get(address).text)
    save(client, draft, "descripcion", summary="De Rosa.")
    colleague = person("PE", "Luis Rojas")
    refused = signed_in(colleague).post(address, opened | {"summary": "De Luis."})
    assert refused.status_code == 409
    assert "De Rosa." in refused.text
    assert "De Luis." in refused.text
    assert read_answers(country_text(draft))["summary"] == "De Rosa."
    signed_in(colleague).post(address, inputs(refused.text) | {"summary": "De los dos."})
    assert read_answers(country_text(draft))["summary"] == "De los dos."


def test_a_sent_ficha_is_read_and_not_written(client, draft, rosa):
    fill(draft, rosa)
    address = at("section", draft, "perfil")
    opened = inputs(client.get(address).text)
    client.post(at("submit", draft), {"acepta": "on"})
    assert client.get(address)["Location"] == at("task_list", draft)
    client.post(address, opened | {"title": "Tarde"})
    assert read_answers(country_text(draft))["title"] != "Tarde"


def test_a_draft_is_deleted_and_a_sent_ficha_retired_with_a_reason(client, draft, rosa):
    fill(draft, rosa)
    client.post(at("submit", draft), {"acepta": "on"})
    assert client.post(at("delete", draft)).status_code == 404
    assert client.post(at("retire", draft), {"motivo": ""}).status_code == 422
    client.post(at("retire", draft), {"motivo": "Se une a otra."})
    draft.refresh_from_db()
    assert draft.state == State.WITHDRAWN
    other = start_ficha(draft.country, rosa)
    assert client.post(at("delete", other))["Location"] == reverse("fichas:ficha_list")
    assert not Ficha.objects.filter(pk=other.pk).exists()


def test_a_revision_starts_from_what_is_published(client):
    practice = published(title="Publicada")
    client.post(reverse("fichas:start"), {"desde": f"practica:{practice.code}"})
    revision = Ficha.objects.get()
    assert revision.base == practice.current
    again = client.post(reverse("fichas:start"), {"desde": f"practica:{practice.code}"})
    assert again["Location"] == at("task_list", revision)


def test_what_can_be_started_from_is_the_countrys_own(client):
    practice = published(country="CL")
    assert client.post(reverse("fichas:start"), {"desde": f"practica:{practice.code}"}).status_code == 422
    assert not Ficha.objects.exists()


def test_hostile_texts_are_inert_on_every_page(client, draft, rosa):
    hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7*7 }}'
    fill(
        draft,
        rosa,
        title=hostile,
        summary=hostile,
        associated_entities=[hostile],
        place=hostile,
        contact_name=hostile,
    )
    addresses = [at(name, draft) for name in ("task_list", "check", "delete")]
    addresses += [at("section", draft, one.code) for one in FORM_SECTIONS] + [reverse("fichas:ficha_list")]
    for address in addresses:
        text = client.get(address).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text


@pytest.mark.parametrize("fichas", [1, 3])
def test_the_list_asks_the_database_the_same_number_of_times(
    client, rosa, fichas, django_assert_max_num_queries
):
    for _ in range(fichas):
        start_ficha(Country.objects.get(code="PE"), rosa)
    with django_assert_max_num_queries(15):
        client.get(reverse("fichas:ficha_list"))
