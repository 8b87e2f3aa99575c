"""What must hold in the structure of a printed ficha or compilation, after PDF/UA-1 as far as a machine can tell.

`faults()` names what does not hold; `spoken()` gives the text in the order in which it is read aloud.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

MARK = re.compile(rb"/MCID (\d+)")
CONTENT = re.compile(rb"<[0-9a-f<>\s\d.-]*>|\b(BDC|BMC|EMC|TJ|Tj|Do)\b")
INLINE = {"/Span", "/NonStruct"}


def faults(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        checks = (
            check_document,
            check_tree,
            check_headings,
            check_tables,
            check_pages,
            check_links,
            check_fonts,
        )
        return [fault for check in checks for fault in check(Tagged(pdf))]


def spoken(path: Path) -> list[str]:
    """The pieces of text of the structure tree, in its order; the dashes of lists are left out."""
    command = ["pdfinfo", "-struct-text", path]
    told = subprocess.run(command, capture_output=True, errors="replace", check=True).stdout.splitlines()
    pieces, label = [], False
    for line in map(str.strip, told):
        if line.startswith('"'):
            pieces += [] if label else [line[1:-1]]
        else:
            label = line.startswith("Lbl")
    return pieces


class Tagged:
    """A PDF with its structure tree, walked once."""

    def __init__(self, pdf: pikepdf.Pdf):
        self.pdf, self.root = pdf, pdf.Root

    @cached_property
    def elements(self) -> list[tuple[pikepdf.Object, pikepdf.Object]]:
        """Every element with the one above it, in the order of reading."""
        tree = self.root.StructTreeRoot
        return [found for top in tree.K for found in walk(top, tree)]

    @cached_property
    def parents(self) -> dict[int, pikepdf.Object]:
        numbers = list(self.root.StructTreeRoot.ParentTree.Nums)
        return dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))

    @cached_property
    def owners(self) -> dict[tuple, tuple]:
        """Each marked content that an element names, and that element."""
        named = {}
        for element, _ in self.elements:
            for kid in element.K:
                if isinstance(kid, int):
                    named[element.Pg.objgen, kid] = element.objgen
        return named

    @cached_property
    def objects_named(self) -> set:
        kids = (
            (element, kid) for element, _ in self.elements for kid in element.K if not isinstance(kid, int)
        )
        return {(str(element.S), kid.Obj.objgen) for element, kid in kids if kid.get("/Type") == "/OBJR"}


def walk(element, above) -> Iterator[tuple]:
    yield element, above
    for kid in element.K:
        if isinstance(kid, Dictionary) and kid.get("/Type") != "/OBJR":
            yield from walk(kid, element)


def check_document(tagged: Tagged):
    root = tagged.root
    told = root.Metadata.read_bytes()
    needed = {
        "the document is not marked as tagged": root.MarkInfo.get("/Marked"),
        "the document has no language": re.fullmatch(r"es|pt-br|en", str(root.get("/Lang"))),
        "the title is not displayed": root.ViewerPreferences.get("/DisplayDocTitle"),
        "the title is not told": b"dc:title" in told,
        "the file does not say that it means to be PDF/UA": b"pdfuaid" in told,
        "the file has no identifier": "/ID" in tagged.pdf.trailer,
        "the file has named destinations": "/Dests" not in root and "/Dests" not in root.get("/Names", {}),
    }
    yield from (fault for fault, holds in needed.items() if not holds)


def check_tree(tagged: Tagged):
    reached = Counter(element.objgen for element, _ in tagged.elements)
    yield from (f"element {place} is reached {times} times" for place, times in reached.items() if times > 1)
    for element, above in tagged.elements:
        kind = str(element.S)
        if element.P.objgen != above.objgen:
            yield f"a {kind} does not know its parent"
        if not len(element.K):
            yield f"an empty {kind}"
        if kind in INLINE:
            yield f"a {kind} is left of the layout"
        if "/ID" in element:
            yield f"a {kind} has an identifier: joined files would hold it twice"
        if kind == "/Figure" and "/Alt" not in element:
            yield "a figure without text"


def check_headings(tagged: Tagged):
    levels = [
        int(str(element.S)[2:]) for element, _ in tagged.elements if re.fullmatch("/H[1-6]", str(element.S))
    ]
    parts = sum(element.S == "/Part" for element, _ in tagged.elements)
    if levels.count(1) != 1 and not parts:
        yield f"{levels.count(1)} headings of the first level"
    steps = zip([0, *levels], levels, strict=False)
    yield from (
        f"a heading {level} follows one of level {before}" for before, level in steps if level > before + 1
    )


def check_tables(tagged: Tagged):
    within = {
        "/TR": {"/Table", "/THead", "/TBody"},
        "/TH": {"/TR"},
        "/TD": {"/TR"},
        "/LI": {"/L"},
        "/Lbl": {"/LI", "/TOCI"},
        "/TOCI": {"/TOC"},
        "/LBody": {"/LI"},
    }
    for element, above in tagged.elements:
        kind = str(element.S)
        if kind == "/TH" and element.A.get("/Scope") != (Name.Column if above.P.S == "/THead" else Name.Row):
            yield "a header cell has not the scope it should have"
        if kind in within and str(above.S) not in within[kind]:
            yield f"a {kind} in a {above.S}"
        if kind == "/L" and any(kid.S != "/LI" for kid in element.K):
            yield "a list holds more than items"
        if kind == "/LI" and any(kid.S not in ("/Lbl", "/LBody") for kid in element.K):
            yield "an item of a list holds something beside its label and its body"


def check_pages(tagged: Tagged):
    seen = Counter(int(page.obj.StructParents) for page in tagged.pdf.pages if "/StructParents" in page.obj)
    yield from (f"{times} pages have the number {number}" for number, times in seen.items() if times > 1)
    for page in tagged.pdf.pages:
        if page.obj.get("/Tabs") != "/S":
            yield "the tabulator does not follow the structure"
        content = content_of(page)
        if "/StructParents" not in page.obj:
            yield from ["a page outside the tree is not blank"] if content.strip() else []
            continue
        yield from unmarked(content)
        yield from marks(tagged, page.obj, [int(mark) for mark in MARK.findall(content)])


def content_of(page) -> bytes:
    parts = page.Contents if isinstance(page.Contents, Array) else [page.Contents]
    return b"".join(part.read_bytes() for part in parts)


def marks(tagged: Tagged, page, marks: list[int]):
    """Each marked content of a page has one element, which the page and the element agree on."""
    listed = tagged.parents[int(page.StructParents)]
    if len(marks) != len(set(marks)):
        yield "a mark is used twice on a page"
    for mark in marks:
        owner = tagged.owners.get((page.objgen, mark))
        if owner is None:
            yield f"content {mark} is outside the tree"
        elif mark >= len(listed) or listed[mark].objgen != owner:
            yield f"page and tree disagree about content {mark}"
    for place, mark in tagged.owners:
        if place == page.objgen and mark not in marks:
            yield f"the tree names content {mark}, which is not there"


def unmarked(content: bytes):
    depth = 0
    for operator in CONTENT.findall(content):
        if operator in (b"BDC", b"BMC"):
            depth += 1
        elif operator == b"EMC":
            depth -= 1
        elif operator and depth < 1:
            yield f"{operator.decode()} outside marked content"
    if depth:
        yield "marked content is not closed"


def check_links(tagged: Tagged):
    used = Counter(
        int(link.StructParent) for page in tagged.pdf.pages for link in page.obj.get("/Annots", [])
    )
    yield from (f"{times} links have the number {number}" for number, times in used.items() if times > 1)
    if set(used) & {int(page.obj.get("/StructParents", -1)) for page in tagged.pdf.pages}:
        yield "a link has the number of a page"
    inside = {page.obj.objgen for page in tagged.pdf.pages}
    for page in tagged.pdf.pages:
        for link in page.obj.get("/Annots", Array()):
            if not int(link.get("/F", 0)) & 4:
                yield "a link is not printed"
            if not str(link.get("/Contents", "")):
                yield "a link without a description"
            if ("/Link", link.objgen) not in tagged.objects_named:
                yield "a link is in no Link element"
            if "/Dest" in link:
                if link.Dest[0].objgen not in inside:
                    yield "a link to a page that is not in the file"
            elif link.A.S != "/URI" or not re.match(r"https?://|mailto:", str(link.A.URI)):
                yield f"a link that does more than lead to a page: {link.A}"


def check_fonts(tagged: Tagged):
    for found in tagged.pdf.objects:
        if isinstance(found, Dictionary) and found.get("/Type") == "/FontDescriptor":
            if "/FontFile2" not in found and "/FontFile3" not in found:
                yield f"the font {found.FontName} is not in the file"
            if not re.search(r"Public-?Sans|DejaVu-?Sans", str(found.FontName)):
                yield f"the font {found.FontName} is none of ours"
