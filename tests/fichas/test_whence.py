"""From where somebody acted: noted with the act, told in the desk's export alone, and cleared after its time."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models.functions import Now
from django.urls import reverse

from fichas.models import Comment, PracticeAct, Snapshot, Transition
from fichas.review.publication import publish
from fichas.review.retention import clear_addresses
from fichas.states import Action
from fichas.workflow import perform
from people.entrance.client_address import current_address
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import assess, edit

pytestmark = pytest.mark.django_db
NOTE = {"anota-results": "¿Desde cuándo?"}
DESK, COUNTRY = "192.0.2.10", "2001:db8::7"


def exported(client, ficha) -> list[dict]:
    text = client.get(at("history_csv", ficha)).text
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_every_act_says_from_where(sent, rosa, lucia, monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)
    desk, country = signed_in(lucia), signed_in(rosa)
    desk.post(at("keep", sent), NOTE, REMOTE_ADDR=DESK)
    address = at("extract", sent, "descripcion")
    desk.post(address, inputs(desk.get(address).text) | {"summary": "Lo esencial."}, REMOTE_ADDR=DESK)
    desk.post(at("decide", sent), {"decision": "ask_agreement"}, REMOTE_ADDR=DESK)
    country.post(at("agreement", sent), {"conformidad": "si"}, REMOTE_ADDR=COUNTRY)
    assess(sent, lucia)
    version = publish(sent, lucia)
    practice = reverse("fichas:practice", args=[version.practice.code])
    desk.post(practice, {"acto": "estado", "estado": "en-curso", "nota": "Llamé."}, REMOTE_ADDR=DESK)

    whence = {row["Qué"]: row["Desde dónde"] for row in exported(desk, sent)}
    assert whence["Comentario interno"] == DESK
    assert whence["Extracto enviado al país para su conformidad"] == DESK
    assert whence["Conformidad del país, con su firma"] == COUNTRY
    assert whence["Estado de la experiencia confirmado: En curso"] == DESK
    assert whence["Publicada"] == "", "what no request asked for comes from nowhere"
    assert {one.from_address for one in Snapshot.objects.all()} == {None, DESK, COUNTRY}


def test_behind_a_proxy_it_is_the_clients_and_nobody_makes_it_up(sent, lucia, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    headers = {"X-Forwarded-For": f"203.0.113.66, {DESK}"}
    client = signed_in(lucia)
    client.post(at("keep", sent), NOTE, headers=headers, REMOTE_ADDR="127.0.0.1")
    assert Comment.objects.get().from_address == DESK


def test_outside_a_request_there_is_none(sent, lucia):
    assert current_address() is None
    perform(Action.ASSIGN, sent, lucia, assignee=lucia)
    assert Transition.objects.latest("pk").from_address is None
    client = signed_in(lucia)
    client.get(reverse("fichas:queue"), REMOTE_ADDR=DESK)
    assert current_address() is None


def test_no_page_shows_it(sent, rosa, lucia):
    for model in (Transition, Snapshot):
        model.objects.update(from_address=DESK)
    desk, country = signed_in(lucia), signed_in(rosa)
    for client, names in ((desk, ("review", "history", "changes")), (country, ("own_history", "task_list"))):
        for name in names:
            assert DESK not in client.get(at(name, sent)).text, name


def test_it_is_cleared_after_its_time_and_nothing_else_is(sent, lucia, settings):
    edit(sent, lucia, summary="Lo esencial.")
    for model in (Transition, Snapshot):
        model.objects.update(from_address=DESK)
    assert clear_addresses() == 0
    old = Now() - timedelta(days=settings.ADDRESS_DAYS + 1)
    Transition.objects.update(at=old)
    before = Transition.objects.values("pk", "by", "action", "comment").get()
    call_command("clear_contacts")
    assert Transition.objects.get().from_address is None
    assert Transition.objects.values("pk", "by", "action", "comment").get() == before
    assert set(Snapshot.objects.values_list("from_address", flat=True)) == {DESK}
    assert not PracticeAct.objects.exists()
