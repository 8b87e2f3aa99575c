"""Compilations as they are asked for: at once, in the background, shared, bounded, and gone with what they held."""

import errno
import re
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from practices.models import CompilationEdition, CompilationRun, Practice
from practices.models.practice import Immutable
from practices.press import runs, selection_views, views
from practices.press.book import plan
from practices.press.book.spec import CompilationSpec
from practices.press.curated import publish_edition
from practices.publishing import reinstate, withdraw
from practices.stored_files import Damaged
from tests import factories

pytestmark = pytest.mark.django_db
State = CompilationRun.State


@pytest.fixture
def practices():
    return [factories.published(country=country, title=f"Práctica de {country}") for country in ("PE", "CL")]


@pytest.fixture
def background(settings, practices):
    """Nothing is small enough to be made at once."""
    settings.SYNC_COMPILATION_SIZE = 0
    return practices


def book(response) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(b"".join(response.streaming_content)))


def codes(response) -> str:
    with book(response) as pdf:
        return pdf.attachments["manifest.json"].get_file().read_bytes().decode()


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
    monkeypatch.setattr(runs, "make", None)
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


def test_a_large_one_waits_for_the_worker_and_its_page_shows_how_far_it_is(client, background):
    waiting = client.get("/compilacion.pdf", follow=True)
    page = waiting.redirect_chain[0][0]
    assert 'http-equiv="refresh"' in waiting.content.decode()
    assert client.get(page.rstrip("/") + ".pdf").status_code == 302
    assert runs.make_next()
    ready = client.get(page)
    assert 'http-equiv="refresh"' not in ready.content.decode()
    assert "Descargar el PDF" in ready.content.decode()
    assert "CSM-CL-0001" in codes(client.get(page.rstrip("/") + ".pdf"))
    assert client.get("/compilacion.pdf").status_code == 200
    assert not runs.make_next()


def test_identical_requests_share_one_run(client, background):
    first, second = client.get("/compilacion.pdf"), client.get("/compilacion.pdf?orden=recientes&pagina=1")
    assert first.status_code == 302
    assert CompilationRun.objects.count() == 2 - (first.url == second.url)
    assert client.get("/compilacion.pdf").url == first.url
    assert CompilationRun.objects.filter(manifest=first.url.split("/")[-2]).count() == 1


def test_a_flood_is_told_to_come_back(client, background, settings):
    settings.MAX_PENDING_COMPILATIONS = 1
    client.get("/compilacion.pdf")
    response = client.get("/compilacion.pdf?pais=PE")
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert CompilationRun.objects.count() == 1
    assert client.get("/compilacion.pdf").status_code == 302  # what waits already is shared


def test_one_who_asks_for_many_leaves_room_for_others(client, background, settings):
    settings.MAX_PENDING_COMPILATIONS_PER_CLIENT = 1
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def ask(path, address):
        return client.get(path, headers={"X-Forwarded-For": address})

    assert ask("/compilacion.pdf", "203.0.113.7").status_code == 302
    refused = ask("/compilacion.pdf?pais=PE", "203.0.113.7")
    assert refused.status_code == 429
    assert "Desde su conexión" in refused.content.decode()
    # What a client says of itself before the proxy's own word does not count.
    assert ask("/compilacion.pdf?pais=PE", "198.51.100.1, 203.0.113.7").status_code == 429
    assert ask("/compilacion.pdf?pais=PE", "203.0.113.8").status_code == 302
    # One household has all the addresses that begin alike.
    assert ask("/compilacion.pdf?pais=CL", "2001:db8::1").status_code == 302
    assert ask("/compilacion.pdf?agrupar=tema", "2001:db8::2").status_code == 429
    assert not CompilationRun.objects.filter(asked_from__contains="203").exists()


def test_in_a_flood_small_ones_too_are_made_by_the_worker(client, practices):
    for number in range(runs.FEW):
        runs.ask(CompilationSpec([practices[0].current_id], f"Compilación {number}", "2026-11-21"))
    assert client.get("/compilacion.pdf").status_code == 302


def test_being_turned_away_loses_nothing_and_says_when_to_come_back(client, background, settings):
    settings.MAX_PENDING_COMPILATIONS = 0
    page = client.get("/compilacion.pdf?s=CSM-CL-0001,CSM-PE-0001&dos_caras=1").content.decode()
    assert 'href="/seleccion/?s=CSM-CL-0001,CSM-PE-0001"' in page
    assert "/compilacion.pdf?s=CSM-CL-0001,CSM-PE-0001&amp;dos_caras=1" in page
    assert "Espere 30 segundos" in page
    assert 'href="/practicas/?pais=PE"' in client.get("/compilacion.pdf?pais=PE").content.decode()


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


def test_when_one_is_being_made_here_the_next_waits_in_the_background(client, practices):
    with runs.at_once:
        assert client.get("/compilacion.pdf").status_code == 302


def test_a_withdrawn_practice_takes_its_compilations_with_it(client, background):
    url = client.get("/compilacion.pdf").url
    runs.make_next()
    withdraw(background[0], "duplicada")
    assert client.get(url).status_code == 410
    assert client.get(url.rstrip("/") + ".pdf").status_code == 410
    reinstate(background[0])
    assert client.get(url.rstrip("/") + ".pdf").status_code == 200


def test_a_run_leaves_out_what_is_withdrawn_before_it_starts(client, background):
    url = client.get("/compilacion.pdf").url
    withdraw(background[0], "duplicada")
    runs.make_next()
    told = codes(client.get(url.rstrip("/") + ".pdf"))
    assert "CSM-CL-0001" in told
    assert "CSM-PE-0001" not in told
    reinstate(background[0])
    assert client.get("/compilacion.pdf").url == url
    assert CompilationRun.objects.get().state == State.WAITING
    runs.make_next()
    assert "CSM-PE-0001" in codes(client.get("/compilacion.pdf"))


def test_a_run_begins_again_without_what_is_withdrawn_while_it_runs(client, background, monkeypatch):
    url, make = client.get("/compilacion.pdf").url, runs.make

    def slowly(*given):
        made = make(*given)
        if Practice.objects.public().count() == 2:
            withdraw(background[0], "duplicada")
        return made

    monkeypatch.setattr(runs, "make", slowly)
    runs.make_next()
    assert "CSM-PE-0001" not in codes(client.get(url.rstrip("/") + ".pdf"))


def test_nothing_left_is_a_visible_reason(client, background):
    url = client.get("/compilacion.pdf").url
    for practice in background:
        withdraw(practice, "duplicada")
    runs.make_next()
    assert "fueron retiradas" in client.get(url).content.decode()


def test_a_full_disk_is_a_visible_reason_and_leaves_no_half_file(
    client, background, monkeypatch, public_files
):
    def full(order, target, progress):
        target.write_bytes(b"%PDF-1.7 half")
        raise OSError(errno.ENOSPC, "No space left on device")

    url = client.get("/compilacion.pdf").url
    with monkeypatch.context() as patch:
        patch.setattr(runs, "make", full)
        runs.make_next()
    assert "disco" in client.get(url).content.decode()
    assert not [path for path in public_files.rglob("compilaciones/*/*") if path.is_file()]
    assert client.get("/compilacion.pdf").url == url  # asked for again, it begins again
    runs.make_next()
    assert client.get("/compilacion.pdf").status_code == 200


def test_a_run_whose_worker_ended_is_taken_again_and_then_given_up(client, background, settings):
    url = client.get("/compilacion.pdf").url
    for _attempt in range(settings.COMPILATION_ATTEMPTS):
        assert CompilationRun.objects.take(state="running")
        assert CompilationRun.objects.take(state="running") is None  # its lease holds
        CompilationRun.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert CompilationRun.objects.take(state="running") is None
    runs.abandon_worn_out()
    assert "terminó antes de tiempo" in client.get(url).content.decode()


def test_a_worker_that_was_thought_to_have_ended_settles_nothing(background, client):
    client.get("/compilacion.pdf")
    lost = CompilationRun.objects.take(state="running")
    CompilationRun.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert CompilationRun.objects.take(state="running")
    CompilationRun.objects.settle(lost, state=State.FAILED, error="late")
    assert CompilationRun.objects.get().state == State.RUNNING


def test_on_a_full_disk_what_was_made_before_makes_room(client, practices, monkeypatch, public_files):
    client.get("/compilacion.pdf?pais=PE")
    kept, make = [path for path in public_files.rglob("compilaciones/*/*") if path.is_file()], runs.make

    def one_fits(*given):
        if kept[0].exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        return make(*given)

    monkeypatch.setattr(runs, "make", one_fits)
    assert client.get("/compilacion.pdf?pais=CL").status_code == 200
    assert not kept[0].exists()


def test_the_files_asked_for_longest_ago_make_room(client, practices, settings, public_files):
    client.get("/compilacion.pdf?pais=PE")
    settings.COMPILATIONS_BYTES = 1
    client.get("/compilacion.pdf?pais=CL")
    kept = [path for path in public_files.rglob("compilaciones/*/*") if path.is_file()]
    assert len(kept) == 1
    assert client.get("/compilacion.pdf?pais=CL").status_code == 200


def test_the_database_keeps_runs_honest(background, client):
    client.get("/compilacion.pdf")
    for changes in ({"state": State.RUNNING}, {"state": State.DONE}, {"state": State.FAILED}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CompilationRun.objects.update(**changes)


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
        lost = [link for link in reading if "s=CSM" not in link and ".pdf" not in link and "atom" not in link]
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
