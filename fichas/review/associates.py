"""The States that a ficha names beside its own: they are told, may object, and an open objection stops publication.

It is closed by the State that made it, or when what would be published no longer names it. After OBJECTION_DAYS
working days the desk may publish all the same, with a reason that both read.
"""

from collections.abc import Collection
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazystr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from people.letters.recipients import of_country
from people.models import User
from people.roles import countries_of
from practices.models import Country

from ..letters.announcement import Announcement, desk
from ..letters.announcements import announce, announce_about, announce_to, facts_of, name_with_code, tell
from ..letters.wording_to_states import TO_STATES
from ..models import AssociatedState, Ficha, FichaText, Objection, Transition
from ..signing import publishable
from ..states import AT_THE_DESK, Action, State

NAMED = Announcement(
    lambda step: [],
    gettext_lazy("%(country)s nombra a su país en la ficha %(ficha)s"),
    gettext_lazy(
        "La ficha %(ficha)s, de %(country)s, nombra a su país como asociado a la experiencia. "
        "Puede leer lo que se publicaría y, hasta que se publique, presentar una objeción."
    ),
    gettext_lazy("Leer lo que se publicaría"),
    "fichas:associated",
)
OVERRULED = Announcement(
    lambda step: [],
    gettext_lazy("Se publicó la ficha %(ficha)s, que su país objetó"),
    gettext_lazy("La Secretaría Técnica publicó la ficha %(ficha)s y explica allí por qué."),
    gettext_lazy("Leer el motivo"),
    "fichas:associated",
)
NOBODY_TO_BE_TOLD = Announcement(
    desk,
    gettext_lazy("%(state)s no tiene a quién avisar de la ficha %(ficha)s"),
    gettext_lazy(
        "La ficha %(ficha)s nombra a %(state)s, que hoy no tiene punto focal: nadie fue avisado allí."
    ),
    gettext_lazy("Ver la ficha"),
    "fichas:review",
)

OBJECTION_DAYS = 10  # working days
NAMES = 3  # of those who were told
Closing = Objection.Closing


def named_by(text: FichaText, ficha: Ficha) -> dict[str, Country]:
    """The other States that a text of the ficha names, by their codes."""
    countries = text.associated_countries.exclude(pk=ficha.country_id)
    return {country.code: country for country in countries}


def follow_request(step: Transition) -> None:
    """The country is asked to agree to an extract: tells whom it names anew. Nothing is over until it is signed.

    Of a misprint no other State is told.
    """
    if step.ficha.is_of_errata:
        return
    name_anew(step.ficha, named_by(publishable(step.ficha), step.ficha))


def follow_signature(step: Transition) -> None:
    """A text was signed: tells whom it names anew, and lets go of whom it names no more."""
    ficha = step.ficha
    text = (
        ficha.texts.get(role=FichaText.Role.COUNTRY) if step.action == Action.SUBMIT else publishable(ficha)
    )
    wanted = named_by(text, ficha)
    let_go(ficha, wanted)
    name_anew(ficha, wanted)


def let_go(ficha: Ficha, wanted: dict[str, Country]) -> None:
    """Of the States that a text names no more."""
    for associate in ficha.associated.filter(until=None).exclude(country__code__in=wanted):
        associate.until = timezone.now()
        associate.save(update_fields=["until"])
        close(ficha.objections.open().filter(country=associate.country_id), Closing.UNNAMED)


def follow_agreement(step: Transition) -> None:
    """Errata that the desk proposed are published as soon as their country has signed them."""
    if step.ficha.is_of_errata:
        step.ficha.publish_on = timezone.localdate()
        step.ficha.save(update_fields=["publish_on"])
    else:
        follow_signature(step)


def name_anew(ficha: Ficha, states: dict[str, Country]) -> None:
    """Tells those of these States that were not named. An objection that was closed because a text no longer named its
    State stands again."""
    known = set(ficha.associated.filter(until=None).values_list("country__code", flat=True))
    for code in sorted(states.keys() - known):
        tell_state(AssociatedState(ficha=ficha, country=states[code]))
        last = ficha.objections.filter(country=states[code]).last()
        if last and last.closing == Closing.UNNAMED:
            last.closed_at, last.closing = None, ""
            last.save(update_fields=["closed_at", "closing"])


def tell_state(associate: AssociatedState) -> None:
    """Tells whoever speaks for the State; when nobody does, the desk."""
    ficha, people = associate.ficha, note(associate)
    facts = facts_of(ficha) | {"ficha": name_with_code(publishable(ficha).title, ficha.reference)}
    path = reverse("fichas:associated", args=[ficha.reference])
    for person in people:
        tell(person, NAMED, facts, path, f"named:{associate.pk}", None)


def note(associate: AssociatedState) -> list[User]:
    """Keeps that the State is named, and who is told of it: whoever speaks for it; when nobody does, the desk is."""
    people = of_country(associate.country)
    associate.save()
    associate.told.set(people)
    if not people:
        state = lazystr(associate.country)
        announce_about(associate.ficha, NOBODY_TO_BE_TOLD, f"unnamed:{associate.pk}", state=state)
    return people


def associated_with(user, ficha: Ficha) -> AssociatedState | None:
    """As whom the person may read what would be published: for a State that it names today."""
    if not user.is_authenticated:
        return None
    return (
        ficha.associated.filter(until=None, country__in=countries_of(user)).select_related("country").first()
    )


def close(objections, how: str) -> int:
    return objections.update(closed_at=timezone.now(), closing=how)


def own_objections(ficha: Ficha, by):
    return ficha.objections.open().filter(country__in=countries_of(by))


def object_to(step: Transition) -> None:
    """Keeps the objection, and takes away the day that was set for publication."""
    ficha, state = step.ficha, countries_of(step.by).get()
    Objection.objects.create(ficha=ficha, country=state, made=step)
    if ficha.publish_on:
        undone = Transition.objects.create(
            ficha=ficha,
            action=Action.UNSCHEDULE,
            from_state=ficha.state,
            to_state=ficha.state,
            by=step.by,
            comment=day_is_gone(ficha.publish_on, state),
        )
        ficha.publish_on = None
        ficha.save(update_fields=["publish_on"])
        announce(undone)


def day_is_gone(day: date, state: Country) -> str:
    """Kept with the step and read by all, so in the site's own language, whoever objects."""
    with override(settings.LANGUAGE_CODE):
        facts = {"day": date_format(day), "state": state.name}
        return _("Ya no se publica el %(day)s: %(state)s presentó una objeción.") % facts


def tell_that_the_day_is_gone(step: Transition) -> None:
    """To the States that were told of it: a ficha that goes elsewhere is not published on the day that was set."""
    announce_to(step, TO_STATES[Action.UNSCHEDULE], f"no-day:{step.pk}")


def end_objection(step: Transition) -> None:
    own_objections(step.ficha, step.by).update(ended=step, closed_at=timezone.now(), closing=Closing.ENDED)


def overrule(step: Transition) -> None:
    """What was published in spite of objections is told to the States that made them."""
    ficha = step.ficha
    states = [objection.country for objection in ficha.objections.open().select_related("country")]
    close(ficha.objections.open(), Closing.OVERRULED)
    path = reverse("fichas:associated", args=[ficha.reference])
    for state in states:
        for person in of_country(state):
            tell(person, OVERRULED, facts_of(ficha), path, f"overruled:{step.pk}", None)


def what_objections_prevent(ficha: Ficha, words: str, *, now: bool = True) -> str:
    """Why it cannot be published (`now`, with these words), or not on a day that is set; nothing when it can."""
    standing = list(ficha.objections.open().select_related("country", "made"))
    if not standing:
        return ""
    states = ", ".join(objection.country.name for objection in standing)
    since = max(may_overrule_on(objection) for objection in standing)
    facts = {"states": states, "day": date_format(since)}
    if not now or timezone.localdate() < since:
        return (
            _(
                "Hay una objeción abierta de %(states)s. Desde el %(day)s puede publicarla con un motivo, sin fijar un día."
            )
            % facts
        )
    if not words.strip():
        return (
            _("Escriba el motivo de publicarla con la objeción de %(states)s; también allí lo leen.") % facts
        )
    return ""


def may_overrule_on(objection: Objection) -> date:
    """The first day on which OBJECTION_DAYS working days have passed."""
    day, left = timezone.localdate(objection.made.at), OBJECTION_DAYS
    while left:
        day += timedelta(1)
        left -= day.weekday() < 5
    return day


def fichas_naming(country: Country) -> QuerySet[AssociatedState]:
    """Where this State is named by a ficha of another that is on its way, or was incorporated without a signature."""
    named = AssociatedState.objects.filter(country=country, until=None)
    unsigned = ~Q(ficha__practice__current__incorporated_from="") & Q(ficha__state=State.PUBLISHED)
    named = named.filter(Q(ficha__state__in=AT_THE_DESK) | unsigned)
    return named.select_related("ficha__country").order_by("-pk")


def states_of(ficha: Ficha) -> list[dict]:
    """For the review: every State that is named, who was told, what it objects."""
    rows = ficha.objections.select_related("made__by", "ficha")
    objections = {row.country_id: row for row in rows}
    states = []
    associates = ficha.associated.filter(until=None).select_related("country")
    for associate in associates.prefetch_related(Prefetch("told", User.objects.order_by("pk"))):
        objection, people = objections.get(associate.country_id), associate.told.all()
        states.append(
            {
                "name": associate.country.name,
                "since": associate.since,
                "told": len(people),
                "names": name_some(people),
                "objection": objection,
                "overrule_on": may_overrule_on(objection) if objection and stops(objection) else None,
            }
        )
    return states


def stops(objection: Objection) -> bool:
    """A publication; one to what was incorporated comes after it."""
    return not objection.closed_at and objection.ficha.state in AT_THE_DESK


def name_some(people: Collection[User]) -> str:
    """The names of the first of them, and how many more there are."""
    names = ", ".join(person.get_short_name() for person in list(people)[:NAMES])
    rest = len(people) - NAMES
    return _("%(names)s y %(n)d más") % {"names": names, "n": rest} if rest > 0 else names
