"""A country chooses pictures among its files and says of each what it shows, whose it is, and that people agreed."""

from pathlib import Path

import pikepdf
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from fichas.files.attachments import Received, add
from fichas.files.descriptions import Description, describe, fingerprint, said_of
from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from fichas.models import FichaTextFile
from fichas.review.extracts import extract_of
from fichas.review.publication import publish
from fichas.signed_text import SignedText
from fichas.signing import is_as_signed
from fichas.states import Action
from fichas.workflow import perform
from practices.answers import read_answers
from practices.press.ficha import printed
from tests.documents import pdf, photograph, picture, upload
from tests.fichas.attachments.rows import files
from tests.fichas.files import send
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import assess, fill, fresh
from tests.markup import Page
from tests.people import OURS

pytestmark = pytest.mark.django_db
one_database = pytest.mark.one_database
SEEN = "Doce personas alrededor de una mesa"
CREDIT = "Foto: Cancillería del Perú"
COLOURS = ("teal", "olive", "maroon", "navy", "gold")


@pytest.fixture
def author(rosa):
    return signed_in(rosa)


@pytest.fixture
def desk(lucia):
    return signed_in(lucia)


def with_images(ficha, by, number: int = 2) -> list[int]:
    """Their keys."""
    for place, colour in enumerate(COLOURS[:number], 1):
        data = picture("JPEG", (1200, 900), colour)
        add(ficha, Received(f"foto{place}.jpg", f"foto{place}", "image/jpeg", data), "2.9", by)
    return [row.pk for row in country_text(ficha).files.all()]


def told(pk: int, place: int | str, **changes) -> dict[str, str]:
    """What is posted of a file that shall be a picture."""
    said = {"picture": str(place), "description": SEEN, "credit": CREDIT, "consent": "on"} | changes
    return {f"{name}-{pk}": value for name, value in said.items() if value or name != "consent"}


def choose(author, ficha, given: dict[str, str]):
    return author.post(at("attachments", ficha), inputs(author.get(at("attachments", ficha)).text) | given)


def places(ficha) -> dict[str, int]:
    return {file["name"]: file["picture"] for file in files(ficha) if "picture" in file}


@pytest.fixture
def sent(author, draft, rosa):
    """With two pictures, sent and signed."""
    one, other = with_images(draft, rosa)
    choose(author, draft, told(one, 1) | told(other, 2, description="El puente, de lejos"))
    perform(Action.SUBMIT, fill(draft, rosa), rosa)
    return fresh(draft)


@one_database
class TestChoosing:
    def test_four_of_five_and_what_is_said_of_them_is_part_of_the_answers(self, author, draft, rosa):
        keys = with_images(draft, rosa, 5)
        given = {}
        for place, pk in enumerate(reversed(keys[1:]), 1):
            given |= told(pk, place)
        assert choose(author, draft, given).status_code == 302
        assert places(draft) == {"foto2.jpg": 4, "foto3.jpg": 3, "foto4.jpg": 2, "foto5.jpg": 1}
        first, *_others, last = files(draft)
        assert "picture" not in first
        assert last | {"sha256": "", "size": 0} == {
            "numeral": "2.9",
            "title": "foto5",
            "name": "foto5.jpg",
            "sha256": "",
            "size": 0,
            "media_type": "image/jpeg",
            "picture": 1,
            "description": SEEN,
            "credit": CREDIT,
            "consent": True,
            "width": 1200,
            "height": 900,
        }

    @pytest.mark.parametrize(
        ("missing", "sentence"),
        [
            ("description", "Describa la imagen"),
            ("credit", "Escriba de quién es la imagen"),
            ("consent", "Confirme que quienes se reconocen en la imagen aceptaron aparecer"),
        ],
    )
    def test_what_is_missing_is_said_beside_its_field_with_everything_typed(
        self, author, draft, missing, sentence, rosa
    ):
        (pk,) = with_images(draft, rosa, 1)
        response = choose(author, draft, told(pk, 1, title="Taller", **{missing: ""}))
        page = Page(response.text)
        assert response.status_code == 422 and page.faults == []
        assert f'href="#{missing}-{pk}"' in response.text and sentence in page.text
        (field,) = [one for one in page.elements if one.get("id") == f"{missing}-{pk}"]
        assert field.get("aria-invalid") == "true"
        for name, typed in told(pk, 1).items():
            if name != f"{missing}-{pk}":
                assert typed in inputs(response.text)[name]
        assert places(draft) == {}

    def test_five_find_no_fifth_place(self, author, draft, rosa):
        keys = with_images(draft, rosa, 5)
        given = {}
        for pk, place in zip(keys, (1, 2, 3, 4, 4), strict=True):
            given |= told(pk, place)
        response = choose(author, draft, given)
        assert response.status_code == 422
        assert "«foto4.jpg» ya tiene ese lugar. Una ficha lleva hasta cuatro" in Page(response.text).text
        assert places(draft) == {"foto1.jpg": 1, "foto2.jpg": 2, "foto3.jpg": 3, "foto4.jpg": 4}
        assert choose(author, draft, told(keys[4], 5)).status_code == 422

    def test_two_change_places_and_one_that_is_shown_no_more_keeps_its_words(self, author, draft, rosa):
        one, other = with_images(draft, rosa)
        choose(author, draft, told(one, 1) | told(other, 2))
        assert choose(author, draft, {f"picture-{one}": "2", f"picture-{other}": "1"}).status_code == 302
        assert places(draft) == {"foto1.jpg": 2, "foto2.jpg": 1}
        assert choose(author, draft, {f"picture-{one}": ""}).status_code == 302
        assert places(draft) == {"foto2.jpg": 1}
        assert inputs(author.get(at("attachments", draft)).text)[f"description-{one}"] == [SEEN]

    def test_a_file_that_is_no_image_is_not_asked_and_cannot_be_one(self, author, draft):
        send(author, draft, upload("informe.pdf", pdf()))
        (pk,) = [row.pk for row in country_text(draft).files.all()]
        assert f"picture-{pk}" not in author.get(at("attachments", draft)).text
        assert choose(author, draft, told(pk, 1)).status_code == 302
        assert places(draft) == {}

    def test_of_two_who_choose_at_once_nobody_loses_a_word(self, author, draft, rosa):
        one, other = with_images(draft, rosa)
        late = inputs(author.get(at("attachments", draft)).text)
        choose(author, draft, told(one, 1))
        response = author.post(at("attachments", draft), late | told(other, 1, description="El puente"))
        assert response.status_code == 422
        assert "cambió mientras tanto el orden de las imágenes" in Page(response.text).text
        assert inputs(response.text)[f"description-{other}"] == ["El puente"]
        assert places(draft) == {"foto1.jpg": 1}
        response = author.post(at("attachments", draft), late | told(one, 2, description="Otra cosa"))
        assert "Otra persona escribió «2.9 foto1» mientras tanto" in Page(response.text).text
        assert files(draft)[0]["description"] == SEEN

    def test_one_whose_bytes_are_lost_is_not_chosen(self, author, draft, settings, rosa):
        (pk,) = with_images(draft, rosa, 1)
        for path in settings.PRIVATE_FILES.rglob("*"):
            path.unlink() if path.is_file() else None
        response = choose(author, draft, told(pk, 1))
        assert response.status_code == 422 and "Los datos de la imagen no están" in Page(response.text).text

    def test_it_is_shown_in_little_to_those_who_read_the_file(self, author, desk, draft, rosa):
        with_images(draft, rosa, 1)
        address = at("picture", draft, files(draft)[0]["sha256"])
        response = author.get(address)
        assert response["Content-Type"] == "image/jpeg" and response.content.startswith(b"\xff\xd8")
        assert address in author.get(at("attachments", draft)).text
        assert desk.get(address).status_code == 404

    def test_the_page_takes_no_more_queries_for_three(self, author, draft, django_assert_num_queries, rosa):
        keys = with_images(draft, rosa, 3)
        choose(author, draft, told(keys[0], 1))
        for more in ({}, told(keys[1], 2) | told(keys[2], 3)):
            choose(author, draft, more)
            with django_assert_num_queries(9):
                author.get(at("attachments", draft))

    def test_words_that_came_after_the_session_had_ended_are_given_back(self, author, draft, rosa):
        (pk,) = with_images(draft, rosa, 1)
        given = inputs(author.get(at("attachments", draft)).text) | told(pk, 1)
        author.logout()
        page = author.post(at("attachments", draft), given, headers=OURS).text
        assert "Descripción de la imagen" in page and SEEN in page


@one_database
class TestReading:
    def test_the_country_reads_them_where_it_checks_its_answers_and_in_word(self, author, sent):
        words = "Imagen 2 de la ficha: El puente, de lejos (Foto: Cancillería del Perú)"
        assert words in Page(author.get(at("check", sent)).text).text
        assert author.get(at("word", sent)).status_code == 200

    def test_preview_and_receipt_show_them(self, author, sent, tmp_path):
        for name in ("preview", "submitted_pdf"):
            response = author.get(at(name, sent))
            path = tmp_path / f"{name}.pdf"
            path.write_bytes(b"".join(response.streaming_content))
            assert alternative_texts(path) == [SEEN, "El puente, de lejos"], name

    def test_the_desk_sees_them_in_the_review(self, desk, sent):
        page = desk.get(at("review", sent))
        assert f"Imagen 1 de la ficha: {SEEN} ({CREDIT})" in Page(page.text).text
        for file in files(sent):
            address = at("picture", sent, file["sha256"])
            assert address in page.text and desk.get(address).status_code == 200

    def test_what_the_country_changes_afterwards_is_not_read_before_it_is_sent(
        self, author, sent, rosa, lucia
    ):
        perform(Action.REQUEST_CHANGES, sent, lucia, "Otra imagen, por favor.")
        one, _other = [row.pk for row in country_text(sent).files.all()]
        choose(author, sent, {f"description-{one}": "Otra cosa"})
        read = SignedText.of(fresh(sent))
        assert [file["description"] for file in read.answers["files"]] == [SEEN, "El puente, de lejos"]
        assert [file.description for file in read.files] == [SEEN, "El puente, de lejos"]

    def test_another_ficha_that_begins_like_it_has_the_files_and_no_pictures(self, sent, rosa):
        copy = start_ficha(sent.country, rosa, like=sent)
        assert [file["name"] for file in files(copy)] == ["foto1.jpg", "foto2.jpg"]
        assert places(copy) == {}


@one_database
class TestTheExtract:
    def given(self, desk, ficha) -> tuple[dict, int, int]:
        one, other = [row.pk for row in country_text(ficha).files.all()]
        return inputs(desk.get(at("extract_files", ficha)).text), one, other

    def test_the_desk_moves_mends_and_leaves_out_and_the_country_agrees(
        self, desk, author, sent, rosa, lucia
    ):
        given, one, other = self.given(desk, sent)
        changes = {f"{one}-picture": "", f"{other}-picture": "1", f"{other}-description": "El puente nuevo"}
        assert desk.post(at("extract_files", sent), given | changes).status_code == 302
        first, second = read_answers(extract_of(sent))["files"]
        assert "picture" not in first and (second["picture"], second["consent"]) == (1, True)
        assert places(sent) == {"foto1.jpg": 1, "foto2.jpg": 2} and not is_as_signed(sent)
        perform(Action.ASK_AGREEMENT, sent, lucia)
        page = author.get(at("agreement", sent)).text
        assert SEEN in page and "nuevo" in page
        perform(Action.AGREE, sent, rosa)
        assert is_as_signed(sent)

    def test_what_it_took_away_can_come_back(self, desk, sent):
        given, one, _other = self.given(desk, sent)
        desk.post(at("extract_files", sent), given | {f"{one}-picture": ""})
        given, one, _other = self.given(desk, sent)
        assert given[f"{one}-description"] == [SEEN] and given.get(f"{one}-picture", []) in ([], [""])
        desk.post(at("extract_files", sent), given | {f"{one}-picture": "1"})
        assert read_answers(extract_of(sent))["files"] == files(sent)

    def test_a_picture_without_words_is_refused_beside_the_field(self, desk, sent):
        given, one, other = self.given(desk, sent)
        response = desk.post(
            at("extract_files", sent), given | {f"{one}-credit": "", f"{other}-picture": "1"}
        )
        assert response.status_code == 422
        assert "Escriba de quién es la imagen" in response.text and "ya tiene ese lugar" in response.text
        assert Page(response.text).faults == []
        assert extract_of(sent) is None

    def test_one_that_is_left_out_frees_its_place(self, desk, sent):
        given, one, other = self.given(desk, sent)
        changes = {f"{one}-fuera": "on", f"{other}-picture": "1"}
        assert desk.post(at("extract_files", sent), given | changes).status_code == 302
        (file,) = read_answers(extract_of(sent))["files"]
        assert (file["name"], file["picture"]) == ("foto2.jpg", 1)

    def test_what_its_country_does_not_show_the_desk_cannot(self, desk, author, draft, rosa):
        (pk,) = with_images(draft, rosa, 1)
        perform(Action.SUBMIT, fill(draft, rosa), rosa)
        page = desk.get(at("extract_files", draft)).text
        assert f"{pk}-picture" not in page
        given = inputs(page) | {f"{pk}-picture": "1", f"{pk}-description": SEEN, f"{pk}-credit": CREDIT}
        assert desk.post(at("extract_files", draft), given).status_code == 302
        assert extract_of(draft) is None


def alternative_texts(path: Path) -> list[str]:
    with pikepdf.open(path) as opened:
        found = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
        return sorted(str(one.Alt) for one in found if one.get("/S") == "/Figure")


def test_two_of_its_files_become_pictures_of_the_practice(author, draft, rosa, lucia, client):
    """From the telephone of an official to the public page: nothing of the telephone goes along."""
    send(author, draft, upload("foto.jpg", photograph()), upload("plano.png", picture("PNG", (900, 600))))
    one, other = [row.pk for row in country_text(draft).files.all()]
    choose(author, draft, told(one, 2) | told(other, 1, description="Plano del recorrido"))
    perform(Action.SUBMIT, fill(draft, rosa), rosa)
    assess(draft, lucia)
    version = publish(fresh(draft), lucia)
    page = Page(client.get(reverse("practices:practice", args=[version.practice.code])).text)
    images = [figure.find("img") for figure in page.all("figure")]
    assert [image.get("alt") for image in images] == ["Plano del recorrido", SEEN]
    upright = (images[1].get("width"), images[1].get("height"))
    assert upright == ("30", "40"), "taken lying on its side, 40 by 30"
    for image in images:
        data = b"".join(client.get(image.get("src")).streaming_content)
        assert data.startswith(b"\xff\xd8") and b"Exif" not in data and b"Fabricante" not in data
    assert alternative_texts(printed(version)) == sorted([SEEN, "Plano del recorrido"])
    revision = start_ficha(draft.country, rosa, base=version)
    assert places(revision) == {"foto.jpg": 2, "plano.png": 1}


@pytest.mark.parametrize(
    "change",
    [
        {"picture": 5},
        {"description": ""},
        {"credit": ""},
        {"consent": False},
        {"width": 0},
        {"media_type": "application/pdf"},
    ],
    ids=str,
)
def test_a_picture_is_one_of_four_described_credited_agreed_to_and_an_image(author, draft, change, rosa):
    (pk,) = with_images(draft, rosa, 1)
    choose(author, draft, told(pk, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        FichaTextFile.objects.update(**change)


def test_no_two_are_in_one_place(author, draft, rosa):
    one, other = with_images(draft, rosa)
    choose(author, draft, told(one, 1) | told(other, 2))
    with pytest.raises(IntegrityError), transaction.atomic():
        FichaTextFile.objects.update(picture=1)


def test_two_change_places_on_every_database(author, draft, rosa):
    one, other = with_images(draft, rosa)
    choose(author, draft, told(one, 1) | told(other, 2))
    rows = {row.pk: said_of(row) for row in country_text(draft).files.all()}
    given = {
        pk: Description(said | {"picture": 3 - said["picture"]}, fingerprint(said))
        for pk, said in rows.items()
    }
    assert describe(draft, given, rosa) == {}
    assert places(draft) == {"foto1.jpg": 2, "foto2.jpg": 1}
