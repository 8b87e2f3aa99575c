"""A disk without room is said in words, as what may go well later; it is nobody's bad request."""

import errno
import time

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.urls import reverse

from people.entrance.sessions import RENEWED_AT
from practices import public_files
from tests.factories import published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def visitor(client, rosa):
    """Rosa, signed in, whose session is due for renewal; faults are answered as in service."""
    client.force_login(rosa)
    session = client.session
    session[RENEWED_AT] = time.time() - 600
    session.save()
    client.raise_request_exception = False
    return client


def test_a_session_that_cannot_be_renewed_is_no_bad_request(visitor, monkeypatch):
    def full(*_arguments, **_named):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(Session, "save", full)
    response = visitor.get(reverse("people:account"))
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    monkeypatch.undo()
    assert visitor.get(reverse("people:account")).status_code == 200


def test_a_session_that_ended_meanwhile_is_still_told_apart(visitor, monkeypatch):
    save = Session.save

    def gone(session, **named):
        Session.objects.all().delete()
        save(session, **named)

    monkeypatch.setattr(Session, "save", gone)
    assert visitor.get(reverse("people:account")).status_code == 400


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_ficha_that_cannot_be_stored_is_said(client, monkeypatch, fault):
    def full(_descriptor):
        raise OSError(fault, "No space left on device")

    practice = published()
    client.raise_request_exception = False
    monkeypatch.setattr(public_files.os, "fsync", full)
    response = client.get(f"/practicas/{practice.code}/ficha.pdf")
    assert response.status_code == 503
    assert "no tiene lugar" in response.text
    assert (response["Retry-After"], response["Cache-Control"]) == ("10", "no-store")
    monkeypatch.undo()
    assert client.get(f"/practicas/{practice.code}/ficha.pdf").status_code == 200


def test_another_fault_of_a_file_stays_a_fault(client, monkeypatch):
    def denied(_descriptor):
        raise OSError(errno.EACCES, "Permission denied")

    practice = published()
    client.raise_request_exception = False
    monkeypatch.setattr(public_files.os, "fsync", denied)
    assert client.get(f"/practicas/{practice.code}/ficha.pdf").status_code == 500
