"""One letter of several notices: once a day, for those who want their letters so; or, for the others, of what comes in
quick succession.

A notice waits for the digest of its person. The letter is written and its notices are marked in one transaction, so a
worker that is killed has written of all of them or of none. The day and the hour are the database's.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from ..models import Letter, Notice, User
from .gathering import GATHERED_FOR
from .notifications import enqueue_letter
from .recipients import wants_a_digest, wants_letters


def write_digests() -> None:
    """Writes those that are due: one a day for each person, from DIGEST_HOUR on; what was gathered, after GATHERED_FOR."""
    waited_for = User.objects.filter(pk__in=Notice.objects.for_a_digest().values("person"))
    for person in waited_for.annotate(now=Now()).order_by("pk"):
        moment = timezone.localtime(person.now)
        if not wants_letters(person):
            person.notices.for_a_digest().update(awaits_digest=False)
        elif not wants_a_digest(person):
            write_gathered(person, person.now)
        elif moment.hour >= settings.DIGEST_HOUR:
            write_digest(person, f"digest:{moment.date().isoformat()}:{person.pk}")


def write_gathered(person: User, now: datetime) -> None:
    """Once the first notice has waited for others. It bears the time of a process, whose clock may be wrong both ways."""
    first = person.notices.for_a_digest().last()
    if first and abs(now - first.at) >= GATHERED_FOR:
        write_digest(person, f"gathered:{first.pk}:{person.pk}")


@transaction.atomic
def write_digest(person: User, key: str) -> None:
    """Writes the letter of all notices that wait; of the same key, such as that of a day, there is one."""
    User.objects.select_for_update().get(pk=person.pk)  # of two workers the second finds it written
    notices = list(person.notices.for_a_digest().order_by("pk"))
    if not notices or Letter.objects.filter(key=key).exists():
        return
    texts = dict.fromkeys((notice.text, notice.path) for notice in notices)
    news = [{"text": text, "path": path} for text, path in texts]
    context = {"news": news, "path": reverse("people:notices"), "is_daily": wants_a_digest(person)}
    enqueue_letter("digest", person.email, context, key, person=person)
    rows = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
    rows.update(awaits_digest=False, digest=Letter.objects.get(key=key))
