"""A misprint of a published practice: mended by its country, or by the desk and signed by the country."""

from django.db import transaction

from people.roles import speaks_for
from practices.models import PracticeVersion

from ..form.starting import remembered_contact, start_ficha
from ..models import Ficha
from ..states import Action
from ..workflow import perform


@transaction.atomic
def bring_errata(base: PracticeVersion, corrected: dict, errata: list[list[str]], why: str, by) -> Ficha:
    """A ficha of these errata: signed and sent by who speaks for its country, or proposed to it by the desk.

    Raises AlreadyOpen while the practice has another ficha on its way, TooMany, and what `perform()` raises.
    """
    country = base.practice.country
    ficha = start_ficha(
        country,
        by,
        base=base,
        contact=remembered_contact(country, by, base=base),
        corrected=corrected,
        errata=errata,
    )
    action = Action.SEND_ERRATA if speaks_for(by, country) else Action.PROPOSE_ERRATA
    perform(action, ficha, by, why)
    return ficha
