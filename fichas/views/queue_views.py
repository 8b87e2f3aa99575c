"""The views of the queue that the desk keeps: named, and dropped again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from people.entrance.unsaved_input import keeps_input
from practices.only_posts import only_posts

from ..forms.acts import refusals
from ..forms.queue_views import DropForm, ViewForm
from .queue import desk_only, queue_page, queue_url


@keeps_input()
@desk_only
@only_posts
def keep(request):
    form = ViewForm(request.POST)
    if form.is_valid():
        with refusals(form, "nombre"):
            form.keep(request.user)
    if form.errors:
        return queue_page(request, form.query, form)
    words = _("La vista «%s» quedó guardada para toda la Secretaría.")
    messages.success(request, words % form.cleaned_data["nombre"])
    return redirect(queue_url(form.query))


@desk_only
@only_posts
def drop(request):
    DropForm(request.POST).choice_or_404("vista").delete()
    messages.success(request, _("La vista se quitó. Las fichas siguen donde estaban."))
    return redirect("fichas:queue")
