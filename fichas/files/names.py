"""Names of uploaded files: what a person sees and downloads, made harmless for every system it may be saved on."""

import re
import unicodedata
from pathlib import PurePath

from practices.fields import drop_unseen, is_forbidden, without_forbidden

MOST_BYTES = 180  # file systems take 255; browsers add « (1)» and the like
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]+')
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def clean_name(given: str) -> str:
    """The name without paths, invisible characters and what some system refuses. Empty when nothing is left."""
    visible = drop_unseen(without_forbidden(unicodedata.normalize("NFC", given)))
    name = " ".join(NOT_IN_NAMES.sub("-", visible).split()).strip(" .-")
    path = PurePath(name)
    if name.split(".")[0].strip().lower() in DEVICES:
        name = f"_{name}"
    stem, suffix = PurePath(name).stem, path.suffix
    return shorten(stem, MOST_BYTES - len(suffix.encode())) + suffix


def shorten(text: str, most: int) -> str:
    return text.encode()[: max(1, most)].decode(errors="ignore").rstrip()


def title_of(given: str) -> str:
    """What the file is called until someone says it better: its own name, whole, without the ending."""
    visible = "".join(" " if is_forbidden(one) or one in "\t\n_" else one for one in given)
    return " ".join(PurePath(drop_unseen(without_forbidden(visible))).stem.split())
