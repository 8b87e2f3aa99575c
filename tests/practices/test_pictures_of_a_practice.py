"""Up to four files of a practice are shown as its pictures: on its page, in its printed ficha, in compilations."""

import re
from io import BytesIO

import pikepdf
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pdfua import validate
from PIL import Image, ImageCms

from practices.answers import content_hash, read_answers, read_canonical
from practices.catalogue.page_cache import pages
from practices.models import PracticeVersion, VersionFile
from practices.press.book import making
from practices.press.book.spec import CompilationSpec
from practices.press.engine import LayoutFailed
from practices.press.ficha import print_edition, printed
from practices.press.pictures.scaling import scale
from practices.press.pictures.sizes import SIZES, size_path, stored_size
from practices.public_files import store_attachment
from practices.publishing import publish_version
from practices.standing import reinstate, withdraw
from practices.sweeping import kept_files
from tests.documents import picture
from tests.factories import ficha, published
from tests.markup import Page
from tests.pdf_structure import faults
from tests.pictured import shown

one_database = pytest.mark.one_database
pytestmark = pytest.mark.django_db


def page_of(client, practice) -> Page:
    return Page(client.get(reverse("practices:practice", args=[practice.code])).text)


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@one_database
class TestTheirPage:
    def test_each_is_a_figure_of_its_answer_in_its_place(self, client):
        practice = published(files=[shown(2), shown(1, numeral="2.5"), shown(3, title="")])
        page = page_of(client, practice)
        assert page.faults == [] and page.dangers == []
        figures = page.all("figure")
        assert [figure.find("img").get("alt") for figure in figures] == [
            f"Doce personas alrededor de la mesa {place}" for place in (1, 2, 3)
        ]
        captions = [" ".join("".join(figure.find("figcaption").itertext()).split()) for figure in figures]
        assert captions[0].startswith("Taller 1 Foto: Cancillería del Perú · taller-1.jpg")
        assert captions[2].startswith("taller-3.jpg Foto: Cancillería del Perú")

    def test_nothing_jumps_and_each_width_has_its_size(self, client):
        (figure,) = page_of(client, published(files=[shown(1)])).all("figure")
        img = figure.find("img")
        assert (img.get("width"), img.get("height"), img.get("loading")) == ("640", "480", "lazy")
        sizes = {}
        for entry in img.get("srcset").split(", "):
            address, width = entry.split(" ")
            response = client.get(address)
            sizes[width] = Image.open(BytesIO(body(response))).size
            assert response["Content-Type"] == "image/jpeg"
            assert response["Cache-Control"] == "private, max-age=31536000, immutable"
        assert sizes == {"480w": (480, 360), "960w": (960, 720), "1440w": (1440, 1080)}
        assert img.get("src") in img.get("srcset")

    def test_it_and_its_file_are_in_the_language_of_the_practice_in_whichever_the_page_is(self, client):
        practice = published(files=[shown(1)], language="pt")
        page = Page(client.get(f"/en/practicas/{practice.code}/").text)
        (figure,) = page.all("figure")
        file = f"/en/practicas/{practice.code}/v1/archivos/1/taller-1.jpg"
        for address in (figure.find("img").get("src"), file):
            answer = client.get(address)
            assert (answer.status_code, answer["Content-Language"]) == (200, "pt"), address

    def test_a_small_one_is_not_made_larger_and_a_tall_one_fits(self, client):
        small, tall = picture("JPEG", (300, 200)), picture("JPEG", (600, 1200), "olive")
        figures = page_of(client, published(files=[shown(1, small), shown(2, tall)])).all("figure")
        images = [figure.find("img") for figure in figures]
        assert [(img.get("width"), img.get("height")) for img in images] == [("300", "200"), ("320", "640")]
        assert re.findall(r"\d+w", images[0].get("srcset")) == ["300w"]

    def test_it_stands_in_no_list_and_no_comparison(self, client):
        one, other = published(files=[shown(1)]), published(files=[shown(1)])
        addresses = [
            reverse("practices:home"),
            reverse("practices:practice_list"),
            f"{reverse('practices:compare')}?p={one.code}&p={other.code}",
        ]
        for address in addresses:
            assert "/imagenes/" not in client.get(address).text, address
        assert "taller-1.jpg" in client.get(addresses[2]).text

    def test_four_take_no_more_queries_than_one(self, client, django_assert_num_queries):
        one, three = published(files=[shown(1)]), published(files=[shown(place) for place in (1, 2, 3)])
        address = page_of(client, one).all("figure")[0].find("img").get("src")
        for practice in (one, three):
            pages.kept.clear()
            with django_assert_num_queries(20):
                page_of(client, practice)
        client.get(address)
        with django_assert_num_queries(4):
            client.get(address)


@one_database
class TestTheirFiles:
    def address(self, client, practice) -> str:
        return page_of(client, practice).all("figure")[0].find("img").get("src")

    def test_they_are_made_when_a_practice_is_published_and_kept_by_the_sweep(self, public_files):
        file = shown(1)
        publish_version(ficha(files=[file]), prepare=print_edition)
        paths = {size_path(file["sha256"], size) for size in SIZES}
        assert all(path.exists() for path in paths)
        assert paths <= kept_files()[public_files]

    def test_one_that_cannot_be_opened_keeps_its_practice_from_being_published(self):
        with pytest.raises(LayoutFailed, match=r"«taller-1\.jpg» no se pudo preparar"):
            publish_version(ficha(files=[shown(1, sha256="0" * 64)]), prepare=print_edition)
        assert not PracticeVersion.objects.exists()

    def test_one_that_is_missing_or_damaged_is_made_when_it_is_asked_for(self, client):
        practice = published(files=[shown(1)])
        address = self.address(client, practice)
        whole = body(client.get(address))
        path = size_path(practice.current.files.get().sha256, 960)
        path.write_bytes(path.read_bytes()[:-100])
        assert body(client.get(address)) == whole

    def test_under_a_former_name_the_address_leads_to_todays(self, client):
        address = self.address(client, published(files=[shown(1)]))
        former = re.sub(r"-[0-9a-f]{16}\.jpg", f"-{'0' * 16}.jpg", address)
        assert client.get(former)["Location"] == address

    @pytest.mark.parametrize("change", [("/1-", "/2-"), ("-960-", "-961-")])
    def test_there_are_no_others(self, client, change):
        address = self.address(client, published(files=[shown(1)]))
        assert client.get(address.replace(*change)).status_code == 404

    def test_those_of_a_withdrawn_practice_are_gone(self, client):
        practice = published(files=[shown(1)])
        address = self.address(client, practice)
        withdraw(practice, "duplicada")
        assert client.get(address).status_code == 410
        reinstate(practice)
        assert client.get(address).status_code == 200


@one_database
class TestTheirDots:
    """What a picture may be like, and that nothing goes along with its dots."""

    def scaled(self, data: bytes) -> Image.Image:
        return Image.open(BytesIO(scale(data, [480])[0]))

    def saved(self, image: Image.Image, kind: str = "PNG", **options) -> bytes:
        out = BytesIO()
        image.save(out, kind, **options)
        return out.getvalue()

    def test_camera_place_and_profile_stay_behind(self):
        exif = Image.Exif()
        exif[0x010F] = "Fabricante"
        exif.get_ifd(0x8825)[1] = "S"
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        data = picture("JPEG", (800, 600), exif=exif, comment=b"comentario", icc_profile=profile, xmp=b"<x/>")
        scaled = scale(data, [480])[0]
        for trace in (b"Exif", b"Fabricante", b"comentario", b"ICC_PROFILE", b"<x/>"):
            assert trace in data and trace not in scaled

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
    def test_every_kind_of_colour(self, mode):
        if mode == "I;16":
            image = Image.new("I;16", (600, 400), 40_000)
        else:
            image = Image.new("RGB", (600, 400), (255, 255, 255)).convert(mode)
        scaled = self.scaled(self.saved(image, "JPEG" if mode == "CMYK" else "PNG"))
        assert (scaled.mode, scaled.size) == ("RGB", (480, 320))
        assert scaled.getpixel((9, 9))[0] == pytest.approx(156 if mode == "I;16" else 255, abs=2)

    @pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
    def test_what_is_transparent_is_white(self, mode):
        image = Image.new("RGBA", (600, 400), (0, 0, 0, 0)).convert(mode)
        options = {"transparency": image.getpixel((0, 0))} if mode == "P" else {}
        assert self.scaled(self.saved(image, **options)).getpixel((9, 9)) == (255, 255, 255)

    def test_wide_colours_become_those_of_the_web(self):
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        plain = self.saved(Image.new("RGB", (600, 400), (200, 100, 50)), icc_profile=lab)
        broken = self.saved(Image.new("RGB", (600, 400), (200, 100, 50)), icc_profile=b"no profile")
        for data in (plain, broken):
            assert self.scaled(data).getpixel((9, 9)) == pytest.approx((200, 100, 50), abs=3)

    def test_the_same_bytes_every_time(self):
        data = picture("JPEG", (900, 600))
        assert scale(data, [480, 960]) == scale(data, [480, 960])

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"<svg/>",
            picture("JPEG", (900, 600))[:400],
            picture("PNG", (5000, 5000)),
            picture("PNG", save_all=True, append_images=[Image.new("RGB", (40, 30), "red")]),
            picture("GIF"),
        ],
        ids=["empty", "svg", "cut short", "too many dots", "moving", "gif"],
    )
    def test_what_no_upload_is_kept_as_is_not_drawn(self, data):
        with pytest.raises(LayoutFailed):
            stored_size(store_attachment(data), 480)


@one_database
@pytest.mark.press
class TestInPrint:
    def figures(self, path) -> list[tuple[str, str]]:
        """Alternative texts, each with what follows its figure."""
        with pikepdf.open(path) as pdf:
            found = []
            for element in pdf.objects:
                if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure":
                    around = list(element.P.K)
                    after = around[next(place for place, one in enumerate(around) if one == element) + 1]
                    found.append((str(element.Alt), str(after.S)))
            return sorted(found)

    def test_a_ficha_has_them_as_figures_with_what_they_show(self):
        version = publish_version(
            ficha(files=[shown(place) for place in (1, 2, 3, 4)]), prepare=print_edition
        )
        path = printed(version)
        assert faults(path) == [] and list(validate(str(path)).findings) == []
        assert self.figures(path) == [
            (f"Doce personas alrededor de la mesa {place}", "/Caption") for place in (1, 2, 3, 4)
        ]
        first = path.read_bytes()
        path.unlink()
        assert printed(version).read_bytes() == first

    def test_a_compilation_takes_them_along(self, tmp_path):
        version = publish_version(ficha(files=[shown(1)]), prepare=print_edition)
        spec = CompilationSpec([version.pk], "Selección", "2026-11-20", "/")
        path = tmp_path / "book.pdf"
        making.make(spec, path)
        assert faults(path) == []
        assert ("Doce personas alrededor de la mesa 1", "/Caption") in self.figures(path)


class TestWhatHolds:
    @pytest.mark.parametrize(
        "change",
        [
            {"picture": 5},
            {"picture": 0},
            {"description": ""},
            {"credit": ""},
            {"consent": False},
            {"width": 0},
            {"height": 0},
            {"media_type": "application/pdf"},
        ],
        ids=str,
    )
    def test_a_picture_is_one_of_four_described_credited_agreed_to_and_an_image(self, change):
        published(files=[shown(1)])
        with pytest.raises(IntegrityError), transaction.atomic():
            VersionFile.objects.update(**change)

    def test_no_two_are_in_one_place(self):
        published(files=[shown(1), shown(2)])
        with pytest.raises(IntegrityError), transaction.atomic():
            VersionFile.objects.update(picture=3)

    def test_files_that_are_none_need_nothing(self):
        version = published(files=[shown(1) | {"name": "otro.jpg"}]).current
        VersionFile.objects.update(picture=None, description="", credit="", consent=False, width=0)
        assert "picture" not in read_answers(version)["files"][0]


@one_database
class TestWhatIsHashed:
    FILES = [
        {
            "numeral": "2.9",
            "title": "Informe",
            "name": "informe.pdf",
            "sha256": "a" * 64,
            "size": 3,
            "media_type": "application/pdf",
        },
        {
            "numeral": "2.5",
            "title": "",
            "name": "foto.jpg",
            "sha256": "b" * 64,
            "size": 4,
            "media_type": "image/jpeg",
        },
    ]

    def test_files_that_are_no_pictures_are_hashed_as_they_were_before_there_were_any(self):
        answers = read_canonical('{"answers":{}}') | {
            "country": "PE",
            "title": "Registro consular",
            "files": self.FILES,
        }
        assert content_hash(answers) == "3cd2270cd1dee406fbb0f0d6e25a6badbfd01da44adb4909e8d70b97ca4a75d2"

    @pytest.mark.parametrize("change", [{"picture": 2}, {"description": "Otra"}, {"credit": "Otro"}], ids=str)
    def test_all_that_a_picture_says_is_part_of_what_is_signed(self, change):
        file = shown(1)
        assert content_hash(ficha(title="a", files=[file])) != content_hash(
            ficha(title="a", files=[file | change])
        )

    def test_what_was_published_is_what_was_hashed(self):
        version = published(files=[shown(1), *self.FILES]).current
        assert version.content_hash == content_hash(read_answers(version))
