"""The same compilation for others to make: one page of HTML for WeasyPrint, one source for Typst."""

import json
import subprocess
import sys
from html import escape
from html.parser import HTMLParser
from pathlib import Path

HEADINGS = {"h1": "=", "h2": "==", "h3": "==="}
BLOCKS = {"p", "li", "div", "figcaption"}
TYPST = """
import sys, time
import typst
started = time.process_time()
pdf = typst.compile(sys.argv[1], pdf_standards="ua-1")
print(time.process_time() - started, len(pdf))
"""


def indexes(plan) -> list[tuple[str, list[int]]]:
    """What every heading of the four indexes says, and the pages below it."""
    headings = [*plan.objectives, *plan.themes, *plan.countries]
    return [*((item.short_name, pages) for item, pages in headings), *plan.entities]


def lists_as_html(plan) -> str:
    """Contents, dividers and indexes in plain tables."""
    rows, dividers = [], []
    for group in plan.groups:
        if group.item:
            rows.append(
                f"<tr><th scope=row>{escape(str(group.item))}</th><td></td><td>{group.page}</td></tr>"
            )
            total = len(group.entries)
            dividers.append(f'<h1 style="break-before: page">{escape(str(group.item))}</h1><p>{total}</p>')
        rows += [
            f"<tr><th scope=row>{entry.version.practice.code}</th><td><a href='page:{entry.page}'>{escape(entry.title)}</a></td>"
            f"<td>{entry.period} {entry.page}</td></tr>"
            for entry in group.entries
        ]
    entries = [
        f"<p>{escape(heading)} {', '.join(f'<a href=page:{page}>{page}</a>' for page in pages)}</p>"
        for heading, pages in indexes(plan)
    ]
    return f"<table>{''.join(rows)}</table>{''.join(dividers)}<h1>Índices</h1>{''.join(entries)}"


class Source(HTMLParser):
    """A printed ficha's page as a source for Typst: its headings, its tables, and its answers beside their headings."""

    def __init__(self, html: str):
        super().__init__()
        self.written: list[str] = []
        self.outside: list[list[str]] = []  # what is written around the cells that are open
        self.rows: list[list[str]] = []
        self.in_body = self.in_answer = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.in_body = self.in_body or tag == "body"
        if tag in HEADINGS:
            self.written.append(f"\n\n{HEADINGS[tag]} ")
        elif tag == "table":
            self.rows = []
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.outside.append(self.written)
            self.written = []
        elif tag == "section" and ("class", "answer ") in attributes:
            self.in_answer = True
            self.written.append("\n#grid(columns: (46mm, 1fr), gutter: 4mm, [")
        elif tag in BLOCKS:
            self.written.append("\n\n")

    def handle_endtag(self, tag):
        if tag in HEADINGS:
            self.written.append("\n\n" + ("], [" if self.in_answer and tag == "h3" else ""))
        elif tag in ("td", "th"):
            self.rows[-1].append("".join(self.written))
            self.written = self.outside.pop()
        elif tag == "table":
            cells = ", ".join(f"[{cell}]" for row in self.rows for cell in row)
            self.written.append(f"\n#table(columns: {max(map(len, self.rows))}, {cells})\n")
        elif tag == "section" and self.in_answer:
            self.in_answer = False
            self.written.append("])\n")

    def handle_data(self, data):
        if self.in_body and data.strip():
            self.written.append(f"#{quoted(' '.join(data.split()))} ")


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def as_typst(plan, pages: list[str]) -> str:
    place_of = {entry.page: place for place, entry in enumerate(plan.entries)}
    head = f'#set document(title: {quoted(plan.spec.title)})\n#set text(lang: "es", size: 9.4pt)\n'
    head += '#set page(paper: "a4", numbering: "1")\n#outline(depth: 1)\n'
    fichas = [
        f"#pagebreak()\n#metadata(none) <f{place}>\n{''.join(Source(page).written)}"
        for place, page in enumerate(pages)
    ]
    entries = [
        f"#{quoted(heading)} " + ", ".join(page_of(place_of[page]) for page in pages)
        for heading, pages in indexes(plan)
    ]
    return head + "\n\n".join([*fichas, "#pagebreak()\n= Índices", *entries])


def page_of(place: int) -> str:
    return f"#link(<f{place}>)[#context counter(page).at(<f{place}>).first()]"


def typst_seconds(source: str, folder: Path) -> float:
    """CPU seconds of Typst, in a process of its own."""
    source_file = folder / "book.typ"
    source_file.write_text(source)
    command = [sys.executable, "-c", TYPST, source_file]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return float(output.split()[0])
