"""The child process: `python -m practices.press.pictures.scaling 480 960` reads a picture and answers with it in these sizes.

The answer is a frame for each. A size is that of the longer side in pixels; no picture is made larger than it is.
Decoding is what a hostile or broken file can make dear: it ends this process and no other.
"""

import resource
import sys
from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from ..engine.framing import send
from .fitting import fitting

MEMORY = 768 << 20  # bytes of addresses
SECONDS = 20  # of work
MOST_PIXELS = 24_000_000  # as uploads are kept
QUALITY = 82
WHITE = (255, 255, 255)
DEEP = ("I", "I;16", "I;16B", "F")  # more than 8 bits for a dot, in grey
RANGE = 256  # 16 bits to 8


def scale(data: bytes, sizes: list[int]) -> list[bytes]:
    """The picture as JPEG in each of these sizes, in the colours of the web, on white where it is transparent, and with
    nothing beside its dots: neither camera, place nor profile. The same bytes for the same picture."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    with Image.open(BytesIO(data), formats=["JPEG", "PNG"]) as picture:
        if picture.width * picture.height > MOST_PIXELS or is_moving(picture):
            raise ValueError("not a picture that uploads are kept as")
        profile = picture.info.get("icc_profile")
        picture.draft(None, fitting(picture.size, max(sizes)))
        picture.load()
        largest = shrink(plain(picture), max(sizes))
    flat = flatten(in_web_colours(largest, profile))
    return [encode(shrink(flat, size)) for size in sizes]


def is_moving(picture: Image.Image) -> bool:
    return isinstance(picture, PngImagePlugin.PngImageFile) and picture.n_frames > 1


def shrink(picture: Image.Image, longest: int) -> Image.Image:
    size = fitting(picture.size, longest)
    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def plain(picture: Image.Image) -> Image.Image:
    """In 8 bits, without a palette: what can be made smaller."""
    if picture.mode in DEEP:
        picture = picture.convert("I").point(lambda value: value * (1 / RANGE)).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("RGB") if picture.mode in ("1", "P") else picture


def in_web_colours(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """A profile that does not fit the picture changes nothing."""
    wanted = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            own, web = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, own, web, outputMode=wanted)
            return converted or picture
    return picture.convert(wanted)


def flatten(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, WHITE)
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def encode(picture: Image.Image) -> bytes:
    picture.info = {}
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def main(sizes: list[int]) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with suppress(ValueError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    Image.MAX_IMAGE_PIXELS = None  # our own limit is asked before anything is drawn
    for scaled in scale(sys.stdin.buffer.read(), sizes):
        send(sys.stdout.buffer, scaled)


if __name__ == "__main__":
    main(list(map(int, sys.argv[1:])))
