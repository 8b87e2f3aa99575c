"""The child process: `python -m fichas.files.inspection pdf|png|jpg` reads a file from its input, and answers on its output.

The answer is a line with a word, empty when there is nothing to say, and what may be kept; with the status UNFIT the word
is the reason and nothing follows. What decoders warn of goes to the error output, and is no answer. PDFs and pictures are
opened here, where a file made to exhaust memory or time ends its own process and no other.
"""

import resource
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial

MEMORY = 512 * 1024 * 1024  # bytes of addresses; a picture at the limit takes half of it
SECONDS = 20
UNFIT = 3  # exit status


def main(kind: str) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with suppress(ValueError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from . import pdf, picture
    from .kept import Kept, Unfit

    kinds: dict[str, Callable[[bytes], Kept]] = {
        "pdf": pdf.inspect,
        "png": partial(picture.inspect, kind="PNG"),
        "jpg": partial(picture.inspect, kind="JPEG"),
    }
    try:
        kept = kinds[kind](sys.stdin.buffer.read())
    except Unfit as unfit:
        return answer(unfit.reason, status=UNFIT)
    except MemoryError:
        return answer("too heavy", status=UNFIT)
    except Exception:  # noqa: BLE001, decoders of hostile files raise anything
        traceback.print_exc()
        return answer("broken pdf" if kind == "pdf" else "broken picture", status=UNFIT)
    return answer(kept.note, kept.data)


def answer(word: str, data: bytes = b"", status: int = 0) -> int:
    sys.stdout.buffer.write(word.encode() + b"\n" + data)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
