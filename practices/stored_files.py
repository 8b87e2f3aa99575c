"""A stored file as an answer: whole, or not at all; and not again to a browser that has it."""

import logging
from pathlib import Path

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control

from .public_files import is_sealed, is_uploaded

A_YEAR = 365 * 24 * 3600  # seconds

logger = logging.getLogger(__name__)


class Damaged(Exception):
    """A stored file is not what was stored: cut short, or altered on the disk."""

    def __init__(self, path: Path):
        super().__init__(str(path))
        self.path = path


def made_file(request, path: Path, name: str, *, as_attachment: bool = False) -> HttpResponseBase:
    """A PDF that we made, under the name of its place as its tag. Raises Damaged; it can be made again."""
    return not_again(request, path) or checked(
        path, is_sealed(path), filename=name, as_attachment=as_attachment, content_type="application/pdf"
    )


def lasting_file(request, path: Path, name: str, media_type: str) -> HttpResponseBase:
    """A file that we made, at an address with its name in it: a browser keeps it for a year and asks no more, and only the
    browser, so that nothing in between hands out what was withdrawn. Raises Damaged; it can be made again."""
    response = not_again(request, path) or checked(
        path, is_sealed(path), filename=name, content_type=media_type
    )
    del response["Cache-Control"]
    patch_cache_control(response, private=True, max_age=A_YEAR, immutable=True)
    return response


def uploaded_file(request, path: Path, sha256: str, name: str, media_type: str) -> HttpResponseBase:
    """A file that somebody sent, always as a download: no browser opens it as a page of ours. Raises Damaged."""
    response = not_again(request, path) or checked(
        path, is_uploaded(path, sha256), filename=name, as_attachment=True, content_type=media_type
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def not_again(request, path: Path) -> HttpResponseBase | None:
    """304 for a browser that has the file, which is not even read."""
    response = get_conditional_response(request, etag=tag_of(path))
    if response:
        patch_cache_control(response, no_cache=True)
    return response


def checked(path: Path, is_whole: bool, **how) -> FileResponse:
    if not is_whole:
        logger.error("A stored file is damaged: %s.", path.name)
        raise Damaged(path)
    response = FileResponse(path.open("rb"), **how)
    response["ETag"] = tag_of(path)
    patch_cache_control(response, no_cache=True)
    return response


def tag_of(path: Path) -> str:
    return f'"{path.name}"'
