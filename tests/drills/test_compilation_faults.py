"""Compilations while practices come and go, and while the disk is full."""

import http.client
import io
import json
import random
import subprocess
import time
from pathlib import Path

import pikepdf
import pytest

from tests.drills.compiling import compiling
from tests.pdf_structure import faults

ROUNDS = 15
PRACTICES = 24
DISK = 1024 * 1024  # bytes
LEFT = 20_000  # less than any file
# Does to practices what it is told, line by line, and answers when it is done.
SECRETARIAT = """
import sys, django; django.setup()
from practices.answers import read_answers
from practices.models import Practice
from practices.publishing import publish_version
from practices.standing import reinstate, withdraw
print(*Practice.objects.public().order_by("number").values_list("code", flat=True), flush=True)
for line in sys.stdin:
    act, code = line.split()
    practice = Practice.objects.get(code=code)
    if act == "withdraw":
        withdraw(practice, "duplicada")
    elif act == "reinstate":
        reinstate(practice)
    else:
        said = read_answers(practice.versions.order_by("-version")[0])
        publish_version(said | {"title": said["title"] + " revisada"}, practice)
    print("done", flush=True)
"""


class Secretariat:
    def __init__(self, installation):
        options = {"stdin": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self.process = installation.start("-c", SECRETARIAT, **options)
        self.codes = self.process.stdout.readline().split()

    def does(self, act: str, code: str) -> None:
        self.process.stdin.write(f"{act} {code}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "done\n"


@pytest.fixture
def served(installation):
    """A site that makes every compilation in the background, and its worker."""
    with compiling(installation, PRACTICES, SYNC_COMPILATION_SIZE="0") as server:
        yield server


def get(server, path: str) -> tuple[int, dict, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def ended(server, page: str) -> tuple[int, bytes]:
    """What the page of a run says once it does not go on."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        status, _headers, body = get(server, page)
        if status != 200 or b"<progress" not in body:
            return status, body
        time.sleep(0.2)
    pytest.fail(f"{page} does not end")


def held(body: bytes) -> dict[str, int]:
    """Codes and versions of the fichas in a file."""
    with pikepdf.open(io.BytesIO(body)) as pdf:
        manifest = json.loads(pdf.attachments["manifest.json"].get_file().read_bytes())
    return {ficha["code"]: ficha["version"] for ficha in manifest["fichas"]}


def test_what_is_withdrawn_is_in_no_file_handed_out_after_and_a_revision_waits_for_the_next(served):
    secretariat, chance = Secretariat(served.installation), random.Random(7)
    versions, outcomes = dict.fromkeys(secretariat.codes, 1), {"before": 0, "during": 0}
    for _turn in range(ROUNDS):
        chosen = chance.sample(secretariat.codes, PRACTICES - 4)
        gone, revised = chance.sample(chosen, 2)
        as_asked = {code: versions[code] for code in chosen if code != gone}
        _status, headers, _body = get(served, f"/compilacion.pdf?s={','.join(chosen)}")
        page = headers["Location"]
        time.sleep(chance.uniform(0, 5))
        secretariat.does("withdraw", gone)
        # From here on nobody gets it, whether the file was there, is being made or will be.
        status, _headers, body = get(served, page.rstrip("/") + ".pdf")
        assert status in (302, 410) or gone not in held(body)
        outcomes["before" if status == 410 else "during"] += 1
        secretariat.does("revise", revised)
        versions[revised] += 1
        status, said = ended(served, page)
        if status == 200:
            _status, _headers, body = get(served, page.rstrip("/") + ".pdf")
            assert held(body) == as_asked, "one moment's versions, but for the one withdrawn"
        else:
            assert status == 410, said
        secretariat.does("reinstate", gone)
    secretariat.process.communicate()
    print(f"{ROUNDS} withdrawals: {outcomes['before']} after the file was made, {outcomes['during']} before")
    assert all(outcomes.values())


@pytest.fixture
def small_disk(served):
    """A disk of little room where the compilations are kept. Only root may mount one."""
    place = Path(served.installation.environment["VAR_DIR"]) / "public" / "compilaciones"
    place.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", place], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("may not mount a disk")
    yield place
    subprocess.run(["umount", place], check=True)


def files(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file() and path.name != ".filler"]


def test_a_full_disk_is_said_leaves_nothing_half_and_is_forgotten_when_there_is_room(served, small_disk):
    codes = Secretariat(served.installation)
    filler, chosen = small_disk / ".filler", f"/compilacion.pdf?s={','.join(codes.codes)}"
    codes.process.communicate()
    filler.write_bytes(bytes(DISK - LEFT))
    for _again in range(3):
        _status, headers, _body = get(served, chosen)
        status, said = ended(served, headers["Location"])
        assert status == 200
        assert "No hay lugar en el disco" in said.decode()
        assert files(small_disk) == []
        assert get(served, "/practicas/")[0] == 200
    filler.unlink()
    page = get(served, chosen)[1]["Location"]
    assert b"Descargar el PDF" in ended(served, page)[1]
    whole = files(small_disk)[0]
    assert faults(str(whole)) == []
    # What was made before gives way to what is asked for now.
    filler.write_bytes(bytes(DISK - LEFT - whole.stat().st_size))
    page = get(served, f"{chosen}&dos_caras=1")[1]["Location"]
    assert b"Descargar el PDF" in ended(served, page)[1]
    print(f"a full disk: 3 refusals with a reason; {len(files(small_disk))} file in the end")
    assert len(files(small_disk)) == 1
