"""The conference's board: how many fichas of each State stand at each step. Of a draft nothing is read: it is counted."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.entrance import directory
from people.models import Invitation, User
from practices.models import Country, Practice
from practices.spelling import sort_key

from ..form.taking_over import DRAFTS, left_alone
from ..models import Ficha, Reminder
from ..models.ficha import SEEN_BY_THE_DESK
from ..states import State
from .queue import tabs

LONG_AWAY = 7  # days; whoever was not here for longer is shown so
SPEAKERS = 3  # named in a row, those who were here last; of the others it says how many


@dataclass(frozen=True)
class Step:
    """A column of fichas that the queue lists: those of a tab, or of one state in it."""

    name: str
    label: str | Promise
    tab: str
    state: str = ""

    def condition(self, user) -> Q:
        condition = SEEN_BY_THE_DESK & tabs(user)[self.tab]
        return condition & Q(state=self.state) if self.state else condition


STEPS = (
    Step("sent", gettext_lazy("Enviadas"), "nos-esperan"),
    Step("to_correct", gettext_lazy("Por corregir"), "esperan-al-pais", State.CHANGES_REQUESTED),
    Step("to_agree", gettext_lazy("Por conformar"), "esperan-al-pais", State.AWAITING_CONSENT),
    Step("scheduled", gettext_lazy("Programadas"), "programadas"),
)
# In the order of the columns.
NAMES = ("invited", "begun", *(step.name for step in STEPS), "published")
UNREADY = ("begun", "to_correct", "to_agree")  # what the State still has to do


@dataclass(frozen=True)
class Speaker:
    """Someone who speaks for the State, since how many days they were not here, none for who never was, and when they
    were reminded last."""

    name: str
    days: int | None
    reminded: date | None = None

    @property
    def is_long_away(self) -> bool:
        return self.days is None or self.days > LONG_AWAY

    @property
    def is_reminded_today(self) -> bool:
        return self.reminded == timezone.localdate()

    @property
    def last_here(self) -> str:
        if self.days is None:
            return _("nunca entró")
        if self.days < 2:
            return _("ayer") if self.days else _("hoy")
        return _("hace %d días") % self.days


@dataclass
class Row:
    """A State: who speaks for it, who is invited and did not answer yet, and its numbers by column."""

    country: Country
    speakers: list[Speaker] = field(default_factory=list)
    invited: list[Invitation] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    left_alone: int = 0  # of its drafts, those of which nobody who wrote them is there any more

    @property
    def shown_speakers(self) -> list[Speaker]:
        return self.speakers[:SPEAKERS]

    @property
    def other_speakers(self) -> int:
        return len(self.speakers[SPEAKERS:])

    @property
    def is_reminded_today(self) -> bool:
        """Nobody is left who could be reminded today."""
        return bool(self.speakers) and all(speaker.is_reminded_today for speaker in self.speakers)

    @property
    def takes_part(self) -> bool:
        return self.country.is_member or self.country.is_open

    @property
    def is_of_people(self) -> bool:
        """Whether the page of people has a place for it."""
        return self.takes_part or bool(self.counts["invited"])

    @property
    def unready(self) -> int:
        return sum(self.counts[name] for name in UNREADY)


@dataclass(frozen=True)
class Board:
    members: list[Row]
    others: list[Row]

    @property
    def totals(self) -> dict[str, int]:
        """Of the member States."""
        return {name: sum(row.counts[name] for row in self.members) for name in NAMES}


def board(user) -> Board:
    """Every member State, and the others with something to count, in as many queries for three fichas as for three hundred."""
    counted = counts_by_country(user)
    reminded = last_reminders()
    rows = [row_of(team, reminded) for team in directory.teams(directory.unanswered_invitations())]
    without_team = Country.objects.filter(pk__in=counted.keys() - {row.country.pk for row in rows})
    rows += [Row(country) for country in without_team]
    alone = drafts_left_alone()
    for row in rows:
        row.left_alone = alone.get(row.country.pk, 0)
        row.counts = dict.fromkeys(NAMES, 0) | counted.get(row.country.pk, {})
        row.counts["invited"] = len(row.speakers) + len(row.invited)
    rows.sort(key=lambda row: sort_key(row.country.name))
    return Board(
        [row for row in rows if row.country.is_member], [row for row in rows if not row.country.is_member]
    )


def row_of(team: directory.CountryTeam, reminded: dict[int, date]) -> Row:
    people = sorted((point.user for point in team.focal_points), key=last_here, reverse=True)
    speakers = [Speaker(one.get_short_name(), days_away(one), reminded.get(one.pk)) for one in people]
    return Row(team.country, speakers, team.invited)


def last_reminders() -> dict[int, date]:
    """The last day on which each person was reminded, by their key."""
    return dict(Reminder.objects.order_by().values_list("person").annotate(last=Max("day")))


def last_here(person: User) -> datetime:
    return person.last_login or datetime.min.replace(tzinfo=timezone.get_default_timezone())


def days_away(person: User) -> int | None:
    if person.last_login is None:
        return None
    return max(0, (timezone.localdate() - timezone.localdate(person.last_login)).days)


def counts_by_country(user) -> dict[int, dict[str, int]]:
    """By the key of each country that has any: its fichas by step, and its practices that the public reads."""
    asked = {"begun": DRAFTS} | {step.name: step.condition(user) for step in STEPS}
    numbers = {name: Count("pk", filter=condition) for name, condition in asked.items()}
    fichas = Ficha.objects.order_by().values("country").annotate(**numbers)
    found: dict[int, dict[str, int]] = {}
    for country, *counts in fichas.values_list("country", *asked):
        if any(counts):
            found[country] = dict(zip(asked, counts, strict=True))
    published = Practice.objects.public().order_by().values_list("country").annotate(count=Count("pk"))
    for country, count in published:
        found.setdefault(country, {})["published"] = count
    return found


def drafts_left_alone() -> dict[int, int]:
    """By the key of each country that has any."""
    drafts = left_alone(Ficha.objects.all()).order_by()
    return dict(drafts.values_list("country").annotate(count=Count("pk")))
