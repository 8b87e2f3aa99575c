"""One letter a day, for those who want their letters so: everything they were told since the last one.

A notice waits for the digest of its person. Writing the letter and taking its notices out of the waiting is one
transaction, so a worker that is killed has told of all of them or of none. The day and the hour are the database's.
"""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from ..models import Letter, Notice, User
from .notifications import enqueue_letter
from .recipients import wants_letters


def write_digests() -> None:
    """Writes those that are due: one a day for each person, from DIGEST_HOUR on."""
    waited_for = User.objects.filter(pk__in=Notice.objects.for_a_digest().values("person"))
    for person in waited_for.annotate(now=Now()).order_by("pk"):
        moment = timezone.localtime(person.now)
        if not wants_letters(person):
            person.notices.for_a_digest().update(awaits_digest=False)
        elif moment.hour >= settings.DIGEST_HOUR:
            write_digest(person, moment.date())


@transaction.atomic
def write_digest(person: User, day: date) -> None:
    """What comes after it waits for the next day's."""
    User.objects.select_for_update().get(pk=person.pk)  # of two workers the second finds it written
    key = f"digest:{day.isoformat()}:{person.pk}"
    notices = list(person.notices.for_a_digest().order_by("pk"))
    if not notices or Letter.objects.filter(key=key).exists():
        return
    news = [
        {"text": text, "path": path} for text, path in dict.fromkeys((one.text, one.path) for one in notices)
    ]
    enqueue_letter(
        "digest", person.email, {"news": news, "path": reverse("people:notices")}, key, person=person
    )
    told = Notice.objects.filter(pk__in=[one.pk for one in notices])
    told.update(awaits_digest=False, digest=Letter.objects.get(key=key))
