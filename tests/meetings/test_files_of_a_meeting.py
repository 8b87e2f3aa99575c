"""Documents of a meeting: private until one is released; a list of participants never is."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from meetings.models import EventFile
from meetings.release import release_file
from practices.models import PublicFile
from practices.public_files import path_of
from tests.documents import pdf
from tests.meetings.records import room
from tests.people import focal_point, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return secretary()


@pytest.fixture
def event(client, desk):
    client.force_login(desk)
    return room(desk)


def add(client, event, kind="agenda", name="agenda.pdf") -> EventFile:
    file = SimpleUploadedFile(name, pdf())
    client.post(reverse("meetings:add_file", args=[event.code]), {"file": file, "kind": kind})
    return EventFile.objects.order_by("-pk").first()


def test_a_document_is_kept_private_and_handed_to_the_desk_alone(client, event):
    row = add(client, event)
    address = reverse("meetings:file", args=[event.code, row.pk, row.name])
    assert client.get(address).status_code == 200
    client.force_login(focal_point())
    assert client.get(address).status_code == 404
    assert not PublicFile.objects.exists()


def test_released_it_is_among_the_public_files_and_taken_back_it_is_not(client, event):
    row = add(client, event)
    address = reverse("meetings:release_file", args=[event.code, row.pk])
    client.post(address)
    assert PublicFile.objects.get().sha256 == row.sha256
    assert path_of("attachments", row.sha256).exists()
    assert client.post(reverse("meetings:remove_file", args=[event.code, row.pk])).status_code == 404
    client.post(address)
    assert not PublicFile.objects.exists()


def test_a_list_of_participants_is_never_public(client, event, desk):
    row = add(client, event, "list", "lista.pdf")
    with pytest.raises(ValidationError, match="nunca"):
        release_file(row, desk)
    with pytest.raises(IntegrityError), transaction.atomic():
        EventFile.objects.filter(pk=row.pk).update(is_released=True)
    assert not PublicFile.objects.exists()


def test_what_is_no_document_is_refused_beside_its_field(client, event):
    answer = client.post(
        reverse("meetings:add_file", args=[event.code]),
        {"file": SimpleUploadedFile("a.exe", b"MZ"), "kind": "other"},
    )
    assert (answer.status_code, "Se aceptan archivos" in answer.content.decode()) == (422, True)
