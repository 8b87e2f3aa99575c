from dataclasses import dataclass

from qrcode import QRCode

QUIET = 4  # modules of white around it, without which cameras do not find it


@dataclass(frozen=True)
class Drawing:
    """A QR code as a path for an SVG of our own: no image to load and nothing that must be trusted as markup."""

    path: str
    size: int


def draw_code(text: str) -> Drawing:
    code = QRCode(border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    dark = [(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
    return Drawing("".join(f"M{x},{y}h1v1h-1z" for x, y in dark), len(rows))
