import json
import re

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from practices.models import VOCABULARIES, Country, Repository, SiteText, Synonym, Vocabulary


class Command(BaseCommand):
    help = "Creates the values of the vocabularies that are missing. What the Secretariat renamed or retired stays so."

    def handle(self, **options):
        with transaction.atomic():
            repository = Repository.lock()
            created = sum(map(create_missing, (*VOCABULARIES, SiteText, Synonym)))
            if created:
                repository.renew()
        self.stdout.write(f"Vocabularies: {created} values created.")


def create_missing(model) -> int:
    key = "words" if model is Synonym else "code"
    there = set(model.objects.values_list(key, flat=True))
    values = enumerate(read(model), 1)
    missing = [build(model, position, value) for position, value in values if value[key] not in there]
    return len(model.objects.bulk_create(missing))


def read(model) -> list[dict]:
    file_name = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
    return json.loads((settings.ROOT / "fixtures" / "vocabularies" / f"{file_name}.json").read_text("utf-8"))


def build(model, position: int, value: dict):
    if model is Country:
        value["other_names"] = ", ".join(value.get("other_names", []))
    if issubclass(model, Vocabulary):
        value["position"] = position
    return model(**value)
