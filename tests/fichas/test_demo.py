"""The people and fichas of the demonstration."""

import pytest
from django.core.management import call_command

from fichas.files.attachments import receive
from fichas.form.completeness import missing
from fichas.form.drafts import country_text
from fichas.models import Ficha
from people.models import Letter, User
from people.private_files import find
from people.roles import is_secretariat, speaks_for_any
from tests.documents import upload

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def demonstration(monkeypatch, capsys):
    monkeypatch.setattr("practices.management.commands.demo.print_edition", None)
    monkeypatch.setenv("DEMO_PASSWORD", "una clave de prueba")
    call_command("demo")
    return capsys.readouterr().out


def test_people_of_three_countries_and_the_secretariat_sign_in_with_one_password(demonstration):
    people = {user.email.split("@")[0]: user for user in User.objects.order_by("email")}
    assert set(people) == {"brasil", "colombia", "peru", "secretaria"}
    assert all(user.check_password("una clave de prueba") for user in people.values())
    assert [name for name, user in people.items() if speaks_for_any(user)] == ["brasil", "colombia", "peru"]
    posts = {name: people[name].focal_points.get().post for name in ("brasil", "peru")}
    assert posts == {"brasil": "Cargo da demonstração", "peru": "Cargo de la demostración"}
    assert is_secretariat(people["secretaria"])
    assert "password: una clave de prueba" in demonstration


def test_there_are_fichas_in_several_states(demonstration):
    states = sorted(Ficha.objects.values_list("country__code", "state"))
    assert states == [
        ("BR", "draft"),
        ("CO", "awaiting_consent"),
        ("CO", "changes_requested"),
        ("CO", "submitted"),
        ("PE", "draft"),
    ]
    draft = Ficha.objects.get(country__code="PE")
    data = find(country_text(draft).files.get().sha256).read_bytes()
    assert receive(upload("ejemplo.pdf", data)).data == data
    assert missing(Ficha.objects.get(country__code="CO", state="submitted")) == []
    assert {letter.kind for letter in Letter.objects.all()} == {"submitted", "step"}


def test_a_second_time_changes_nothing(demonstration):
    before = rows()
    call_command("demo", verbosity=0)
    assert rows() == before


def rows() -> list[list[dict]]:
    return [list(model.objects.order_by("pk").values()) for model in (Ficha, User, Letter)]
