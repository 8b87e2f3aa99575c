"""An invitation, and what whoever accepts it says."""

from people.entrance.invitations import invite
from practices.models import Country
from tests.people import secretary

ANSWERS = {"name": "Ana Quispe", "post": "Directora", "password": "una frase larga y nueva"}


def country(code="PE"):
    return Country.objects.get(code=code)


def invited(email="ana@example.org", role="focal_point", code="PE", by=None):
    return invite(email, role, by or secretary(), country(code) if code else None)
