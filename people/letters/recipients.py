"""Who is concerned, and who of them wants a letter."""

from practices.models import Country

from ..models import User


def of_country(country: Country) -> list[User]:
    """Those who speak for the country today."""
    return list(User.objects.active().filter(role=User.Role.FOCAL_POINT, country=country).order_by("pk"))


def at_the_desk() -> list[User]:
    return list(User.objects.active().filter(role=User.Role.SECRETARIAT).order_by("pk"))


def wants_letters(user: User) -> bool:
    return user.is_active and user.letters_wanted != User.Letters.NONE


def wants(user: User, must_act: bool) -> bool:
    """Whether the person wants a letter at once of what asks them to act, or of what does not."""
    return wants_letters(user) and (must_act or user.letters_wanted == User.Letters.ALL)


def wants_a_digest(user: User) -> bool:
    return user.letters_wanted == User.Letters.DAY
