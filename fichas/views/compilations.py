"""The desk's page of the compilations that the Secretariat curates: what is published, and the next edition."""

import re
from urllib.parse import parse_qs, urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from practices.fields import validate_plain_text
from practices.models import Compilation, CompilationEdition, PracticeVersion
from practices.press.book.plan import GROUPINGS
from practices.press.curated import current_versions, publish_edition

from .queue import desk_only

SPACES, SEPARATORS = re.compile(r"\s+"), re.compile(r"[,;]+")


def gathered(typed: str) -> str:
    """The codes of a selection whose address was pasted; anything else as it was typed."""
    return parse_qs(urlsplit(typed).query).get("s", [typed])[0] if "://" in typed else typed


class TextField(forms.CharField):
    """A text of several lines; a browser ends each with two characters."""

    widget = forms.Textarea

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").strip()


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
        given = [gathered(one) for one in SPACES.split(self.cleaned_data["codes"])]
        codes = [code for code in SEPARATORS.split(",".join(given)) if code]
        if len(current_versions(codes)) > settings.COMPILATION_MOST:
            raise ValidationError(
                _("Son %(total)d prácticas y una compilación lleva hasta %(most)d.")
                % {"total": len(codes), "most": settings.COMPILATION_MOST}
            )
        return codes

    def clean(self):
        given = super().clean()
        given["slug"] = given.get("slug") or slugify(given.get("title", ""))[:80]
        if "title" in given and not given["slug"]:
            raise ValidationError({"slug": _("Escriba una dirección: el título no da ninguna.")})
        return given


def published_from(form: EditionForm) -> CompilationEdition | None:
    """The edition, or none and the reason in the form: meanwhile a practice was withdrawn, or it was sent twice."""
    given = dict(form.cleaned_data)
    try:
        return publish_edition(given.pop("slug"), given.pop("codes"), **given)
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def after_last(slug: str) -> dict:
    """What the next edition of a compilation begins with: the last one, without what has been withdrawn."""
    last = CompilationEdition.objects.filter(compilation__slug=slug).first()
    if last is None:
        return {}
    keys = last.order["versions"]
    public = PracticeVersion.objects.filter(pk__in=keys, practice__current__isnull=False)
    codes = dict(public.values_list("pk", "practice__code"))
    kept = {name: last.order[name] for name in ("title", "foreword", "grouping")}
    return kept | {"slug": slug, "codes": "\n".join(codes[key] for key in keys if key in codes)}


@require_http_methods(["GET", "POST"])
@desk_only
def compilations(request):
    form = EditionForm(request.POST or None, initial=after_last(request.GET.get("siguiente", "")))
    if request.method == "POST" and form.is_valid() and published_from(form):
        messages.success(
            request, _("La edición está publicada. No cambia más: lo siguiente es otra edición.")
        )
        return redirect("fichas:compilations")
    published = Compilation.objects.prefetch_related("editions")
    context = {"form": form, "published": published}
    return render(request, "fichas/desk/compilations.html", context, status=422 if form.errors else 200)
