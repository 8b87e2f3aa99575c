"""What one may do to a ficha."""

from people.roles import is_secretariat
from practices.models import Country


def reviews(user, country: Country) -> bool:
    """At the desk every country's fichas are everyone's."""
    return is_secretariat(user)
