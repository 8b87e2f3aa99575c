"""Compilations against the ways they could have been made: CPU seconds in one warm process, front matter included.

Joined from stored fichas, laid out by WeasyPrint and by Typst as one document, and concatenated by pikepdf without
tags. Typst is measured where TYPST_PYTHON names an interpreter that has it.
"""

import json
import os
import re
import resource
import tempfile
import time
from pathlib import Path

import django

django.setup()

from django.utils import translation  # noqa: E402

from practices.answers import read_answers  # noqa: E402
from practices.models import Practice, PracticeVersion  # noqa: E402
from practices.press import assets, engine  # noqa: E402
from practices.press.book import making as book  # noqa: E402

os.environ["FONTCONFIG_FILE"] = str(assets.FONTS_CONF)

import pikepdf  # noqa: E402
import weasyprint  # noqa: E402

from practices.press.book.plan import Order, plan  # noqa: E402
from practices.press.ficha import edition_of, printed  # noqa: E402
from practices.press.layout import Layout  # noqa: E402
from practices.press.page import page  # noqa: E402
from practices.publishing import Edition  # noqa: E402
from tests.benchmarks.other_ways import as_typst, lists_as_html, typst_seconds  # noqa: E402

SIZE = 100
BODY = re.compile("<body[^>]*>(.*)</body>", re.DOTALL)


def main() -> None:
    every = list(Practice.objects.public().order_by("number").values_list("current", flat=True))[: SIZE * 10]
    order = Order(every[:SIZE], "Buenas prácticas", "2026-11-21")
    large = Order(every, "Buenas prácticas", "2026-11-21")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "book.pdf"
        book.make(large, target)  # prints what is missing, in a process of its own
        layout = Layout()
        engine.press.lay_out = layout.pdf  # type: ignore[method-assign]  # in this process: all CPU time is seen
        book.make(order, target)  # warms
        times = {
            "joined": seconds(lambda: book.make(order, target), 3),
            "of it laid out": seconds(lambda: front_matter(order), 3),
            "concatenated, no tags": seconds(lambda: concatenate(order, target), 3),
            "joined, ten times as many": seconds(lambda: book.make(large, target), 1),
        }
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        times["one document, WeasyPrint"] = seconds(lambda: one_document(layout, order), 1)
        typst = typst_seconds(as_typst(*content(order)), Path(folder))
        if isinstance(typst, float):
            times["one document, Typst, tagged"] = typst
    missing = "" if isinstance(typst, float) else f"Typst was not measured: {typst}"
    print(json.dumps({"times": times, "memory": memory, "missing": missing}))


def front_matter(order: Order) -> None:
    with translation.override("es"):
        engine.press.lay_out(book.front_matter(plan(order)), "compilation")


def seconds(make, turns: int) -> float:
    spent = []
    for _turn in range(turns):
        started = time.process_time()
        make()
        spent.append(time.process_time() - started)
    return min(spent)


def concatenate(order: Order, target: Path) -> None:
    with pikepdf.new() as pdf:
        for version in PracticeVersion.objects.select_related("practice").filter(pk__in=order.versions):
            with pikepdf.open(printed(version)) as ficha:
                pdf.pages.extend(ficha.pages)
        pdf.save(target)


def content(order: Order) -> tuple:
    """The plan of the compilation, and every ficha's own page."""
    with translation.override("es"):
        made = plan(order)
        return made, [page(with_answers(entry.version)) for entry in made.entries]


def one_document(layout: Layout, order: Order) -> None:
    """Every ficha's own page, and the same front matter, in one piece."""
    made, fichas = content(order)
    with translation.override("es"):
        front = book.front_matter(made)
    bodies = "".join(
        f'<div style="break-before: page">{found[1]}</div>' for found in map(BODY.search, fichas) if found
    )
    whole = weasyprint.HTML(
        string=front.replace("</body>", lists_as_html(made) + bodies + "</body>"),
        url_fetcher=layout.assets,
        base_url="asset:",
    )
    sheets = [layout.sheets["compilation"], layout.sheets["ficha"]]
    whole.write_pdf(stylesheets=sheets, font_config=layout.fonts, pdf_variant="pdf/ua-1")


def with_answers(version: PracticeVersion) -> Edition:
    edition = edition_of(version)
    return Edition(
        edition.code, edition.version, edition.published_on, edition.submitted_on, read_answers(version)
    )


if __name__ == "__main__":
    main()
