"""The files of a ficha: added, described and removed on their page."""

import re
from hashlib import sha256

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from fichas.files.attachments import add, remove
from fichas.form.drafts import NotEditable, country_text
from fichas.states import Action
from fichas.workflow import perform
from practices.answers import read_answers
from tests.documents import pdf, picture, upload, word
from tests.fichas.attachments.rows import files
from tests.fichas.files import received, send
from tests.fichas.forms import at, inputs, save, signed_in
from tests.fichas.steps import fill

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


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

    def test_one_is_removed_when_the_page_is_saved_with_it_ticked(self, client, draft, rosa):
        add(draft, received(), "2.9", rosa)
        page = client.get(at("attachments", draft)).text
        pk = country_text(draft).files.get().pk
        assert "remove" not in inputs(page)
        assert f'type="checkbox" id="remove-{pk}" name="remove" value="{pk}"' in page
        assert re.findall('<button[^>]*name="([^"]*)"', page.split("<main")[1]) == ["go"] * 3

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


def test_an_upload_that_was_cut_off_is_refused(client, draft):
    """Half of a multipart body: what arrived of the file is no whole document."""
    whole = SimpleUploadedFile("carta.docx", word()[:900])
    response = send(client, draft, whole)
    assert response.status_code == 422
    assert files(draft) == []
