"""What is said about a ficha, answer by answer: between desk and country, or at the desk alone."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..form.fields import LABELS, QUESTIONS
from ..letters.announcements import Announcement, desk, tell
from ..models import Comment, Ficha
from ..rules import reviews, speaks_for
from ..workflow import NotAllowed

ANSWERED = Announcement(
    lambda step: [],
    _("%(country)s respondió a una observación de la ficha %(reference)s"),
    _("Hay una respuesta a una observación de la ficha %(reference)s."),
    _("Leer la respuesta"),
    "fichas:review",
    must_act=False,
)


@transaction.atomic
def comment(ficha: Ficha, by, text: str, *, field: str = "", is_internal: bool = True) -> Comment:
    """The desk's words about an answer (or about the whole, without `field`). Raises NotAllowed, ValidationError."""
    if not reviews(by, ficha.country):
        raise NotAllowed
    field = field if field in QUESTIONS or field in LABELS else ""
    made = Comment(ficha=ficha, field=field, text=text, is_internal=is_internal, round=ficha.round, by=by)
    return said(made)


@transaction.atomic
def reply(to: Comment, by, text: str) -> Comment:
    """An answer, as visible as what it answers. The desk is told of a country's. Raises NotAllowed, ValidationError."""
    ficha, at_desk = to.ficha, reviews(by, to.ficha.country)
    if not at_desk and (to.is_internal or not speaks_for(by, ficha.country)):
        raise NotAllowed
    first = to.reply_to or to
    made = Comment(
        ficha=ficha,
        field=first.field,
        text=text,
        is_internal=first.is_internal,
        reply_to=first,
        round=ficha.round,
        by=by,
    )
    made = said(made)
    if not at_desk:
        tell_desk(made)
    return made


def said(made: Comment) -> Comment:
    """The same words twice in a row are said once: a click too many, or an answer that a broken line kept back."""
    made.text = made.text.replace("\r\n", "\n").strip()
    made.full_clean(exclude=["ficha", "by", "reply_to"], validate_constraints=False)
    Ficha.objects.select_for_update().get(pk=made.ficha_id)
    last = made.ficha.comments.filter(field=made.field, reply_to=made.reply_to).last()
    if (
        last
        and not last.resolved_at
        and all(getattr(last, name) == getattr(made, name) for name in ("text", "by_id", "is_internal"))
    ):
        return last
    made.save()
    return made


def tell_desk(made: Comment) -> None:
    ficha = made.ficha
    facts = {"reference": ficha.reference, "country": ficha.country.name}
    path = reverse("fichas:review", args=[ficha.reference])
    for person in desk(made):
        tell(person, ANSWERED, facts, path, f"answered:{made.pk}", ficha)


@transaction.atomic
def resolve(one: Comment, by, *, is_resolved: bool = True) -> None:
    """The desk calls a comment settled, or opens it again. Raises NotAllowed."""
    if not reviews(by, one.ficha.country):
        raise NotAllowed
    first = one.reply_to or one
    first.resolved_by, first.resolved_at = (by, timezone.now()) if is_resolved else (None, None)
    first.save(update_fields=["resolved_by", "resolved_at"])


def threads(comments) -> dict[str, list[dict]]:
    """Comments with their answers, by the answer of the form that they are about; oldest first."""
    found: dict[str, list[dict]] = {}
    by_key: dict[int, dict] = {}
    for one in comments:
        if one.reply_to_id in by_key:
            by_key[one.reply_to_id]["replies"].append(one)
        elif one.reply_to_id is None:
            by_key[one.pk] = thread = {"comment": one, "key": str(one.pk), "replies": []}
            found.setdefault(one.field, []).append(thread)
    return found
