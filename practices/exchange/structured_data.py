"""A practice as JSON-LD, for search engines and catalogues."""

import json

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..models import PracticeVersion
from ..reading import Reading
from .citations import address

# Inside a script element only these could end it or begin a comment.
ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def json_ld(version: PracticeVersion, reading: Reading) -> SafeString:
    return script_of(describe(version, reading))


def script_of(values: dict) -> SafeString:
    """A data block: no browser runs it, whatever the values hold."""
    data = json.dumps(values, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308 - escaped above


def describe(version: PracticeVersion, reading: Reading) -> dict:
    entity = reading.answers["responsible_entity"]
    values = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "identifier": version.practice.code,
        "name": reading.title,
        "abstract": reading.answers["summary"],
        "inLanguage": reading.language,
        "version": version.label,
        "datePublished": version.published_on.isoformat(),
        "url": address(version),
        "author": author_of(version, reading),
        "creator": entity and {"@type": "Organization", "name": entity},
        "about": [item.title for item in (*reading.themes, *reading.primary, *reading.secondary)],
        "spatialCoverage": reading.answers["place"] or reading.country.name,
        "temporalCoverage": reading.period,
    }
    return {key: value for key, value in values.items() if value}


def author_of(version: PracticeVersion, reading: Reading) -> dict:
    """The State that signed it; of what none signed, the Secretariat."""
    if version.incorporated_from:
        return {"@type": "Organization", "name": _("Secretaría Técnica")}
    return {"@type": "Country", "name": reading.country.name}
