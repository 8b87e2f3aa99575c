"""Compilations that are made in the background: each once, in turn, by whichever worker is there."""

import errno
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from practices.models import CompilationRun, Practice
from practices.press import runs
from practices.press.book import files
from practices.press.book.spec import CompilationSpec
from practices.standing import reinstate, withdraw
from tests import factories
from tests.practices.books import codes

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
    url, make = client.get("/compilacion.pdf").url, files.make

    def slowly(*given):
        made = make(*given)
        if Practice.objects.public().count() == 2:
            withdraw(background[0], "duplicada")
        return made

    monkeypatch.setattr(files, "make", slowly)
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
        patch.setattr(files, "make", full)
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
    kept, make = [path for path in public_files.rglob("compilaciones/*/*") if path.is_file()], files.make

    def one_fits(*given):
        if kept[0].exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        return make(*given)

    monkeypatch.setattr(files, "make", one_fits)
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
