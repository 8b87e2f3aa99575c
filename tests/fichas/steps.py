"""What people do to fichas, in one line each."""

from django.utils import timezone

from fichas.form.drafts import start_ficha
from fichas.models import Assessment, Comment, Criterion, Ficha
from fichas.review.comments import comment
from fichas.review.extracts import extract_of, save_extract
from fichas.states import Action
from fichas.workflow import perform
from practices.models import Country
from tests.fichas.test_workflow import fill


def submitted(by, **changes) -> Ficha:
    ficha = fill(start_ficha(Country.objects.get(code="PE"), by), by, **changes)
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
