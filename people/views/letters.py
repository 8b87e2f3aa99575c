"""The Secretariat's page of letters: what could not be delivered, and whether letters are going out."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from practices.only_posts import only_posts

from ..forms.people import LetterForm
from ..letters import outbox
from ..models import Heartbeat, Letter, MailOutage
from .health import worker_is_at_work
from .people import for_those_who_see_people

SHOWN = 200


@for_those_who_see_people
@require_safe
def letters(request):
    heartbeat = Heartbeat.objects.first()
    is_at_work = worker_is_at_work()
    given_up = Letter.objects.abandoned().select_related("person").order_by("-abandoned_at", "-pk")
    context = {
        "given_up": given_up[:SHOWN],
        "waiting": Letter.objects.waiting().count(),
        "outage": MailOutage.objects.first(),
        "last_seen": None if is_at_work else heartbeat and heartbeat.beat_at,
        "is_at_work": is_at_work,
    }
    return render(request, "people/letters.html", context)


@for_those_who_see_people
@only_posts
def send_again(request):
    letter = LetterForm(request.POST).choice_or_404("letter")
    if outbox.send_again(letter):
        messages.success(request, _("La carta a %s volverá a enviarse.") % letter.recipient)
    return redirect("people:letters")
