"""How long a ficha has waited for whoever is to act, against the days of the settings."""

from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import ngettext

from .models import Ficha
from .states import PUBLISHING, SCHEDULABLE, State

TO_TAKE_BACK = timedelta(hours=1)


def limit(state: str) -> int | None:
    """In days; none where nobody is waited for, or only the country, in its own time."""
    return {State.SUBMITTED: settings.REVIEW_DAYS, State.AWAITING_CONSENT: settings.AGREEMENT_DAYS}.get(
        State(state)
    )


def days_waiting(ficha: Ficha, today: date | None = None) -> int:
    """Full days since it came into its state; Saturdays and Sundays only if the settings count them."""
    return days_between(timezone.localdate(ficha.state_since), today or timezone.localdate())


def days_between(since: date, today: date) -> int:
    days = max(0, (today - since).days)
    if not settings.REVIEW_DAYS_ARE_WORKING_DAYS:
        return days
    weeks, rest = divmod(days, 7)
    return weeks * 5 + sum((since + timedelta(day)).weekday() < 5 for day in range(1, rest + 1))


def in_words(days: int) -> str:
    """So many days, and of which kind they are."""
    if settings.REVIEW_DAYS_ARE_WORKING_DAYS:
        words = ngettext("%(n)d día hábil", "%(n)d días hábiles", days)
    else:
        words = ngettext("%(n)d día", "%(n)d días", days)
    return words % {"n": days}


def is_scheduled(ficha: Ficha) -> bool:
    """Nobody is waited for: its day will come."""
    return ficha.publish_on is not None and ficha.state in SCHEDULABLE


def last_day(ficha: Ficha) -> date | None:
    """The last day on which whoever is waited for is in time."""
    most = limit(ficha.state)
    if most is None or is_scheduled(ficha):
        return None
    day = timezone.localdate(ficha.state_since) + timedelta(most)
    while days_waiting(ficha, day) < most:
        day += timedelta(1)
    return day


def is_overdue(ficha: Ficha, today: date | None = None) -> bool:
    most = limit(ficha.state)
    return most is not None and not is_scheduled(ficha) and days_waiting(ficha, today) > most


def late() -> Q:
    """What `is_overdue` says of each, asked of the database."""
    limited = ((state, limit(state)) for state in (State.SUBMITTED, State.AWAITING_CONSENT))
    either = (
        Q(state=state, state_since__lt=in_time_since(most)) for state, most in limited if most is not None
    )
    return reduce(or_, either) & Q(publish_on=None)


def in_time_since(most: int) -> datetime:
    """The beginning of the first day since when one may have waited and still be in time today."""
    today = day = timezone.localdate()
    while days_between(day - timedelta(1), today) <= most:
        day -= timedelta(1)
    return timezone.make_aware(datetime.combine(day, time()))


def taken_back_until(ficha: Ficha) -> datetime | None:
    """The moment until which its publication can be taken back; none when it cannot, or can no more."""
    published = ficha.transitions.filter(action__in=PUBLISHING).last()
    if ficha.state != State.PUBLISHED or published is None:
        return None
    until = published.at + TO_TAKE_BACK
    return until if timezone.now() < until else None
