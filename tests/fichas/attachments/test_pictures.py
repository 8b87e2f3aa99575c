"""A picture is opened before it is kept: its pixels stay, and where it was taken does not."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from fichas.files.attachments import receive
from fichas.files.inspection import picture as picture_inspection
from fichas.files.inspection.kept import Unfit
from tests.documents import photograph, picture, upload
from tests.fichas.attachments.refusals import PAGE, half, refusal

pytestmark = pytest.mark.one_database

# How a camera stores what it says is turned, by the number that says so.
HELD = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


class TestPictures:
    def test_a_photograph_stands_upright_and_says_no_more_where_it_was_taken(self):
        received = receive(upload("foto.JPG", photograph()))
        with Image.open(BytesIO(received.data)) as kept:
            kept.load()
            assert (kept.format, kept.size) == ("JPEG", (30, 40))
            assert not kept.getexif()
            assert "comment" not in kept.info
        assert b"Fabricante" not in received.data

    @pytest.mark.parametrize("orientation", range(1, 9))
    def test_whichever_way_it_was_held_it_stands_upright(self, orientation):
        upright = Image.new("RGB", (400, 300), "white")
        upright.paste("red", (0, 0, 100, 75))
        held = upright.transpose(HELD[orientation]) if orientation in HELD else upright
        exif, taken = Image.Exif(), BytesIO()
        exif[0x0112] = orientation
        held.save(taken, "JPEG", exif=exif)
        with Image.open(BytesIO(picture_inspection.inspect(taken.getvalue(), "JPEG").data)) as kept:
            assert kept.size == (400, 300)
            red, *others = (kept.getpixel(corner) for corner in ((9, 9), (390, 9), (9, 290), (390, 290)))
        assert red[1] < 60 and all(other[1] > 200 for other in others)

    def test_nothing_but_pixels_and_colours_stays_in_a_png(self):
        hidden = picture()[:-12] + chunk(b"tEXt", b"Comment\0secreto") + picture()[-12:] + PAGE
        kept = picture_inspection.inspect(hidden, "PNG").data
        assert b"secreto" not in kept
        assert b"<script>" not in kept
        with Image.open(BytesIO(kept)) as image:
            assert image.getpixel((0, 0)) == (0, 128, 128)

    def test_transparency_stays(self):
        see_through = picture(transparency=(0, 128, 128))
        with Image.open(BytesIO(picture_inspection.inspect(see_through, "PNG").data)) as kept:
            assert kept.convert("RGBA").getpixel((0, 0))[3] == 0

    def test_a_flood_of_pixels_is_refused_before_it_is_drawn(self):
        header = struct.pack("!LLBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
        flood = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
        with pytest.raises(Unfit, match="too many pixels"):
            picture_inspection.inspect(flood, "PNG")

    @pytest.mark.parametrize(
        ("size", "kept"), [((12_000, 9_000), (3_000, 2_250)), ((8_000, 6_000), (4_000, 3_000))]
    )
    def test_a_large_photograph_is_made_smaller_and_said(self, size, kept):
        received = receive(upload("foto.jpg", picture("JPEG", size=size)))
        assert "menor tamaño" in received.note
        with Image.open(BytesIO(received.data)) as small:
            small.load()
            assert small.size == kept

    def test_what_cannot_be_made_smaller_is_refused_in_words(self):
        for name, data in (
            ("a.png", picture("PNG", size=(6_000, 4_100))),
            ("a.jpg", picture("JPEG", size=(8_000, 6_100), progressive=True)),
        ):
            assert "Redúzcala" in refusal(name, data)

    def test_a_decoder_may_warn_and_the_picture_stays(self):
        data = picture("JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\1" * 40)
        assert receive(upload("foto.jpg", data)).data
        assert receive(upload("foto.png", picture("PNG", size=(10_000, 2_000)))).note == ""

    @pytest.mark.parametrize("ending", ["jfif", "JPE", "jpeg"])
    def test_a_photograph_under_another_of_its_endings(self, ending):
        received = receive(upload(f"foto.{ending}", picture("JPEG")))
        assert (received.name, received.media_type) == (f"foto.{ending}", "image/jpeg")

    @pytest.mark.parametrize("kind", ["PNG", "JPEG"])
    def test_half_a_picture(self, kind):
        whole = picture(kind, size=(300, 300))
        with pytest.raises(Unfit, match=r"broken picture|not a picture"):
            picture_inspection.inspect(half(whole), kind)

    def test_a_moving_picture_would_lose_its_movement(self):
        frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
        moving = picture(size=(9, 9), save_all=True, append_images=frames)
        with pytest.raises(Unfit, match="moving picture"):
            picture_inspection.inspect(moving, "PNG")


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack("!L", len(data)) + name + data + struct.pack("!L", zlib.crc32(name + data))
