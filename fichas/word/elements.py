"""The elements of Word's XML, whatever namespace they stand in: files of the strict kind have other ones and the same names."""

from collections.abc import Iterator

TRUE = ("1", "true", "on")


def local(element) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2]


def find(element, *path: str):
    for name in path:
        element = None if element is None else element.find(f"{{*}}{name}")
    return element


def attribute(element, name: str) -> str:
    if element is None:
        return ""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def number(element, name: str, default: int = 0) -> int:
    """An attribute that is a number of few digits."""
    text = attribute(element, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default


def is_on(element, *, missing: bool = False) -> bool:
    """Whether a switch is on: one that is written without a value is."""
    return missing if element is None else attribute(element, "val") in ("", *TRUE)


def shows_prompt(control) -> bool:
    """Whether a content control still shows what it asks for: nobody wrote in it."""
    return is_on(find(control, "sdtPr", "showingPlcHdr"))


class Styles:
    """What the named styles of a document say, each by itself or by the style that it rests on."""

    def __init__(self, part) -> None:
        own = () if part is None else part.iterfind("{*}style")
        self.by_name = {attribute(style, "styleId"): style for style in own}

    def says(self, name: str, *path: str):
        """The element at this path of the style, or of the first it rests on that has one; None when none has."""
        return next((end for style in self.chain(name) if (end := find(style, *path)) is not None), None)

    def chain(self, name: str) -> Iterator:
        seen = set()
        while name in self.by_name and name not in seen:
            seen.add(name)
            yield self.by_name[name]
            name = attribute(find(self.by_name[name], "basedOn"), "val")
