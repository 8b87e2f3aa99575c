"""The files of a ficha: added, described and removed by several people, kept private, made public with the ficha."""

import os
import time
from hashlib import sha256

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from fichas.files.attachments import SECTION, add, make_public, remove
from fichas.form.completeness import missing
from fichas.form.drafts import NotEditable, country_text, save_answers
from fichas.form.starting import start_ficha
from fichas.models import FichaTextFile, SectionProgress, StoredFile
from fichas.review.publication import publish
from fichas.states import Action
from fichas.workflow import perform
from people.private_files import find, path_of, store
from practices import public_files
from practices.answers import read_answers
from practices.models import Country
from practices.publishing import Refused, publish_version
from tests.documents import pdf, photograph, picture, upload, word
from tests.factories import ficha as filled
from tests.fichas.files import received, send
from tests.fichas.forms import at, inputs, save, signed_in
from tests.fichas.steps import fill, person
from tests.people import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa():
    return person()


@pytest.fixture
def client(rosa):
    return signed_in(rosa)


@pytest.fixture
def draft(rosa):
    return start_ficha(Country.objects.get(code="PE"), rosa)


def files(ficha) -> list[dict]:
    return read_answers(country_text(ficha))["files"]


class TestOnThePage:
    def test_several_files_are_added_described_and_one_removed(self, client, draft):
        sent = send(
            client, draft, upload("Informe final.pdf", pdf()), upload("carta.docx", word()), numeral="2.5"
        )
        assert sent["Location"] == at("attachments", draft)
        assert [(one["numeral"], one["title"], one["name"]) for one in files(draft)] == [
            ("2.5", "Informe final", "Informe final.pdf"),
            ("2.5", "carta", "carta.docx"),
        ]
        first, second = country_text(draft).files.values_list("pk", flat=True)
        send(
            client,
            draft,
            **{f"title-{first}": "Informe de evaluación", f"numeral-{first}": "2.9"},
            remove=str(second),
        )
        assert [(one["numeral"], one["title"]) for one in files(draft)] == [("2.9", "Informe de evaluación")]

    def test_one_that_is_refused_stops_no_other_and_nothing_typed_is_lost(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        pk = country_text(draft).files.get().pk
        typed = {f"title-{pk}": "Escrito a la vez"}
        response = send(client, draft, upload("página.pdf", b"<html>"), upload("carta.docx", word()), **typed)
        assert response.status_code == 422
        assert "página.pdf: El contenido no es el de un PDF" in response.text
        assert [one["title"] for one in files(draft)] == ["Escrito a la vez", "carta"]

    @pytest.mark.parametrize("fault", [RuntimeError("?"), OSError(28, "No space left"), MemoryError()])
    def test_whatever_one_brings_about_its_neighbours_are_kept(self, client, draft, monkeypatch, fault):
        def breaks(data, kind):
            raise fault

        monkeypatch.setattr("fichas.files.attachments.inspect_file", breaks)
        uploads = upload("uno.docx", word("1")), upload("malo.pdf", pdf()), upload("dos.docx", word("2"))
        response = send(client, draft, *uploads)
        assert response.status_code in (422, 507)
        assert "malo.pdf: " in response.text
        assert [one["name"] for one in files(draft)] == ["uno.docx", "dos.docx"]

    def test_two_of_one_name_are_told_apart_by_their_dates(self, draft, rosa):
        for day in ("2026-03-01T12:00Z", "2026-03-02T12:00Z"):
            with time_machine.travel(day):
                client = signed_in(rosa)
                send(client, draft, upload("Informe.docx", word(day)))
                page = client.get(at("attachments", draft)).text
        first, second = files(draft)
        assert (first["title"], first["name"]) == ("Informe", second["name"])
        assert second["title"].startswith("Informe (2 mar. 2026, ")
        assert "subido el 1 mar. 2026, " in page
        assert "subido el 2 mar. 2026, " in page

    def test_a_photograph_made_smaller_is_said(self, client, draft):
        response = send(client, draft, upload("foto.jpg", picture("JPEG", size=(12_000, 3_000))))
        assert "se guardó en menor tamaño" in client.get(response.url).text

    def test_a_title_that_no_column_holds_stays_in_its_field(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        pk = country_text(draft).files.get().pk
        response = send(client, draft, **{f"title-{pk}": "Informe " * 50})
        assert (response.status_code, "Le sobran" in response.text) == (422, True)

    def test_a_title_with_a_hidden_character_stays_in_its_field(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        pk = country_text(draft).files.get().pk
        response = send(client, draft, **{f"title-{pk}": "Informe\u202egpj"})
        assert response.status_code == 422
        assert 'value="Informe\u202egpj"' in response.text
        assert files(draft)[0]["title"] == "Informe"

    def test_the_way_there_saves_what_was_typed_in_the_section(self, client, draft):
        response = save(client, draft, "documentos", references="Ley 1.", go="files")
        assert response["Location"] == at("attachments", draft)
        assert read_answers(country_text(draft))["references"] == "Ley 1."
        assert send(client, draft, go="back")["Location"].startswith(at("section", draft, "documentos"))

    def test_the_same_bytes_stand_once_and_a_second_removal_finds_nothing(self, client, draft):
        data = pdf()
        send(client, draft, upload("a.pdf", data))
        again = send(client, draft, upload("b.pdf", data))
        assert "ya está en la ficha, con el nombre «a.pdf»" in again.text
        pk = str(country_text(draft).files.get().pk)
        revision = country_text(draft).revision
        for _ in range(2):
            send(client, draft, remove=pk)
        assert files(draft) == []
        assert country_text(draft).revision == revision + 1

    def test_together_they_have_a_limit(self, client, draft, settings):
        data = pdf()
        settings.MAX_FICHA_BYTES = len(data) + 10
        send(client, draft, upload("a.pdf", data))
        assert "pesarían más de" in send(client, draft, upload("b.pdf", pdf(Other="[0]"))).text

    def test_what_is_over_the_limit_is_counted_and_not_kept_on_the_disk(self, client, draft, settings):
        settings.FILE_UPLOAD_HANDLERS = ["fichas.files.uploads.BoundedUpload"]
        settings.MAX_ATTACHMENT_BYTES, settings.MAX_FICHA_BYTES = 1000, 1500
        uploads = [upload(f"{n}.pdf", bytes(size)) for n, size in enumerate((900, 5000, 400, 300))]
        response = send(client, draft, *uploads)
        assert "1.pdf: El archivo pesa 4,9" in response.text
        assert "3.pdf: Son demasiados archivos para un solo envío" in response.text

    def test_hostile_names_are_inert_everywhere(self, client, draft, rosa):
        name = "<img src=x onerror=alert(1)>\"'&amp;{{ 7*7 }}.pdf"
        add(draft, received(name=name), "2.9", rosa)
        addresses = [at("attachments", draft), at("check", draft), at("section", draft, "documentos")]
        for address in addresses:
            assert "<img src=x" not in client.get(address).text
        address = at("attachment", draft, sha256(b"a").hexdigest(), name)
        assert client.get(address).getvalue() == b"a"

    def test_a_ficha_that_was_sent_keeps_its_files(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        fill(draft, rosa)
        opened = inputs(client.get(at("attachments", draft)).text)
        perform(Action.SUBMIT, draft, rosa)
        late = client.post(at("attachments", draft), opened | {"files": [upload("tarde.docx", word())]})
        assert late.status_code == 409
        assert "ya no se puede cambiar" in late.text
        assert client.get(at("attachments", draft))["Location"] == at("task_list", draft)
        with pytest.raises(NotEditable):
            remove(draft, country_text(draft).files.get().pk, rosa)
        assert [one["name"] for one in files(draft)] == ["informe.pdf"]

    def test_the_list_of_sections_and_the_check_show_them(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        assert "informe.pdf" in client.get(at("check", draft)).text
        tasks = {one["code"]: one for one in client.get(at("task_list", draft)).context["sections"]}
        assert tasks["documentos"]["status"] == "en-curso"
        assert tasks["documentos"]["written_by"] == rosa.get_short_name()


class TestSeveralPeople:
    def test_a_file_neither_stops_the_texts_of_its_section_nor_is_lost_by_them(self, draft, rosa):
        opened = country_text(draft).revision
        add(draft, received(), "2.9", person("PE", "Luis Rojas"))
        texts = {"references": "Ley 1.", "files": []}
        saved = save_answers(draft, "documentos", texts, revision=opened, by=rosa)
        now = read_answers(country_text(draft))
        assert (saved.changed, now["references"], len(now["files"])) == (True, "Ley 1.", 1)
        assert country_text(draft).revision == opened + 2
        assert SectionProgress.objects.filter(section=SECTION).get().written_by.name == "Luis Rojas"

    def test_two_titles_of_one_file_are_both_seen(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        pk = country_text(draft).files.get().pk
        opened = inputs(client.get(at("attachments", draft)).text)
        send(client, draft, **{f"title-{pk}": "De Rosa"})
        luis = signed_in(person("PE", "Luis Rojas"))
        refused = luis.post(at("attachments", draft), opened | {f"title-{pk}": "De Luis"})
        assert refused.status_code == 422
        assert "De Rosa" in refused.text
        assert 'value="De Luis"' in refused.text
        luis.post(at("attachments", draft), inputs(refused.text))
        assert files(draft)[0]["title"] == "De Luis"

    def test_a_file_counts_as_documentation(self, draft, rosa):
        fill(draft, rosa, documentation=["publicada"], links=[])
        assert [one.field for one in missing(draft)] == ["references"]
        add(draft, received(), "2.5", rosa)
        assert [one.field for one in missing(draft)] == ["references"]
        add(draft, received("b"), "2.9", rosa)
        assert missing(draft) == []


class TestWhoSeesThem:
    def test_its_people_get_a_download_that_no_browser_opens(self, client, draft, rosa):
        add(draft, received(name="Evaluación – 2019.pdf"), "2.9", rosa)
        response = client.get(at("attachment", draft, sha256(b"a").hexdigest(), "Evaluación – 2019.pdf"))
        assert response.getvalue() == b"a"
        assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Evaluaci%C3%B3n")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert "no-store" in response["Cache-Control"]

    @pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head"])
    @pytest.mark.parametrize("name", ["attachments", "attachment"])
    def test_for_anyone_else_they_do_not_exist(self, draft, rosa, name, method, client):
        add(draft, received(), "2.9", rosa)
        digest = sha256(b"a").hexdigest()
        address = at(name, draft, *([digest, "informe.pdf"] if name == "attachment" else []))
        stranger = signed_in(person("BR", "João Lima"))
        assert getattr(stranger, method)(address).status_code in (404, 405)
        own = start_ficha(Country.objects.get(code="BR"), rosa)
        assert stranger.get(at("attachment", own, digest, "informe.pdf")).status_code == 404
        client.logout()
        assert reverse("account_login") in client.get(address)["Location"]
        assert len(files(draft)) == 1

    def test_the_desk_gets_them_once_the_ficha_was_sent_and_publishes_them_with_it(
        self, draft, rosa, monkeypatch, settings
    ):
        settings.CRITERIA_REQUIRED = False
        monkeypatch.setattr("fichas.review.publication.print_edition", None)
        fill(draft, rosa)
        add(draft, received(), "2.9", rosa)
        lucia = secretary()
        desk, address = signed_in(lucia), at("attachment", draft, sha256(b"a").hexdigest(), "informe.pdf")
        assert desk.get(address).status_code == 404
        perform(Action.SUBMIT, draft, rosa)
        assert desk.get(address).getvalue() == b"a"
        assert address in desk.get(at("review", draft)).text
        version = publish(draft, lucia)
        public = reverse("practices:attachment", args=[version.practice.code, 1, 1, "informe.pdf"])
        assert Client().get(public).getvalue() == b"a"

    def test_no_address_leads_to_the_folder(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        digest = sha256(b"a").hexdigest()
        for address in (
            f"/media/{digest}",
            f"/private/{digest[:2]}/{digest}",
            f"/fichas/{draft.reference}/archivos/../a",
        ):
            assert client.get(address).status_code == 404


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


def test_an_upload_that_was_cut_off_is_refused(client, draft):
    """Half of a multipart body: what arrived of the file is no whole document."""
    whole = SimpleUploadedFile("carta.docx", word()[:900])
    response = send(client, draft, whole)
    assert response.status_code == 422
    assert files(draft) == []
