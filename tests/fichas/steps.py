"""What people do to fichas, in one line each."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings as project
from django.contrib.auth import get_user_model
from django.utils import timezone

from fichas.form.drafts import country_text, note_progress, private, rewrite
from fichas.form.sections import FORM_SECTIONS
from fichas.form.starting import start_ficha
from fichas.models import Assessment, Comment, Criterion, Ficha
from fichas.review.comments import comment
from fichas.review.extracts import extract_of, save_extract
from fichas.states import Action
from fichas.workflow import perform
from practices.answers import read_answers
from practices.models import Country
from practices.spelling import fold
from tests.factories import ficha as filled


def submitted(by, **changes) -> Ficha:
    ficha = fill(start_ficha(by.country, by), by, **changes)
    perform(Action.SUBMIT, ficha, by)
    return fresh(ficha)


def fresh(ficha: Ficha) -> Ficha:
    return Ficha.objects.get(pk=ficha.pk)


def assess(ficha: Ficha, by) -> None:
    for criterion in Criterion:
        Assessment.objects.create(ficha=ficha, criterion=criterion, is_met=True, by=by)


def edit(ficha: Ficha, by, section="descripcion", **values):
    extract = extract_of(ficha)
    return save_extract(ficha, section, values, revision=extract.revision if extract else 1, by=by)


def remark(ficha: Ficha, by, text: str, field: str = "") -> Comment:
    """The desk's words to the country, which reads them."""
    written = comment(ficha, by, text, field=field, is_internal=False)
    ficha.comments.unsent().update(sent_at=timezone.now())
    written.refresh_from_db()
    return written


def with_extract(ficha: Ficha, by) -> Ficha:
    assess(ficha, by)
    edit(ficha, by, summary="Lo esencial.")
    perform(Action.ASK_AGREEMENT, ficha, by)
    return ficha


CONTACT = {"contact_name": "Ana Torres", "contact_post": "Directora", "contact_institution": "Cancillería"}


WHOLE = CONTACT | {
    "transfer_needs": ["expertos"],
    "background": "Por qué surgió.",
    "results": "Qué se logró.",
    "success_factors": "Por qué es buena.",
}


def fill(ficha: Ficha, by, **changes) -> Ficha:
    """Fills the whole form in, as if section by section, but for what a test changes."""
    text = country_text(ficha)
    before = read_answers(text) | private(text)
    values = filled() | WHOLE | changes
    names = [name for section in FORM_SECTIONS for name in section.names if name in values]
    rewrite(text, before, before | {name: values[name] for name in names if name != "files"})
    for section in FORM_SECTIONS:
        text.revision += 1
        note_progress(text, section.code, text.progress.filter(section=section.code).first(), by, None)
    text.save()
    return ficha


def person(country: str = "PE", name: str = "Rosa Quispe"):
    email = f"{fold(name.split()[0])}-{country.lower()}@example.org"
    user = get_user_model().objects.create_user(email, "una clave larga", name=name)
    user.take_role("focal_point", Country.objects.get(code=country), "Directora")
    return user


def late(ficha: Ficha) -> None:
    Ficha.objects.filter(pk=ficha.pk).update(state_since=timezone.now() - timedelta(days=60))


ZONE = ZoneInfo(project.TIME_ZONE)


def on_day(days: int, hour: int, minute: int) -> datetime:
    """A time of the day, some days from now, where the site is."""
    day = timezone.localdate() + timedelta(days)
    return datetime.combine(day, time(hour, minute), ZONE)
