"""What the database holds of invitations: one is answered once."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Upper
from django.utils import timezone

from people.entrance.invitations import Refused, accept
from people.models import Invitation, User
from tests.fichas.invitations.inviting import invited

pytestmark = pytest.mark.django_db
CONSTRAINTS = {
    "a_token_opens_one_invitation": lambda one: {"token_hash": one.token_hash, "email": "b@example.org"},
    "an_address_has_one_invitation_to_answer": lambda one: {"email": one.email},
    "a_focal_point_is_invited_for_a_country_others_for_none": lambda one: {"country": None},
    "an_invitation_is_accepted_or_revoked_not_both": lambda one: {
        "accepted_at": timezone.now(),
        "revoked_at": timezone.now(),
    },
    "an_invitation_expires_after_it_is_sent": lambda one: {"expires_at": one.created_at - timedelta(days=1)},
}


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_the_database_refuses(name):
    one = invited()
    plain = {"token_hash": "x", "email": "b@example.org", "role": "focal_point", "country": one.country}
    wrong = plain | {"invited_by": one.invited_by, "expires_at": one.expires_at} | CONSTRAINTS[name](one)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(**wrong)


def test_the_database_refuses_an_address_in_capitals():
    invited()
    for model in (Invitation, User):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(email=Upper("email"))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_gets_the_account():
    invitation = invited()
    together, results = threading.Barrier(4), []

    def take(number):
        try:
            together.wait()
            results.append(accept(invitation, name=f"Persona {number}", post="Directora", password="x"))
        except Refused as refused:
            results.append(refused)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(result).__name__ for result in results) == ["Refused"] * 3 + ["User"]
    assert User.objects.filter(email="ana@example.org").count() == 1
