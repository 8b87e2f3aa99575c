"""A reader of the list, in a process of its own so that its clock counts nobody else's work. Asks for some seconds, by
turns for the page that all ask for and for one that nobody has asked for; then says, of each, how many came and the
milliseconds within which 95 of 100 did; and every status that was not 200.

python tests/drills/read_list.py PORT SECONDS
"""

import http.client
import os
import sys
import time

BETWEEN = 0.02  # seconds


def read(port: int, seconds: float) -> tuple[list[float], list[float], list[int]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    until, number = time.monotonic() + seconds, 0
    kept, made, failed = [], [], []
    while time.monotonic() < until:
        number += 1
        # With what a reader has gathered it is a page of its own.
        own = f"/practicas/?s=CSM-PE-{os.getpid() % 10_000:04d},CSM-PE-{number:04d}"
        times, path = (made, own) if number % 2 else (kept, "/practicas/")
        started = time.perf_counter()
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        times.append(1000 * (time.perf_counter() - started))
        if response.status != 200:
            failed.append(response.status)
        time.sleep(BETWEEN)
    return kept, made, failed


if __name__ == "__main__":
    kept, made, failed = read(int(sys.argv[1]), float(sys.argv[2]))
    for times in (kept, made):
        print(len(times), round(sorted(times)[int(0.95 * len(times))], 1))
    print(*failed)
