"""The desk's page of a published practice: its versions, and taking it down, putting it back, saying how it stands."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from practices.fields import drop_unseen, validate_plain_text
from practices.models import ExperienceState, Practice, WithdrawalReason

from ..audience import Audience, reader
from ..models import Ficha, PracticeAct
from ..review.consequences import before_reinstatement, before_withdrawal
from ..review.publication import confirm_state, put_back, take_down
from ..review.words import words_at_the_head
from ..workflow import NotReady
from .queue import desk_only


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_only
def practice(request, code: str):
    shown = get_object_or_404(Practice.objects.select_related("country", "current"), code=code)
    if request.method == "GET":
        return practice_page(request, shown)
    if "volver" in request.POST:
        return practice_page(request, shown)
    try:
        if "confirmado" not in request.POST and request.POST.get("acto") in QUESTIONS:
            rehearse(request, shown)
            return question_page(request, shown)
        messages.success(request, act(request, shown))
    except NotReady as refused:
        return practice_page(request, shown, str(refused))
    except ValidationError as fault:
        return practice_page(request, shown, " ".join(fault.messages))
    return redirect("fichas:practice", shown.code)


QUESTIONS = {
    "retirar": (PracticeAct.Kind.WITHDRAWN, before_withdrawal, gettext_lazy("Explicación")),
    "reponer": (PracticeAct.Kind.REINSTATED, before_reinstatement, gettext_lazy("Por qué se repone")),
}


def rehearse(request, practice: Practice) -> None:
    """Raises what the act would raise; nothing stays of it."""
    with transaction.atomic():
        act(request, practice)
        transaction.set_rollback(True)


def question_page(request, practice: Practice):
    what = request.POST["acto"]
    kind, question, label = QUESTIONS[what]
    last = practice.current or practice.versions.first()
    kept = ("acto", "motivo", "reemplazo")
    context = {
        "question": question(practice),
        "title": last.title if last else "",
        "name": practice.code,
        "action": request.path,
        "fields": [(name, request.POST[name]) for name in kept if name in request.POST],
        "words": {
            "name": "nota",
            "label": label,
            "reader": readers(fichas_of(practice))[kind],
            "text": request.POST.get("nota", ""),
        },
    }
    return render(request, "fichas/desk/confirm.html", context)


def fichas_of(practice: Practice):
    return Ficha.objects.filter(practice=practice, round__gte=1).order_by("-pk")


def act(request, practice: Practice) -> str:
    """Does what was asked for, and tells it."""
    note, what = request.POST.get("nota", "").replace("\r\n", "\n"), request.POST.get("acto", "")
    note = drop_unseen(note).strip()
    validate_plain_text(note)
    if what == "retirar":
        replaced_by = replacement(request.POST.get("reemplazo", "").strip(), practice)
        take_down(
            practice,
            request.user,
            check_code(WithdrawalReason, request.POST.get("motivo", "")),
            note,
            replaced_by,
        )
        return _("La práctica ya no está en el repositorio; su página dice por qué.")
    if what == "reponer":
        put_back(practice, request.user, note)
        return _("La práctica está de nuevo en el repositorio.")
    if what == "estado":
        if not note:
            raise NotReady(_("Escriba cómo lo supo: la nota queda en el historial."))
        confirm_state(
            practice, request.user, check_code(ExperienceState, request.POST.get("estado", "")), note
        )
        return _("El estado de la experiencia quedó confirmado.")
    raise NotReady(_("Elija qué hacer."))


def check_code(vocabulary, code: str) -> str:
    if not vocabulary.objects.filter(code=code).exists():
        raise NotReady(_("Elija el motivo o el estado en la lista."))
    return code


def replacement(code: str, practice: Practice) -> Practice | None:
    if not code:
        return None
    other = Practice.objects.public().filter(code=code.upper()).exclude(pk=practice.pk).first()
    if other is None:
        raise NotReady(_("«%s» no es el código de otra práctica publicada.") % code)
    return other


def readers(fichas) -> dict[str, str]:
    """Who reads the words of each act. A country finds them in its ficha: those of a practice without one stay here."""
    labels = {kind: reader(kind) for kind in PracticeAct.Kind.values}
    return labels if fichas else labels | dict.fromkeys(("reinstated", "confirmed"), str(Audience.DESK.label))


def practice_page(request, practice: Practice, error=""):
    withdrawal = practice.withdrawals.filter(reinstated_on=None).select_related("reason").first()
    last = practice.current or practice.versions.first()
    fichas = fichas_of(practice)
    published = fichas.filter(version__isnull=False).first()
    context = {
        "practice": practice,
        "title": last.title if last else "",
        "withdrawal": withdrawal,
        "is_public": practice.current is not None,
        "versions": practice.versions.all(),
        "fichas": fichas,
        "acts": PracticeAct.objects.filter(practice=practice).select_related("by", "state").order_by("-pk"),
        "reasons": WithdrawalReason.objects.filter(retired=False),
        "states": ExperienceState.objects.filter(retired=False),
        "readers": readers(fichas),
        "words": words_at_the_head(published) if published else [],
        "error": error,
        "typed": {
            name: request.POST.get(name, "") for name in ("acto", "nota", "motivo", "reemplazo", "estado")
        },
    }
    return render(request, "fichas/desk/practice.html", context, status=422 if error else 200)
