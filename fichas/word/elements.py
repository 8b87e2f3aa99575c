"""The elements of Word's XML, whatever namespace they stand in: files of the strict kind have other ones and the same names."""

TRUE = ("1", "true", "on")
DEEPEST_STYLE = 20  # styles based on each other; Word itself allows eleven


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


def is_on(element) -> bool:
    """Whether a switch is on: one that is written without a value is."""
    return element is not None and attribute(element, "val") in ("", *TRUE)


def font_names(fonts) -> set[str]:
    """The names in an element `rFonts`, in lower case."""
    return set() if fonts is None else {name.lower() for name in fonts.attrib.values()}


def shows_prompt(control) -> bool:
    """Whether a content control still shows its placeholder: nobody wrote in it."""
    return is_on(find(control, "sdtPr", "showingPlcHdr"))


class Styles:
    """The named styles of a document, each with what it inherits from the style it is based on."""

    def __init__(self, part) -> None:
        styles = () if part is None else part.iterfind("{*}style")
        self.by_name = {attribute(style, "styleId"): style for style in styles}
        self.known: dict = {}

    def find(self, name: str, *path: str, depth: int = 0):
        """The element at this path of the style, or of the nearest style under it that has one, else None."""
        if name not in self.by_name or depth == DEEPEST_STYLE:
            return None
        if (name, path) not in self.known:
            element = find(self.by_name[name], *path)
            if element is None:
                base = attribute(find(self.by_name[name], "basedOn"), "val")
                element = self.find(base, *path, depth=depth + 1)
            self.known[name, path] = element
        return self.known[name, path]
