"""What was published, signed and kept before a question was added is afterwards what it was: `begin`, then `look_again`."""

from django.core.management import call_command

from fichas.models import Ficha, Snapshot
from fichas.signing import is_as_signed
from fichas.states import Action, State
from fichas.workflow import perform
from people.models import User
from tests.factories import published
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import submitted, with_extract
from tests.people import focal_point, secretary


def begin() -> None:
    """A practice; a ficha that was sent, and names another State; one that was sent back and sent again; one to agree to."""
    for command in ("migrate", "load_vocabularies"):
        call_command(command, verbosity=0)
    published()
    rosa, lucia = focal_point("PE", name="Rosa Quispe"), secretary(name="Lucía Méndez")
    focal_point("CL", name="Diego Soto")
    submitted(rosa, associated_countries=["CL"])
    again = submitted(rosa)
    perform(Action.REQUEST_CHANGES, again, lucia, "Precise los resultados.")
    perform(Action.SUBMIT, again, rosa)
    with_extract(submitted(rosa), lucia)


def look_again() -> None:
    for command in ("migrate", "load_vocabularies", "check_repository"):
        call_command(command, verbosity=0)
    named, again, agreeing = Ficha.objects.order_by("pk")
    assert [is_as_signed(ficha) for ficha in (named, again, agreeing)] == [True, True, False]
    assert agreeing.state == State.AWAITING_CONSENT
    rosa, diego, lucia = (User.objects.get(name__startswith=name) for name in ("Rosa", "Diego", "Lucía"))
    country, associated, desk = signed_in(rosa), signed_in(diego), signed_in(lucia)
    for client, address, ficha in (
        (country, "submitted", named),
        (country, "submitted_pdf", named),
        (country, "agreement", agreeing),
        (country, "preview", again),
        (associated, "associated", named),
        (desk, "review", named),
        (desk, "changes", again),
        (desk, "changes", agreeing),
    ):
        assert client.get(at(address, ficha)).status_code == 200, address
    assert Snapshot.objects.count() == 5
