"""A ficha as it is printed."""

from datetime import date

from practices.publishing import Edition
from tests import factories


def edition(**answers) -> Edition:
    said = factories.ficha(**answers)
    return Edition("CSM-PE-0001", 1, date(2026, 11, 20), date(2026, 10, 3), said)
