import json
from pathlib import Path

from django.conf import settings

from fichas.files.storage import path_of
from fichas.models import AnswersFile, Snapshot
from practices.management.commands import sweep_files


class Command(sweep_files.Command):
    help = (
        "Removes public and private files that no version, ficha or snapshot names, once they are a day old."
    )

    def handle(self, **options):
        super().handle(**options)
        swept = sweep_files.sweep(Path(settings.PRIVATE_FILES), named())
        self.stdout.write(f"{swept} private files removed.")


def named() -> set[Path]:
    digests = set(AnswersFile.objects.values_list("sha256", flat=True))
    for text in Snapshot.objects.values_list("text", flat=True).iterator():
        digests |= {file["sha256"] for file in json.loads(text)["answers"]["files"]}
    return {path_of(digest) for digest in digests}
