"""What is said about a ficha, answer by answer: between desk and country, or at the desk alone."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.letters.recipients import of_country
from people.roles import speaks_for
from practices import bounds
from practices.fields import drop_unseen
from practices.sections import FIELDS

from ..letters.announcement import Announcement, desk_of
from ..letters.announcements import facts_of, tell
from ..models import Comment, Ficha
from ..rules import reviews
from ..workflow import NotAllowed

REMARKS = Announcement(
    lambda step: [],
    _("La Secretaría Técnica escribió observaciones sobre la ficha %(ficha)s"),
    _("La Secretaría Técnica escribió observaciones sobre la ficha %(ficha)s. Puede responderlas allí."),
    _("Leer las observaciones"),
    "fichas:check",
    gathers=True,
)
ANSWERED = Announcement(
    lambda step: [],
    _("%(country)s respondió a una observación de la ficha %(ficha)s"),
    _("Hay una respuesta a una observación de la ficha %(ficha)s."),
    _("Leer la respuesta"),
    "fichas:review",
    must_act=False,
    gathers=True,
)


@transaction.atomic
def comment(ficha: Ficha, by, text: str, *, is_internal: bool, field: str = "") -> Comment:
    """The desk's words about an answer (or about the whole, without `field`): to itself, or to the country, which reads
    them once they are sent. Raises NotAllowed, ValidationError."""
    if not reviews(by, ficha.country):
        raise NotAllowed
    field = field if field in FIELDS else ""
    made = Comment(ficha=ficha, field=field, text=text, is_internal=is_internal, round=ficha.round, by=by)
    return written_once(made)


@transaction.atomic
def reply(to: Comment, by, text: str) -> Comment:
    """An answer, as visible as what it answers. The desk is told of a country's; its own waits to be sent.
    Raises NotAllowed, ValidationError."""
    ficha, at_desk, first = to.ficha, reviews(by, to.ficha.country), to.reply_to or to
    if not (first.is_internal or first.sent_at) or not (at_desk or is_read_by(by, to)):
        raise NotAllowed
    made = Comment(
        ficha=ficha,
        field=first.field,
        text=text,
        is_internal=first.is_internal,
        reply_to=first,
        round=ficha.round,
        by=by,
        sent_at=None if at_desk else timezone.now(),
    )
    made = written_once(made)
    if not at_desk:
        tell_desk(made)
    return made


def is_read_by(by, one: Comment) -> bool:
    """Whether the country's people find it in their ficha."""
    return bool(one.sent_at) and speaks_for(by, one.ficha.country)


def written_once(made: Comment) -> Comment:
    """The same words twice in a row are said once: a click too many, or an answer that a broken line kept back."""
    check(made)
    last = made.ficha.comments.filter(field=made.field, reply_to=made.reply_to).last()
    if (
        last
        and not last.resolved_at
        and all(getattr(last, name) == getattr(made, name) for name in ("text", "by_id", "is_internal"))
    ):
        return last
    check_pace(made)
    made.save()
    return made


def check(one: Comment) -> None:
    """Tidies its text, and locks its ficha. Raises ValidationError."""
    one.text = drop_unseen(one.text.replace("\r\n", "\n")).strip()
    one.full_clean(exclude=["ficha", "by", "reply_to"], validate_constraints=False)
    Ficha.objects.select_for_update().get(pk=one.ficha_id)


def check_pace(one: Comment) -> None:
    today = one.ficha.comments.filter(by=one.by, at__date=timezone.localdate())
    if today.count() >= bounds.REMARKS:
        raise ValidationError(
            gettext("Hoy ya escribió %d veces sobre las respuestas de esta ficha: podrá seguir mañana.")
            % bounds.REMARKS
        )


def unsent(key: int, ficha: Ficha, by) -> Comment:
    """One's own remark that the country has not read. Raises NotAllowed for any other."""
    Ficha.objects.select_for_update().get(pk=ficha.pk)
    own = ficha.comments.unsent().filter(pk=key, by=by).first() if reviews(by, ficha.country) else None
    if own is None:
        raise NotAllowed
    return own


@transaction.atomic
def change(one: Comment, by, text: str) -> None:
    """Until it is sent its author writes it anew. Raises NotAllowed, ValidationError."""
    own = unsent(one.pk, one.ficha, by)
    own.text = text
    check(own)
    own.save(update_fields=["text"])


@transaction.atomic
def delete(one: Comment, by) -> None:
    """Until it is sent its author throws it away. Raises NotAllowed."""
    unsent(one.pk, one.ficha, by).delete()


@transaction.atomic
def send_remarks(ficha: Ficha, by) -> int:
    """Sends what waits to be sent, with one letter for the lot; how many they were. Raises NotAllowed."""
    if not reviews(by, ficha.country):
        raise NotAllowed
    Ficha.objects.select_for_update().get(pk=ficha.pk)
    last = ficha.comments.unsent().last()
    count = ficha.comments.unsent().update(sent_at=timezone.now())
    if last:
        path = reverse(REMARKS.view, args=[ficha.reference])
        for person in of_country(ficha.country):
            tell(person, REMARKS, facts_of(ficha), path, f"remarks:{last.pk}", ficha)
    return count


def tell_desk(made: Comment) -> None:
    ficha = made.ficha
    facts = facts_of(ficha)
    path = reverse("fichas:review", args=[ficha.reference])
    for person in desk_of(ficha):
        tell(person, ANSWERED, facts, path, f"answered:{made.pk}", ficha)


@transaction.atomic
def resolve(one: Comment, by, *, is_resolved: bool = True) -> None:
    """The desk calls a comment settled, or opens it again. Raises NotAllowed."""
    if not reviews(by, one.ficha.country):
        raise NotAllowed
    first = one.reply_to or one
    if not (first.is_internal or first.sent_at):
        raise NotAllowed
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
