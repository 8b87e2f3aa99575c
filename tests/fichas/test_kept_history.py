"""What happened to a ficha is written once: no page changes it, and with the README's grants not even the site could."""

import re

import pytest
from django.conf import settings
from django.contrib import admin
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from fichas.form.drafts import delete_draft
from fichas.form.starting import start_ficha
from fichas.letters.reminders import remind
from fichas.models import Comment, PracticeAct, Reminder, Snapshot, Transition
from fichas.review.comments import reply, resolve
from fichas.review.publication import confirm_state, publish, put_back, schedule, take_down
from fichas.review.reminding import reach_of, remind_all
from fichas.review.retention import clear_addresses, clear_contacts
from fichas.states import Action
from fichas.workflow import perform
from people.letters import outbox
from people.letters.digests import write_digests
from people.models import Letter, Notice, User
from practices.models import Country
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import assess, edit, on_day, remark, submitted

pytestmark = pytest.mark.django_db
EVENTS = (Transition, Snapshot, PracticeAct, Reminder)
SQL = re.compile(r"```sql\n(.*?)```", re.DOTALL)


def test_no_page_of_the_administration_shows_or_changes_it():
    for model in (*EVENTS, Comment, Notice, Letter):
        assert not admin.site.is_registered(model), model


@pytest.fixture
def as_the_site():
    """The role that the page for operators gives the site; of the cluster only in this test's transaction."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no roles")
    (grants,) = SQL.findall((settings.ROOT / "docs" / "operating.md").read_text("utf-8"))

    def become():
        with connection.cursor() as cursor:
            cursor.execute(grants)
            cursor.execute("SET LOCAL ROLE site")

    return become


def test_the_site_works_without_a_right_to_change_it(as_the_site, rosa, lucia, monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)
    lucia.letters_wanted = User.Letters.DAY
    lucia.save()
    as_the_site()
    desk, country = signed_in(lucia), signed_in(rosa)
    ficha = submitted(rosa)
    question = remark(ficha, lucia, "¿Desde cuándo?", field="results")
    resolve(reply(question, rosa, "Desde 2019."), lucia)
    perform(Action.REQUEST_CHANGES, ficha, lucia, "Precise.")
    perform(Action.SUBMIT, ficha, rosa)
    assess(ficha, lucia)
    edit(ficha, lucia, summary="Lo esencial.")
    desk.post(at("decide", ficha), {"decision": Action.ASK_AGREEMENT})
    remind_all(reach_of([rosa.country]), lucia, "Falta su conformidad.")
    country.post(at("agreement", ficha), {"conformidad": "si"})
    schedule(ficha, lucia, on_day(2, 12, 0).date())
    practice = publish(ficha, lucia).practice
    confirm_state(practice, lucia, "finalizada", "Lo dijo el país.")
    take_down(practice, lucia, "reemplazada", "")
    put_back(practice, lucia)
    delete_draft(start_ficha(Country.objects.get(code="PE"), rosa))
    for work in (remind, write_digests, outbox.deliver_next, clear_contacts, clear_addresses):
        work()
    for client, name in ((desk, "history"), (country, "own_history"), (desk, "history_csv")):
        assert client.get(at(name, ficha)).status_code == 200
    assert desk.get(reverse("fichas:queue")).status_code == 200
    assert {model.objects.exists() for model in EVENTS} == {True}

    someone = {Transition: {"by": rosa}, PracticeAct: {"by": rosa}, Snapshot: {"taken_by": rosa}}
    someone[Reminder] = {"by": rosa}
    for model, change in someone.items():
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            model.objects.update(**change)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            model.objects.all()._raw_delete("default")
