"""The picture that others show with a link to a practice: State, title and the cloth of its theme."""

import hashlib
import json
from pathlib import Path

from django.utils.translation import gettext as _

from ...lists import lists
from ...models import Repository
from ...public_files import path_of, store_made
from ...publishing import Edition
from ...reading import Reading
from ..engine import press
from ..engine.style import TEMPLATES, Style
from .page import NO_THEME, printable

PICTURES = "imagenes"
TEMPLATE = TEMPLATES / "picture.typ"
STYLE = Style(TEMPLATE, Path(__file__))


def path_beside(ficha: Path) -> Path:
    """Where the picture of a printed ficha is, or will be: whatever makes another ficha makes another picture."""
    return path_of(PICTURES, hashlib.sha256(f"{ficha.name} {STYLE.hash}".encode()).hexdigest())


def draw(edition: Edition, ficha: Path) -> Path:
    """Makes the picture of an edition and stores it. Raises LayoutFailed."""
    path = path_beside(ficha)
    if path.exists():
        return path
    data = json.dumps(printable(shown(edition)), ensure_ascii=False)
    return store_made(PICTURES, path.name, press.lay_out(data, TEMPLATE))


def shown(edition: Edition) -> dict:
    reading = Reading(edition.answers, lists(Repository.current_token()))
    return {
        "title": reading.title,
        "language": reading.language,
        "lead": reading.lead,
        "country": reading.country.short_name,
        "kind": _("Ficha técnica de buena práctica"),
        "site": _("Buenas prácticas migratorias"),
        "code": edition.code,
        "weave": reading.themes[0].weave if reading.themes else NO_THEME,
    }
