"""Which packages there are: when the next is made, which are kept, and which of them may still be handed out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ..models import DataPackage, PracticeVersion, PublicFile, PublicItem, Repository
from ..public_files import keep_attachment, path_of, unfinished
from .writing import write_package

KIND = "attachments"  # what a StoredFileField names stands there
NEWEST = 7  # packages, whatever their days
MONTHS = 12  # with a package


@dataclass(frozen=True)
class Public:
    """The keys of all that is public now and may not be tomorrow."""

    versions: set[int]
    items: set[int]
    files: set[int]

    @classmethod
    def now(cls) -> "Public":
        """In three queries, however much there is."""
        return cls(
            set(PracticeVersion.objects.public().order_by().values_list("pk", flat=True)),
            set(PublicItem.objects.standing().order_by().values_list("pk", flat=True)),
            set(PublicFile.objects.order_by().values_list("pk", flat=True)),
        )

    def holds(self, package: DataPackage) -> bool:
        """Whether all that is in a package is public still."""
        return (
            self.versions.issuperset(package.versions)
            and self.items.issuperset(package.items)
            and self.files.issuperset(package.files)
        )


def path_of_package(package: DataPackage) -> Path:
    return path_of(KIND, package.sha256)


def make_due() -> bool:
    """Makes a package when something changed since the last: one a day, and one at once where the last is handed out no
    more. Run by the worker."""
    if is_due():
        make()
    return False


def is_due() -> bool:
    last = DataPackage.objects.first()
    if last and last.token == Repository.current_token():
        return False
    public = Public.now()
    if not public.versions:
        return False
    return last is None or last.made_on < timezone.localdate() or not public.holds(last)


def make() -> DataPackage | None:
    """Makes the package of now. None when something changed meanwhile: then the next turn makes it."""
    token, made_at = Repository.current_token(), timezone.localtime()
    with unfinished(Path(settings.PUBLIC_FILES) / KIND) as written:
        rows = write_package(written, token, made_at)
        return keep(written, token, made_at.date(), rows["practices"])


@transaction.atomic
def keep(written: Path, token: str, made_on: date, practices: int) -> DataPackage | None:
    """Stores a package of this token, if that is still the repository's; the page of packages shows it with the next."""
    repository = Repository.lock()
    if repository.token != token:
        return None
    repository.renew()
    public = Public.now()
    package = DataPackage.objects.create(
        made_on=made_on,
        token=repository.token,
        size=written.stat().st_size,
        sha256=keep_attachment(written),
        practices=practices,
        versions=sorted(public.versions),
        items=sorted(public.items),
        files=sorted(public.files),
    )
    forget_others()
    return package


def forget_others() -> None:
    """Keeps the newest, and the newest of each month; the files of the others are swept."""
    every = DataPackage.objects.only("pk", "made_on")
    DataPackage.objects.exclude(pk__in=kept(every)).delete()


def kept(packages: Iterable[DataPackage]) -> set[int]:
    """The keys of those that are kept, of packages that come the newest first."""
    every = list(packages)
    of_months: dict[str, int] = {}
    for package in every:
        of_months.setdefault(package.made_on.isoformat()[:7], package.pk)
    return {package.pk for package in every[:NEWEST]} | set(list(of_months.values())[:MONTHS])
