"""The layout process, from inside: `python -m practices.press.engine.layout`, started by `process.py`.

WeasyPrint and Typst closed to the network and to files: they get one page of HTML or one set of data, a sheet of
ours, and the assets named in `style.py`. A fault ends the process, and whoever waits sees the stream end.
"""

import hashlib
import os
import resource
import signal
import sys
import unicodedata
from collections.abc import Callable
from functools import cached_property
from io import BytesIO

import typst
import weasyprint
from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from .framing import receive, send, unpack
from .style import DRAWINGS, FONTS, ROOT, STATIC
from .tag_repair import mend

LONGEST = 60  # seconds by the clock; then a child that waits for nothing ends
SECONDS = 20  # of work for one ficha or the lists of a book; an ordinary ficha takes a quarter of one
MEMORY = 1 << 30
GENTLE = 10  # readers come first
NOT_PRINTABLE = "□"
STANDARD_OUTPUT = 1
PICTURE = "picture.typ"
AS_PDF = {"format": "pdf", "pdf_standards": "ua-1"}
AS_PICTURE = {"format": "png", "ppi": 144.0}


class Assets(URLFetcher):
    """Serves the bundled assets and the pictures of the page, by exact name; asking for anything else ends the layout."""

    def __init__(self):
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.held = {url: path.read_bytes() for url, path in (FONTS | DRAWINGS).items()}
        self.pictures: dict[str, bytes] = {}

    def fetch(self, url, headers=None):
        data = self.held.get(url) or self.pictures.get(url)
        if data is None:
            raise FatalURLFetchingError(f"not an asset: {url}")
        return URLFetcherResponse(url, data)


class Layout:
    """Fonts, style sheets and assets, read once."""

    def __init__(self):
        self.assets = Assets()
        self.fonts = FontConfiguration()
        self.sheets: dict[str, weasyprint.CSS] = {}
        faces = (TTFont(BytesIO(self.assets.held[name])) for name in FONTS)
        self.covered = frozenset("\t\n").union(*(map(chr, face.getBestCmap()) for face in faces))

    def make(self, content: str, sheet: str, pictures: dict[str, bytes] | None = None) -> bytes:
        """Lays out HTML with a CSS sheet, or sets data, as JSON, in a Typst template; `sheet` is its path in the
        project. The same bytes for the same content. The template of the picture makes a PNG. HTML may show the
        `pictures`, by their addresses."""
        self.assets.pictures = pictures or {}
        lay_out = self.from_data if sheet.endswith(".typ") else self.from_html
        return lay_out(self.printable(content), sheet)

    def from_html(self, html: str, sheet: str) -> bytes:
        page = weasyprint.HTML(string=html, url_fetcher=self.assets, base_url="asset:")
        laid_out = page.write_pdf(
            stylesheets=[self.sheet(sheet)],
            font_config=self.fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
        )
        return mend(laid_out, text_language(page))

    def sheet(self, name: str) -> weasyprint.CSS:
        if name not in self.sheets:
            options = {"url_fetcher": self.assets, "font_config": self.fonts, "base_url": "asset:"}
            self.sheets[name] = weasyprint.CSS(string=(ROOT / name).read_text(), **options)
        return self.sheets[name]

    def from_data(self, data: str, template: str) -> bytes:
        """The template reads the data as `sys.inputs.data`: a text in it is never markup."""
        source, is_picture = (ROOT / template).read_bytes(), template.endswith(PICTURE)
        return in_a_child(lambda: self.set_data(data, source, is_picture))

    def set_data(self, data: str, template: bytes, is_picture: bool) -> bytes:
        return typst.compile(  # type: ignore[call-overload, return-value]  # its types want a template and a root of one kind
            template,
            root=STATIC,
            font_paths=self.typst_fonts,
            sys_inputs={"data": data},
            **(AS_PICTURE if is_picture else AS_PDF),
        )

    @cached_property
    def typst_fonts(self) -> typst.Fonts:
        ours = [STATIC / "fonts"]
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=ours)

    def printable(self, content: str) -> str:
        """The text with a box for every character that no font of ours has: an empty place would hide it."""
        missing = {ord(c): instead_of(c) for c in set(content) - self.covered}
        return content.translate(missing)


def instead_of(character: str) -> str:
    """Nothing for what only joins or varies its neighbours, a box for the rest."""
    invisible = unicodedata.category(character) in ("Cf", "Mn", "Me")
    return "" if invisible else NOT_PRINTABLE


def text_language(page: weasyprint.HTML) -> str:
    """The language of the passages that the templates mark with <article>."""
    passage = page.etree_element.find(".//article")
    return "" if passage is None else passage.get("lang", "")


def in_a_child(work: Callable[[], bytes]) -> bytes:
    """Does it in a process that ends with it: what Typst has set once it keeps in memory. Empty when it failed."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        for end in (reading, STANDARD_OUTPUT):  # whoever waits for this one's parent must not wait for it
            os.close(end)
        limit_time()
        signal.alarm(LONGEST)
        with os.fdopen(writing, "wb") as answer:
            answer.write(work())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        pdf = answer.read()
    os.waitpid(child, 0)
    return pdf


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))


def main() -> None:
    # Whatever a library prints must not end up in an answer.
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    os.nice(GENTLE)
    limit_memory()
    layout = Layout()
    while True:
        limit_time()
        try:
            sheet, content, *named = unpack(receive(sys.stdin.buffer))
        except EOFError:
            return
        pictures = dict(zip(map(bytes.decode, named[::2]), named[1::2], strict=True))
        send(answers, layout.make(content.decode(), sheet.decode(), pictures))


if __name__ == "__main__":
    main()
