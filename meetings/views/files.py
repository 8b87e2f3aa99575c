"""Documents of a meeting: received and looked at as a ficha's files are, each private until it is released."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fichas.files.attachments import receive
from people.private_files import find, store
from practices.only_posts import only_posts
from practices.stored_files import Damaged, uploaded_file

from .. import release
from ..forms.events import FileForm
from ..models import EventFile
from ..states import Act
from ..workflow import log
from .access import desk_only, event_or_404
from .events import event_url, show_event

MOST_FILES = 60


@desk_only
@only_posts
def add_file(request, code: str):
    event, form = event_or_404(code), FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            keep(event, form.cleaned_data, request.user)
            return redirect(f"{event_url(event)}#documentos")
        except ValidationError as refused:
            form.add_error("file", refused)
    return show_event(request, event, form)


def keep(event, given: dict, by) -> None:
    """Keeps a document. Raises ValidationError with a sentence that says what to do."""
    if event.files.count() >= MOST_FILES:
        raise ValidationError(_("La reunión ya tiene %d documentos: quite uno primero.") % MOST_FILES)
    received = receive(given["file"])
    with transaction.atomic():
        event.files.create(
            kind=given["kind"],
            title=received.title,
            name=received.name,
            sha256=store(received.data),
            size=len(received.data),
            media_type=received.media_type,
        )
        log(event, Act.ADD_FILE, by, received.name)


@desk_only
@only_posts
def remove_file(request, code: str, key: str):
    event = event_or_404(code)
    file = get_object_or_404(event.files.filter(is_released=False), pk=key)
    with transaction.atomic():
        file.delete()
        log(event, Act.REMOVE_FILE, request.user, file.name)
    messages.success(request, _("El documento «%s» ya no está.") % file.name)
    return redirect(f"{event_url(event)}#documentos")


@desk_only
@require_safe
def file(request, code: str, key: str, name: str):
    row = get_object_or_404(EventFile, event__code=code, pk=key, name=name)
    path = find(row.sha256)
    if path is None:
        raise Http404
    try:
        return uploaded_file(request, path, row.sha256, row.name, row.media_type)
    except Damaged as damaged:
        raise Http404 from damaged


@desk_only
@only_posts
def release_file(request, code: str, key: str):
    """Makes a document public, or takes it back."""
    event = event_or_404(code)
    row = get_object_or_404(event.files, pk=key)
    try:
        (release.withdraw_file if row.is_released else release.release_file)(row, request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect(f"{event_url(event)}#documentos")
