"""Who may do what to a ficha that an import made, in which state, by the pages: choosing it, taking it back, objecting,
answering."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from fichas.models import AssociatedState, Ficha, Objection, Transition
from fichas.states import Action, State
from practices.models import Country
from practices.publishing import publish_version
from tests.factories import ficha as filled
from tests.fichas.forms import at, signed_in
from tests.fichas.incorporating import SOURCE, brought_in, drafts
from tests.fichas.matrix import ASSOCIATED, COUNTRY, DESK, expected
from tests.fichas.steps import fresh
from tests.people import administrator, focal_point, person, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
STRANGER = "a stranger"
PEOPLE = {
    COUNTRY: lambda: focal_point("PE"),
    DESK: secretary,
    ASSOCIATED: lambda: focal_point("UY"),
    "a focal point of another": lambda: focal_point("BR"),
    "an administrator": administrator,
    "someone without a country": person,
    STRANGER: lambda: None,
}
SURE = {"confirmado": "si", "visto": "si"}


@pytest.fixture
def version():
    return publish_version(filled(), incorporated_from=SOURCE)


@pytest.fixture
def brought(lucia) -> Ficha:
    (ficha,) = drafts(brought_in(lucia))
    AssociatedState.objects.create(ficha=ficha, country=Country.objects.get(code="UY"))
    return ficha


def ways(ficha: Ficha) -> list[tuple]:
    """The action, the address, what is posted, and what has to be there before."""
    of_the_import = [
        reverse(f"fichas:{name}", args=[ficha.table_import_id])
        for name in ("incorporate", "cancel_incorporation")
    ]
    decide = {"mensaje": "Motivo.", "confirmado": "si"}
    return [
        (Action.INCORPORATE_SOON, of_the_import[0], {"ficha": ficha.reference, "fuente": SOURCE} | SURE, ""),
        (Action.CANCEL_INCORPORATION, of_the_import[1], {"ficha": ficha.reference}, "chosen"),
        (Action.UNDO_INCORPORATION, at("decide", ficha), decide | {"decision": Action.TAKE_BACK}, ""),
        (
            Action.ANSWER_OBJECTION,
            at("decide", ficha),
            decide | {"decision": Action.ANSWER_OBJECTION},
            "objected",
        ),
        (Action.OBJECT_INCORPORATED, at("write", ficha), {"mensaje": "No.", "pedir": "objecion"}, ""),
        (Action.OBJECT_INCORPORATED, at("associated", ficha), {"acto": "objetar", "motivo": "No."}, ""),
    ]


def set_to(state: State, ficha: Ficha, version, by, wanted: str) -> None:
    is_out, is_chosen = state == State.PUBLISHED, state == State.DRAFT and wanted == "chosen"
    Ficha.objects.filter(pk=ficha.pk).update(
        state=state,
        round=0 if state in (State.DRAFT, State.PUBLISHED) else 1,
        submitted_at=None if state in (State.DRAFT, State.PUBLISHED) else "2026-01-01T00:00:00Z",
        incorporated_from=SOURCE if is_out or is_chosen else "",
        practice=version.practice if is_out else None,
        version=version if is_out else None,
    )
    moved = {"ficha": ficha, "from_state": State.DRAFT, "to_state": State.PUBLISHED, "by": by}
    if is_out:
        made = Transition.objects.create(action=Action.INCORPORATE, **moved)
        if wanted == "objected":
            Objection.objects.create(ficha=ficha, country=Country.objects.get(code="UY"), made=made)


def came_to(client: Client, ficha: Ficha, address: str, fields: dict) -> tuple[str, list[str], int]:
    before = set(ficha.transitions.values_list("pk", flat=True))
    status = client.post(address, fields).status_code
    steps = ficha.transitions.exclude(pk__in=before).values_list("action", flat=True)
    return fresh(ficha).state, list(steps), status


@pytest.mark.parametrize("who", PEOPLE)
def test_a_direct_post_does_what_the_table_says_and_nothing_else(brought, version, lucia, who):
    by = PEOPLE[who]()
    client = signed_in(by) if by else Client()
    for state in State:
        for action, address, fields, wanted in ways(brought):
            with transaction.atomic():
                set_to(state, brought, version, lucia, wanted)
                told = expected(action, who, state)
                found = came_to(client, brought, address, fields)
                transaction.set_rollback(True)
            if told in State.values and not is_of_another(address, who):
                assert found == (told, [action], 302), (state, action)
            else:
                assert found[0] == state and action not in found[1], (state, action)
                assert found[2] in (302, 401, 404, 405, 409, 422), (state, action)


def is_of_another(address: str, who: str) -> bool:
    """A State that is named objects on a page of its own, and its own country on that of its ficha."""
    return who == (COUNTRY if "/asociadas/" in address else ASSOCIATED)
