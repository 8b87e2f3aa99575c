"""clamd looks at what is uploaded. While it is away files wait; nothing is published that it has not passed."""

import socket
import struct
import threading
from hashlib import sha256

import pytest
from django.utils.timezone import now

from fichas.files import antivirus
from fichas.files.attachments import add, make_public
from fichas.form.completeness import missing
from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from fichas.models import StoredFile
from fichas.states import Action
from fichas.workflow import perform
from people.management.commands.worker import all_work
from people.models import Letter, Notice
from practices.answers import read_answers
from practices.publishing import Refused
from tests.documents import upload, word
from tests.fichas.files import received, send
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import fill, person
from tests.people import secretary

pytestmark = pytest.mark.django_db
VIRUS = b"X5O!"


class Clamd(threading.Thread):
    """Speaks INSTREAM on a socket: finds VIRUS, or answers what it is told to."""

    def __init__(self, place: str):
        super().__init__(daemon=True)
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(place)
        self.server.listen()
        self.answer = b""
        self.too_large = 10**9
        self.sizes: list[int] = []

    def run(self):
        while True:
            try:
                client, _address = self.server.accept()
            except OSError:
                return
            with client, client.makefile("rb") as stream:
                assert stream.read(10) == b"zINSTREAM\0"
                data = b""
                while size := struct.unpack("!L", stream.read(4))[0]:
                    data += stream.read(size)
                self.sizes.append(len(data))
                found = b"stream: Eicar-Signature FOUND\0" if VIRUS in data else b"stream: OK\0"
                limit = b"INSTREAM size limit exceeded. ERROR\0" if len(data) > self.too_large else b""
                client.sendall(self.answer or limit or found)


@pytest.fixture
def clamd(tmp_path, settings):
    settings.CLAMAV_SOCKET = str(tmp_path / "clamd.ctl")
    made = Clamd(settings.CLAMAV_SOCKET)
    made.start()
    yield made
    made.server.close()


@pytest.fixture
def away(tmp_path, settings):
    settings.CLAMAV_SOCKET = str(tmp_path / "nobody.ctl")


@pytest.fixture
def rosa():
    return person()


def said(ficha) -> dict:
    return read_answers(country_text(ficha))


def test_what_is_clean_is_kept_and_can_be_published(clamd, draft, rosa):
    add(draft, received("a" * 600_000), "2.9", rosa)
    assert StoredFile.objects.get().verdict == "clean"
    assert clamd.sizes == [600_000]
    make_public(said(draft))


def test_what_is_infected_is_refused_and_not_kept(clamd, draft, rosa, settings):
    clamd.answer = b"stream: Eicar-Signature FOUND\0"
    response = send(signed_in(rosa), draft, upload("carta.docx", word()))
    assert "carta.docx: El antivirus encontró un virus en el archivo: no se guardó." in response.text
    assert said(draft)["files"] == []
    assert not settings.PRIVATE_FILES.exists()


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"stream: "])
def test_while_it_cannot_look_files_wait_and_are_not_public(clamd, draft, rosa, answer, monkeypatch):
    clamd.answer = answer or b"\0"
    add(draft, received(), "2.9", rosa)
    assert StoredFile.objects.get().verdict == "waiting"
    assert "En revisión por el antivirus" in signed_in(rosa).get(at("attachments", draft)).text
    with pytest.raises(Refused, match="en revisión por el antivirus"):
        make_public(said(draft))


def test_the_worker_looks_again_until_all_are_judged(away, draft, rosa, settings, tmp_path):
    add(draft, received("uno"), "2.9", rosa)
    add(draft, received(f"dos {VIRUS.decode()}", name="malo.pdf"), "2.9", rosa)
    assert antivirus.check_next in [work.do for work in all_work()]
    assert antivirus.check_next() is False
    settings.CLAMAV_SOCKET = str(tmp_path / "back.ctl")
    back = Clamd(settings.CLAMAV_SOCKET)
    back.start()
    assert [antivirus.check_next() for _ in range(3)] == [True, False, False]
    back.server.close()
    assert [one.verdict for one in StoredFile.objects.order_by("pk")] == ["clean", "infected"]


class TestAFileThatCannotBeJudged:
    @pytest.fixture(autouse=True)
    def two_tries(self, settings):
        settings.CLAMAV_TRIES = 2

    def rounds(self, number: int) -> None:
        for _round in range(number):
            while antivirus.check_next():
                pass

    def test_it_holds_up_no_other(self, clamd, away, draft, rosa, settings):
        for name in ("enorme.pdf", "uno.pdf", "dos.pdf"):
            add(
                draft, received(f"{name} {'x' * 999 if name == 'enorme.pdf' else ''}", name=name), "2.9", rosa
            )
        settings.CLAMAV_SOCKET = clamd.server.getsockname()
        clamd.too_large = 500
        self.rounds(1)
        assert [one.verdict for one in StoredFile.objects.order_by("pk")] == ["waiting", "clean", "clean"]

    def test_after_some_tries_its_country_is_told_and_the_ficha_says_so(self, clamd, draft, rosa):
        clamd.answer = b"INSTREAM size limit exceeded. ERROR\0"
        add(draft, received(), "2.9", rosa)
        self.rounds(3)
        file = StoredFile.objects.get()
        assert (file.verdict, file.tries) == ("unjudged", 2)
        notice = Notice.objects.get(person=rosa)
        assert notice.text == f"Ficha {draft.reference}: un archivo no se pudo revisar"
        assert notice.path == at("attachments", draft)
        assert Letter.objects.filter(recipient=rosa.email, kind="step").count() == 1
        assert "no pudo revisarlo y no se publica" in signed_in(rosa).get(notice.path).text
        assert "no pudo revisar «informe.pdf»" in str([one.message for one in missing(draft)])
        with pytest.raises(Refused, match="no pudo revisar"):
            make_public(said(draft))

    def test_the_desk_is_told_where_it_sees_the_ficha(self, clamd, draft, rosa):
        lucia = secretary()
        add(draft, received(), "2.9", rosa)
        StoredFile.objects.update(verdict="waiting", checked_at=None)
        clamd.answer = b"?\0"
        perform(Action.SUBMIT, fill(draft, rosa), rosa)
        self.rounds(2)
        assert Notice.objects.get(person=lucia, text__contains="un archivo").path == at("review", draft)

    def test_that_the_antivirus_is_away_counts_for_nothing(self, away, draft, rosa):
        add(draft, received(), "2.9", rosa)
        self.rounds(5)
        assert StoredFile.objects.get().tries == 0

    def test_the_same_file_passed_later_is_clean(self, clamd, draft, rosa):
        StoredFile.objects.create(
            sha256=sha256(b"a").hexdigest(), size=1, verdict="unjudged", checked_at=now()
        )
        add(draft, received(), "2.9", rosa)
        assert StoredFile.objects.get().verdict == "clean"


def test_what_turns_out_to_be_infected_is_neither_sent_nor_served_nor_published(draft, rosa):
    add(draft, received(), "2.9", rosa)
    file = said(draft)["files"][0]
    StoredFile.objects.update(verdict="infected", checked_at="2026-01-01T00:00Z")
    assert "El antivirus encontró un virus en «informe.pdf»: quite el archivo." in [
        one.message for one in missing(draft)
    ]
    client = signed_in(rosa)
    assert client.get(at("attachment", draft, file["sha256"], file["name"])).status_code == 404
    assert "hay que quitar el archivo" in client.get(at("attachments", draft)).text
    with pytest.raises(Refused, match="encontró un virus"):
        make_public(said(draft))


def test_a_verdict_outlives_an_absence(clamd, draft, rosa, settings):
    add(draft, received(), "2.9", rosa)
    settings.CLAMAV_SOCKET = "/nowhere"
    add(start_ficha(draft.country, rosa), received(), "2.9", rosa)
    assert StoredFile.objects.get().verdict == "clean"


def test_by_host_and_port(settings):
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.CLAMAV_SOCKET = f"127.0.0.1:{server.getsockname()[1]}"
        antivirus.call_clamd().close()


def test_one_that_says_nothing_is_not_waited_for_long(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(antivirus, "PATIENCE", 0.1)
    settings.CLAMAV_SOCKET = str(tmp_path / "mute.ctl")
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind(settings.CLAMAV_SOCKET)
        mute.listen()
        assert antivirus.scan(b"a") == "waiting"
