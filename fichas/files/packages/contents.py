"""What may stand in the parts of an office file: nothing that runs, and nothing that is fetched when it is opened."""

import re
from urllib.parse import unquote

from .faults import active, reaching_out

STARTS = ("/oleObject", "/control", "/vbaProject")
# The template that Word notes in almost every file of an office: a path on the writer's own machine, which names no host.
NAME = r"[^/:%\x00-\x1f]+"
LOCAL_TEMPLATE = re.compile(rf"(?:file:///|/)?(?:[a-z]:/)?{NAME}(?:/{NAME})*", re.IGNORECASE)
ODF_RUNS = {"event-listener", "dde-source", "object-ole", "plugin", "applet", "floating-frame"}
ODF_FETCHES = {"image", "section-source", "object", "fill-image", "background-image"}


def local(name: str) -> str:
    return name.rpartition(" ")[2]


def check_relationship(name: str, attributes: dict) -> None:
    """A document leads to pages by links that one follows, and to nothing else outside itself."""
    if local(name) != "Relationship":
        return
    kind = attributes.get("Type", "")
    if attributes.get("TargetMode", "").casefold() == "external":
        if not kind.endswith("/hyperlink") and not is_local_template(kind, attributes.get("Target", "")):
            raise reaching_out()
    elif kind.endswith(STARTS):
        raise active()


def is_local_template(kind: str, target: str) -> bool:
    return (
        kind.endswith("/attachedTemplate")
        and LOCAL_TEMPLATE.fullmatch(unquote(target).replace("\\", "/")) is not None
    )


def check_odf(name: str, attributes: dict) -> None:
    element = local(name)
    if element in ODF_RUNS or element == "encryption-data":
        raise active()
    target = attributes.get("http://www.w3.org/1999/xlink href", "")
    if element in ODF_FETCHES and (":" in target.split("/")[0] or target.startswith(("/", "../"))):
        raise reaching_out()
