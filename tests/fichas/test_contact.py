"""Whoever names the contact person once need not do so again; nobody else's contact is offered."""

import pytest
from django.urls import reverse

from fichas.form.drafts import country_text, private
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from practices.models import Country
from tests.documents import upload
from tests.fichas.forms import at, save, signed_in
from tests.fichas.steps import CONTACT, submitted
from tests.fichas.word_forms import form
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
KNOWN = CONTACT | {"contact_email": "consulados@example.org"}
REMEMBERED = "Estos datos vienen de otra ficha."


@pytest.fixture
def first(rosa) -> Ficha:
    return submitted(rosa, **KNOWN)


def started(user, **chosen) -> Ficha:
    signed_in(user).post(reverse("fichas:start"), chosen or {"desde": "blanco"})
    return Ficha.objects.latest("pk")


def contact(ficha: Ficha) -> dict:
    text = country_text(ficha)
    return {name: getattr(text, name) for name in KNOWN}


def test_a_new_ficha_offers_the_last_one_to_be_looked_at(first, rosa):
    draft, client = started(rosa), signed_in(rosa)
    assert contact(draft) == KNOWN
    assert REMEMBERED in client.get(at("section", draft, "contacto")).text
    statuses = [one["status"] for one in client.get(at("task_list", draft)).context["sections"]]
    assert set(statuses) == {"no-iniciada"}
    save(client, draft, "contacto", contact_name="Otra persona", finished="si")
    assert REMEMBERED not in client.get(at("section", draft, "contacto")).text
    assert contact(started(rosa))["contact_name"] == "Otra persona"


def test_a_ficha_made_like_another_has_its_contact(first, rosa):
    start = start_ficha(Country.objects.get(code="PE"), rosa)
    save(signed_in(rosa), start, "contacto", contact_name="La última")
    assert contact(started(rosa, desde=f"ficha:{first.reference}")) == KNOWN


def test_a_colleague_names_their_own(first):
    assert set(contact(started(focal_point("PE"))).values()) == {""}


def test_whoever_changes_country_takes_no_contact_along(first, rosa):
    rosa.take_role("focal_point", Country.objects.get(code="BR"))
    assert set(contact(started(rosa)).values()) == {""}


def test_a_word_file_brings_its_own_contact_and_no_other(first, rosa):
    signed_in(rosa).post(
        reverse("fichas:word_import"), {"archivo": upload("ficha.docx", form(n1_2="Registro"))}
    )
    assert set(private(country_text(Ficha.objects.latest("pk"))).values()) == {""}


def test_the_labels_of_the_form_are_the_official_ones(first, rosa):
    page = signed_in(rosa).get(at("section", started(rosa), "contacto"))
    labels = [one.label for one in page.context["fields"]]
    assert labels == ["Nombre", "Cargo", "Email", "Institución", "Email general institucional"]
