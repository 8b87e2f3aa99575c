"""Taking over a draft whose author has left, with one press."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from people.roles import speaks_for
from practices.only_posts import only_posts

from ..form.taking_over import take_over as take
from .own import own_ficha


@only_posts
@own_ficha
def take_over(request, ficha):
    if not speaks_for(request.user, ficha.country):
        raise Http404
    if take(ficha, request.user):
        messages.success(request, _("La ficha %s queda a su cargo.") % ficha.reference)
    else:
        messages.warning(request, _("La ficha %s ya la lleva alguien de su país.") % ficha.reference)
    return redirect("fichas:ficha_list")
