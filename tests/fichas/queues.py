"""The desk's queue, with many fichas in it."""

from django.urls import reverse
from django.utils import timezone

from fichas.models import Ficha, FichaText
from fichas.states import State
from practices.models import Country

QUEUE = reverse("fichas:queue")


def many(count: int, by) -> None:
    """Fichas that were sent, in every state that the desk sees, made in two statements."""
    states = [State.SUBMITTED, State.CHANGES_REQUESTED, State.AWAITING_CONSENT, State.AGREED, State.DECLINED]
    start = Ficha.objects.count()
    made = Ficha.objects.bulk_create(
        Ficha(
            reference=f"F-2026-PE-{number:04d}",
            country=Country.objects.get(code="PE"),
            year=2026,
            sequence=number,
            state=states[number % len(states)],
            started_by=by,
            submitted_at=timezone.now(),
            round=1,
            assignee=by if number % 2 else None,
        )
        for number in range(start + 1, count + 1)
    )
    peru = Country.objects.get(code="PE")
    FichaText.objects.bulk_create(
        FichaText(ficha=one, country=peru, title=f"Registro {one.pk}") for one in made
    )
