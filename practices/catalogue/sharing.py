"""How a practice is handed on: its address, a letter with it, and the picture that others show with a link to it."""

from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator

from ..experience import is_current
from ..models import PracticeVersion
from ..press.ficha import picture_path
from ..reading import Reading

PICTURE_NAME = 16  # letters of its hash
LONGEST_SUBJECT = 150  # letters: mail programs take no endless address


def share(version: PracticeVersion, reading: Reading) -> dict:
    """The address, without what its reader has gathered, and that of a letter with it."""
    code = version.practice.code
    if is_current(version):
        path = reverse("practices:practice", args=[code])
    else:
        path = reverse("practices:practice_version", args=[code, version.label])
    url, subject = settings.SITE_URL + path, Truncator(reading.title).chars(LONGEST_SUBJECT)
    body = f"{subject} ({reading.country.short_name})\n\n{url}"
    return {"url": url, "mail": f"mailto:?subject={quote(subject)}&body={quote(body)}"}


def picture_url(version: PracticeVersion) -> str:
    """The address has the picture's own name in it: what it shows never changes, so nobody asks for it twice."""
    name = picture_path(version).name[:PICTURE_NAME]
    path = reverse("practices:practice_picture", args=[version.practice.code, version.label, name])
    return settings.SITE_URL + path
