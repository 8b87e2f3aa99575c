"""The desk's page of the compilations that the Secretariat curates: what is published, and the next edition."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from people.entrance.unsaved_input import keeps_input
from people.forms import TextField
from practices.fields import validate_plain_text
from practices.models import Compilation, CompilationEdition, CompilationRun, PracticeVersion
from practices.press import runs
from practices.press.book.spec import GROUPINGS, CompilationSpec
from practices.press.client_key import client_key
from practices.press.curated import (
    correct_edition,
    corrected_spec,
    current_versions,
    next_spec,
    publish_edition,
    take_down_edition,
)
from practices.press.engine import LayoutFailed

from ..audience import Audience
from ..review import consequences
from .queue import desk_only

SPACES, SEPARATORS = re.compile(r"\s+"), re.compile(r"[,;]+")


def extract_codes(typed: str) -> str:
    """The codes of a selection whose address was pasted; anything else as it was typed."""
    return parse_qs(urlsplit(typed).query).get("s", [typed])[0] if "://" in typed else typed


class EditionForm(forms.Form):
    title = forms.CharField(label=_("Título"), max_length=200, validators=[validate_plain_text])
    slug = forms.SlugField(
        label=_("Dirección"),
        required=False,
        max_length=80,
        help_text=_(
            "La parte final de la dirección pública. Con la de una compilación publicada, esta será su edición "
            "siguiente; en blanco, se toma del título."
        ),
    )
    edition = forms.CharField(
        label=_("Edición"),
        required=False,
        max_length=120,
        validators=[validate_plain_text],
        help_text=_("Por ejemplo: XIV Conferencia Suramericana sobre Migraciones, Lima."),
    )
    foreword = TextField(
        label=_("Presentación"),
        required=False,
        max_length=8_000,
        validators=[validate_plain_text],
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Una línea en blanco separa los párrafos."),
    )
    codes = forms.CharField(
        label=_("Códigos de las prácticas, en su orden"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Separados por comas o en líneas. También puede pegar la dirección de una selección («Su compilación»)."
        ),
    )
    grouping = forms.ChoiceField(
        label=_("Agrupar las fichas"), required=False, initial="", choices=list(GROUPINGS.items())
    )

    def clean_codes(self) -> list[str]:
        given = [extract_codes(code) for code in SPACES.split(self.cleaned_data["codes"])]
        codes = [code for code in SEPARATORS.split(",".join(given)) if code]
        if len(current_versions(codes)) > settings.MAX_COMPILATION_SIZE:
            raise ValidationError(
                _("Son %(total)d prácticas y una compilación lleva hasta %(most)d.")
                % {"total": len(codes), "most": settings.MAX_COMPILATION_SIZE}
            )
        return codes

    def clean(self):
        given = super().clean()
        given["slug"] = given.get("slug") or slugify(given.get("title", ""))[:80]
        if "title" in given and not given["slug"]:
            raise ValidationError({"slug": _("Escriba una dirección: el título no da ninguna.")})
        return given


def after_last(slug: str) -> dict:
    """What the next edition of a compilation begins with: the last one, without what has been withdrawn."""
    last = CompilationEdition.objects.filter(compilation__slug=slug).first()
    if last is None:
        return {}
    return as_typed(last, "title", "foreword", "grouping") | {"slug": slug}


class CorrectionForm(EditionForm):
    """An edition keeps its address."""

    TEXTS = ("title", "edition", "foreword", "grouping")
    slug = None  # type: ignore[assignment]  # how a form drops a field of its base

    def clean(self):
        return self.cleaned_data


def as_typed(edition: CompilationEdition, *texts: str) -> dict:
    """An edition as its form would have it, but for what has been withdrawn."""
    spec = edition.current_order
    public = PracticeVersion.objects.filter(pk__in=spec["versions"], practice__current__isnull=False)
    codes = dict(public.values_list("pk", "practice__code"))
    held = [codes[key] for key in spec["versions"] if key in codes]
    return {name: spec[name] for name in texts} | {"codes": "\n".join(held)}


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_only
def compilations(request):
    form = EditionForm(request.POST or None, initial=after_last(request.GET.get("siguiente", "")))
    if request.method == "POST" and "volver" not in request.POST and form.is_valid():
        texts = dict(form.cleaned_data)
        slug, codes = texts.pop("slug"), texts.pop("codes")
        asked = Asked(
            look=lambda: next_spec(slug, codes, **texts),
            do=lambda: publish_edition(slug, codes, **texts),
            question=consequences.before_edition(),
            done=_("La edición está publicada. Puede corregirse hasta mañana."),
        )
        if answer := answer_to(request, form, asked):
            return answer
    published = Compilation.objects.prefetch_related("editions__corrections", "editions__withdrawal")
    context = {"form": form, "published": published}
    return render(request, "fichas/desk/compilations.html", context, status=422 if form.errors else 200)


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_only
def edition(request, slug: str, number: int):
    """A published edition: for a day it can be corrected, and at any time taken down with a reason."""
    edition = get_object_or_404(
        CompilationEdition.objects.select_related("compilation"), compilation__slug=slug, number=number
    )
    form = CorrectionForm(request.POST or None, initial=as_typed(edition, *CorrectionForm.TEXTS))
    if request.method == "POST" and "volver" not in request.POST and form.is_valid():
        texts = dict(form.cleaned_data)
        codes = texts.pop("codes")
        asked = Asked(
            look=lambda: corrected_spec(edition, codes, **texts),
            do=lambda: correct_edition(edition, codes, **texts),
            question=consequences.before_correction(),
            done=_("La edición quedó corregida."),
        )
        if answer := answer_to(request, form, asked):
            return answer
    return edition_page(request, edition, form)


def edition_page(request, edition: CompilationEdition, form: CorrectionForm, error="", reason=""):
    context = {
        "edition": edition,
        "order": edition.current_order,
        "form": form,
        "down_url": reverse("fichas:edition_down", args=[edition.compilation.slug, edition.number]),
        "reader": Audience.PUBLIC.label,
        "error": error,
        "typed": reason,
    }
    refused = bool(form.errors or error)
    return render(request, "fichas/desk/edition.html", context, status=422 if refused else 200)


@keeps_input()
@require_POST
@desk_only
def edition_down(request, slug: str, number: int):
    edition = get_object_or_404(
        CompilationEdition.objects.select_related("compilation"), compilation__slug=slug, number=number
    )
    reason = request.POST.get("motivo", "").replace("\r\n", "\n")
    form, error = CorrectionForm(initial=as_typed(edition, *CorrectionForm.TEXTS)), ""
    if "volver" in request.POST:
        return edition_page(request, edition, form, reason=reason)
    try:
        validate_plain_text(reason)
        with transaction.atomic():
            take_down_edition(edition, reason)
            transaction.set_rollback("confirmado" not in request.POST)
    except ValidationError as fault:
        error = " ".join(fault.messages)
        return edition_page(request, edition, form, error, reason)
    if "confirmado" not in request.POST:
        words = {"name": "motivo", "label": _("Motivo"), "reader": Audience.PUBLIC.label, "text": reason}
        return question_page(
            request, consequences.before_taking_down(), edition.current_order["title"], words
        )
    messages.success(request, _("La edición ya no está publicada; su dirección dice por qué."))
    return redirect("fichas:edition", slug, number)


@dataclass(frozen=True)
class Asked:
    """What a form asks for: the book as it would be, what makes it public, what is said before and after."""

    look: Callable[[], CompilationSpec]
    do: Callable[[], object]
    question: consequences.Question
    done: str | Promise


def answer_to(request, form, asked: Asked):
    """Its file to look at, the question before it is done, or that it is done; none and the reason in the form."""
    try:
        if "confirmado" in request.POST:
            asked.do()
            messages.success(request, str(asked.done))
            return redirect(request.path)
        spec = asked.look()
        if "vista" in request.POST:
            return file_of(request, spec)
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
    except (LayoutFailed, runs.Busy, runs.Impossible) as fault:
        form.add_error(None, str(fault))
        return None
    return question_page(request, asked.question, spec.title)


def file_of(request, spec: CompilationSpec):
    """The book as it would be published; a long one is made in the background, under an address that nobody guesses."""
    result = runs.at_once_or_later(spec, client_key(request))
    if isinstance(result, CompilationRun):
        return redirect("practices:compilation_run", result.manifest)
    return FileResponse(result.open("rb"), filename="vista-previa.pdf", content_type="application/pdf")


def question_page(request, question: consequences.Question, title: str, words: dict | None = None):
    apart = {"csrfmiddlewaretoken", "confirmado", "volver", "vista", words and words["name"]}
    context = {
        "question": question,
        "title": title,
        "action": request.path,
        "fields": [(name, value) for name, value in request.POST.items() if name not in apart],
        "words": words,
        "previews": words is None,
    }
    return render(request, "fichas/desk/confirm.html", context)
