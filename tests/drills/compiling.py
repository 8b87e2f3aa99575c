"""A site that makes compilations, as it is run: a server and a worker on practices that are printed already."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.installation import Installation
from tests.web_server import WebServer


@contextmanager
def compiling(installation: Installation, practices: int, **settings: str) -> Iterator[WebServer]:
    installation.environment |= settings
    installation.run("tests/drills/publish_many.py", "publish", str(practices), "1")
    installation.manage("rebuild_press")
    installation.manage(*"collectstatic --noinput --verbosity 0 --ignore admin --ignore *.ttf".split())
    server = WebServer(installation)
    server.start()
    worker = installation.start("manage.py", "worker")
    yield server
    worker.terminate()
    worker.communicate()
    server.stop()
