import json
from pathlib import Path

from django.conf import settings

from fichas.files.storage import path_of
from fichas.models import Snapshot
from practices.management.commands import sweep_files
from practices.sweeping import hashes_named


class Command(sweep_files.Command):
    """The same with the files that are not public, which signed texts name as well."""

    def folders(self) -> list[tuple[Path, set[Path]]]:
        named = {path_of(digest) for digest in hashes_named() | hashes_signed()}
        return [*super().folders(), (Path(settings.PRIVATE_FILES), named)]


def hashes_signed() -> set[str]:
    texts = Snapshot.objects.values_list("text", flat=True).iterator()
    return {file["sha256"] for text in texts for file in json.loads(text)["answers"]["files"]}
