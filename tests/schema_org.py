"""The terms of schema.org that the site uses, with the kind of value that each takes, as of its release 30.0."""

from collections.abc import Iterator

TERMS = {
    "Report": {
        "identifier": "Text",
        "reportNumber": "Text",
        "name": "Text",
        "genre": "Text",
        "abstract": "Text",
        "inLanguage": "Text",
        "version": "Text",
        "datePublished": "Date",
        "url": "URL",
        "author": "Organization",
        "publisher": "Organization",
        "isPartOf": "Collection",
        "keywords": "Text",
        "copyrightNotice": "Text",
        "countryOfOrigin": "Country",
        "spatialCoverage": "Place",
        "temporalCoverage": "Text",
    },
    "Event": {
        "identifier": "Text",
        "name": "Text",
        "description": "Text",
        "inLanguage": "Text",
        "startDate": "Date",
        "endDate": "Date",
        "eventAttendanceMode": "URL",  # a member of an enumeration, by its address
        "location": "Place",
        "organizer": "Organization",
        "url": "URL",
    },
    **{key: {"name": "Text"} for key in ("Organization", "Country", "Place", "Collection")},
}


def faults(data: dict) -> list[str]:
    """What of a description is no term of schema.org, or has a value of another kind."""
    assert data["@context"] == "https://schema.org"
    return list(found({name: value for name, value in data.items() if name != "@context"}))


def found(data: dict) -> Iterator[str]:
    known = TERMS.get(data["@type"], {})
    for name, value in data.items():
        for one in value if isinstance(value, list) else [value]:
            kind = one["@type"] if isinstance(one, dict) else "Text"
            if name != "@type" and known.get(name) not in {
                kind,
                *(("Date", "URL") if kind == "Text" else ()),
            }:
                yield f"{data['@type']}.{name}: {kind}"
            if isinstance(one, dict):
                yield from found(one)
