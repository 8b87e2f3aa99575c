"""A citation in the head of a page: the tags of Highwire Press, for Google Scholar and Zotero, and Dublin Core."""

from collections.abc import Iterator

from .citations import Citation


def metas(citation: Citation) -> list[tuple[str, str]]:
    """Names and contents, in order; a name comes once for each keyword."""
    pairs = [*highwire(citation), *dublin_core(citation)]
    return [(name, str(content)) for name, content in pairs if content]


def highwire(citation: Citation) -> Iterator[tuple[str, object]]:
    yield "citation_title", citation.title
    yield "citation_author", citation.author
    yield "citation_publication_date", f"{citation.published_on:%Y/%m/%d}"
    yield "citation_publisher", citation.publisher
    yield "citation_technical_report_institution", citation.publisher
    yield "citation_technical_report_number", citation.code
    yield "citation_series_title", citation.repository
    yield "citation_language", citation.language
    yield "citation_abstract_html_url", citation.address
    yield "citation_pdf_url", citation.pdf_address
    yield "citation_abstract", citation.abstract
    for keyword in citation.keywords:
        yield "citation_keywords", keyword


def dublin_core(citation: Citation) -> Iterator[tuple[str, object]]:
    yield "DC.title", citation.title
    yield "DC.creator", citation.author
    yield "DC.date", citation.published_on.isoformat()
    yield "DC.language", citation.language
    yield "DC.identifier", citation.address
    yield "DC.publisher", citation.publisher
    yield "DC.rights", citation.rights
