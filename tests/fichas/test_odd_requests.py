"""What nobody's browser asks for by itself is answered in words: never with a fault, and never with more than it should."""

import os

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from people.models import User
from practices import bounds
from practices.models import Country
from tests.documents import upload, word
from tests.fichas.files import send
from tests.fichas.forms import at, signed_in
from tests.fichas.word_forms import form
from tests.people import administrator, focal_point, person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["%00", "%EF%BF%BF", "a%0Ab"])
def test_a_file_under_a_name_that_no_file_has_is_not_there(name):
    client = signed_in(person())
    assert client.get(f"/fichas/F-2026-PE-0001/archivos/x/{name}").status_code == 404


@pytest.mark.parametrize("answer", ["", "si", "otra"])
def test_nobody_agrees_to_a_ficha_that_was_never_sent(draft, rosa, answer):
    response = signed_in(rosa).post(at("agreement", draft), {"conformidad": answer, "motivo": "x"})
    assert response.url == at("task_list", draft)


def test_nor_refuses_it_and_the_words_stand_on_the_page(draft, rosa):
    response = signed_in(rosa).post(at("agreement", draft), {"conformidad": "no", "motivo": "Falta el año."})
    assert response.status_code == 409
    assert "Falta el año." in response.text
    assert not draft.transitions.exists()


def test_nobody_sets_anothers_password_or_address(rosa):
    client = signed_in(administrator())
    before = User.objects.get(pk=rosa.pk)
    address = f"/admin/fichas/user/{rosa.pk}"
    given = {
        "password1": "otra frase bien larga",
        "password2": "otra frase bien larga",
        "usable_password": "true",
    }
    assert client.post(f"{address}/password/", given).status_code == 404
    client.post(
        f"{address}/change/",
        {"email": "otra@example.org", "name": "X", "language": "es", "letters_wanted": "all"},
    )
    after = User.objects.get(pk=rosa.pk)
    assert (after.password, after.email) == (before.password, before.email)


class TestOneFileAtATime:
    def send(self, client):
        return client.post(
            reverse("fichas:word_import"), {"archivo": upload("ficha.docx", form(n1_2="Registro"))}
        )

    def test_a_second_word_file_waits_until_the_first_is_read(self, rosa):
        client = signed_in(rosa)
        cache.add(f"import:{rosa.pk}", os.getpid())
        refused = self.send(client)
        assert refused.status_code == 422
        assert "Ya se está leyendo otro archivo" in refused.text
        cache.delete(f"import:{rosa.pk}")
        assert self.send(client).status_code == 302
        assert self.send(client).status_code == 302

    def test_another_person_does_not_wait(self, rosa):
        cache.add(f"import:{rosa.pk}", os.getpid())
        assert self.send(signed_in(focal_point("CL"))).status_code == 302
        cache.delete(f"import:{rosa.pk}")


def test_a_ficha_holds_so_many_files_and_no_more(draft, rosa, monkeypatch):
    monkeypatch.setattr(bounds, "FILES", 1)
    client = signed_in(rosa)
    send(client, draft, upload("una.docx", word("Una")))
    refused = send(client, draft, upload("otra.docx", word("Otra")))
    assert "Una ficha lleva hasta 1 archivos" in refused.text
    assert [row.name for row in country_text(draft).files.all()] == ["una.docx"]


def test_the_day_of_a_file_is_that_of_its_own_ficha(draft, rosa):
    with time_machine.travel("2026-01-05T12:00Z"):
        send(signed_in(rosa), draft, upload("una.docx", word("Una")))
    other = focal_point("CL")
    theirs = start_ficha(Country.objects.get(code="CL"), other)
    with time_machine.travel("2026-03-09T12:00Z"):
        page = send(signed_in(other), theirs, upload("una.docx", word("Una")))
        page = signed_in(other).get(at("attachments", theirs)).text
    assert "subido el 9 mar. 2026" in page
    assert "5 ene. 2026" not in page


@pytest.mark.parametrize("address", ["/", "/practicas/", "/comparar/", "/ingresar/"])
def test_an_address_with_more_parameters_than_anyone_reads_is_refused_in_words(client, address):
    refused = client.get(f"{address}?{'&'.join(f'p={number}' for number in range(2_000))}")
    assert (refused.status_code, "demasiados parámetros" in refused.text) == (400, True)
