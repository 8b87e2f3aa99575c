"""Which drafts nobody of their State has in hand any more, and taking one over.

Everybody who speaks for a State may write in its drafts; this says who answers for one after its author has left.
"""

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from people.models import User

from ..models import Ficha, SectionProgress, TakeOver
from ..states import State

DRAFTS = Q(state=State.DRAFT, round=0)


def speaking(person: str, country) -> Q:
    """Whether the person that this column names speaks for the country today."""
    return Q(
        **{
            f"{person}__is_active": True,
            f"{person}__role": User.Role.FOCAL_POINT,
            f"{person}__country": country,
        }
    )


def left_alone(fichas: QuerySet[Ficha]) -> QuerySet[Ficha]:
    """Those drafts of which nobody who began, wrote or took them over speaks for their country today. What the
    Secretariat began in a country's name is its own."""
    wrote = SectionProgress.objects.filter(
        speaking("written_by", OuterRef("country")), text__ficha=OuterRef("pk")
    )
    took = TakeOver.objects.filter(speaking("by", OuterRef("country")), ficha=OuterRef("pk"))
    begun = Ficha.objects.filter(speaking("started_by", F("country"))).values("pk")
    drafts = fichas.filter(DRAFTS, on_behalf=False).exclude(pk__in=begun)
    return drafts.exclude(Exists(wrote)).exclude(Exists(took))


@transaction.atomic
def take_over(ficha: Ficha, by: User) -> bool:
    """False when somebody has it in hand by now: of two who press at once one takes it over."""
    Ficha.objects.select_for_update().get(pk=ficha.pk)
    if not left_alone(Ficha.objects.filter(pk=ficha.pk)).exists():
        return False
    TakeOver.objects.create(ficha=ficha, by=by)
    return True
