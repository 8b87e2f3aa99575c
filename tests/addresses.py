"""Every address of the desk and of its doors, generated from the URLconf, and what may not change by going there."""

from collections.abc import Iterator
from hashlib import sha256

from django.apps import apps
from django.urls import get_resolver, reverse
from django.urls.converters import IntConverter
from django.urls.resolvers import URLPattern

import fichas.urls
import meetings.urls
import people.urls
from fichas.files.attachments import Received
from fichas.form.sections import FORM_SECTIONS
from fichas.models import Ficha
from meetings.models import CountryConsent, Event, EventFile, Source, Statement
from people import sign_in_urls

# What stands for each argument of an address that names no ficha: a new one has to be named here.
VALUES = {
    "token": "x",
    "code": "CSM-PE-0001",
    "uidb36": "1",
    "key": "x",
    "slug": "x",
    "number": 1,
    "kind": "txt",
}


def every_address(ficha: Ficha) -> Iterator[str]:
    """Every address of the desk and of its doors."""
    yield from addresses(ficha.reference)
    spaces = {"fichas:": fichas.urls, "people:": people.urls, "": sign_in_urls}
    for space, pattern in ((space, one) for space, room in spaces.items() for one in room.urlpatterns):
        names = [*pattern.pattern.converters, *pattern.pattern.regex.groupindex]
        if "reference" not in names:
            rows = {
                name: 1 for name, kind in pattern.pattern.converters.items() if isinstance(kind, IntConverter)
            }
            values = VALUES | rows
            yield reverse(f"{space}{pattern.name}", kwargs={name: values[name] for name in names})
    yield from meeting_addresses()


def meeting_addresses() -> Iterator[str]:
    """Every address of the room of meetings, about the first meeting there is."""
    event = Event.objects.order_by("pk").first()
    code = event.code if event else "E-2026-0001"
    for pattern in meetings.urls.urlpatterns:
        names = [*pattern.pattern.converters, *pattern.pattern.regex.groupindex]
        values = {"code": code, "key": first_row(pattern.name), "number": 1, "name": "agenda.pdf"}
        yield reverse(f"meetings:{pattern.name}", kwargs={name: values[name] for name in names})


def first_row(view: str) -> int:
    """The key of the first row that an address of the room is about."""
    about = {
        "file": EventFile,
        "remove_file": EventFile,
        "release_file": EventFile,
        "source": Source,
        "piece": Source,
        "record_answer": CountryConsent,
    }
    row = about.get(view, Statement).objects.order_by("pk").first()
    return row.pk if row else 1


def everything() -> dict:
    """Every row of the desk and of the repository, but for when somebody signed in."""
    models = [
        model
        for app in ("meetings", "fichas", "people", "practices")
        for model in apps.get_app_config(app).get_models()
    ]
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in models}
    return rows | {"User": [row | {"last_login": None} for row in rows["User"]]}


FILE = Received("informe.pdf", "Informe", "application/pdf", b"PE")
# What stands for each argument of an address beside the reference: a new one has to be named here.
ARGUMENTS = {
    "code": [section.code for section in FORM_SECTIONS],
    "digest": [sha256(FILE.data).hexdigest()],
}
POSTED = {"acepta": "si", "motivo": "Motivo.", "title": "De otro país", "revision": "99", "finished": "si"}


def patterns(resolver=None) -> Iterator[URLPattern]:
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            yield one
        else:
            yield from patterns(one)


def addresses(reference: str) -> Iterator[str]:
    """Every address that names a ficha, with every value of its other arguments."""
    for pattern in patterns():
        names = list(pattern.pattern.converters)
        if "reference" in names:
            others = [name for name in names if name != "reference"]
            assert len(others) < 2 or others == ["digest", "name"], f"{pattern.name}: which values?"
            for value in ARGUMENTS[others[0]] if others else [None]:
                arguments = {"reference": reference} | ({others[0]: value} if others else {})
                arguments |= {"name": FILE.name} if "name" in others else {}
                yield reverse(f"fichas:{pattern.name}", kwargs=arguments)
