"""The elements of Word's XML, whatever namespace they stand in: files of the strict kind have other ones and the same names."""

from collections.abc import Iterator

TRUE = ("1", "true", "on")
DEEPEST_STYLE = 20  # styles that rest on each other; Word itself allows eleven


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
        self.known: dict = {}

    def says(self, name: str, *path: str):
        """The element at this path of the style, or of the first it rests on that has one; None when none has."""
        passed, found = [], None
        for step in self.chain(name):
            if (step, path) in self.known:
                found = self.known[step, path]
                break
            passed.append(step)
            found = find(self.by_name[step], *path)
            if found is not None:
                break
        self.known |= dict.fromkeys(((step, path) for step in passed), found)
        return found

    def chain(self, name: str) -> Iterator[str]:
        """A style and those it rests on, by their names."""
        for _step in range(DEEPEST_STYLE):
            if name not in self.by_name:
                return
            yield name
            name = attribute(find(self.by_name[name], "basedOn"), "val")
