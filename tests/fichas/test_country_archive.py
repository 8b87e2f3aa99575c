"""A country takes all its fichas along in one file: who may, what is in it, how it is made and for how long it is there."""

import errno
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from fichas.archive import making
from fichas.archive.asking import TooSoon, ask, forget_old
from fichas.archive.making import abandon_worn_out, make_next
from fichas.files.attachments import add
from fichas.form.starting import start_ficha
from fichas.models import CountryArchive, StoredFile
from fichas.models.country_archive import AGAIN_AFTER, KEPT
from fichas.review.publication import publish
from people.models import Letter, Notice
from people.private_files import path_of
from practices.models import Country
from practices.press.engine import LayoutFailed, PressBusy
from tests.fichas.files import received
from tests.fichas.forms import signed_in
from tests.fichas.steps import assess, fill, remark, submitted
from tests.people import administrator, focal_point, secretary

pytestmark = pytest.mark.django_db
PAGE = "/fichas/archivo/"
State = CountryArchive.State


@pytest.fixture(autouse=True)
def unlaid(monkeypatch):
    """What is printed is told by its kind; laying out has tests of its own."""
    for kind in ("preview", "receipt"):
        monkeypatch.setattr(f"fichas.archive.contents.press.{kind}", told_as(kind))
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)


def told_as(kind: str):
    return lambda reference, *given: f"{kind} of {reference}".encode()


def worked() -> CountryArchive:
    while make_next():
        pass
    return CountryArchive.objects.get()


def taken(person) -> ZipFile:
    answer = signed_in(person).get(reverse("fichas:archive_file"))
    assert answer.status_code == 200
    return ZipFile(BytesIO(b"".join(answer.streaming_content)))


def test_a_focal_point_asks_is_told_and_takes_it_along(rosa, draft):
    client = signed_in(rosa)
    assert "Llevarse una copia" in client.get(reverse("fichas:ficha_list")).text
    assert client.post(reverse("fichas:ask_archive")).url == PAGE
    waiting = client.get(PAGE)
    assert "0 de 1 fichas" in waiting.text
    assert worked().fichas == 1
    assert Notice.objects.get(person=rosa).path == PAGE
    assert "está lista" in Letter.objects.get(person=rosa).subject
    ready = client.get(PAGE)
    assert "Descargar la copia" in ready.text
    answer = client.get(reverse("fichas:archive_file"))
    assert {"no-store", "private"} <= set(answer["Cache-Control"].replace(",", " ").split())
    assert f"fichas-PE-{timezone.localdate()}.zip" in answer["Content-Disposition"]


def test_it_holds_each_ficha_with_what_its_people_read(rosa, lucia, draft):
    add(fill(draft, rosa, title="Ñande reko"), received("a"), "2.9", rosa)
    sent = submitted(rosa)
    remark(sent, lucia, "Precise el resumen.")
    ask(rosa.country, rosa)
    worked()
    archive = taken(rosa)
    one = {f"{draft.reference}/{name}" for name in ("ficha.pdf", "ficha.docx", "historial.html")}
    assert one | {f"{draft.reference}/archivos/01-informe.pdf", "LEAME.txt"} <= set(archive.namelist())
    assert archive.read(f"{draft.reference}/archivos/01-informe.pdf") == b"a"
    assert archive.read(f"{draft.reference}/ficha.pdf") == f"preview of {draft.reference}".encode()
    assert archive.read(f"{sent.reference}/ficha.pdf") == f"receipt of {sent.reference}".encode()
    assert "Precise el resumen." in archive.read(f"{sent.reference}/historial.html").decode()
    told = archive.read("LEAME.txt").decode()
    assert f"{draft.reference}  Borrador  Ñande reko" in told
    assert archive.testzip() is None


def test_what_is_published_is_in_it_as_it_was_published(rosa, lucia, monkeypatch, tmp_path):
    printed = tmp_path / "printed"
    printed.write_bytes(b"%PDF as published")
    monkeypatch.setattr("fichas.archive.contents.press.printed", lambda version: printed)
    ficha = submitted(rosa)
    assess(ficha, lucia)
    publish(ficha, lucia)
    ask(rosa.country, rosa)
    worked()
    assert taken(rosa).read(f"{ficha.reference}/ficha.pdf") == b"%PDF as published"


def test_another_country_has_its_own_and_nobody_else_any(rosa, draft, lucia):
    ask(rosa.country, rosa)
    worked()
    bia = focal_point("BR")
    theirs = signed_in(bia)
    assert "Descargar" not in theirs.get(PAGE).text
    assert theirs.get(reverse("fichas:archive_file")).url == PAGE
    theirs.post(reverse("fichas:ask_archive"))
    while make_next():
        pass
    assert not any(draft.reference in name for name in taken(bia).namelist())
    for stranger in (secretary(), administrator(), lucia):
        client = signed_in(stranger)
        for name in ("archive", "archive_file"):
            assert client.get(reverse(f"fichas:{name}")).status_code == 404
        assert client.post(reverse("fichas:ask_archive")).status_code == 404
    rosa.take_role("guest")
    assert signed_in(rosa).get(reverse("fichas:archive_file")).status_code == 404


def test_a_country_has_one_at_a_time_and_not_one_after_the_other(rosa, draft):
    ana = focal_point("PE", name="Ana")
    ask(rosa.country, rosa)
    assert ask(ana.country, ana).asked_by == rosa
    first = path_of(worked().file)
    with pytest.raises(TooSoon, match="puede pedir otra desde"):
        ask(ana.country, ana)
    assert "Acaba de prepararse una" in signed_in(ana).post(reverse("fichas:ask_archive"), follow=True).text
    CountryArchive.objects.update(asked_at=timezone.now() - AGAIN_AFTER)
    start_ficha(ana.country, ana)
    ask(ana.country, ana)
    make_next()
    second = path_of(worked().file)
    assert second.exists()
    assert first != second


def test_the_file_goes_with_its_row(rosa, draft, django_capture_on_commit_callbacks):
    ask(rosa.country, rosa)
    path = path_of(worked().file)
    forget_old()
    assert path.exists()
    CountryArchive.objects.update(finished_at=timezone.now() - KEPT - timedelta(minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        forget_old()
    assert not CountryArchive.objects.exists()
    assert not path.exists()
    assert signed_in(rosa).get(PAGE).status_code == 200


def test_it_is_made_a_ficha_at_a_turn_and_goes_on_where_it_was(rosa, draft):
    others = [start_ficha(rosa.country, rosa) for _ in range(2)]
    ask(rosa.country, rosa)
    for done in (1, 2, 3):
        assert make_next()
        archive = CountryArchive.objects.get()
        assert (archive.state, archive.fichas, archive.attempts) == (State.WAITING, done, 0)
    assert make_next()
    assert CountryArchive.objects.get().state == State.DONE
    assert not make_next()
    told = {name.split("/")[0] for name in taken(rosa).namelist()}
    assert told == {"LEAME.txt", *(ficha.reference for ficha in (draft, *others))}


def test_what_a_killed_worker_left_is_thrown_away(rosa, draft):
    start_ficha(rosa.country, rosa)
    archive = ask(rosa.country, rosa)
    make_next()
    torn = making.place_of(archive)
    torn.write_bytes(torn.read_bytes()[:-30])
    make_next()
    assert CountryArchive.objects.get().fichas == 1
    assert worked().fichas == 2
    assert len(set(taken(rosa).namelist())) == len(taken(rosa).namelist())


def test_after_three_turns_that_ended_with_their_worker_it_is_given_up(rosa, draft, settings):
    ask(rosa.country, rosa)
    for _attempt in range(settings.COMPILATION_ATTEMPTS):
        assert CountryArchive.objects.take(state=State.RUNNING)
        assert CountryArchive.objects.take(state=State.RUNNING) is None  # its lease holds
        CountryArchive.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert not make_next()
    abandon_worn_out()
    page = signed_in(rosa).get(PAGE).text
    assert "terminó antes de tiempo" in page
    assert "Pedir la copia" in page


def test_it_waits_for_a_press_that_is_busy_and_says_what_could_not_be_printed(rosa, draft, monkeypatch):
    def busy(*given):
        raise PressBusy("Otros esperan.")

    def failed(*given):
        raise LayoutFailed("Una palabra de más de 1000 letras.")

    ask(rosa.country, rosa)
    monkeypatch.setattr("fichas.archive.contents.press.preview", busy)
    assert not make_next()
    assert CountryArchive.objects.get().attempts == 0
    monkeypatch.setattr("fichas.archive.contents.press.preview", failed)
    assert worked().missing == [[draft.reference, "ficha.pdf", "Una palabra de más de 1000 letras."]]
    assert "Una palabra de más de 1000 letras." in signed_in(rosa).get(PAGE).text
    assert "Una palabra de más de 1000 letras." in taken(rosa).read("LEAME.txt").decode()


def test_a_file_with_a_virus_or_without_bytes_is_named_and_left_out(rosa, draft):
    add(draft, received("a", "virus.pdf"), "2.9", rosa)
    add(draft, received("b", "perdido.pdf"), "2.9", rosa)
    virus = sha256(b"a").hexdigest()
    StoredFile.objects.filter(sha256=virus).update(verdict="infected", checked_at=timezone.now())
    path_of(sha256(b"b").hexdigest()).unlink()
    ask(rosa.country, rosa)
    assert [name for _ficha, name, _why in worked().missing] == ["01-virus.pdf", "02-perdido.pdf"]
    assert not any("archivos" in name for name in taken(rosa).namelist())


def test_a_full_disk_is_said_and_leaves_nothing(rosa, draft, monkeypatch, settings):
    def full(*given):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(making, "add_ficha", full)
        ask(rosa.country, rosa)
        assert worked().state == State.FAILED
    assert "No hay lugar en el disco" in signed_in(rosa).get(PAGE).text
    assert "no se pudo preparar" in Letter.objects.get(person=rosa).subject
    assert not making.place_of(CountryArchive.objects.get()).exists()
    settings.MIN_FREE_DISK_BYTES = 1 << 60
    ask(rosa.country, rosa)
    assert worked().state == State.FAILED


def test_whoever_left_meanwhile_is_told_nothing(rosa, draft):
    ana = focal_point("PE", name="Ana")
    ask(rosa.country, rosa)
    rosa.take_role("guest")
    worked()
    assert not Notice.objects.filter(person=rosa).exists()
    assert taken(ana).testzip() is None


def test_it_is_in_the_language_of_whoever_asked():
    bia = focal_point("BR", name="Bia", language="pt-br")
    start_ficha(bia.country, bia)
    ask(bia.country, bia)
    worked()
    assert Notice.objects.get(person=bia).path == "/pt/fichas/archivo/"
    (history,) = (name for name in taken(bia).namelist() if name.endswith(".html"))
    assert '<html lang="pt-br">' in taken(bia).read(history).decode()


def test_the_database_keeps_archives_honest(rosa):
    ask(rosa.country, rosa)
    for changes in ({"state": State.RUNNING}, {"state": State.DONE}, {"state": State.FAILED}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CountryArchive.objects.update(**changes)
    with pytest.raises(IntegrityError), transaction.atomic():
        CountryArchive.objects.create(country=Country.objects.get(code="PE"), asked_by=rosa)


@pytest.mark.parametrize("fichas", [1, 3])
def test_the_page_asks_the_same_number_of_times(rosa, fichas, django_assert_num_queries):
    for _ in range(fichas):
        start_ficha(rosa.country, rosa)
    ask(rosa.country, rosa)
    client = signed_in(rosa)
    client.get(PAGE)
    with django_assert_num_queries(7):
        client.get(PAGE)
