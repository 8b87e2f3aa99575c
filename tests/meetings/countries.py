"""The countries of the fixture, as an import knows them, without a database."""

import json

from django.conf import settings

from meetings.importing.countries import Countries

FIXTURE = settings.ROOT / "fixtures" / "vocabularies" / "country.json"
ROWS = json.loads(FIXTURE.read_text("utf-8"))
COUNTRIES = Countries(
    (row["code"], (row["name_es"], row["name_pt"], row["name_en"]), row["other_names"]) for row in ROWS
)
