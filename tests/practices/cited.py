"""A citation as programs read it, whichever way they take it: each file and the page's head by a reader of its own."""

import json
import re
from functools import cache

import bibtexparser
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from django.urls import reverse
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from practices.models import PracticeVersion
from tests.markup import Page

# Standard names that this reader of TeX knows not, or takes for another sign.
NAMES = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def taken(client, version: PracticeVersion, ending: str) -> str:
    address = reverse("practices:version_citation", args=[version.practice.code, version.label, ending])
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@cache
def reader_of_tex() -> LatexDecodingMiddleware:
    known = get_default_latex_context_db()
    macros = [MacroTextSpec(name, sign) for name, sign in NAMES.items()]
    known.add_context_category("names", prepend=True, macros=macros)
    return LatexDecodingMiddleware(decoder=LatexNodes2Text(latex_context=known, keep_comments=True))


def read_bibtex(text: str) -> dict:
    """The fields of the one entry, its key as «id»."""
    library = bibtexparser.parse_string(text, append_middleware=[reader_of_tex()])
    assert library.failed_blocks == []
    (entry,) = library.blocks
    assert entry.entry_type == "techreport"
    return {field.key: field.value for field in entry.fields} | {"id": entry.key}


def read_ris(text: str) -> dict:
    (entry,) = rispy.loads(text)
    assert "unknown_tag" not in entry
    return entry


def read_page(page: str) -> dict[str, list[str]]:
    """The contents of the page's head by their names."""
    contents: dict[str, list[str]] = {}
    for meta in Page(page.split("</head>")[0]).all("meta"):
        contents.setdefault(meta.get("name", ""), []).append(meta.get("content", ""))
    return contents


def read_json_ld(page: str) -> dict:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    return json.loads(block)


def facts(client, version: PracticeVersion) -> dict[str, dict]:
    """The facts that each reader finds, under the names of CSL; texts on one line."""
    page = client.get(reverse("practices:practice_version", args=[version.practice.code, version.label])).text
    head, data = read_page(page), read_json_ld(page)
    bibtex, ris = read_bibtex(taken(client, version, "bib")), read_ris(taken(client, version, "ris"))
    (csl,) = json.loads(taken(client, version, "json"))
    year, month, day = csl["issued"]["date-parts"][0]
    found = {
        "CSL-JSON": csl
        | {
            "author": csl["author"][0]["literal"],
            "issued": f"{year}-{month:02}-{day:02}",
        },
        "BibTeX": {
            "author": bibtex["author"],
            "title": bibtex["title"],
            "issued": f"{bibtex['year']}-{MONTHS.index(bibtex['month']) + 1:02}-{int(bibtex['day']):02}",
            "publisher": bibtex["institution"],
            "number": bibtex["number"],
            "version": bibtex["version"],
            "language": bibtex["language"],
            "URL": bibtex["url"],
            "abstract": bibtex.get("abstract", ""),
            "keyword": bibtex["keywords"],
        },
        "RIS": {
            "author": ris["authors"][0],
            "title": ris["title"],
            "issued": ris["date"].replace("/", "-"),
            "publisher": ris["publisher"],
            "number": ris["issn"],
            "version": ris["edition"],
            "language": ris["language"],
            "URL": ris["urls"][0],
            "abstract": ris.get("abstract", ""),
            "keyword": ris["keywords"],
        },
        "Highwire": {
            "author": head["citation_author"][0],
            "title": head["citation_title"][0],
            "issued": head["citation_publication_date"][0].replace("/", "-"),
            "publisher": head["citation_technical_report_institution"][0],
            "number": head["citation_technical_report_number"][0],
            "language": head["citation_language"][0],
            "URL": head["citation_abstract_html_url"][0],
            "abstract": head.get("citation_abstract", [""])[0],
            "keyword": head["citation_keywords"],
        },
        "Dublin Core": {
            "author": head["DC.creator"][0],
            "title": head["DC.title"][0],
            "issued": head["DC.date"][0],
            "publisher": head["DC.publisher"][0],
            "language": head["DC.language"][0],
            "URL": head["DC.identifier"][0],
        },
        "JSON-LD": {
            "author": data["author"]["name"],
            "title": data["name"],
            "issued": data["datePublished"],
            "publisher": data["publisher"]["name"],
            "number": data["reportNumber"],
            "version": data["version"],
            "language": data["inLanguage"],
            "URL": data["url"],
            "abstract": data.get("abstract", ""),
            "keyword": data["keywords"],
        },
    }
    return {reader: {name: flat(value) for name, value in said.items()} for reader, said in found.items()}


def flat(value: str | list[str]) -> str:
    text = "; ".join(map(flat, value)) if isinstance(value, list) else value
    return " ".join(text.split())
