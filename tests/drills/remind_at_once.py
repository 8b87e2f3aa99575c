"""Two people at the desk and the worker remind the same person at the same instant, as often as the argument says."""

import sys
import threading
from datetime import timedelta
from functools import partial

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from fichas.form.starting import start_ficha  # noqa: E402
from fichas.letters.reminders import remind  # noqa: E402
from fichas.models import Ficha, Reminder  # noqa: E402
from fichas.review.reminding import reach_of, remind_all  # noqa: E402
from fichas.states import State  # noqa: E402
from people.models import Letter, User  # noqa: E402
from practices.models import Country  # noqa: E402


def overdue(rosa) -> None:
    """A ficha that waits for its country for too long, brought there by the drill's own hand."""
    ficha = start_ficha(rosa.country, rosa)
    long_ago = timezone.now() - timedelta(days=60)
    stands = {"state": State.AWAITING_CONSENT, "round": 1, "submitted_at": long_ago, "state_since": long_ago}
    Ficha.objects.filter(pk=ficha.pk).update(**stands)


def at_once(acts) -> None:
    barrier = threading.Barrier(len(acts))

    def act(what):
        barrier.wait()
        try:
            what()
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=(what,)) for what in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main(trials: int) -> None:
    rosa = User.objects.create_user("rosa@example.org", name="Rosa Quispe")
    rosa.take_role(User.Role.FOCAL_POINT, Country.objects.get(code="PE"), "Directora")
    desk = [User.objects.create_user(f"{name}@example.org", name=name) for name in ("lucia", "andres")]
    for person in desk:
        person.take_role(User.Role.SECRETARIAT)
    overdue(rosa)
    faults = 0
    for _ in range(trials):
        Reminder.objects.all().delete()
        Letter.objects.all().delete()
        rosa.notices.all().delete()
        seen = reach_of([rosa.country])
        at_once([*(partial(remind_all, seen, by, "Faltan doce días.") for by in desk), remind])
        faults += (Reminder.objects.count(), Letter.objects.filter(person=rosa).count()) != (1, 1)
    print(f"{trials} trials, {faults} faults")


if __name__ == "__main__":
    main(int(sys.argv[1]))
