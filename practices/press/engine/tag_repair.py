"""What the tagged PDF of WeasyPrint gets wrong, put right: the structure that is read aloud, and joined.

WeasyPrint leaves headers and footers as elements outside the tree, wraps each line in a `Span` and each anonymous box
in a copy of its parent, gives no body to items of a list that hold paragraphs, and to table headers identifiers without an
index and no scope, says nothing of the language of a passage, and leaves out the Print flag of links.
"""

import re
from collections import defaultdict
from collections.abc import Container
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, String

PRINT = 1 << 2
GROUPS = {"/Span", "/NonStruct", "/Div"}  # boxes of the layout; they mean nothing to a reader
REPEATED = {"/Sect", "/P", "/H1", "/H2", "/H3", "/LBody", "/TD", "/TH"}  # inside their like: anonymous boxes
PASSAGE = "/Art"  # our templates mark with it, and with nothing else, what is in the language of the text
MARKED = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)[^>]*>>\s*BDC")
PAGINATION = b"/Artifact <</Type /Pagination>> BDC"


class Unsound(Exception):
    """The PDF has a fault that no mend here covers: it must not be stored."""


def mend(data: bytes, language: str = "") -> bytes:
    """The PDF with its structure mended; `language` is that of its passages. The same bytes for the same input."""
    with pikepdf.open(BytesIO(data)) as pdf:
        Structure(pdf, language).mend()
        mend_links(pdf)
        if problems := pdf.check_pdf_syntax():
            raise Unsound(problems)
        mended = BytesIO()
        pdf.save(mended, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return mended.getvalue()


class Structure:
    """The structure tree of a document, rebuilt with only the elements that mean something."""

    def __init__(self, pdf: pikepdf.Pdf, language: str):
        self.pdf = pdf
        self.language = "" if language == str(pdf.Root.Lang) else language
        self.owners: dict[tuple, dict[int, Object]] = defaultdict(dict)  # page: marked content: its element
        self.links: dict[int, Object] = {}

    def mend(self) -> None:
        root = self.pdf.Root.StructTreeRoot
        root.K = Array(root.K) if isinstance(root.K, Array) else Array([root.K])
        for document in root.K:
            self.rebuild(document)
        self.mark_artifacts()
        root.ParentTree = self.pdf.make_indirect(self.parent_tree())
        pages = (int(page.obj.StructParents) for page in self.pdf.pages)
        root.ParentTreeNextKey = max([*pages, *self.links]) + 1

    def rebuild(self, element: Object) -> None:
        """Puts in place of each kid what is left of it, in order."""
        mend_attributes(element)
        if element.S == PASSAGE:
            element.S, element.Lang = Name.Div, String(self.language)
        element.K = Array(self.rest(element, element))
        if element.S == "/LI" and all(is_block(kid) for kid in element.K):
            self.put_into_a_body(element)
        for kid in element.K:
            if isinstance(kid, int):
                self.owners[element.Pg.objgen][kid] = element
            elif kid.get("/Type") == "/MCR":
                self.owners[kid.Pg.objgen][int(kid.MCID)] = element

    def put_into_a_body(self, item: Object) -> None:
        """What an item of a list holds beside its label, where that has no body: paragraphs of their own."""
        body = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item))
        labels = [kid for kid in item.K if kid.S == "/Lbl"]
        body.K = Array([kid for kid in item.K if kid.S != "/Lbl"])
        for kid in body.K:
            kid.P = body
        item.K = Array([*labels, body])

    def rest(self, element: Object, parent: Object):
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                yield content_of(kid, element.Pg, parent)
            elif kid.get("/Type") == "/MCR":
                yield content_of(int(kid.MCID), kid.Pg, parent)
            elif kid.get("/Type") == "/OBJR":
                self.links[int(kid.Obj.StructParent)] = parent
                yield kid
            elif self.is_only_a_group(kid, parent):
                hand_down_language(kid)
                yield from self.rest(kid, parent)
            else:
                self.rebuild(kid)
                kid.P = parent
                if len(kid.K):
                    yield kid

    def is_only_a_group(self, element: Object, parent: Object) -> bool:
        kind = str(element.S)
        repeated = kind == str(parent.S) and kind in REPEATED
        return kind in GROUPS or repeated or (kind == PASSAGE and not self.language)

    def mark_artifacts(self) -> None:
        """Marked content that no element owns is a running header or footer: nothing of the text."""
        for page in self.pdf.pages:
            owned = self.owners[page.obj.objgen]
            content = page.Contents.read_bytes()
            if missing := set(owned) - set(map(int, MARKED.findall(content))):
                raise Unsound(f"the tree names content that is not on the page: {sorted(missing)}")
            page.Contents = self.pdf.make_stream(keep_marks(content, owned))

    def parent_tree(self) -> Dictionary:
        """From pages and links back to their elements."""
        numbers = Array()
        for page in self.pdf.pages:
            owned = self.owners[page.obj.objgen]
            elements = [owned.get(mark) for mark in range(max(owned, default=-1) + 1)]
            numbers.extend([page.obj.StructParents, self.pdf.make_indirect(Array(elements))])
        for number, element in sorted(self.links.items()):
            numbers.append(number)
            numbers.append(element)
        return Dictionary(Nums=numbers)


def content_of(mark: int, page: Object, element: Object) -> int | Dictionary:
    """Marked content as a kid of an element, which names the page only if it is not its own."""
    if "/Pg" not in element:
        element.Pg = page
    if element.Pg.objgen == page.objgen:
        return mark
    return Dictionary(Type=Name.MCR, Pg=page, MCID=mark)


def is_block(kid: int | Object) -> bool:
    """Whether it is an element, and no body of an item."""
    return not isinstance(kid, int) and "/S" in kid and kid.S != "/LBody"


def hand_down_language(element: Object) -> None:
    """The elements in one that goes away speak its language."""
    if "/Lang" in element:
        for kid in element.K:
            if isinstance(kid, Dictionary) and "/S" in kid and "/Lang" not in kid:
                kid.Lang = element.Lang


def mend_attributes(element: Object) -> None:
    """A scope for headers instead of identifiers and references to them; where neither row nor column has a header, the
    row begins with its own."""
    if "/ID" in element:
        del element.ID
    if element.S == "/TR" and all(cell.S == "/TD" for cell in element.K) and not has_heads(element.P.P):
        element.K[0].S = Name.TH
    if element.S == "/TH":
        scope = Name.Column if element.P.P.S == "/THead" else Name.Row
        element.A = Dictionary(O=Name.Table, Scope=scope)
    elif element.S in ("/TD", "/L") and "/A" in element:
        del element.A


def has_heads(table: Object) -> bool:
    return any(group.S == "/THead" for group in table.K)


def mend_links(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for link in page.obj.get("/Annots", []):
            link.F = PRINT
            if "/Contents" not in link:
                link.Contents = link.A.URI


def keep_marks(content: bytes, owned: Container[int]) -> bytes:
    """The content of a page, of which whatever no element owns is marked as pagination."""

    def mark(tag: re.Match[bytes]) -> bytes:
        return tag[0] if int(tag[1]) in owned else PAGINATION

    return MARKED.sub(mark, content)
