"""A practice as JSON-LD, for search engines and catalogues."""

import json

from django.utils.safestring import SafeString, mark_safe

from ..reading import Reading
from .citations import Citation

# Inside a script element only these could end it or begin a comment.
ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def json_ld(citation: Citation, reading: Reading) -> SafeString:
    return script_of(describe(citation, reading))


def script_of(values: dict) -> SafeString:
    """A data block: no browser runs it, whatever the values hold."""
    data = json.dumps(values, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308 - escaped above


def describe(citation: Citation, reading: Reading) -> dict:
    place = reading.answers["place"] or reading.country.name
    values = {
        "@context": "https://schema.org",
        "@type": "Report",
        "identifier": citation.code,
        "reportNumber": citation.code,
        "name": citation.title,
        "genre": str(citation.genre),
        "abstract": citation.abstract,
        "inLanguage": citation.language,
        "version": citation.version,
        "datePublished": citation.published_on.isoformat(),
        "url": citation.address,
        "author": {"@type": "Organization", "name": str(citation.author)},
        "publisher": {"@type": "Organization", "name": str(citation.publisher)},
        "isPartOf": {"@type": "Collection", "name": str(citation.repository)},
        "keywords": list(citation.keywords),
        "copyrightNotice": citation.rights,
        "countryOfOrigin": {"@type": "Country", "name": reading.country.name},
        "spatialCoverage": {"@type": "Place", "name": place},
        "temporalCoverage": reading.period,
    }
    return {key: value for key, value in values.items() if value}
