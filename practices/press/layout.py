"""The layout process, from inside: `python -m practices.press.layout`, started by `engine.py`.

WeasyPrint closed to the network and to files: it gets one page of HTML and the assets named here, from memory. A
fault ends the process, and whoever waits sees the stream end.
"""

import hashlib
import os
import resource
import sys
import unicodedata
from io import BytesIO

import weasyprint
from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from .assets import DRAWINGS, FONTS, SHEETS
from .frames import receive, send
from .mending import mend

SECONDS = 20  # of work for one ficha; an ordinary one takes a quarter of one
MEMORY = 1 << 30
GENTLE = 10  # readers come first
NOT_PRINTABLE = "□"


class Assets(URLFetcher):
    """Serves the bundled assets, by exact name; asking for anything else ends the layout."""

    def __init__(self):
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.held = {url: path.read_bytes() for url, path in (FONTS | DRAWINGS).items()}

    def fetch(self, url, headers=None):
        if url not in self.held:
            raise FatalURLFetchingError(f"not an asset: {url}")
        return URLFetcherResponse(url, self.held[url])


class Layout:
    """Fonts, style sheets and assets, read once."""

    def __init__(self):
        self.assets = Assets()
        self.fonts = FontConfiguration()
        self.sheets = {name: self.sheet(path.read_text()) for name, path in SHEETS.items()}
        faces = (TTFont(BytesIO(self.assets.held[name])) for name in FONTS)
        self.covered = frozenset("\t\n").union(*(map(chr, face.getBestCmap()) for face in faces))

    def sheet(self, text: str) -> weasyprint.CSS:
        return weasyprint.CSS(string=text, url_fetcher=self.assets, font_config=self.fonts, base_url="asset:")

    def pdf(self, html: str, sheet: str = "ficha") -> bytes:
        html = self.printable(html)
        page = weasyprint.HTML(string=html, url_fetcher=self.assets, base_url="asset:")
        laid_out = page.write_pdf(
            stylesheets=[self.sheets[sheet]],
            font_config=self.fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
        )
        return mend(laid_out, text_language(page))

    def printable(self, html: str) -> str:
        """The text with a box for every character that no font of ours has: an empty place would hide it."""
        missing = {ord(c): instead_of(c) for c in set(html) - self.covered}
        return html.translate(missing)


def instead_of(character: str) -> str:
    """Nothing for what only joins or varies its neighbours, a box for the rest."""
    invisible = unicodedata.category(character) in ("Cf", "Mn", "Me")
    return "" if invisible else NOT_PRINTABLE


def text_language(page: weasyprint.HTML) -> str:
    """The language of the passages that the templates mark with <article>."""
    passage = page.etree_element.find(".//article")
    return "" if passage is None else passage.get("lang", "")


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
            sheet, _, html = receive(sys.stdin.buffer).decode().partition("\n")
        except EOFError:
            return
        send(answers, layout.pdf(html, sheet))


if __name__ == "__main__":
    main()
