"""A real browser on the demonstration, with an eye on everything that a page must not do.

The demonstration and the practices beside it are published once for the whole run: these tests read and never write.
"""

import fcntl
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from practices.dataset.keeping import make
from practices.standing import withdraw
from tests.browser import slow_line
from tests.factories import published
from tests.hostile import hostile_answers

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell")  # else Playwright's own
SANDBOX = Path("/usr/lib/chromium/chrome-sandbox")
QUIET = ["--disable-gpu", "--disable-quic", "--disable-sync"]
# A small phone shows most of what is wrong; the drills look at every width.
WIDTHS = (320, 768, 1280) if os.environ.get("EVERY_WIDTH") else (320,)
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
PATIENCE = 15_000  # milliseconds: machines are busy
REFUSED = (409, 422)  # how a form is answered that a script sent, before the page that says why
REPORT_CSP = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`Content-Security-Policy: ${event.violatedDirective} refused ${event.blockedURI}`))
"""


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def public_files():
    """What the site stored for the whole run stays in its place."""


@dataclass(frozen=True)
class Site:
    """A server, and the codes of what it shows beside the demonstration: `revised`, `withdrawn`, `hostile`."""

    url: str
    codes: dict[str, str]


@pytest.fixture(scope="session")
def site(django_test_environment, django_db_modify_db_settings, django_db_blocker, tmp_path_factory):
    """A server with a database of its own, which no test rolls back."""
    if slow_line.SECONDS:
        settings.MIDDLEWARE.insert(0, "tests.browser.slow_line.slow_line")
    with django_db_blocker.unblock():
        databases = setup_databases(verbosity=0, interactive=False)
        codes = demonstration(tmp_path_factory)
        server = LiveServer("127.0.0.1")
        yield Site(server.url, codes)
        server.stop()
        teardown_databases(databases, verbosity=0)


def demonstration(tmp_path_factory) -> dict[str, str]:
    """Puts the demonstration into this process's database and folders: made by the first, copied by the others."""
    here, shared = Path(settings.VAR_DIR), tmp_path_factory.getbasetemp().parent / "demonstration"
    if connection.vendor != "sqlite" or "PYTEST_XDIST_WORKER" not in os.environ:
        return publish_demonstration()
    with alone_in(shared):
        if (shared / "codes.json").exists():
            copy_database(shared / "db.sqlite3", Path(connection.settings_dict["NAME"]))
            shutil.copytree(shared / "public", here / "public", dirs_exist_ok=True)
            shutil.copytree(shared / "private", here / "private", dirs_exist_ok=True)
        else:
            codes = publish_demonstration()
            copy_database(Path(connection.settings_dict["NAME"]), shared / "db.sqlite3")
            for folder in ("public", "private"):
                shutil.copytree(here / folder, shared / folder)
            (shared / "codes.json").write_text(json.dumps(codes))
    return json.loads((shared / "codes.json").read_text())


@contextmanager
def alone_in(folder: Path):
    """One process of the run at a time."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def copy_database(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as database, closing(sqlite3.connect(target)) as copy:
        database.backup(copy)


def publish_demonstration() -> dict[str, str]:
    call_command("load_vocabularies", verbosity=0)
    call_command("demo", verbosity=0)
    return publish_beside_the_demonstration()


def publish_beside_the_demonstration() -> dict[str, str]:
    """With these the list has a second page."""
    hostile = published(**hostile_answers())
    figures = "US$ 128.400,50 millones en remesas"
    revised = published(
        published(title="Registro consular"), title="Registro consular revisado", figures=figures
    )
    withdrawn = published(title="Registro consular de la costa")
    withdraw(withdrawn, "reemplazada", "El país presentó una ficha que reúne las dos.", revised)
    make()  # the package of everything public
    return {"hostile": hostile.code, "revised": revised.code, "withdrawn": withdrawn.code}


@pytest.fixture(scope="session")
def browser(site):
    with chromium() as browser:
        yield browser


@contextmanager
def chromium():
    # Playwright keeps an event loop in this thread; Django would take the tests for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        # Chromium's sandbox refuses root, and ordinary people need Debian's helper for it.
        sandbox = os.getuid() != 0 and SANDBOX.exists()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET, chromium_sandbox=sandbox)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


def new_context(browser, site, **options):
    context = browser.new_context(base_url=site.url, locale="es-UY", **options)
    context.set_default_timeout(PATIENCE)
    context.base = site.url
    return context


@pytest.fixture
def context(browser, site):
    """A stranger's browser. The test fails on any script error, CSP violation, dialog or foreign request."""
    context = new_context(browser, site)
    context.add_init_script(REPORT_CSP)
    faults = watch(context, site.url)
    yield context
    context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def another_page(browser, site):
    """Makes pages for several people at once, each in a browser of their own, all watched."""
    contexts = []

    def make():
        context = new_context(browser, site)
        context.add_init_script(REPORT_CSP)
        contexts.append((context, watch(context, site.url)))
        return context.new_page()

    yield make
    for context, _faults in contexts:
        context.close()
    faults = [fault for _context, page_faults in contexts for fault in page_faults]
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(context):
    return context.new_page()


@pytest.fixture
def plain_page(browser, site):
    """The same without JavaScript."""
    context = new_context(browser, site, java_script_enabled=False)
    yield context.new_page()
    context.close()


def watch(context, origin):
    """Gathers in the returned list what no page of ours may do."""
    faults = []

    def on_console(message):
        # A page that answers 404 or 410 on purpose is reported here too; on_response judges what it loads.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            faults.append(f"console: {message.text}")

    def on_request(request):
        if not request.url.startswith((f"{origin}/", "data:", "blob:")):
            faults.append(f"foreign request: {request.url}")

    def on_response(response):
        if response.status >= 400 and not (
            response.request.resource_type == "document" or response.status in REFUSED
        ):
            faults.append(f"{response.status}: {response.url}")

    def on_dialog(dialog):
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.on("console", on_console)
    context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
    context.on("request", on_request)
    context.on("response", on_response)
    context.on("dialog", on_dialog)
    return faults


# What sticks to an edge of the window lies over something else, never over the same: axe takes it for a small target.
LAY_DOWN = """() => {
  for (const one of document.body.querySelectorAll("*")) {
    if (getComputedStyle(one).position === "sticky") one.style.position = "static"
  }
}"""


@pytest.fixture
def widths() -> tuple[int, ...]:
    return WIDTHS


@pytest.fixture
def axe_violations():
    """What axe finds against WCAG 2.2 A and AA on an open page, at each of the widths."""

    def violations(page):
        lines = []
        page.evaluate(LAY_DOWN)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            response = Axe().run(page, options=AXE_OPTIONS).response
            lines += [
                f"{width} px: {violation['id']} at {node['target']}"
                for violation in response["violations"]
                for node in violation["nodes"]
            ]
        return lines

    return violations


@pytest.fixture(scope="session")
def collected_files(tmp_path_factory) -> Path:
    """The compressed static files, made once for the whole run."""
    folder = tmp_path_factory.getbasetemp().parent / "collected"
    command = "-m django collectstatic --noinput --verbosity 0 --ignore admin --ignore *.ttf"
    with alone_in(folder):
        if not (folder / "static" / "staticfiles.json").exists():
            environment = for_production(folder, "http://127.0.0.1")
            subprocess.run([sys.executable, *command.split()], env=environment, cwd=settings.ROOT, check=True)
    return folder / "static"


@pytest.fixture
def production(site, collected_files, tmp_path):
    """The address of the same repository under the production server, with its compressed static files."""
    port = unused_port()
    environment = for_production(tmp_path, f"http://127.0.0.1:{port}") | {"PORT": str(port)}
    (tmp_path / "static").symlink_to(collected_files)
    serve = [sys.executable, *"-m gunicorn --config config/gunicorn.py config.wsgi".split()]
    with subprocess.Popen(
        serve, env=environment, cwd=settings.ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        for line in server.stdout:
            if str(port) in line:
                break
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def for_production(folder: Path, address: str) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "DEBUG": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": "only-for-tests-" + "x" * 50,
        "SITE_URL": address,
        "VAR_DIR": str(folder),
        "WEB_CONCURRENCY": "1",
    }


def unused_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
