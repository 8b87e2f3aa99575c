"""What the desk writes beside the answers of a ficha: to itself, or to the country once it is sent."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from people.entrance.unsaved_input import keeps_input

from ..models import Comment
from ..review.comments import change, comment, delete, reply, resolve, send_remarks
from ..workflow import NotAllowed
from .review import desk_ficha, review_page

AUDIENCES = {"pais": False, "interno": True}  # of a comment: whether it stays at the desk


class AudienceMissing(Exception):
    """It was not chosen who reads a comment."""


@keeps_input()
@require_POST
@desk_ficha
def say(request, ficha):
    """A comment on an answer or on the whole; or something done to one that was written before."""
    if known := [name for name in TO_A_COMMENT if name in request.POST]:
        one = find_remark(request, ficha, known[0])
        what, act = TO_A_COMMENT[known[0]]
        name, here, act = one.field, f"{what}-{one.pk}", partial(act, request, one)
    else:
        name = request.POST.get("campo", "")
        here, act = f"comment-{name}", partial(add_comment, request, ficha, name)
    try:
        act()
    except NotAllowed:
        error = _("Ya no se puede cambiar: el país la leyó, o la escribió otra persona.")
        return review_page(request, ficha, error, f"comments-{name or 'all'}", status=409)
    except AudienceMissing as fault:
        return review_page(request, ficha, str(fault), f"para-{name}", status=422)
    except ValidationError as fault:
        return review_page(request, ficha, " ".join(fault.messages), here, status=422)
    return redirect(f"{reverse('fichas:review', args=[ficha.reference])}#comments-{name or 'all'}")


def add_comment(request, ficha, name: str) -> None:
    is_internal = AUDIENCES.get(request.POST.get("para", ""))
    if is_internal is None:
        raise AudienceMissing(_("Elija quién lee el comentario."))
    comment(ficha, request.user, request.POST.get("texto", ""), field=name, is_internal=is_internal)


# By the name of the button: the form that it stands in, and what it does.
TO_A_COMMENT = {
    "responde": ("reply", lambda request, one: reply(one, request.user, request.POST.get("texto", ""))),
    "resuelve": (
        "comment",
        lambda request, one: resolve(one, request.user, is_resolved="abrir" not in request.POST),
    ),
    "cambia": ("change", lambda request, one: change(one, request.user, request.POST.get("texto", ""))),
    "borra": ("change", lambda request, one: delete(one, request.user)),
}


@require_POST
@desk_ficha
def send(request, ficha):
    """The remarks that were collected, without waiting for a decision."""
    count = send_remarks(ficha, request.user)
    if count:
        words = ngettext("%(n)d observación enviada.", "%(n)d observaciones enviadas.", count)
        messages.success(request, words % {"n": count})
    return redirect("fichas:review", ficha.reference)


def find_remark(request, ficha, name: str) -> Comment:
    key = request.POST.get(name, "")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    return get_object_or_404(ficha.comments, pk=int(key))
