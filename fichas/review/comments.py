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
    remark = Comment(ficha=ficha, field=field, text=text, is_internal=is_internal, round=ficha.round, by=by)
    return written_once(remark)


@transaction.atomic
def reply(to: Comment, by, text: str) -> Comment:
    """An answer, as visible as what it answers. The desk is told of a country's; its own waits to be sent.
    Raises NotAllowed, ValidationError."""
    ficha, at_desk, first = to.ficha, reviews(by, to.ficha.country), to.reply_to or to
    if not (first.is_internal or first.sent_at) or not (at_desk or is_read_by(by, to)):
        raise NotAllowed
    remark = Comment(
        ficha=ficha,
        field=first.field,
        text=text,
        is_internal=first.is_internal,
        reply_to=first,
        round=ficha.round,
        by=by,
        sent_at=None if at_desk else timezone.now(),
    )
    remark = written_once(remark)
    if not at_desk:
        tell_desk(remark)
    return remark


def is_read_by(by, remark: Comment) -> bool:
    """Whether the country's people find it in their ficha."""
    return bool(remark.sent_at) and speaks_for(by, remark.ficha.country)


def written_once(remark: Comment) -> Comment:
    """The same words twice in a row are said once: a click too many, or an answer that a broken line kept back."""
    check(remark)
    last = remark.ficha.comments.filter(field=remark.field, reply_to=remark.reply_to).last()
    if (
        last
        and not last.resolved_at
        and all(getattr(last, name) == getattr(remark, name) for name in ("text", "by_id", "is_internal"))
    ):
        return last
    check_pace(remark)
    remark.save()
    return remark


def check(remark: Comment) -> None:
    """Tidies its text, and locks its ficha. Raises ValidationError."""
    remark.text = drop_unseen(remark.text.replace("\r\n", "\n")).strip()
    remark.full_clean(exclude=["ficha", "by", "reply_to"], validate_constraints=False)
    Ficha.objects.select_for_update().get(pk=remark.ficha_id)


def check_pace(remark: Comment) -> None:
    today = remark.ficha.comments.filter(by=remark.by, at__date=timezone.localdate())
    if today.count() >= bounds.REMARKS:
        raise ValidationError(
            gettext("Hoy ya escribió %d veces sobre las respuestas de esta ficha: podrá seguir mañana.")
            % bounds.REMARKS
        )


def find_unsent(key: int, ficha: Ficha, by) -> Comment:
    """One's own remark that the country has not read. Raises NotAllowed for any other."""
    Ficha.objects.select_for_update().get(pk=ficha.pk)
    remark = ficha.comments.unsent().filter(pk=key, by=by).first() if reviews(by, ficha.country) else None
    if remark is None:
        raise NotAllowed
    return remark


@transaction.atomic
def change(remark: Comment, by, text: str) -> None:
    """Until it is sent its author writes it anew. Raises NotAllowed, ValidationError."""
    unsent = find_unsent(remark.pk, remark.ficha, by)
    unsent.text = text
    check(unsent)
    unsent.save(update_fields=["text"])


@transaction.atomic
def delete(remark: Comment, by) -> None:
    """Until it is sent its author throws it away. Raises NotAllowed."""
    find_unsent(remark.pk, remark.ficha, by).delete()


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


def tell_desk(reply: Comment) -> None:
    ficha = reply.ficha
    facts = facts_of(ficha)
    path = reverse("fichas:review", args=[ficha.reference])
    for person in desk_of(ficha):
        tell(person, ANSWERED, facts, path, f"answered:{reply.pk}", ficha)


@transaction.atomic
def resolve(remark: Comment, by, *, is_resolved: bool = True) -> None:
    """The desk calls a comment settled, or opens it again. Raises NotAllowed."""
    if not reviews(by, remark.ficha.country):
        raise NotAllowed
    first = remark.reply_to or remark
    if not (first.is_internal or first.sent_at):
        raise NotAllowed
    first.resolved_by, first.resolved_at = (by, timezone.now()) if is_resolved else (None, None)
    first.save(update_fields=["resolved_by", "resolved_at"])


def threads(comments) -> dict[str, list[dict]]:
    """Comments with their answers, by the answer of the form that they are about; oldest first."""
    by_field: dict[str, list[dict]] = {}
    by_key: dict[int, dict] = {}
    for remark in comments:
        if remark.reply_to_id in by_key:
            by_key[remark.reply_to_id]["replies"].append(remark)
        elif remark.reply_to_id is None:
            by_key[remark.pk] = thread = {"comment": remark, "key": str(remark.pk), "replies": []}
            by_field.setdefault(remark.field, []).append(thread)
    return by_field
