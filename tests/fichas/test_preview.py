"""The ficha as it would print, marked as a draft or as sent: nothing of it is public and nothing is stored."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.formats import date_format

from fichas.states import Action
from fichas.workflow import perform
from practices.press.engine import press
from practices.press.ficha.page import LONGEST_WORD
from tests.fichas.forms import at, save, signed_in
from tests.fichas.steps import fill, with_extract
from tests.pdf_structure import faults, spoken
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def rosa(client):
    user = focal_point("PE")
    client.force_login(user)
    return user


@pytest.fixture
def preview(client, draft, tmp_path):
    """Asks for the preview, or the receipt, and keeps it in a file."""

    def asked(name: str = "preview") -> Path:
        response = client.get(at(name, draft))
        assert response["Content-Type"] == "application/pdf"
        kept = tmp_path / "preview.pdf"
        kept.write_bytes(b"".join(response.streaming_content))
        return kept

    return asked


def test_it_prints_what_stands_in_the_form_and_says_that_it_is_a_draft(preview, draft, rosa):
    fill(draft, rosa, title="Registro consular")
    printed = preview()
    assert faults(printed) == []
    said = " ".join(spoken(printed))
    assert "Registro consular" in said
    assert f"Borrador de la ficha {draft.reference}" in said
    assert "Publicada el" not in said
    assert not any(path.is_file() for path in Path(settings.PUBLIC_FILES).rglob("*"))


def test_the_receipt_says_that_it_was_sent(preview, draft, rosa):
    fill(draft, rosa, title="Registro consular")
    perform(Action.SUBMIT, draft, rosa)
    printed = preview("submitted_pdf")
    assert faults(printed) == []
    said = " ".join(spoken(printed))
    assert f"Ficha {draft.reference}, como fue enviada el {date_format(timezone.localdate())}" in said
    assert "Borrador" not in said


def test_a_blank_ficha_prints_too(preview):
    assert "Sin título" in " ".join(spoken(preview()))


def test_what_cannot_be_printed_is_said_on_the_page_of_answers(client, draft):
    save(client, draft, "descripcion", summary="a" * (LONGEST_WORD + 1))
    refused = client.get(at("preview", draft))
    assert refused.status_code == 422
    assert "sepárela" in refused.text


@pytest.mark.parametrize("name", ["preview", "submitted_pdf", "agreement_preview", "review_preview"])
def test_one_person_asks_for_one_at_a_time(sent, rosa, lucia, monkeypatch, name):
    with_extract(sent, lucia)
    client, statuses = signed_in(lucia if name == "review_preview" else rosa), []

    def asks_again(*_arguments):
        monkeypatch.setattr(press, "lay_out", lambda *_arguments: b"%PDF")
        statuses.append(client.get(at(name, sent)).status_code)
        return b"%PDF"

    monkeypatch.setattr(press, "lay_out", asks_again)
    assert client.get(at(name, sent)).status_code == 200
    assert statuses == [503]
    assert client.get(at(name, sent)).status_code == 200


def test_a_process_that_was_killed_holds_nobody_up(client, draft, rosa, monkeypatch):
    monkeypatch.setattr(press, "lay_out", lambda *_arguments: b"%PDF")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        cache.add(f"layout:{rosa.pk}", process.pid)
        assert client.get(at("preview", draft)).status_code == 503
        process.kill()
    assert client.get(at("preview", draft)).status_code == 200
    assert cache.get(f"layout:{rosa.pk}") is None
