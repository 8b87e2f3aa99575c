"""What the desk writes beside the answers of a ficha: to itself, or to the country once it is sent."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.entrance.unsaved_input import keeps_input
from practices.only_posts import only_posts

from ..forms.acts import refusals
from ..forms.remarks import CommentForm
from ..review.comments import send_remarks
from ..workflow import NotAllowed
from .review import desk_ficha, review_page
from .walking import review_url


@keeps_input()
@only_posts
@desk_ficha
def say(request, ficha):
    """Answers, settles, changes or throws away a comment that was written before."""
    form = CommentForm(ficha, request.POST)
    if not form.act or form.has_error(form.act):
        raise Http404
    anchor = f"comments-{form.field or 'all'}"
    if form.is_valid():
        try:
            with refusals(form, "texto"):
                form.perform(request.user)
                return redirect(f"{review_url(request, ficha.reference)}#{anchor}")
        except NotAllowed:
            error = _("Ya no se puede cambiar: el país la leyó, o la escribió otra persona.")
            return review_page(request, ficha, error=error, at=anchor, not_sent=form.words, status=409)
    return review_page(request, ficha, form)


@only_posts
@desk_ficha
def send(request, ficha):
    """The remarks that were collected, without waiting for a decision."""
    count = send_remarks(ficha, request.user)
    if count:
        words = ngettext("%(n)d observación enviada.", "%(n)d observaciones enviadas.", count)
        messages.success(request, words % {"n": count})
    return redirect(review_url(request, ficha.reference))
