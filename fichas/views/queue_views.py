"""The views of the queue that the desk keeps: named, and dropped again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.entrance.unsaved_input import keeps_input

from ..forms.queue_views import DropForm, ViewForm
from ..models import QueueView
from .queue import desk_only, queue_page, queue_url


@keeps_input()
@desk_only
@require_POST
def keep(request):
    form = ViewForm(request.POST)
    if not form.is_valid():
        return queue_page(request, form.query, form)
    name, query = form.cleaned_data["nombre"], form.query.urlencode()
    QueueView.objects.get_or_create(name=name, defaults={"query": query, "kept_by": request.user})
    messages.success(request, _("La vista «%s» quedó guardada para toda la Secretaría.") % name)
    return redirect(queue_url(form.query))


@desk_only
@require_POST
def drop(request):
    DropForm(request.POST).choice_or_404("vista").delete()
    messages.success(request, _("La vista se quitó. Las fichas siguen donde estaban."))
    return redirect("fichas:queue")
