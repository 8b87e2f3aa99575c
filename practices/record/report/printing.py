"""The report of a meeting as a PDF: laid out the first time it is asked for, stored under the hash of what it holds."""

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pikepdf
from django.template.loader import render_to_string

from ...languages import in_each
from ...lists import lists
from ...models import PublicEvent, Repository
from ...press.engine import LayoutFailed, press
from ...public_files import path_of, store_made
from .content import Report, TooLong, digest, report_of
from .style import SHEET, STYLE

KIND = "informes"


def path_of_report(report: Report) -> Path:
    """Where its file is, or will be. After a retraction it is another: the former is never handed out again."""
    return path_of(KIND, digest(report, STYLE.hash))


def printed_report(report: Report) -> Path:
    """The file, laid out now if it is missing. Raises LayoutFailed, and PressBusy while others are laid out."""
    path = path_of_report(report)
    if path.exists():
        return path
    return store_made(KIND, path.name, with_direct_links(press.lay_out(page(report), SHEET)))


def page(report: Report) -> str:
    """The report as HTML, in the language that is active."""
    return render_to_string(
        "practices/record/report/report.html", {"report": report, "meeting": report.meeting}
    )


def with_direct_links(data: bytes) -> bytes:
    """The PDF with links of its contents that lead to places, as in all our files, and not to names of places."""
    with pikepdf.open(BytesIO(data)) as pdf:
        places = pdf.Root.Names.Dests
        named = dict(pikepdf.NameTree(places))
        for link in (link for sheet in pdf.pages for link in sheet.obj.get("/Annots", []) if "/Dest" in link):
            link.Dest = named[str(link.Dest)]
        del pdf.Root.Names.Dests
        direct = BytesIO()
        pdf.save(direct, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return direct.getvalue()


def reports_kept() -> Iterator[Path]:
    """Where the reports of what is public now are, in every language; all others may be swept."""
    named = lists(Repository.current_token())
    for event in PublicEvent.objects.defer("folded").iterator():
        with suppress(TooLong, LayoutFailed):
            report = report_of(event, named)
            for _language in in_each():
                yield path_of_report(report)
