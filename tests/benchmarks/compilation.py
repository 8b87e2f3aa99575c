"""Compilations against the ways they could have been made: CPU seconds in one warm process, front matter included.

Joined from stored fichas, laid out by WeasyPrint and by Typst as one document, and concatenated by pikepdf without
tags.
"""

import json
import os
import re
import resource
import tempfile
from pathlib import Path

import django

django.setup()

from django.utils import translation  # noqa: E402

from practices.answers import read_answers  # noqa: E402
from practices.models import Practice, PracticeVersion  # noqa: E402
from practices.press.book import making as book  # noqa: E402
from practices.press.engine.style import FONTS_CONF  # noqa: E402

os.environ["FONTCONFIG_FILE"] = str(FONTS_CONF)

import pikepdf  # noqa: E402
import weasyprint  # noqa: E402

from practices.press.book.plan import plan_book  # noqa: E402
from practices.press.book.spec import CompilationSpec  # noqa: E402
from practices.press.book.style import SHEET  # noqa: E402
from practices.press.engine import press  # noqa: E402
from practices.press.engine.layout import Layout  # noqa: E402
from practices.press.engine.style import ROOT  # noqa: E402
from practices.press.ficha.page import page  # noqa: E402
from practices.press.ficha.printing import edition_of, printed  # noqa: E402
from practices.press.ficha.style import SHEET as FICHA_SHEET  # noqa: E402
from practices.publishing import Edition  # noqa: E402
from tests.benchmarks.other_ways import as_typst, lists_as_html, typst_seconds  # noqa: E402

SIZE = 100
BODY = re.compile("<body[^>]*>(.*)</body>", re.DOTALL)


def main() -> None:
    every = list(Practice.objects.public().order_by("number").values_list("current", flat=True))[: SIZE * 10]
    spec = CompilationSpec(every[:SIZE], "Buenas prácticas", "2026-11-21")
    large = CompilationSpec(every, "Buenas prácticas", "2026-11-21")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "book.pdf"
        for version in PracticeVersion.objects.filter(pk__in=every):
            printed(version)  # what is missing, in a process of its own
        press.close()
        layout = Layout()
        # In this process and its children: all CPU time is seen.
        press.lay_out = lambda content, sheet, pictures=None: layout.make(
            content, str(sheet.relative_to(ROOT)), pictures
        )  # type: ignore[method-assign]
        book.make(spec, target)  # warms
        times = {
            "joined": seconds(lambda: book.make(spec, target), 3),
            "of it laid out": seconds(lambda: lay_out(spec), 3),
            "concatenated, no tags": seconds(lambda: concatenate(spec, target), 3),
            "joined, ten times as many": seconds(lambda: book.make(large, target), 1),
        }
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        times["one document, WeasyPrint"] = seconds(lambda: one_document(layout, spec), 1)
        times["one document, Typst, tagged"] = typst_seconds(as_typst(*content(spec)), Path(folder))
    print(json.dumps({"times": times, "memory": memory}))


def lay_out(spec: CompilationSpec) -> None:
    with translation.override("es"):
        book.bind(plan_book(spec))


def seconds(make, turns: int) -> float:
    spent = []
    for _turn in range(turns):
        started = cpu_seconds()
        make()
        spent.append(cpu_seconds() - started)
    return min(spent)


def cpu_seconds() -> float:
    """Of this process and of those that it has started, which have ended."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def concatenate(spec: CompilationSpec, target: Path) -> None:
    with pikepdf.new() as pdf:
        for version in PracticeVersion.objects.select_related("practice").filter(pk__in=spec.versions):
            with pikepdf.open(printed(version)) as ficha:
                pdf.pages.extend(ficha.pages)
        pdf.save(target)


def content(spec: CompilationSpec) -> tuple:
    """The plan of the compilation, and every ficha's own page."""
    with translation.override("es"):
        plan = plan_book(spec)
        return plan, [page(with_answers(entry.version)) for entry in plan.entries]


def one_document(layout: Layout, spec: CompilationSpec) -> None:
    """Every ficha's own page, and the same front matter, in one piece."""
    plan, fichas = content(spec)
    with translation.override("es"):
        front = book.front_matter(plan)
    bodies = "".join(
        f'<div style="break-before: page">{match[1]}</div>' for match in map(BODY.search, fichas) if match
    )
    whole = weasyprint.HTML(
        string=front.replace("</body>", lists_as_html(plan) + bodies + "</body>"),
        url_fetcher=layout.assets,
        base_url="asset:",
    )
    sheets = [layout.sheet(str(sheet.relative_to(ROOT))) for sheet in (SHEET, FICHA_SHEET)]
    whole.write_pdf(stylesheets=sheets, font_config=layout.fonts, pdf_variant="pdf/ua-1")


def with_answers(version: PracticeVersion) -> Edition:
    edition = edition_of(version)
    return Edition(
        edition.code, edition.version, edition.published_on, edition.submitted_on, read_answers(version)
    )


if __name__ == "__main__":
    main()
