"""The drafts of an import that the desk incorporates: the page on which they are chosen, what would follow, and letting
them be again."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from people.entrance.origin import is_our_own, sending_page
from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from practices.only_posts import only_posts

from ..forms.bulk import BulkForm
from ..forms.choice import MOST
from ..forms.incorporation import IncorporateForm
from ..models import Ficha, TableImport
from ..models.ficha import INCORPORATED
from ..preconditions import PreconditionFailed
from ..review.incorporable import CHOSEN, FREE, cancel_incorporation, drafts_of
from ..review.queue_filter import fingerprint, read_references
from ..workflow import WrongState
from .bulk import Place, carry_out
from .queue import desk_only


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_only
def incorporate(request, key: int):
    table_import = get_object_or_404(TableImport, pk=key)
    form = IncorporateForm(table_import, posted(request), request.user)
    if not form.is_bound or "volver" in form.data:
        return drafts_page(request, form)
    return carry_out(request, form, AT_THE_IMPORT)


def drafts_page(request, form: IncorporateForm):
    """What was chosen stays chosen; no link of another site ticks anything."""
    table_import = form.table_import
    free, chosen = table_import.fichas.filter(FREE), table_import.fichas.filter(CHOSEN)
    ticked = form.data if form.is_bound else request.GET if comes_from_here(request) else QueryDict()
    context = {
        "import": table_import,
        "drafts": drafts_of(table_import, FREE, MOST),
        "count": free.count(),
        "most": MOST,
        "all": fingerprint(free),
        "is_all_chosen": "todas" in ticked,
        "ticked": ticked.getlist("ficha"),
        "chosen": drafts_of(table_import, CHOSEN, MOST),
        "chosen_count": chosen.count(),
        "published": drafts_of(table_import, INCORPORATED, MOST),
        "act": form,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "fichas/desk/incorporate.html", context, status=status)


def comes_from_here(request) -> bool:
    return is_our_own(request) and urlsplit(sending_page(request)).path == request.path


def as_chosen(form: BulkForm, fichas: list[Ficha]) -> str:
    query = QueryDict(mutable=True)
    query.setlist("ficha", [ficha.reference for ficha in fichas])
    return f"{form.action}?{query.urlencode()}"


AT_THE_IMPORT = Place(
    page=drafts_page,
    as_chosen=as_chosen,
    after=lambda form, fichas: form.action,
    template="fichas/desk/incorporate_before.html",
)


@desk_only
@only_posts
def cancel(request, key: int):
    """Those that are named, or all that wait, are drafts as before; what was published meanwhile stays published."""
    chosen = get_object_or_404(TableImport, pk=key).fichas.filter(CHOSEN).order_by("pk")
    if "todas" not in request.POST:
        chosen = chosen.filter(reference__in=read_references(request.POST.getlist("ficha")))
    fichas = list(chosen)
    count = sum(is_let_be(ficha, request.user) for ficha in fichas)
    if count:
        words = ngettext("%(n)d ficha ya no se incorpora.", "%(n)d fichas ya no se incorporan.", count)
        messages.success(request, words % {"n": count})
    if not fichas:
        messages.warning(request, _("Ya no espera ninguna de esas."))
    elif count < len(fichas):
        messages.warning(request, _("Lo que el trabajador ya publicó sigue publicado."))
    return redirect(reverse("fichas:incorporate", args=[key]))


def is_let_be(ficha: Ficha, by) -> bool:
    try:
        cancel_incorporation(ficha, by)
    except (PreconditionFailed, WrongState):
        return False
    return True
