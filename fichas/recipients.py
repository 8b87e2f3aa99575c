"""Who gets a letter: the people concerned, less those who want none of its kind."""

from practices.models import Country

from .models import FocalPoint, User
from .rules import SECRETARIAT


def of_country(country: Country, *, must_act: bool) -> list[User]:
    """Those who speak for the country today; a letter that asks for nothing goes to whoever wants all."""
    points = FocalPoint.objects.current().filter(country=country).select_related("user").order_by("pk")
    return [point.user for point in points if wants(point.user, must_act)]


def at_the_desk(*, must_act: bool) -> list[User]:
    people = User.objects.active().filter(groups__name=SECRETARIAT).order_by("pk")
    return [user for user in people if wants(user, must_act)]


def wants(user: User, must_act: bool) -> bool:
    if user.letters_wanted == User.Letters.NONE:
        return False
    return must_act or user.letters_wanted == User.Letters.ALL
