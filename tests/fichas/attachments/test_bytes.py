"""The bytes of a file: kept as they were uploaded, public with the ficha, swept when nothing names them."""

import os
import time
from hashlib import sha256

import pytest
from django.core.management import call_command
from django.urls import reverse

from fichas.files.attachments import add, make_public
from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from fichas.models import FichaTextFile, StoredFile
from fichas.states import Action
from fichas.workflow import perform
from people.private_files import find, path_of, store
from practices import public_files
from practices.answers import read_answers
from practices.publishing import Refused, publish_version
from tests.documents import pdf, photograph, upload, word
from tests.factories import ficha as filled
from tests.fichas.attachments.rows import files
from tests.fichas.files import received, send
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import fill
from tests.people import secretary

pytestmark = pytest.mark.django_db


class TestTheirBytes:
    def test_a_damaged_one_says_so_and_leads_to_where_its_reader_may_go(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        digest = sha256(b"a").hexdigest()
        find(digest).write_bytes(b"b")
        address = at("attachment", draft, digest, "informe.pdf")
        page = client.get(address)
        assert page.status_code == 503
        assert "puede subirlo de nuevo" in page.text and at("attachments", draft) in page.text
        perform(Action.SUBMIT, fill(draft, rosa), rosa)
        for reader, back in ((client, "task_list"), (signed_in(secretary()), "review")):
            page = reader.get(address)
            assert "«informe.pdf» no se entrega" in page.text and "subirlo de nuevo" not in page.text
            assert f'class="button" href="{at(back, draft)}"' in page.text

    def test_a_copy_starts_with_the_files_and_reads_the_same_bytes(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        copy = start_ficha(draft.country, rosa, like=draft)
        assert files(copy) == files(draft)
        assert client.get(at("attachment", copy, sha256(b"a").hexdigest(), "informe.pdf")).getvalue() == b"a"

    def test_published_they_are_public_and_a_revision_reads_them_there(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        said = filled(files=files(draft), country="PE")
        make_public(said)
        version = publish_version(said)
        address = reverse("practices:attachment", args=[version.practice.code, 1, 1, "informe.pdf"])
        assert client.get(address).getvalue() == b"a"
        path_of(sha256(b"a").hexdigest()).unlink()
        revision = start_ficha(draft.country, rosa, base=version)
        response = client.get(at("attachment", revision, sha256(b"a").hexdigest(), "informe.pdf"))
        assert response.getvalue() == b"a"
        make_public(read_answers(country_text(revision)))

    @pytest.mark.parametrize("fault", ["lost", "changed"])
    def test_bytes_that_are_not_what_was_uploaded_are_not_published(self, draft, rosa, fault):
        add(draft, received(), "2.9", rosa)
        place = path_of(sha256(b"a").hexdigest())
        place.unlink() if fault == "lost" else place.write_bytes(b"b")
        with pytest.raises(Refused, match=r"informe\.pdf"):
            make_public({"files": files(draft)})

    def test_of_a_photograph_only_the_cleaned_bytes_are_kept(self, client, draft):
        send(client, draft, upload("foto.jpg", photograph()))
        (row,) = files(draft)
        kept = find(row["sha256"]).read_bytes()
        assert (len(kept), row["media_type"]) == (row["size"], "image/jpeg")
        assert b"Exif" not in kept

    def test_what_is_refused_leaves_nothing_on_the_disk(self, client, draft, settings):
        send(client, draft, upload("a.pdf", pdf()[:200]))
        assert not settings.PRIVATE_FILES.exists()
        assert not StoredFile.objects.exists()

    def test_the_sweep_takes_what_nothing_names_once_it_is_a_day_old(self, draft, rosa, settings):
        for text in ("kept", "signed", "removed"):
            add(draft, received(text), "2.9", rosa)
        fill(draft, rosa)
        FichaTextFile.objects.filter(sha256=sha256(b"removed").hexdigest()).delete()
        perform(Action.SUBMIT, draft, rosa)
        FichaTextFile.objects.filter(sha256=sha256(b"signed").hexdigest()).delete()
        young = store(b"young")
        old = time.time() - 25 * 3600
        for text in ("kept", "signed", "removed"):
            os.utime(path_of(sha256(text.encode()).hexdigest()), (old, old))
        call_command("sweep_files", "--many")
        left = {path.name for path in settings.PRIVATE_FILES.rglob("*") if path.is_file()}
        assert left == {sha256(b"kept").hexdigest(), sha256(b"signed").hexdigest(), young}

    def test_bytes_that_come_again_are_new_to_the_sweep(self, draft, rosa):
        place = path_of(store(b"a"))
        os.utime(place, (0, 0))
        add(draft, received(), "2.9", rosa)
        assert time.time() - place.stat().st_mtime < 60

    def test_a_full_disk_is_said_and_leaves_nothing_half_written(self, client, draft, monkeypatch, settings):
        def full(_descriptor):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(public_files.os, "fsync", full)
        response = send(client, draft, upload("carta.docx", word()))
        assert response.status_code == 507
        assert "no hay lugar para guardar archivos" in response.text
        assert files(draft) == []
        monkeypatch.undo()
        assert send(client, draft, upload("carta.docx", word())).status_code == 302
        assert [path.name for path in settings.PRIVATE_FILES.rglob("*") if path.is_file()] == [
            files(draft)[0]["sha256"]
        ]
