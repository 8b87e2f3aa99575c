"""How a ficha begins: blank, from a published practice, like a former one, or from a Word file."""

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from practices import bounds
from practices.answers import (
    blank_answers,
    complete,
    read_answers,
    without_picture,
    write_columns,
    write_rows,
)
from practices.experience import answers_today
from practices.models import Country, PracticeVersion

from ..models import Ficha, FichaText
from ..states import OPEN
from .drafts import country_text, private
from .sections import CONTACT_FIELDS, PRIVATE


class TooMany(Exception):
    """The country has as many fichas on their way as it can; the message says so."""


class AlreadyOpen(Exception):
    """The practice has a ficha on its way."""

    def __init__(self, ficha: Ficha):
        self.ficha = ficha


@transaction.atomic
def start_ficha(
    country: Country,
    by,
    *,
    on_behalf: bool = False,
    base: PracticeVersion | None = None,
    like: Ficha | None = None,
    contact: dict | None = None,
    corrected: dict | None = None,
    errata: list[list[str]] | None = None,
) -> Ficha:
    """A draft: blank, or a revision of a published version (`base`), or with another ficha's answers but its title (`like`);
    or the answers of a version `corrected` by its `errata`.

    `contact` is the contact person to begin with, as `remembered_contact` tells it.
    Raises AlreadyOpen when the practice has a ficha on its way, TooMany when the country has no room for another.
    """
    country = Country.objects.select_for_update().get(pk=country.pk)
    on_its_way = base.practice.fichas.open().first() if base else None
    if on_its_way:
        raise AlreadyOpen(on_its_way)
    check_room(country)
    year = timezone.localdate().year
    last = Ficha.objects.filter(country=country, year=year).aggregate(last=Max("sequence"))["last"] or 0
    ficha = Ficha.objects.create(
        reference=f"F-{year}-{country.code}-{last + 1:04d}",
        country=country,
        year=year,
        sequence=last + 1,
        practice=base.practice if base else None,
        base=base,
        started_by=by,
        on_behalf=on_behalf,
        errata=errata,
    )
    contact = contact or {}
    text = FichaText(ficha=ficha, **{name: contact[name] for name in PRIVATE if name in contact})
    language = settings.LANGUAGE_CODE if on_behalf else by.language
    answers = corrected or starting_answers(country, base, like, language[:2])
    write_columns(text, answers | contact)
    text.save()
    write_rows(text, answers)
    return ficha


def check_room(country: Country) -> None:
    """Those begun today count even if they are over: sent and retired at once, each is told to the desk. What the desk
    brought from a spreadsheet takes no room of its country's."""
    counted = Q(state__in=OPEN) | Q(started_at__date=timezone.localdate())
    if country.fichas.filter(counted, table_import=None).count() >= bounds.FICHAS:
        raise TooMany(
            _("El país ya tiene %d fichas en camino: termine o borre alguna antes de empezar otra.")
            % bounds.FICHAS
        )


def starting_answers(
    country: Country, base: PracticeVersion | None, like: Ficha | None, language: str
) -> dict:
    """`language` is that in which a blank one will probably be written: whoever begins it reads it."""
    if base:
        return answers_today(base)
    answers = (
        read_answers(country_text(like)) | {"title": ""} if like else blank_answers() | {"language": language}
    )
    # Who appears in a picture agreed to that in the other ficha.
    files = [without_picture(file) for file in answers["files"]]
    return complete(answers | {"country": country.code, "files": files})


def remembered_contact(
    country: Country, by, *, base: PracticeVersion | None = None, like: Ficha | None = None
) -> dict:
    """The contact person a new draft begins with: that of the ficha its text comes from, else the last one this person named."""
    if base or like:
        source = like or Ficha.objects.filter(version=base).first()
        return private(country_text(source)) if source else {}
    written = FichaText.objects.filter(
        ficha__country=country,
        role=FichaText.Role.COUNTRY,
        progress__section="contacto",
        progress__written_by=by,
    )
    last = written.exclude(contact_name="").order_by("-progress__written_at").first()
    return {name: getattr(last, name) for name in CONTACT_FIELDS} if last else {}
