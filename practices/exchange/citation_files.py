"""A citation as the files that programs for references read: BibTeX, RIS and CSL-JSON, in UTF-8."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpResponse

from ..reading import lines
from .citations import Citation

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# TeX takes these for its own. A brace is written as a name: BibTeX counts braces even where a backslash stands before.
FOR_TEX = str.maketrans(
    {character: f"\\{character}" for character in "%&#_$"}
    | {
        "\\": "\\textbackslash{}",
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
        "`": "\\textasciigrave{}",
    }
)
JOINED_BY_TEX = re.compile(r"([-'])(?=\1)")  # two of them would be set as one dash or quotation mark


@dataclass(frozen=True)
class CitationFile:
    """A format by its name, its media type, and how a citation is written in it."""

    label: str
    media_type: str
    write: Callable[[Citation], str]


def one_line(text: object) -> str:
    """In a line a break could begin a tag of RIS; BibTeX takes it for a blank."""
    return " ".join(lines(str(text)))


def for_tex(text: object) -> str:
    return JOINED_BY_TEX.sub(r"\1{}", one_line(text).translate(FOR_TEX))


def bibtex(citation: Citation) -> str:
    """A technical report. In double braces names stay whole, and titles keep their capitals."""
    day = citation.published_on
    fields = {
        "author": f"{{{for_tex(citation.author)}}}",
        "title": f"{{{for_tex(citation.title)}}}",
        "institution": f"{{{for_tex(citation.publisher)}}}",
        "series": f"{{{for_tex(citation.repository)}}}",
        "type": for_tex(citation.genre),
        "number": citation.code,
        "version": citation.version,
        "year": str(day.year),
        "month": MONTHS[day.month - 1],
        "day": str(day.day),
        "language": citation.language,
        "url": for_tex(citation.address),
        "abstract": for_tex(citation.abstract),
        "keywords": for_tex("; ".join(citation.keywords)),
    }
    written = (
        f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
        for name, value in fields.items()
        if value
    )
    return f"@techreport{{{citation.key},\n" + ",\n".join(written) + "\n}\n"


def ris(citation: Citation) -> str:
    """A report, a tag a line; lines end as the format asks."""
    pairs = ((tag, one_line(value)) for tag, value in tags(citation))
    written = [f"{tag}  - {value}" for tag, value in pairs if value]
    return "\r\n".join([*written, "ER  - ", ""])


def tags(citation: Citation) -> Iterator[tuple[str, object]]:
    yield "TY", "RPRT"
    yield "ID", citation.key
    yield "AU", citation.author
    yield "TI", citation.title
    yield "PY", citation.published_on.year
    yield "DA", f"{citation.published_on:%Y/%m/%d}"
    yield "PB", citation.publisher
    yield "T2", citation.repository
    yield "M3", citation.genre
    yield "SN", citation.code
    yield "ET", citation.version
    yield "LA", citation.language
    yield "UR", citation.address
    yield "AB", citation.abstract
    for keyword in citation.keywords:
        yield "KW", keyword


def csl_json(citation: Citation) -> str:
    """A list of one report, as processors of citation styles take it."""
    day = citation.published_on
    values = {
        "id": citation.key,
        "type": "report",
        "author": [{"literal": str(citation.author)}],
        "title": citation.title,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "publisher": str(citation.publisher),
        "collection-title": str(citation.repository),
        "genre": str(citation.genre),
        "number": citation.code,
        "version": citation.version,
        "language": citation.language,
        "URL": citation.address,
        "abstract": citation.abstract,
        "keyword": "; ".join(citation.keywords),
    }
    given = {name: value for name, value in values.items() if value}
    return json.dumps([given], ensure_ascii=False, indent=2) + "\n"


# By the ending of their names.
FILES = {
    "bib": CitationFile("BibTeX", "application/x-bibtex; charset=utf-8", bibtex),
    "ris": CitationFile("RIS", "application/x-research-info-systems; charset=utf-8", ris),
    "json": CitationFile("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
}


def file_response(citation: Citation, ending: str) -> HttpResponse:
    file = FILES[ending]
    response = HttpResponse(file.write(citation), content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{citation.key}.{ending}"'
    return response
