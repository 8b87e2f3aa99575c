"""What is not published is nowhere in public: words planted in everything private are looked for on every public address."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from fichas.archive.asking import ask
from fichas.archive.making import make_next
from fichas.form.drafts import save_answers
from fichas.form.starting import start_ficha
from fichas.models import Assessment, Ficha
from fichas.review.comments import comment
from fichas.review.extracts import save_extract
from fichas.review.publication import publish
from fichas.states import Action
from fichas.workflow import perform
from people.models import Letter
from practices.catalogue.page_cache import pages
from practices.dataset.keeping import make
from practices.recording import retract_items
from tests.bodies import body, text_of_archive
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import assess, fresh, remark, submitted
from tests.meetings.records import public_event, public_item, public_table, room, statement
from tests.people import focal_point
from tests.public_addresses import MEETING, public_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
CANARY = re.compile(
    rb"(?:\b|\\[nt])[Zz]qx\w*"
)  # at the beginning of a word: a token may have these letters within
# There is no file, no edition, no order of a compilation and no worker here: their own tests say what they show.
ABSENT = re.compile(r"/(?:archivos|imagenes)/|/compilaciones/.|/datos/.|/salud/")


@pytest.fixture
def published(rosa, lucia, monkeypatch):
    """A practice whose country wrote more than was published, and which it is revising, and a meeting where more was said
    than was released; everything private says zqx."""
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)
    private = {
        "contact_name": "Zqxnombre",
        "contact_post": "Zqxcargo",
        "contact_personal_email": "zqxcorreo@example.org",
    }
    ficha = submitted(rosa, summary="Zqxpropio del país.", **private)
    save_extract(ficha, "descripcion", {"summary": "Lo que se publica."}, revision=1, by=lucia)
    comment(ficha, lucia, "Zqxinterno", field="results", is_internal=True)
    remark(ficha, lucia, "Zqxobservación", field="results")
    assess(ficha, lucia)
    Assessment.objects.update(remark="Zqxnota")
    perform(Action.ASK_AGREEMENT, ficha, lucia)
    perform(Action.AGREE, ficha, rosa)
    practice = publish(ficha, lucia).practice
    revision = start_ficha(practice.country, rosa, base=fresh(ficha).version)
    save_answers(revision, "perfil", {"title": "Zqxborrador"}, revision=1, by=rosa)
    statement(room(lucia, "Zqxreunión"), "Zqxaporte", internal_note="Zqxnotainterna")
    meeting = public_event(MEETING)
    public_item(meeting, "Lo que se publica.", named=("PE",), table=public_table(meeting))
    retract_items([public_item(meeting, "Zqxretractado", named=("PE",))], "Por error")
    pages.kept.clear()
    return practice


def test_no_public_address_says_anything_private(published, caplog):
    addresses = [*public_addresses(published.code), f"{reverse('practices:practice_list')}?q=zqx"]
    assert len(addresses) > 20
    found = 0
    for address in addresses:
        for client in (Client(), signed_in(focal_point("BR"))):
            answer = client.get(address, follow=True)
            said = body(answer)
            assert answer.status_code == 200 or ABSENT.search(address), address
            found += b"Lo que se publica" in said
            leaked = CANARY.findall(said.replace(b"?q=zqx", b"").replace(b'value="zqx"', b""))
            assert set(leaked) <= {b"zqx"}, (address, leaked)
    assert found > 5
    assert not CANARY.search(caplog.text.encode().replace(b"?q=zqx", b""))


def test_no_package_says_anything_private(published):
    package = make()
    address = reverse("practices:data_package", args=[str(package.made_on), package.sha256[:16]])
    said = text_of_archive(b"".join(Client().get(address).streaming_content))
    assert b"Lo que se publica" in said
    assert not CANARY.search(said)


def test_in_the_copy_of_a_country_is_what_its_people_read_and_nothing_of_the_desk(published, rosa):
    ask(rosa.country, rosa)
    while make_next():
        pass
    answer = signed_in(rosa).get(reverse("fichas:archive_file"))
    said = text_of_archive(b"".join(answer.streaming_content))
    for own in ("Zqxpropio", "Zqxnombre", "zqxcorreo", "Zqxborrador", "Zqxobservación"):
        assert own.encode() in said, own
    for others in ("Zqxinterno", "Zqxnota", "Zqxreunión", "Zqxaporte"):
        assert others.encode() not in said, others


def test_nothing_is_found_by_words_that_are_not_published(published):
    for words, expected in {
        "publica": 1,
        "zqxpropio": 0,
        "zqxborrador": 0,
        "zqxnombre": 0,
        "zqxinterno": 0,
    }.items():
        found = Client().get(reverse("practices:practice_export", args=["json"]), {"q": words}).json()
        assert len(found) == expected, words


def test_neither_another_country_nor_a_letter_learns_of_it(published, rosa):
    stranger = signed_in(focal_point("BR"))
    for name in ("fichas:ficha_list", "fichas:start", "people:notices"):
        assert not CANARY.search(body(stranger.get(reverse(name))))
    ficha = Ficha.objects.get(reference=rosa.notices.first().about)
    assert stranger.get(at("task_list", ficha)).status_code == 404
    for letter in Letter.objects.all():
        assert not CANARY.search(f"{letter.subject}{letter.text}{letter.html}".encode())
