"""Asks clamd about bytes, when CLAMAV_SOCKET names one. While it does not answer, files wait and are not published.

A file that it cannot judge (too large for it, or made to confuse it) holds up no other: after CLAMAV_TRIES its people
and the desk are told, and it waits no longer.
"""

import logging
import socket
import struct
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from people.private_files import find

from ..letters.unjudged import tell_unjudged
from ..models import StoredFile

logger = logging.getLogger(__name__)
PATIENCE = 30  # seconds for each answer
CHUNK = 256 * 1024
Verdict = StoredFile.Verdict


class Away(Exception):
    """The antivirus does not answer: that says nothing about the file."""


def is_on() -> bool:
    return bool(settings.CLAMAV_SOCKET)


def scan(data: bytes) -> StoredFile.Verdict:
    """What clamd says; WAITING when it is not asked, does not answer or could not look."""
    try:
        return judge(data) if is_on() else Verdict.WAITING
    except Away:
        return Verdict.WAITING


def judge(data: bytes) -> StoredFile.Verdict:
    """What clamd says; WAITING when it could not look at these bytes. Raises Away."""
    try:
        answer = ask_clamd(data)
    except OSError as error:
        # It answered to the call: it may be these bytes that end the talk.
        logger.warning("The antivirus gave no answer (%s).", type(error).__name__)
        return Verdict.WAITING
    if answer.endswith("FOUND"):
        return Verdict.INFECTED
    if answer.endswith(": OK"):
        return Verdict.CLEAN
    logger.error("The antivirus could not look: %s", answer[:200])
    return Verdict.WAITING


def ask_clamd(data: bytes) -> str:
    """One talk with clamd: the command, the bytes in pieces with their lengths, an empty piece, its answer.

    Raises Away when nobody is there, OSError when the talk breaks off.
    """
    try:
        made = call_clamd()
    except OSError as error:
        logger.warning("The antivirus does not answer (%s).", type(error).__name__)
        raise Away from error
    with made as clamd:
        clamd.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), CHUNK):
            piece = data[start : start + CHUNK]
            clamd.sendall(struct.pack("!L", len(piece)) + piece)
        clamd.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < 4096 and (more := clamd.recv(1024)):
            answer += more
    return answer.decode(errors="replace").strip("\0\n ")


def call_clamd() -> socket.socket:
    """CLAMAV_SOCKET is the path of a socket, or host:port."""
    place = settings.CLAMAV_SOCKET
    if not place.startswith("/"):
        host, _, port = place.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=PATIENCE)
    made = socket.socket(socket.AF_UNIX)
    made.settimeout(PATIENCE)
    try:
        made.connect(place)
    except OSError:
        made.close()
        raise
    return made


def check_next() -> bool:
    """Looks at one stored file that waits; whether there are others to look at now.

    What could not be judged has its next turn after all the others, and after a pause.
    """
    waiting = StoredFile.objects.filter(verdict=Verdict.WAITING).order_by("tries", "pk")
    file = waiting.first() if is_on() else None
    if file is None:
        return False
    place = find(file.sha256)
    if place is None:
        # Its upload is under way, or it was swept: then nothing names it.
        old = timezone.now() - timedelta(days=1)
        return bool(StoredFile.objects.filter(pk=file.pk, stored_at__lt=old).delete()[0])
    try:
        verdict = judge(place.read_bytes())
    except Away:
        return False
    note_verdict(file, verdict)
    return waiting.filter(tries__lte=file.tries).exists()


@transaction.atomic
def note_verdict(file: StoredFile, verdict: StoredFile.Verdict) -> None:
    """Writes what was said of a file; one that could not be judged so many times is given up, and that is told."""
    if verdict == Verdict.WAITING:
        StoredFile.objects.filter(pk=file.pk).update(tries=F("tries") + 1)
        if file.tries + 1 < settings.CLAMAV_TRIES:
            return
        verdict = Verdict.UNJUDGED
        tell_unjudged(file)
    StoredFile.objects.filter(pk=file.pk).update(verdict=verdict, checked_at=timezone.now())
