"""Two people at the desk decide on the same ficha at the same instant, as often as the argument says."""

import sys
import threading

import django

django.setup()

from django.db import connection  # noqa: E402

from fichas.form.drafts import country_text, save_answers  # noqa: E402
from fichas.form.sections import FORM_SECTIONS  # noqa: E402
from fichas.form.starting import start_ficha  # noqa: E402
from fichas.models import Assessment, Criterion, Ficha, Transition  # noqa: E402
from fichas.preconditions import PreconditionFailed  # noqa: E402
from fichas.review import publication  # noqa: E402
from fichas.states import Action, State  # noqa: E402
from fichas.workflow import WrongState, perform  # noqa: E402
from people.models import Notice, User  # noqa: E402
from practices import bounds  # noqa: E402
from practices.models import Country, PracticeVersion  # noqa: E402
from practices.publishing import Refused  # noqa: E402
from tests.factories import ficha as answers  # noqa: E402
from tests.fichas.steps import WHOLE  # noqa: E402

publication.print_edition = lambda edition: None  # laying out is no part of the race
bounds.FICHAS = 10_000  # more than a country begins in a day
PERU = Country.objects.get(code="PE")


def publish(ficha, by):
    publication.publish(ficha, by)


def send_back(ficha, by):
    perform(Action.REQUEST_CHANGES, ficha, by, "Precise.")


def decline(ficha, by):
    perform(Action.DECLINE, ficha, by, "No.")


PAIRS = [(publish, send_back), (send_back, decline), (publish, publish), (decline, decline)]


def sent(rosa) -> Ficha:
    ficha = start_ficha(PERU, rosa)
    values = answers() | WHOLE
    for section in FORM_SECTIONS:
        own = {name: values[name] for name in section.names if name in values}
        save_answers(ficha, section.code, own, revision=country_text(ficha).revision, by=rosa)
    perform(Action.SUBMIT, ficha, rosa)
    return Ficha.objects.get(pk=ficha.pk)


def at_once(ficha: Ficha, acts, people) -> int:
    """How many of them went through."""
    barrier, done = threading.Barrier(len(acts)), []

    def act(what, by):
        barrier.wait()
        try:
            what(Ficha.objects.get(pk=ficha.pk), by)
            done.append(what)
        except (WrongState, PreconditionFailed, Refused):
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=pair) for pair in zip(acts, people, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(done)


def main(trials: int) -> None:
    rosa = User.objects.create_user("rosa@example.org", name="Rosa Quispe")
    rosa.take_role(User.Role.FOCAL_POINT, PERU, "Directora")
    people = [User.objects.create_user(f"{name}@example.org", name=name) for name in ("lucia", "andres")]
    for person in people:
        person.take_role(User.Role.SECRETARIAT)
    faults = 0
    for trial in range(trials):
        ficha = sent(rosa)
        for criterion in Criterion:
            Assessment.objects.create(ficha=ficha, criterion=criterion, is_met=True, by=people[0])
        notices, steps = Notice.objects.count(), Transition.objects.filter(ficha=ficha).count()
        won = at_once(ficha, PAIRS[trial % len(PAIRS)], people)
        ficha.refresh_from_db()
        versions = PracticeVersion.objects.filter(practice=ficha.practice).count() if ficha.practice else 0
        found = (
            won,
            Transition.objects.filter(ficha=ficha).count() - steps,
            Notice.objects.count() - notices,
            versions == (ficha.state == State.PUBLISHED),
        )
        faults += found != (1, 1, 1, True)
        if found != (1, 1, 1, True):
            print(trial, [act.__name__ for act in PAIRS[trial % len(PAIRS)]], ficha.state, found)
    print(f"{trials} trials, {faults} faults")


if __name__ == "__main__":
    main(int(sys.argv[1]))
