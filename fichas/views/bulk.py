"""What the desk does to several fichas at once: first a page says what would follow; then to all of them or to none."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.entrance.unsaved_input import keeps_input
from practices.only_posts import only_posts

from ..forms.bulk import BulkForm
from ..forms.bulk_acts import AgreementForm, AssignForm
from ..forms.bulk_publication import PublishForm, ScheduleForm, UnscheduleForm
from ..forms.trial import do_to_all, try_all
from ..models import Ficha
from ..review.before import by_state, longest_letter, rows_before
from ..review.queue import in_order
from ..review.queue_filter import filters_of
from ..review.queue_rows import row
from .queue import FILTERS, desk_only, queue_page, queue_url

NAMED = 10  # fichas of those to which it was done


@desk_only
@only_posts
def assign(request):
    """Gives fichas to someone at the desk."""
    return carry_out(request, AssignForm(request.POST, request.user))


@keeps_input()
@desk_only
@only_posts
def schedule_all(request):
    """Sets the day on which fichas are published."""
    return carry_out(request, ScheduleForm(request.POST, request.user))


@keeps_input()
@desk_only
@only_posts
def publish_all(request):
    """Has fichas published by the worker, as soon as it comes to them."""
    return carry_out(request, PublishForm(request.POST, request.user))


@keeps_input()
@desk_only
@only_posts
def unschedule_all(request):
    """Takes away the day on which fichas were to be published."""
    return carry_out(request, UnscheduleForm(request.POST, request.user))


@keeps_input()
@desk_only
@only_posts
def ask_all(request):
    """Asks countries for their agreement to extracts."""
    return carry_out(request, AgreementForm(request.POST, request.user))


def carry_out(request, form: BulkForm, place: "Place | None" = None):
    """Says what it would do and, once that is confirmed, does it. `place` is where the fichas were chosen: the queue."""
    place = place or AT_THE_QUEUE
    if form.names_others:
        raise Http404
    if form.wants_its_choice:
        return choose(request, form)
    if not form.is_valid() and not form.is_to_be_mended:
        return place.page(request, form)
    chosen = form.cleaned_data["ficha"]
    fichas = list(in_order(chosen, "mias"))
    wanted = [ficha for ficha in fichas if ficha.reference not in form.staying]
    if form.errors:
        return summary(request, form, fichas, place, status=422)
    if not form.is_sure or not wanted:
        return summary(request, form, fichas, place)
    if why := do_to_all(form, wanted, request.user):
        now = list(in_order(chosen.all(), "mias"))
        return summary(request, form, now, place, f"{form.none_done} {why}", status=409)
    messages.success(request, f"{form.count(form.done_words, len(wanted))}: {names_of(wanted)}.")
    say_what_stayed(request, form, [ficha for ficha in fichas if ficha.reference in form.staying])
    return redirect(place.after(form, wanted))


def say_what_stayed(request, form: BulkForm, fichas: list[Ficha]) -> None:
    """Which of those that were chosen are as they were, by the reasons why."""
    if not fichas:
        return
    reasons = try_all(form, fichas, request.user).reasons
    those: dict[str, list[Ficha]] = {}
    for ficha in fichas:
        those.setdefault(reasons.get(ficha.pk, ""), []).append(ficha)
    names = " ".join(
        f"{names_of(some)}: {why}" if why else f"{names_of(some)}." for why, some in those.items()
    )
    words = ngettext(
        "%(n)d quedó como estaba. %(names)s", "%(n)d quedaron como estaban. %(names)s", len(fichas)
    )
    messages.warning(request, words % {"n": len(fichas), "names": names})


def names_of(fichas: list[Ficha]) -> str:
    names, others = ", ".join(ficha.reference for ficha in fichas[:NAMED]), len(fichas) - NAMED
    return _("%(names)s y %(n)d más") % {"names": names, "n": others} if others > 0 else names


def choose(request, form: BulkForm):
    """Which fichas were chosen, and what is to be done with them: a person, a day. A message that was written by then
    goes along."""
    is_wrong = form.choice in form.data
    fichas = list(in_order(form.cleaned_data["ficha"], "mias"))
    context = {
        "field": (form if is_wrong else type(form)(None, request.user))[form.choice],
        "is_wrong": is_wrong,
        "message": form.data.get("mensaje", ""),
        "query": form.query.urlencode(),
        "heading": form.title,
        "fichas": [row(ficha) for ficha in fichas],
        "action": form.action,
        "back_url": as_chosen(form, fichas),
    }
    return render(request, "fichas/desk/bulk_choice.html", context, status=422 if is_wrong else 200)


def summary(request, form: BulkForm, fichas: list[Ficha], place: "Place", error="", status=200):
    """Which fichas would change and how, and which not and why; to be confirmed, or left with the choice as it was."""
    trial = try_all(form, fichas, request.user)
    rows = rows_before(fichas, trial.reasons, form.stands, form.lacks(fichas))
    changing = [row for row in rows if not row["why"]]
    context = {
        "form": form,
        "changing": changing,
        "staying": [row for row in rows if row["why"]],
        "states": by_state(changing),
        "figure": form.count(form.figure, len(changing)),
        "button": form.count(form.button, len(changing)),
        "letters": len(trial.letters),
        "letter": longest_letter(trial.letters),
        "told": form.told([ficha for ficha in fichas if ficha.pk not in trial.reasons]),
        "action": form.action,
        "back_url": place.as_chosen(form, fichas),
        "next_url": place.after(form, fichas),
        "takes_words": bool(changing) and "mensaje" in form.fields,
        "error": error,
    }
    return render(request, place.template, context, status=status)


def as_chosen(form: BulkForm, fichas: list[Ficha]) -> str:
    """The queue as it was, with the same fichas ticked."""
    query = filters_of(form.query, FILTERS)
    query.setlist("ficha", [ficha.reference for ficha in fichas])
    return f"{reverse('fichas:queue')}?{query.urlencode()}"


def return_url(form: BulkForm, fichas: list[Ficha]) -> str:
    """The queue as it was; from the page of a ficha, that page."""
    if form.is_from_a_ficha:
        return reverse("fichas:review", args=[fichas[0].reference])
    return queue_url(form.query, pagina=form.query.get("pagina", ""))


def chosen_again(request, form: BulkForm):
    return queue_page(request, filters_of(form.query, FILTERS), form)


@dataclass(frozen=True)
class Place:
    """A page on which fichas are chosen: how it shows itself with what is wrong, the address at which they stand chosen
    again, and the one that follows when it is done."""

    page: Callable
    as_chosen: Callable[..., str]
    after: Callable[..., str]
    template: str = "fichas/desk/bulk.html"


AT_THE_QUEUE = Place(chosen_again, as_chosen, return_url)
