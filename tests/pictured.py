"""Files that are pictures of a practice, as its answers have them, with their bytes where the public is served from."""

from io import BytesIO

from PIL import Image

from practices.public_files import store_attachment
from tests.documents import picture


def shown(place: int, data: bytes = b"", **changes) -> dict:
    """A picture in this place of 2.9, unless a test says otherwise."""
    data = data or picture("JPEG", (1600, 1200), ["teal", "olive", "maroon", "navy"][place - 1])
    width, height = Image.open(BytesIO(data)).size
    plain = {
        "numeral": "2.9",
        "title": f"Taller {place}",
        "name": f"taller-{place}.jpg",
        "sha256": store_attachment(data),
        "size": len(data),
        "media_type": "image/jpeg",
        "picture": place,
        "description": f"Doce personas alrededor de la mesa {place}",
        "credit": "Foto: Cancillería del Perú",
        "consent": True,
        "width": width,
        "height": height,
    }
    return plain | changes
