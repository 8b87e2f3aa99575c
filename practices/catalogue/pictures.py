"""The pictures of a version on its public page: their addresses, and how large they are shown."""

from django.urls import reverse

from ..models import PracticeVersion
from ..press.pictures.fitting import fitting
from ..press.pictures.sizes import size_path, sizes_of

SHOWN = 640  # pixels of the longer side: the measure of the text
NAME = 16  # letters of a hash


def show(version: PracticeVersion, picture: dict) -> dict:
    """What the page says of a picture. Width and height are known from the row, so nothing jumps and no file is read."""
    whole = picture["width"], picture["height"]
    width, height = fitting(whole, SHOWN)
    sizes = sizes_of(picture)
    addresses = {size: picture_address(version, picture, size) for size in sizes}
    return {
        "src": addresses[sizes[:2][-1]],
        "srcset": ", ".join(f"{addresses[size]} {fitting(whole, size)[0]}w" for size in sizes),
        "shown_width": width,
        "shown_height": height,
    }


def picture_address(version: PracticeVersion, picture: dict, size: int) -> str:
    """The address has the name of the stored file in it: what it shows never changes, so nobody asks for it twice."""
    name = size_path(picture["sha256"], size).name[:NAME]
    return reverse(
        "practices:version_picture",
        args=[version.practice.code, version.label, picture["picture"], size, name],
    )
