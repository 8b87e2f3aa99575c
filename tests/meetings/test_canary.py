"""What was said at a meeting is on no public address before its release; once retracted, on none again."""

import gzip
import html
import json
import re
from pathlib import Path

import pytest
from django.test import Client

from meetings.confirming import confirm, proposal_of, receive
from meetings.models import Event, Statement
from meetings.release import release, retract
from practices.catalogue.page_cache import pages
from practices.languages import path_in
from tests.factories import published
from tests.meetings.records import room
from tests.people import secretary
from tests.practices.dataset.packages import contents, made
from tests.public_addresses import MEETING, public_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TEXTS = Path(__file__).parent / "texts"
# What is made of files that are not here has tests of its own.
ABSENT = re.compile(r"/(?:archivos|imagenes)/|imagen-|/compilaciones/.|/salud/|\.pdf$|/seleccion/|/comparar/")
STATES = ("EC", "MX", "CO", "PE")


@pytest.fixture
def desk():
    return secretary()


def brought_in(name: str, desk, **values) -> Event:
    event = room(desk, title=f"Reunión {name}", **values)
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    source = receive(event, name, f"{name}.txt", text.encode(), text, proposal_of(text), desk)
    confirm(source, source.revision, desk)
    return event


def addresses(*events: Event) -> list[str]:
    """Every public address there is, of each of these meetings and of the States that they name."""
    practice = published(country="MX")
    found = dict.fromkeys(public_addresses(practice.code))
    found |= dict.fromkeys(
        path.replace(".csv", f".{kind}") for path in list(found) for kind in ("xlsx", "json")
    )
    for event in events:
        found |= dict.fromkeys(path.replace(MEETING, event.code) for path in list(found) if MEETING in path)
    found |= dict.fromkeys(
        path.replace("/paises/PE/", f"/paises/{code}/") for path in list(found) for code in STATES
    )
    found |= {"/sitemap.xml": None, "/eventos/aportes/?q=visa": None, "/practicas/?q=visa+humanitaria": None}
    return [path for path in found if not ABSENT.search(path)]


def read(path: str) -> str:
    response = Client().get(path)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if response.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    if path.endswith(".xlsx"):
        return words_of_workbook(content)
    text = content.decode(errors="replace")
    return flat(
        json.dumps(json.loads(text), ensure_ascii=False) if "/json" in response["Content-Type"] else text
    )


def words_of_workbook(content: bytes) -> str:
    from io import BytesIO

    from openpyxl import load_workbook

    if not content.startswith(b"PK"):
        return ""
    rows = [row for sheet in load_workbook(BytesIO(content)) for row in sheet.iter_rows(values_only=True)]
    return flat(" ".join(str(cell) for row in rows for cell in row if cell is not None))


def flat(text: str) -> str:
    """Without tags, references and breaks: words in a row, in whichever way a page sets them."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def canaries(statements) -> dict[int, str]:
    """The beginning of each statement, long enough to be nothing else's."""
    return {row.pk: flat(row.text)[:45] for row in statements if len(row.text) > 60}


def where(words: str, paths: list[str]) -> set[str]:
    return {path for path in paths if words in read(path)}


@pytest.mark.parametrize("name", ["webinar", "tables", "guide"])
def test_after_the_import_nothing_of_it_is_on_any_public_address(desk, name):
    event = brought_in(name, desk)
    planted = canaries(event.statements.all())
    assert len(planted) > 15
    pages.kept.clear()
    for path in addresses(event):
        for language in ("es", "en"):
            text = read(path_in(language, path))
            assert [words for words in planted.values() if words in text] == [], path


def test_what_is_released_is_where_it_belongs_and_what_is_retracted_nowhere(desk):
    event = brought_in("webinar", desk, source_title="Relatoría")
    three = list(Statement.objects.filter(kind="advance").order_by("position")[:3])
    release(event, three, desk)
    paths = addresses(event)
    planted, hidden = canaries(three), canaries(event.statements.exclude(pk__in=[row.pk for row in three]))
    page = f"/eventos/{event.code}/"
    own = {"EC": three[0], "MX": three[1], "CO": three[2]}
    for path in paths:
        text = read(path)
        assert [words for words in hidden.values() if words in text] == [], path
    package = b"".join(contents(made()).values()).decode()
    assert [words for words in planted.values() if words not in flat(package)] == []
    assert [words for words in hidden.values() if words in flat(package)] == []
    for code, row in own.items():
        found = where(planted[row.pk], paths)
        assert {page, f"{page}aportes.csv", f"{page}aportes.xlsx", f"{page}aportes.json"} <= found
        assert {"/eventos/aportes/", "/eventos/novedades.atom", f"/paises/{code}/"} <= found
        assert not {f"/paises/{other}/" for other in STATES if other != code} & found
    retract(event, three[:1], "Un error", desk)
    assert where(planted[three[0].pk], paths) == set()
    assert page in where(planted[three[1].pk], paths)
    assert "Un error" in read(page)
    assert canaries(three)[three[0].pk] not in flat(b"".join(contents(made()).values()).decode())
