"""The arrows of the house: who may import whom. A wrong one fails here."""

import ast
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Inside an app, from the ground up: a module imports its own floor's neighbours and those below, never those above.
FLOORS = {
    "practices": [
        {"bounds", "words", "spelling", "fields", "sections", "public_files", "sweeping", "stored_files"},
        {"models"},
        {"lists", "answers", "experience", "installation", "reading", "synthetic"},
        {
            "catalogue.stems",
            "catalogue.terms",
            "catalogue.postings",
            "catalogue.rebuilding",
            "catalogue.snapshot",
            "catalogue.query",
            "catalogue.selection",
            "catalogue.matching",
            "catalogue.search",
            "catalogue.related",
        },
        {"publishing"},
        {"press.engine"},
        {"press.ficha"},
        {
            "press",
            "exchange.citations",
            "exchange.structured_data",
            "exchange.resources",
            "exchange.csv_file",
        },
        {
            "catalogue.snippets",
            "catalogue.cards",
            "catalogue.filters",
            "catalogue.listing",
            "catalogue.map",
            "admin",
        },
        {"catalogue.context", "catalogue.errors", "catalogue.page_cache"},
        {"press.refusals"},
        {"catalogue.views", "catalogue.practice_views", "catalogue.feeds", "exchange.views", "press.views"},
        {"press.curated_views", "press.selection_views"},
        {"urls"},
        {"apps", "management"},
    ],
    "fichas": [
        {
            "states",
            "rules",
            "form.sections",
            "form.typed",
            "form.links",
            "entrance.limits",
            "entrance.origin",
            "entrance.passwords",
            "entrance.second_step",
            "entrance.session_store",
            "entrance.qr_code",
            "files.packages",
            "files.storage",
            "files.names",
            "files.uploads",
            "files.inspection",
            "entrance.sessions",
            "entrance.whence",
        },
        {"models"},
        {
            "audience",
            "letters.notifications",
            "letters.outbox",
            "letters.recipients",
            "entrance.roster",
            "signing",
            "archive",
        },
        {
            "letters.announcement",
            "letters.announcements",
            "letters.wording",
            "letters.digests",
            "letters.unjudged",
            "files.antivirus",
            "workflow",
            "form.drafts",
            "form.completeness",
            "review.associates",
            "review.extracts",
            "entrance.attempts",
            "entrance.invitations",
            "entrance.journal",
            "entrance.newcomers",
            "review.publication",
            "files.attachments",
        },
        {
            "forms",
            "form.fields",
            "form.sizes",
            "form.unseen",
            "form.pages",
            "admin",
            "entrance.confirmation",
            "entrance.sign_in",
            "entrance.gate",
            "entrance.rescue",
        },
        {
            "review.comparison",
            "review.comments",
            "review.deadlines",
            "review.duplicates",
            "review.word_diff",
            "review.figures",
            "review.history",
            "review.words",
            "review.queue",
            "letters.reminders",
            "review.retention",
        },
        {"review.resources", "review.pages", "review.consequences", "word"},
        {"navigation"},
        {"views"},
        {"urls", "entrance.sign_in_urls", "apps"},
        {"management"},
    ],
}
# Rooms whose views stay their own.
VIEWS = {
    "practices.catalogue": {"views", "practice_views", "feeds"},
    "practices.exchange": {"views"},
    "practices.press": {"views", "curated_views", "selection_views"},
}


def modules(app: str) -> dict[str, Path]:
    """The modules of an app by their dotted names."""
    files = (path for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in files
    }


def imported(name: str, path: Path) -> set[str]:
    """The modules of the project that a module imports, wherever in its text."""
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            base = ".".join(filter(None, [start, node.module]))
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return {one for one in found if one.split(".")[0] in ("practices", "fichas", "config")}


def floor(app: str, name: str) -> int | None:
    """The floor of a module: that of the longest name that covers it. None for the app's own package."""
    inner = name.removeprefix(f"{app}.")
    covering = [
        (len(room), number)
        for number, rooms in enumerate(FLOORS[app])
        for room in rooms
        if inner == room or inner.startswith(f"{room}.")
    ]
    return max(covering)[1] if covering else None


def wrong_arrows(app: str, files: dict[str, Path]) -> list[str]:
    found = []
    for name, path in files.items():
        own = floor(app, name)
        for other in imported(name, path):
            theirs = floor(app, other) if other.startswith(f"{app}.") else None
            if own is not None and theirs is not None and theirs > own:
                found.append(f"{name} imports {other}, which stands above it")
    return found


@pytest.mark.parametrize("app", ["practices", "fichas"])
def test_inside_an_app_imports_go_down(app):
    assert wrong_arrows(app, modules(app)) == []


@pytest.mark.parametrize("app", ["practices", "fichas"])
def test_every_module_has_its_floor(app):
    rooms = {
        app,
        *(f"fichas.{room}" for room in ("entrance", "files", "form", "letters", "review")),
        "practices.catalogue",
        "practices.exchange",
        "practices.templatetags",
    }
    assert [name for name in modules(app) if name not in rooms and floor(app, name) is None] == []


def test_the_repository_knows_nothing_of_the_desk():
    for name, path in modules("practices").items():
        assert not {one for one in imported(name, path) if one.split(".")[0] in ("fichas", "config")}, name


def test_the_desk_knows_nothing_of_the_configuration():
    for name, path in modules("fichas").items():
        assert not {one for one in imported(name, path) if one.startswith("config")}, name


def test_no_room_imports_the_views_of_another():
    for name, path in modules("practices").items():
        for room, views in VIEWS.items():
            if not name.startswith(room) and name != "practices.urls":
                assert not imported(name, path) & {f"{room}.{view}" for view in views}, name


def test_no_model_of_the_repository_points_at_a_person():
    from django.apps import apps

    for model in apps.get_app_config("practices").get_models():
        assert not [
            field
            for field in model._meta.get_fields()
            if not field.auto_created and "fichas" in str(field.related_model)
        ]


@pytest.mark.parametrize("path", sorted(ROOT.glob("tests/[db]*/*.py")), ids=lambda path: path.stem)
def test_what_drills_and_benchmarks_import_is_there(path):
    """They run by themselves, and seldom: a module that moved is noticed here."""
    for node in ast.walk(ast.parse(path.read_text())):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.split(".")[0] in ("practices", "fichas")
        ):
            module = import_module(node.module)
            for one in node.names:
                assert hasattr(module, one.name) or find_spec(f"{node.module}.{one.name}"), one.name


def test_a_wrong_arrow_is_seen(tmp_path):
    leaf = tmp_path / "words.py"
    leaf.write_text("def late():\n    from .publishing import publish_version\n")
    arrows = wrong_arrows("practices", {"practices.words": leaf})
    assert arrows
    assert all("practices.publishing" in arrow for arrow in arrows)
