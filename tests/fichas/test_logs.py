"""The log tells what went wrong and where, in lines that a machine reads, and nothing about anyone."""

import json
import logging
import sys
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from config.logs import Line
from fichas.models import FichaText
from fichas.review.comments import comment
from people.models import Letter
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import assess, edit, submitted
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
PRIVATE = {
    "contact_name": "Zqxnombre",
    "contact_post": "Zqxcargo",
    "contact_personal_email": "zqxcorreo@example.org",
}


def test_the_site_writes_its_log_in_these_lines():
    assert settings.LOGGING["formatters"]["line"]["()"] == "config.logs.Line"
    assert {one["formatter"] for one in settings.LOGGING["handlers"].values()} == {"line"}


def test_a_line_says_what_happened_to_which_request_by_its_route(log, client):
    lost = client.get("/zqx/no-existe/")
    refused = client.post(reverse("practices:home"))
    first, second = map(json.loads, log.lines)
    assert (first["status"], first["route"], first["request"]) == (404, "", lost["X-Request-ID"])
    assert (second["status"], second["method"]) == (405, "POST")
    assert second["request"] == refused["X-Request-ID"] != lost["X-Request-ID"]
    assert "zqx" not in "".join(log.lines)


def test_no_letter_of_an_address_is_in_it_whatever_its_alphabet(log, client):
    client.force_login(focal_point("PE"))
    client.get("/fichas/F-2026-PE-0099/archivos/zqx/Zqx-María-Pérez-日本.pdf")
    client.get("/invitacion/zqx\u201d/")
    assert log.lines
    assert "zqx" not in "".join(log.lines).lower()


def test_an_exception_is_its_kind_and_its_place(log, sent):
    lucias = signed_in(focal_point("PE"))
    lucias.raise_request_exception = False
    with patch("fichas.views.author.heading", side_effect=ValueError("Zqxnombre zqxcorreo@example.org")):
        assert lucias.get(at("task_list", sent)).status_code == 500
    line = json.loads(log.lines[-1])
    assert (line["status"], line["route"]) == (500, "fichas/<str:reference>/")
    assert line["exception"][0].startswith("ValueError ")
    assert "fichas/views/author.py:" in line["exception"][0]
    assert "zqx" not in log.lines[-1].lower()


def test_what_an_exception_came_from_is_told_too():
    try:
        try:
            raise KeyError("zqx")
        except KeyError as inner:
            raise ValueError("zqx") from inner
    except ValueError:
        record = logging.LogRecord("fichas", logging.ERROR, __file__, 1, "Failed.", None, sys.exc_info())
    line = Line().format(record)
    assert [one.split()[0] for one in json.loads(line)["exception"]] == ["ValueError", "KeyError"]
    assert "zqx" not in line


def test_the_whole_journey_leaves_nothing_private_in_the_log(log, rosa, lucia, monkeypatch):
    """Names, addresses, tokens and texts, over every page, refusals and faults included."""
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)
    rosa.name, lucia.name = "Zqxrosa", "Zqxlucia"
    rosa.save(), lucia.save()
    country, desk, stranger = signed_in(rosa), signed_in(lucia), signed_in(focal_point("BR"))
    ficha = submitted(rosa, summary="Zqxpropio.", **PRIVATE)
    comment(ficha, lucia, "Zqxinterno", field="results", is_internal=True)
    desk.post(at("decide", ficha), {"decision": "publish", "mensaje": "Zqxmensaje"})
    desk.post(at("decide", ficha), {"decision": "request_changes", "mensaje": "Zqxobservación"})
    section = at("section", ficha, "contacto")
    country.post(section, inputs(country.get(section).text) | {"contact_name": "Zqx\u202eoculto"})
    country.post(at("submit", ficha), {"acepta": "si"})
    edit(ficha, lucia, summary="Zqxextracto")
    assess(ficha, lucia)
    desk.post(at("decide", ficha), {"decision": "ask_agreement"})
    country.post(at("agreement", ficha), {"conformidad": "no", "motivo": ""})
    country.post(at("agreement", ficha), {"conformidad": "si"})
    desk.post(at("decide", ficha), {"decision": "publish"})
    for client in (country, desk, stranger, Client()):
        for name in ("task_list", "check", "review", "history", "agreement", "decide"):
            client.get(at(name, ficha))
        client.get("/invitacion/zqxtoken/")
        client.post(reverse("account_login"), {"login": "zqxcorreo@example.org", "password": "zqxclave"})
    with patch("people.letters.outbox.get_connection", side_effect=OSError("zqxcorreo@example.org")):
        call_command("worker", once=True)
    assert FichaText.objects.filter(contact_name="Zqxnombre").exists()
    assert Letter.objects.exists()
    assert {404, 405, 422} <= {json.loads(line).get("status") for line in log.lines}
    assert [line for line in log.lines if "zqx" in line.lower() or rosa.email in line] == []
