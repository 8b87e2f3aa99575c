"""Every page comes late and piece by piece, as on a slow line: what a test takes for granted too early, it misses.

On when SLOW_LINE says how many seconds each piece takes.
"""

import os
import time

from django.http import StreamingHttpResponse

SECONDS = float(os.environ.get("SLOW_LINE", "0"))
PIECES = 3


def slow_line(get_response):
    def respond(request):
        response = get_response(request)
        time.sleep(SECONDS)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if response.streaming or not is_page or not response.content:
            return response
        slow = StreamingHttpResponse(piece_by_piece(response.content), status=response.status_code)
        slow.headers, slow.cookies = response.headers, response.cookies
        return slow

    return respond


def piece_by_piece(body: bytes):
    """The first ends before the title of the page."""
    size = len(body) // (PIECES - 1) + 1
    yield body[:60]
    for start in range(60, len(body), size):
        time.sleep(SECONDS)
        yield body[start : start + size]
