"""All fichas of a country in one file, for those who speak for it and nobody else."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from people.private_files import path_of
from people.roles import countries_of
from practices.models import Country
from practices.only_posts import only_posts
from practices.stored_files import Damaged, uploaded_file

from ..archive.asking import TooSoon, ask
from ..models import CountryArchive, Ficha

State = CountryArchive.State
MEDIA_TYPE = "application/zip"


def country_of(request) -> Country:
    """The Secretariat reads fichas at its desk: the drafts of a country and its contacts are not its own."""
    country = countries_of(request.user).first()
    if country is None:
        raise Http404
    return country


@require_safe
def archive(request):
    country = country_of(request)
    made = CountryArchive.objects.filter(country=country).select_related("asked_by").first()
    context = {
        "country": country.name,
        "archive": made,
        "reason": _(made.error) if made and made.error else "",
        "total": Ficha.objects.filter(country=country).count(),
        "may_ask": made is None or made.state == State.FAILED or is_again(made),
    }
    return never_kept(render(request, "fichas/archive/archive.html", context))


def is_again(made: CountryArchive) -> bool:
    return made.state == State.DONE and made.again_at <= timezone.now()


@only_posts
def ask_archive(request):
    try:
        ask(country_of(request), request.user)
    except TooSoon as why:
        messages.warning(request, str(why))
    return redirect("fichas:archive")


@require_safe
def archive_file(request):
    """The file, as a download that nothing on its way keeps."""
    country = country_of(request)
    made = CountryArchive.objects.filter(country=country, state=State.DONE).first()
    path = path_of(made.file) if made else None
    if made is None or path is None or not path.exists():
        messages.warning(request, _("La copia ya no está: pídala de nuevo."))
        return redirect("fichas:archive")
    name = f"fichas-{country.code}-{timezone.localdate(made.finished_at).isoformat()}.zip"
    try:
        return never_kept(uploaded_file(request, path, made.file, name, MEDIA_TYPE))
    except Damaged:
        messages.warning(request, _("El archivo guardado está dañado: pida la copia de nuevo."))
        return redirect("fichas:archive")


def never_kept(response):
    patch_cache_control(response, private=True, no_store=True)
    return response
