"""A report comes in: pasted or as a file, looked at with its source beside it, put right, confirmed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from practices.catalogue.index import lists_for

from ..confirming import TITLE, confirm, correct, elsewhere, proposal_of, receive
from ..forms.importing import PieceForm, PieceLine, ReportForm
from ..importing.choices import Refused
from ..importing.correcting import Correcting
from ..importing.proposal import Proposal, from_json
from ..importing.reading import read_file
from ..models import Event, Source
from ..naming import known_countries
from ..workflow import create_event
from .access import desk_only, event_or_404
from .events import event_url
from .source_page import show_source

LATE = gettext_lazy(
    "Otra persona cambió el informe mientras tanto. Lo que usted cambió quedó guardado; mire de nuevo antes de seguir."
)


@keeps_input()
@desk_only
@require_http_methods(["GET", "POST"])
def import_report(request, code: str = ""):
    """A report of a meeting; without one, of a meeting that the report makes."""
    event = event_or_404(code) if code else None
    form = ReportForm(posted(request), request.FILES or None)
    same = None
    if form.is_valid():
        try:
            data, text, name = contents(form.cleaned_data)
            same = None if "otra_vez" in request.POST else elsewhere(data, event)
            if not same:
                return redirect(
                    source_url(take_in(event, form.cleaned_data["title"], name, data, text, request.user))
                )
        except (Refused, ValidationError) as refused:
            form.add_error(
                "file" if form.cleaned_data["file"] else "text", getattr(refused, "messages", str(refused))
            )
    context = {"form": form, "event": event, "same": same}
    return render(request, "meetings/import.html", context, status=422 if form.errors or same else 200)


def contents(given: dict) -> tuple[bytes, str, str]:
    """The report as it came, its text, and the name of its file. Raises Refused."""
    if file := given["file"]:
        data = file.read()
        return data, read_file(file.name, data), file.name[:300]
    return given["text"].encode(), given["text"], ""


@transaction.atomic
def take_in(event: Event | None, title: str, name: str, data: bytes, text: str, by) -> Source:
    proposal = proposal_of(text)
    if event is None:
        called = (title or proposal.event.title or name or _("Reunión sin título"))[:TITLE]
        event = create_event(Event(title=called, language=proposal.event.language or "es"), by)
    return receive(event, title, name, data, text, proposal, by)


@keeps_input()
@desk_only
@require_http_methods(["GET", "POST"])
def source(request, code: str, key: str):
    """The report beside what it shall become. Every button keeps what was changed on the page first."""
    row = get_object_or_404(Source.objects.select_related("event", "confirmed_by"), event__code=code, pk=key)
    if request.method == "GET" or row.confirmed_at:
        return show_source(request, row)
    proposal, lists = from_json(row.proposal), lists_for(request)
    lines = [
        PieceLine(piece, lists["country"], request.POST)
        for piece in proposal.pieces
        if f"was-{piece.id}" in request.POST
    ]
    if [line for line in lines if not line.is_valid()]:
        return show_source(request, row, lines)
    page = Posted(request, row.text, lines)
    try:
        row = correct(row, page.change)
        if page.is_late:
            return show_source(request, row, error=str(LATE))
        if "confirmar" in request.POST:
            return confirmed(request, row)
    except (Refused, ValidationError) as refused:
        words = refused.messages if isinstance(refused, ValidationError) else [str(refused)]
        row.refresh_from_db()
        return show_source(request, row, [line for line in lines if not line.is_stale], " ".join(words))
    return redirect(source_url(row, request))


class Posted:
    """The page of a report as it was posted: what was changed on it, and the one act that its button names.

    What somebody changed is kept whatever others did meanwhile, piece by piece. An act waits until it was looked at again.
    """

    def __init__(self, request, text: str, lines: list[PieceLine]):
        self.data, self.lines = request.POST, lines
        self.correcting = Correcting(text, known_countries())
        self.is_late = False

    def change(self, proposal: Proposal, revision: int) -> Proposal:
        """Raises Refused."""
        there = {piece.id: piece for piece in proposal.pieces}
        for line in self.lines:
            line.piece = there.get(line.piece.id, line.piece)
            if line.changes:
                proposal = line.correct(self.correcting, proposal)
        acts = {"unir", "apartar", "devolver", "partir", "confirmar"} & set(self.data)
        self.is_late = bool(acts) and self.data.get("revision") != str(revision)
        return proposal if self.is_late else self.act(proposal)

    def act(self, proposal: Proposal) -> Proposal:
        correcting = self.correcting
        for name, act in (
            ("unir", correcting.join),
            ("apartar", correcting.set_aside),
            ("devolver", correcting.restore),
        ):
            if name in self.data:
                return act(proposal, number_in(self.data[name]))
        if "partir" in self.data:
            piece, _dot, offset = self.data["partir"].partition(".")
            return correcting.split(proposal, number_in(piece), number_in(offset))
        return proposal


def number_in(text: str) -> int:
    """Of a button of ours; of what is none, a number that no part of a report has."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1


def confirmed(request, row: Source):
    rows = confirm(row, row.revision, request.user)
    words = ngettext("Entró %(n)d aporte, privado.", "Entraron %(n)d aportes, todos privados.", len(rows))
    messages.success(request, words % {"n": len(rows)})
    return redirect(event_url(row.event))


@keeps_input()
@desk_only
@require_http_methods(["GET", "POST"])
def piece(request, code: str, key: str, number: str):
    """All that is known of one piece of a report."""
    row = get_object_or_404(
        Source.objects.select_related("event"), event__code=code, pk=key, confirmed_at=None
    )
    proposal = from_json(row.proposal)
    piece = next((piece for piece in proposal.statements if piece.id == int(number)), None)
    if piece is None:
        return redirect(source_url(row))
    form = PieceForm(piece, proposal.tables, lists_for(request)["country"], posted(request))
    if form.is_valid():
        correcting = Correcting(row.text, known_countries())
        try:
            correct(row, lambda there, _revision: form.correct(correcting, there, piece))
            return redirect(f"{source_url(row)}#parte-{piece.id}")
        except (Refused, ValidationError) as refused:
            form.add_error(None, getattr(refused, "messages", str(refused)))
    context = {"form": form, "event": row.event, "source": row, "piece": piece}
    return render(request, "meetings/piece.html", context, status=422 if form.errors else 200)


def source_url(row: Source, request=None) -> str:
    page = reverse("meetings:source", args=[row.event.code, row.pk])
    if request is None:
        return page
    query = request.META["QUERY_STRING"]
    act = next(
        (request.POST[name] for name in ("unir", "apartar", "devolver", "partir") if name in request.POST), ""
    )
    anchor = f"#parte-{act.partition('.')[0]}" if act[:9].isalnum() or "." in act else ""
    return f"{page}{'?' if query else ''}{query}{anchor}"
