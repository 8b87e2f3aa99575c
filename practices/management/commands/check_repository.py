from django.core.management.base import BaseCommand, CommandError

from practices.answers import content_hash, read_answers
from practices.models import PracticeVersion
from practices.public_files import is_uploaded, path_of


class Command(BaseCommand):
    help = "Recomputes the hash of every published version, choices and rows included, and reads its files."

    def handle(self, **options):
        choices = [relation.name for relation in PracticeVersion._meta.many_to_many]
        versions = PracticeVersion.objects.select_related(
            "practice", "country", "experience_state", "practice_type"
        )
        versions = versions.prefetch_related(*choices, "entities", "links", "files").order_by("pk")
        faults = [fault for version in versions.iterator(chunk_size=500) for fault in faults_of(version)]
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults.")
        self.stdout.write(f"{versions.count()} versions, all as they were published.")


def faults_of(version):
    name = f"{version.practice.code} v{version.label}"
    if content_hash(read_answers(version)) != version.content_hash:
        yield f"{name}: the content is not what was published"
    for file in version.files.all():
        path = path_of("attachments", file.sha256)
        if not path.exists():
            yield f"{name}: the file «{file.name}» is missing"
        elif not is_uploaded(path, file.sha256):
            yield f"{name}: the file «{file.name}» is not what was published"
