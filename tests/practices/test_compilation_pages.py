"""Compilations as they are asked for: at once, in the background, shared, bounded, and gone with what they held."""

import re

import pytest
from django.core.exceptions import ValidationError

from practices.models import CompilationEdition, CompilationRun
from practices.models.practice import Immutable
from practices.press import selection_views, views
from practices.press.book import files, plan
from practices.press.curated import publish_edition
from practices.standing import withdraw
from practices.stored_files import Damaged
from tests import factories
from tests.practices.books import codes

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
State = CompilationRun.State


@pytest.fixture
def practices():
    return [factories.published(country=country, title=f"Práctica de {country}") for country in ("PE", "CL")]


def test_the_current_list_is_a_book_with_its_filters(client, practices):
    assert 'name="pais" value="PE"' in client.get("/practicas/?pais=PE").content.decode()
    response = client.get("/compilacion.pdf?pais=PE")
    assert response["Content-Type"] == "application/pdf"
    told = codes(response)
    assert "CSM-PE-0001" in told
    assert "CSM-CL-0001" not in told
    assert not CompilationRun.objects.exists()


def test_the_same_list_is_read_from_its_file(client, practices, monkeypatch):
    first = client.get("/compilacion.pdf")
    monkeypatch.setattr(files, "make", None)
    assert client.get("/compilacion.pdf")["ETag"] == first["ETag"]


def test_an_empty_list_says_so(client, practices):
    response = client.get("/compilacion.pdf?pais=BO")
    assert response.status_code == 404
    assert "no hay nada que compilar" in response.content.decode()


def test_what_the_list_refuses_is_refused_here(client, practices):
    response = client.get("/compilacion.pdf?pais=XX")
    assert response.status_code == 400
    assert "«XX» no está en la lista" in response.content.decode()


def test_a_list_that_is_too_long_says_how_long_it_may_be(client, practices, settings):
    settings.MAX_COMPILATION_SIZE = 1
    response = client.get("/compilacion.pdf")
    assert response.status_code == 400
    assert "hasta 1" in response.content.decode()


def test_the_file_comes_as_it_is_once_and_under_a_name_of_its_own(client, practices):
    first = client.get("/compilacion.pdf?pais=PE", headers={"Accept-Encoding": "gzip"})
    assert not first.has_header("Content-Encoding")
    assert int(first["Content-Length"]) == len(b"".join(first.streaming_content))
    assert "buenas-practicas-en-politicas" in first["Content-Disposition"]
    again = client.get("/compilacion.pdf?pais=PE", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("left", [0, 100, 9_000], ids="{} bytes left".format)
def test_a_damaged_ficha_is_laid_out_anew(client, practices, public_files, left):
    client.get("/compilacion.pdf")
    ficha = next(public_files.rglob("fichas/*/*"))
    stored = ficha.read_bytes()
    assert len(stored) > left
    ficha.write_bytes(stored[:left])
    held = codes(client.get("/compilacion.pdf?agrupar=tema"))
    assert all(practice.code in held for practice in practices)
    assert ficha.read_bytes() == stored


def test_when_fichas_are_damaged_again_and_again_the_reason_is_visible(client, practices, monkeypatch):
    def damaged(path):
        raise Damaged(path)

    monkeypatch.setattr(plan, "count_pages", damaged)
    response = client.get("/compilacion.pdf?agrupar=tema")
    assert response.status_code == 503
    assert "dañadas" in response.content.decode()


def test_practices_are_gathered_from_the_list_whatever_it_is_narrowed_to(client, practices):
    page = client.get("/practicas/?pais=PE&s=CSM-CL-0001").content.decode()
    assert "/practicas/?pais=PE&amp;s=CSM-CL-0001%2CCSM-PE-0001#en-CSM-PE-0001" in page
    assert "Su compilación: <b>1 práctica</b>" in page
    assert '<link rel="canonical" href="http://testserver/practicas/?pais=PE">' in page
    assert "En su compilación" in client.get("/practicas/?s=CSM-CL-0001").content.decode()


def test_a_selection_is_reordered_shared_and_taken_in_its_order(client, practices):
    page = client.get("/seleccion/?s=CSM-PE-0001,CSM-CL-0001").content.decode()
    assert 'value="CSM-CL-0001,CSM-PE-0001"' in page  # what «Subir» leads to
    assert "http://testserver/seleccion/?s=CSM-PE-0001,CSM-CL-0001" in page
    told = codes(client.get("/compilacion.pdf?s=CSM-PE-0001,CSM-CL-0001"))
    assert told.index("CSM-PE-0001") < told.index("CSM-CL-0001")
    told = codes(client.get("/compilacion.pdf?s=CSM-CL-0001,CSM-PE-0001"))
    assert told.index("CSM-CL-0001") < told.index("CSM-PE-0001")


def test_a_selection_says_what_it_leaves_out(client, practices, monkeypatch):
    page = client.get(
        "/seleccion/?s=CSM-PE-0001,CSM-PE-0009,nada&agregar=csm-cl-0001", follow=True
    ).content.decode()
    assert "CSM-PE-0009 no es el código" in page
    assert "Práctica de CL" in page
    assert client.get("/compilacion.pdf?s=CSM-PE-0009").status_code == 404
    monkeypatch.setattr(selection_views, "MOST", 1)
    monkeypatch.setattr(views, "MOST", 1)
    assert "quedaron fuera 1" in client.get("/seleccion/?s=CSM-PE-0001,CSM-CL-0001").content.decode()
    assert client.get("/compilacion.pdf?s=CSM-PE-0001,CSM-CL-0001").status_code == 400


def test_what_is_typed_as_a_code_is_added_or_said_beside_its_field(client, practices, monkeypatch):
    client.get("/seleccion/?s=CSM-PE-0001")  # the page as it is kept for everyone is another
    added = client.get("/seleccion/?s=CSM-PE-0001&agregar=csm-cl-0001")
    assert added.url == "/seleccion/?s=CSM-PE-0001,CSM-CL-0001#CSM-CL-0001"
    page = client.get("/seleccion/?s=CSM-PE-0001&agregar=la+de+Chile").content.decode()
    assert "Escriba un código como" in page
    assert 'value="la de Chile"' in page
    page = client.get("/seleccion/?s=CSM-PE-0001&agregar=CSM-CL-0001,CSM-CL-0009").content.decode()
    assert "No es el código de una práctica publicada: CSM-CL-0009." in page
    assert 'value="CSM-CL-0009"' in page
    assert 'value="CSM-PE-0001,CSM-CL-0001"' in page
    monkeypatch.setattr(selection_views, "MOST", 1)
    page = client.get("/seleccion/?s=CSM-PE-0001&agregar=CSM-CL-0001").content.decode()
    assert "ya tiene 1 prácticas" in page


def test_what_was_gathered_comes_along_wherever_the_reader_goes(client, practices):
    for page in (
        "/",
        "/practicas/",
        "/practicas/CSM-CL-0001/",
        "/paises/",
        "/paises/CL/",
        "/temas/",
        "/objetivos/14/",
    ):
        links = re.findall(r'<a [^>]*href="(/[^"]*)"', client.get(f"{page}?s=CSM-PE-0001").content.decode())
        reading = [
            link for link in links if re.match("/($|[?]|practicas/($|[?]|CSM)|paises|temas|objetivos)", link)
        ]
        files = re.compile(r"\.(?:pdf|atom|bib|ris|json)(?:$|[?])")
        lost = [link for link in reading if "s=CSM" not in link and not files.search(link)]
        assert lost == [], page


def test_a_ficha_is_added_from_its_own_page_and_taken_out_again(client, practices):
    page = client.get("/practicas/CSM-CL-0001/?s=CSM-PE-0001").content.decode()
    assert 'href="/practicas/CSM-CL-0001/?s=CSM-PE-0001,CSM-CL-0001#en-CSM-CL-0001"' in page
    page = client.get("/practicas/CSM-CL-0001/?s=CSM-PE-0001,CSM-CL-0001").content.decode()
    assert 'href="/practicas/CSM-CL-0001/?s=CSM-PE-0001#agregar-CSM-CL-0001"' in page


def test_an_empty_selection_leads_to_the_list(client, practices):
    assert "Elíjalas en la lista" in client.get("/seleccion/").content.decode()


def test_an_edition_stays_as_it_was_published(client, practices):
    first = publish_edition(
        "csm-xiv", ["CSM-CL-0001", "csm-pe-0001"], title="Prácticas elegidas", edition="XIV Conferencia"
    )
    factories.published(practices[0], title="Título nuevo")
    publish_edition("csm-xiv", ["CSM-PE-0001"], title="Prácticas elegidas", edition="XV Conferencia")
    latest = client.get("/compilaciones/csm-xiv/").content.decode()
    assert "XV Conferencia" in latest
    assert "Título nuevo" in latest
    page = client.get("/compilaciones/csm-xiv/1/").content.decode()
    assert "Práctica de PE" in page
    assert "Título nuevo" not in page
    told = codes(client.get("/compilaciones/csm-xiv/1/compilacion.pdf"))
    assert told.index("CSM-CL-0001") < told.index("CSM-PE-0001")
    assert '"version": 2' not in told
    assert "Prácticas elegidas" in client.get("/compilaciones/").content.decode()
    with pytest.raises(Immutable):
        first.save()
    with pytest.raises(Immutable):
        CompilationEdition.objects.update(number=5)


def test_an_edition_with_a_withdrawn_practice_is_not_handed_out(client, practices):
    publish_edition("csm-xiv", ["CSM-PE-0001"], title="Prácticas elegidas")
    withdraw(practices[0], "duplicada")
    assert "ya no se entrega" in client.get("/compilaciones/csm-xiv/").content.decode()
    assert client.get("/compilaciones/csm-xiv/1/compilacion.pdf").status_code == 410


def test_an_edition_holds_only_what_is_public(practices):
    with pytest.raises(ValidationError, match="CSM-PE-0009"):
        publish_edition("csm-xiv", ["CSM-PE-0009"], title="T")
