"""Asks clamd about bytes, when CLAMAV_SOCKET names one. While it does not answer, files wait and are not published."""

import logging
import socket
import struct
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from ..models import StoredFile
from .storage import find

logger = logging.getLogger(__name__)
PATIENCE = 30  # seconds for each answer
CHUNK = 256 * 1024
Verdict = StoredFile.Verdict


def is_on() -> bool:
    return bool(settings.CLAMAV_SOCKET)


def scan(data: bytes) -> StoredFile.Verdict:
    """What clamd says; WAITING when it is not asked, does not answer or could not look."""
    if not is_on():
        return Verdict.WAITING
    try:
        answer = asked(data)
    except OSError as error:
        logger.warning("The antivirus does not answer (%s).", type(error).__name__)
        return Verdict.WAITING
    if answer.endswith("FOUND"):
        return Verdict.INFECTED
    if answer.endswith(": OK"):
        return Verdict.CLEAN
    logger.error("The antivirus could not look: %s", answer[:200])
    return Verdict.WAITING


def asked(data: bytes) -> str:
    """One talk with clamd: the command, the bytes in pieces with their lengths, an empty piece, its answer."""
    with connected() as clamd:
        clamd.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), CHUNK):
            piece = data[start : start + CHUNK]
            clamd.sendall(struct.pack("!L", len(piece)) + piece)
        clamd.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < 4096 and (more := clamd.recv(1024)):
            answer += more
    return answer.decode(errors="replace").strip("\0\n ")


def connected() -> socket.socket:
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
    """Looks at one stored file that waits; false when none does or the antivirus is away."""
    waiting = StoredFile.objects.filter(verdict=Verdict.WAITING).order_by("pk").first() if is_on() else None
    if waiting is None:
        return False
    place = find(waiting.sha256)
    if place is None:
        # Its upload is under way, or it was swept: then nothing names it.
        old = timezone.now() - timedelta(days=1)
        return bool(StoredFile.objects.filter(pk=waiting.pk, stored_at__lt=old).delete()[0])
    verdict = scan(place.read_bytes())
    if verdict == Verdict.WAITING:
        return False
    StoredFile.objects.filter(pk=waiting.pk).update(verdict=verdict, checked_at=timezone.now())
    return True
