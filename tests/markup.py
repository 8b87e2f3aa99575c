"""What is wrong with the markup of a page, in words; and what the page says and does, for tests to judge."""

import re
from collections import Counter
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser

POINTERS = ("for", "form", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
LOADED = ("href", "src", "action", "formaction", "data", "poster")


class Page:
    """A page, parsed as browsers do; `errors` holds whatever they would have had to mend."""

    def __init__(self, text: str):
        parser = HTMLParser(namespace_html_elements=False)
        self.root: Element = parser.parse(text)
        self.errors = [f"line {place[0]}: {code} {details}" for place, code, details in parser.errors]
        self.elements = [element for element in self.root.iter() if isinstance(element.tag, str)]

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag.split("}")[-1] == tag]

    @property
    def text(self) -> str:
        """All that a reader sees, with single spaces."""
        return one_spaced(" ".join(said(self.root)))

    @property
    def faults(self) -> list[str]:
        ids = Counter(element.get("id") for element in self.elements if "id" in element.attrib)
        found = self.errors + [f"id {name!r} {times} times" for name, times in ids.items() if times > 1]
        found += [f"nothing has the id {name!r}" for name in pointed_at(self.elements) if name not in ids]
        if len(self.all("h1")) != 1:
            found.append(f"{len(self.all('h1'))} h1")
        return found

    @property
    def dangers(self) -> list[str]:
        """What could run or load: foreign scripts, handlers, styles, addresses that are neither the site's nor the web's."""
        found = [tag for tag in ("style", "iframe", "object", "embed", "base") if self.all(tag)]
        found += ["script" for script in self.all("script") if not is_harmless(script)]
        for element in self.elements:
            found += [name for name in element.attrib if name.lower().startswith("on") or name == "style"]
            loaded = (element.get(name) for name in LOADED if name in element.attrib)
            found += [address for address in loaded if not re.match(r"/|#|\?|mailto:|https?://", address)]
        return found


def is_harmless(script: Element) -> bool:
    """Data, or a module of this site's own."""
    if script.get("type") == "application/ld+json":
        return True
    return not script.text and script.get("src", "").startswith("/static/js/")


def pointed_at(elements: list[Element]) -> set[str]:
    names = {
        name for element in elements for pointer in POINTERS for name in element.get(pointer, "").split()
    }
    return names | {
        element.get("href")[1:] for element in elements if element.get("href", "").startswith("#")
    }


def said(element: Element) -> list[str]:
    """The texts under an element in their order, without what no reader sees. Inline parts may join: see `one_spaced`."""
    if element.tag in ("script", "head"):
        return [element.tail or ""]
    texts = [element.text or ""] if isinstance(element.tag, str) else []
    for child in element:
        texts += said(child)
    return [*texts, element.tail or ""]


def one_spaced(text: str) -> str:
    return " ".join(text.split())
