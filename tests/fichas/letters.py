"""A letter of every kind, for the tests."""

import datetime
import re
from datetime import UTC

from people.letters.notifications import enqueue_letter
from people.models import Letter

KINDS = {
    "invitation": {
        "inviter": "Lucía O'Higgins",
        "country": "Chile",
        "words": "",
        "path": "/cuenta/invitacion/AbC/",
        "expires_at": datetime.datetime(2026, 12, 5, 15, tzinfo=UTC),
    },
    "attempts": {"path": "/clave/"},
    "ready_to_sign": {
        "reference": "F-2026-PE-0042",
        "ficha": "«Registro» (F-2026-PE-0042)",
        "path": "/fichas/F-2026-PE-0042/revisar/",
    },
    "password_reset": {"path": "/cuenta/clave/AbC/"},
    "step": {
        "subject_line": "La ficha F-2026-PE-0042 vuelve con observaciones",
        "what": "La Secretaría Técnica pide cambios.",
        "label": "Ver las observaciones",
        "path": "/fichas/F-2026-PE-0042/",
    },
    "reminder": {
        "subject_line": "Recordatorio sobre las fichas de Chile",
        "what": "Lucía Méndez, de la Secretaría Técnica, le escribe:",
        "language": "es",
        "words": "Faltan doce días.",
        "fichas": [
            {"name": "F-2026-CL-0042", "step": "Con observaciones", "path": "/fichas/F-2026-CL-0042/"}
        ],
        "drafts": "Su país tiene además 2 borradores sin enviar.",
        "label": "Ver las fichas",
        "path": "/fichas/",
    },
    "digest": {
        "news": [{"text": "La ficha F-2026-PE-0042 está publicada", "path": "/fichas/F-2026-PE-0042/"}] * 2,
        "path": "/avisos/",
    },
    "submitted": {
        "reference": "F-2026-PE-0042",
        "ficha": "«Registro» (F-2026-PE-0042)",
        "is_again": False,
        "path": "/fichas/F-2026-PE-0042/enviada/",
    },
}


def invite(number: int = 1, recipient: str = "", **changes) -> Letter:
    key = f"invitation:{number}"
    enqueue_letter(
        "invitation", recipient or f"persona{number}@example.org", KINDS["invitation"] | changes, key
    )
    return Letter.objects.get(key=key)


def link_of(email="ana@example.org") -> str:
    letter = Letter.objects.filter(kind="invitation", recipient=email).last()
    return re.search(r"http://testserver(/invitacion/\S+/)", letter.text)[1]
