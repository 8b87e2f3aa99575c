"""Eight people ask for the preview of the largest ficha at once, ten for a comparison: whoever reads notices little."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from tests.drills.flooding import reader, said
from tests.web_server import Person, WebServer

READING = 15  # seconds
PREVIEWS, COMPARISONS = 8, 10
# Eight people of Peru, each with the largest ficha that there may be, and one at the desk; one ficha is sent twice.
SET_UP = f"""
import django; django.setup()
from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.signing import sign
from practices.models import Country
from practices.publishing import publish_version
from tests import factories
from tests.people import focal_point, secretary
from tests.worst import worst_answers
secretary(email="desk@example.org")
for number in range(60):
    factories.published(summary=f"Registro consular de frontera {{number}}.")
for number in range({PREVIEWS}):
    rosa = focal_point("PE", email=f"rosa{{number}}@example.org")
    ficha = start_ficha(Country.objects.get(code="PE"), rosa)
    for letter in "ac":
        worst = {{k: v.replace("a", letter) if isinstance(v, str) else v for k, v in worst_answers("repeated").items()}}
        for section in ("perfil", "descripcion", "documentos", "datos"):
            save_answers(ficha, section, worst, revision=country_text(ficha).revision, by=rosa)
        sign(ficha, country_text(ficha), rosa)
    print(ficha.reference)
Ficha.objects.filter(reference=ficha.reference).update(state="submitted", round=2, submitted_at="2026-11-20T12:00Z")
"""


@contextmanager
def serving(installation):
    installation.environment |= {
        "BEHIND_PROXY": "1",
        "SECOND_STEP_REQUIRED": "0",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    references = installation.run("-c", SET_UP).split()
    installation.manage(*"collectstatic --noinput --verbosity 0 --ignore admin --ignore *.ttf".split())
    server = WebServer(installation)
    server.start()
    try:
        yield server, references
    finally:
        server.stop()


@pytest.fixture
def served(installation):
    with serving(installation) as (server, references):
        yield server, references


def ask_again(person: Person, path: str, until: float) -> list[int]:
    """The statuses of one who asks, and asks again while that is refused for now."""
    statuses: list[int] = []
    while time.monotonic() < until and 200 not in statuses:
        status, _location = person.get(path)
        statuses.append(status)
        time.sleep(1)
    return statuses


def test_readers_notice_little(served):
    server, references = served
    authors = [Person(server, f"rosa{number}@example.org") for number in range(PREVIEWS)]
    desk = Person(server, "desk@example.org")
    said(reader(server, 3))
    peace = said(reader(server, READING))
    reading, until = reader(server, READING), time.monotonic() + READING
    with ThreadPoolExecutor(PREVIEWS + COMPARISONS) as crowd:
        asked = [
            crowd.submit(ask_again, author, f"/fichas/{reference}/vista-previa.pdf", until)
            for author, reference in zip(authors, references, strict=True)
        ]
        asked += [
            crowd.submit(ask_again, desk, f"/secretaria/fichas/{references[-1]}/cambios/", until)
            for _turn in range(COMPARISONS)
        ]
    busy = said(reading)
    previews, comparisons = (
        Counter(status for answers in part for status in answers.result())
        for part in (asked[:PREVIEWS], asked[PREVIEWS:])
    )
    print(
        f"previews {dict(previews)}, comparisons {dict(comparisons)}; p95 of the list in milliseconds, kept and made: "
        f"{peace.kept} and {peace.made} in peace ({peace.pages} pages), {busy.kept} and {busy.made} meanwhile "
        f"({busy.pages} pages)"
    )
    assert set(previews) <= {200, 503}
    assert previews[200]
    assert set(comparisons) == {200}
    assert peace.failed == busy.failed == ""
    assert busy.made < 3 * peace.made
    assert busy.kept < peace.made  # some milliseconds, which nobody notices, as in the flood of compilations
