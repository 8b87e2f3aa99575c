"""The press is closed to everything outside it, and refuses in words what it cannot lay out."""

import socket
import subprocess
import sys
import threading

import pytest
from django.conf import settings

from practices.models import PracticeVersion
from practices.press.engine import LayoutFailed, Press, process
from practices.press.ficha import printing
from practices.press.ficha.page import LONGEST_WORD
from practices.press.ficha.style import SHEET
from practices.publishing import publish_version
from tests import factories
from tests.practices.editions import edition, hostile, html, plain

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.press]


@pytest.mark.parametrize(
    "inset",
    [
        '<img alt="" src="http://127.0.0.1:{port}/x.png">',
        '<link rel="attachment" href="file:///etc/passwd">',
        *(
            pytest.param(other, marks=pytest.mark.drill)
            for other in (
                '<img alt="" src="file:///etc/passwd">',
                "<style>p {{ background: url(http://127.0.0.1:{port}/) }}</style>",
                '<object data="asset:../../manage.py"></object>',
            )
        ),
    ],
)
def test_the_layout_asks_for_nothing_from_outside(inset):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        port = server.getsockname()[1]
        with pytest.raises(LayoutFailed):
            process.press.lay_out(
                html(plain()).replace("</body>", inset.format(port=port) + "<p>x</p></body>"), SHEET
            )
        with pytest.raises(TimeoutError):
            server.accept()


WATCHED = """
import runpy, sys
def watch(event, arguments):
    if event == "open" or event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system")):
        print(event, arguments, file=sys.stderr)
sys.addaudithook(watch)
runpy.run_module("practices.press.engine.layout", run_name="__main__")
"""


def test_the_layout_opens_no_file_and_no_connection(monkeypatch, tmp_path):
    log = tmp_path / "log"
    with log.open("wb") as errors:
        start_instead(monkeypatch, [sys.executable, "-c", WATCHED], stderr=errors)
        press = Press()
        press.lay_out(html(plain()), SHEET)  # what it is made of is read by now
        before = log.stat().st_size
        press.lay_out(html(hostile()), SHEET)
        seen = log.read_bytes()
        press.close()
    assert b"open" in seen[:before]
    assert seen[before:] == b""


def start_instead(monkeypatch, command: list[str], **more):
    monkeypatch.setattr(
        process,
        "start",
        lambda: subprocess.Popen(
            command,
            cwd=settings.ROOT,
            env=process.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            **more,
        ),
    )


def test_an_endless_word_is_refused_in_words():
    with pytest.raises(LayoutFailed, match=str(LONGEST_WORD)):
        printing.print_edition(edition(summary="x" * 100_000))


def test_a_ficha_that_cannot_be_laid_out_is_not_published():
    with pytest.raises(LayoutFailed):
        publish_version(factories.ficha(title="x" * 2_000), prepare=printing.print_edition)
    assert not PracticeVersion.objects.exists()


def test_what_hides_or_turns_text_is_not_printed():
    given = edition()
    given.answers["summary"] = "abc\u202edef\x00ghi"
    assert "abcdefghi" in html(given)


def test_a_layout_that_takes_too_long_is_ended_and_the_next_one_works(monkeypatch):
    press = Press()
    with monkeypatch.context() as patch:
        patch.setattr(settings, "LAYOUT_SECONDS", 0.2)
        start_instead(patch, [sys.executable, "-c", "import time; time.sleep(60)"])
        with pytest.raises(LayoutFailed):
            press.lay_out("<p>x", SHEET)
    assert press.lay_out(html(plain()), SHEET).startswith(b"%PDF")
    press.close()


def test_two_requests_at_once_get_the_same_file():
    given, paths = html(edition(title="A la vez")), []
    threads = [
        threading.Thread(target=lambda: paths.append(process.press.lay_out(given, SHEET))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(paths) == 2
    assert len(set(paths)) == 1
