"""What each person was told."""

from django.db.models.functions import Now
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from practices.only_posts import only_posts

SHOWN = 100


@require_safe
def notices(request):
    """What the person was told, the newest first."""
    return render(request, "people/notices.html", {"notices": request.user.notices.all()[:SHOWN]})


@only_posts
def read_notices(request):
    request.user.notices.unread().update(read_at=Now())
    return redirect("people:notices")
