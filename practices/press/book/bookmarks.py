"""The outline of a PDF as it stands in the file: chains of bookmarks, moved without being read."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Name, Object


def top_bookmarks(pdf: pikepdf.Pdf) -> list[Object]:
    outline = pdf.Root.get("/Outlines")
    return list(siblings(outline)) if outline is not None else []


def siblings(above: Object) -> Iterator[Object]:
    item = above.get("/First")
    while item is not None:
        yield item
        item = item.get("/Next")


def chain(above: Object, items: list[Object]) -> None:
    """Makes these bookmarks, in this order, those below another; they show closed, and lead to the top of a page."""
    if not items:
        return
    above.First, above.Last = items[0], items[-1]
    above.Count = len(items) if "/Title" not in above else -len(items)
    for item, before, after in zip(items, [None, *items], [*items[1:], None], strict=False):
        item.Parent, item.Dest = above, top_of(item.Dest[0])
        for name, other in (("/Prev", before), ("/Next", after)):
            if other is not None:
                item[name] = other
            elif name in item:
                del item[name]


def top_of(page: Object) -> Array:
    return Array([page, Name.XYZ, None, None, None])
