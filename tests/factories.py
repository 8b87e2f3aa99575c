"""Practices for tests, in one line each: what a test does not name is plain and the same."""

from itertools import count

from practices.answers import complete
from practices.models import Practice
from practices.publishing import publish_version

numbers = count(1)


def ficha(**answers) -> dict:
    """The answers of a short ficha of Peru."""
    plain = {
        "country": "PE",
        "title": f"Registro consular número {next(numbers)}",
        "themes": ["asistencia-consular"],
        "levels": ["nacional"],
        "categories": ["mecanismos-operativos"],
        "documentation": ["sin-documentacion"],
        "responsible_entity": "Cancillería",
        "summary": "Los consulados llevan un registro de sus nacionales.",
        "start_year": 2019,
        "primary_objectives": ["14"],
        "practice_type": "politica",
        "experience_state": "en-curso",
        "contact_email": "consulados@example.org",
    }
    return complete(plain | answers)


def published(practice: Practice | None = None, **answers) -> Practice:
    """A practice with one more published version; nothing is printed."""
    return publish_version(ficha(**answers), practice).practice
