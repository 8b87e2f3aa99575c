"""Publishing: what a ficha says is frozen into a version of a practice that nothing changes.

Practices are written here and in `standing` only. Each writer locks the one repository row before it reads what it
changes, writes rows and index together, and draws a new repository token.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from .answers import complete, content_hash, read_answers, write_columns, write_rows
from .catalogue.index import VERSION, terms_of, update_index
from .models import Country, Practice, PracticeVersion, Repository, version_label
from .spelling import sort_key


class Refused(Exception):
    """What was asked cannot be done as things stand; the message says why, in the user's words."""


@dataclass(frozen=True)
class Edition:
    """A version about to be published, complete: what the printed ficha is laid out from."""

    code: str
    version: int
    published_on: date
    submitted_on: date | None
    answers: dict
    confirmed_on: date | None = None  # when the state of the experience was confirmed after publication
    erratum: int = 0
    errata: list[list[str]] | None = None
    incorporated_from: str = ""  # where no country signed it, what it was taken from

    @property
    def label(self) -> str:
        return version_label(self.version, self.erratum)


def publish_version(
    given: dict,
    practice: Practice | None = None,
    *,
    submitted_on: date | None = None,
    errata: list[list[str]] | None = None,
    incorporated_from: str = "",
    origin: str = Practice.Origin.OFFICIAL,
    source_key: str = "",
    prepare: Callable[[Edition], object] | None = None,
    record: Callable[[PracticeVersion], object] | None = None,
) -> PracticeVersion:
    """Publishes the answers as the first version of a new practice, or as the next one of `practice`; with `errata`, as
    the current version corrected; with `incorporated_from`, as what was taken from there and no country signed.

    `prepare` is called with the edition before the transaction that makes it public: it lays out the PDF, and if it
    fails nothing is published. `record` is called in that transaction, with the version: what the caller keeps of it
    stands or falls with it. Raises ValidationError without country, title or language, and Refused when the
    practice is withdrawn or another version was published meanwhile.
    """
    answers = complete(given)
    check_publishable(answers)
    if practice is None:
        practice = reserve_practice(answers["country"], origin=origin, source_key=source_key)
    number, erratum = next_number(practice, errata)
    edition = Edition(
        practice.code,
        number,
        timezone.localdate(),
        submitted_on,
        answers,
        erratum=erratum,
        errata=errata,
        incorporated_from=incorporated_from,
    )
    if prepare:
        prepare(edition)
    with transaction.atomic():
        with changing(practice) as practice:
            version = insert_version(practice, edition)
        if record:
            record(version)
        return version


def check_publishable(answers: dict) -> None:
    missing = {
        "country": _("el país (1.1)"),
        "title": _("el título (1.2)"),
        "language": _("el idioma del texto"),
    }
    if names := [name for field, name in missing.items() if not answers[field]]:
        raise ValidationError(_("Para publicar falta %s.") % ", ".join(names))


def reserve_practice(
    country_code: str, *, origin: str = Practice.Origin.OFFICIAL, source_key: str = ""
) -> Practice:
    """A practice with its code, not yet public. A code is never given twice."""
    with transaction.atomic():
        Repository.lock()
        country = Country.objects.get(code=country_code)
        last = Practice.objects.filter(country=country).aggregate(last=Max("sequence"))["last"] or 0
        code = f"{settings.CODE_PREFIX}-{country.code}-{last + 1:04d}"
        return Practice.objects.create(
            code=code, country=country, sequence=last + 1, origin=origin, source_key=source_key
        )


def next_number(practice: Practice, errata: list | None) -> tuple[int, int]:
    """Version and erratum: the last version and one, or the current one with its next errata. None is given twice."""
    if errata is None:
        return (practice.versions.aggregate(last=Max("version"))["last"] or 0) + 1, 0
    if practice.current is None:
        raise Refused(_("La práctica no está publicada: no hay nada que corregir."))
    same = practice.versions.filter(version=practice.current.version)
    return practice.current.version, same.aggregate(last=Max("erratum"))["last"] + 1


def insert_version(practice: Practice, edition: Edition) -> PracticeVersion:
    if practice.withdrawals.filter(reinstated_on=None).exists():
        raise Refused(_("La práctica está retirada: repóngala antes de publicar una versión nueva."))
    if (edition.version, edition.erratum) != next_number(practice, edition.errata):
        raise Refused(_("Otra persona publicó una versión de esta práctica mientras tanto."))
    if edition.answers["country"] != practice.country.code:
        raise Refused(_("El país principal de una práctica no cambia: su código lo lleva."))
    version = PracticeVersion(
        practice=practice,
        version=edition.version,
        erratum=edition.erratum,
        errata=edition.errata,
        published_on=edition.published_on,
        submitted_on=edition.submitted_on,
        incorporated_from=edition.incorporated_from,
        content_hash=content_hash(edition.answers),
    )
    write_columns(version, edition.answers)
    PracticeVersion.objects.bulk_create([version])
    write_rows(version, edition.answers)
    practice.current = version
    if (
        version.experience_state and not version.erratum
    ):  # what a version says anew takes the place of what was confirmed before
        practice.experience_state, practice.confirmed_on = version.experience_state, None
    practice.sort_key = sort_key(version.title)
    return version


def current_answers(practice: Practice) -> dict | None:
    return read_answers(practice.current) if practice.current else None


@contextmanager
def changing(practice: Practice) -> Iterator[Practice]:
    """The practice as it stands, for a change that the index follows; the first publication gives it its number."""
    with Repository.changing() as repository:
        practice = Practice.objects.get(pk=practice.pk)
        before = terms_of(practice, current_answers(practice))
        yield practice
        if practice.current and practice.number is None:
            practice.number = repository.last_number = repository.last_number + 1
            repository.index_version = (
                repository.index_version or VERSION
            )  # of the first; later ones keep its rules
        practice.save()
        if practice.number:
            update_index(practice, before, current_answers(practice))
