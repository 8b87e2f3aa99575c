"""What the site writes in its log: one line of JSON for each record, and nothing about anyone but who came in from where.

Addresses may hold a token, and the message of an exception what a person typed: of a request a line gives its route,
of an exception its kind and its place in the code.
"""

import json
import logging
import secrets
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb

ROOT = Path(__file__).resolve().parent.parent
current: ContextVar[str] = ContextVar("current", default="")


def name_request(get_response):
    """Gives each request a name, which its lines and its answer carry."""

    def middleware(request):
        request.log_name = secrets.token_hex(8)
        token = current.set(request.log_name)
        try:
            response = get_response(request)
        finally:
            current.reset(token)
        response["X-Request-ID"] = request.log_name
        return response

    return middleware


class Line(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "request": getattr(request, "log_name", current.get()),
            "message": message_of(record, request),
        }
        if request is not None and hasattr(request, "method"):
            line |= {
                "method": request.method,
                "route": route_of(request),
                "status": getattr(record, "status_code", None),
            }
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1]:
            line["exception"] = list(trace_places(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False)


def route_of(request) -> str:
    match = getattr(request, "resolver_match", None)
    return match.route if match else ""


def message_of(record: logging.LogRecord, request) -> str:
    """The message of a record, with the route in the place of the path by which Django names a request."""
    path = getattr(request, "path", None)
    if path is None or not isinstance(record.args, tuple):
        return record.getMessage()
    paths = {path, path.encode("unicode_escape").decode("ascii")}
    args = (route_of(request) or "no route" if arg in paths else arg for arg in record.args)
    return str(record.msg) % tuple(args)


def trace_places(error: BaseException | None) -> Iterator[str]:
    """The kind of an exception with the places it went through, innermost last; then what it came from."""
    while error is not None:
        steps = [f"{short_name(step.filename)}:{step.lineno}" for step in extract_tb(error.__traceback__)]
        yield " ".join([type(error).__name__, *steps])
        error = error.__cause__ or error.__context__


def short_name(name: str) -> str:
    """A file of ours by its place in the project, one of others by its last two names."""
    path = Path(name)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else "/".join(path.parts[-2:])
