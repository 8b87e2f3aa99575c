"""The child process: `python -m fichas.files.inspection pdf|png|jpg` reads a file from its input and writes what may be kept.

PDFs and pictures are opened here, where a file made to exhaust memory or time ends its own process and no other.
"""

import resource
import sys
from contextlib import suppress
from functools import partial

MEMORY = 512 * 1024 * 1024  # bytes of addresses; a picture at the limit takes half of it
SECONDS = 20
UNFIT = 3  # exit status; the reason is on the error output


def main(kind: str) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with suppress(ValueError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from . import pdf, picture
    from .unfit import Unfit

    kinds = {
        "pdf": pdf.inspect,
        "png": partial(picture.inspect, kind="PNG"),
        "jpg": partial(picture.inspect, kind="JPEG"),
    }
    try:
        sys.stdout.buffer.write(kinds[kind](sys.stdin.buffer.read()))
    except Unfit as unfit:
        sys.stderr.write(unfit.reason)
        return UNFIT
    except MemoryError:
        sys.stderr.write("too heavy")
        return UNFIT
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
