"""From a sentence at a meeting to a documented practice."""

import pytest
from django.urls import reverse

from fichas.form.drafts import country_text
from fichas.review.publication import publish
from fichas.states import Action
from fichas.workflow import perform
from meetings.mentions import begin_ficha, invite, link, link_published, proposals
from meetings.release import release
from people.models import Letter
from practices.models import PublicItem
from practices.statement_kinds import Kind
from tests.factories import published
from tests.fichas.steps import fill, fresh
from tests.meetings.records import room, statement
from tests.people import focal_point, person, secretary

pytestmark = pytest.mark.django_db
PUBLISHED = {"source_title": "Relatoría", "source_url": "https://example.org/relatoria"}


@pytest.fixture
def desk():
    return secretary()


def test_a_practice_is_proposed_by_the_words_of_its_title_within_the_states_named(desk):
    mine = published(country="HN", title="Fuerza de Tarea")
    published(country="MX", title="Fuerza de Tarea")
    published(country="HN", title="Registro de retornados")
    row = statement(room(desk), "La conformación de la Fuerza de Tarea.", Kind.MENTION, named=("HN",))
    assert [found.version.practice for found in proposals([row])[row.pk]] == [mine]


def test_a_state_is_invited_once_and_begins_with_title_country_and_source(client, desk):
    event, peru = room(desk, title="Mesas de trabajo", **PUBLISHED), focal_point("PE")
    row = statement(
        event, "Registro único. Permite identificar a quienes retornan.", Kind.MENTION, named=("PE",)
    )
    assert (invite(row, peru.country, desk), invite(row, peru.country, desk)) == (True, False)
    assert "Registro único" not in Letter.objects.get(person=peru).text
    client.force_login(peru)
    address = reverse("meetings:document", args=[row.pk])
    assert "Registro único" in client.get(address).content.decode()
    answer = client.post(address)
    row.refresh_from_db()
    assert row.ficha.reference in answer.url
    text = country_text(row.ficha)
    source = text.links.get()
    assert (text.title, text.country.code) == ("Registro único", "PE")
    assert (source.numeral, source.label, source.url) == (
        "2.9",
        "Mesas de trabajo",
        "https://example.org/relatoria",
    )


def test_only_a_state_that_was_invited_finds_the_page(client, desk):
    row = statement(room(desk), "Algo.", Kind.MENTION, named=("PE",))
    address = reverse("meetings:document", args=[row.pk])
    for someone in (focal_point("PE"), focal_point("CO"), person()):
        client.force_login(someone)
        assert client.get(address).status_code == 404


def test_pressed_twice_it_is_one_draft(desk):
    peru = focal_point("PE")
    row = statement(room(desk), "Algo.", Kind.MENTION, named=("PE",))
    assert begin_ficha(row, peru.country, peru) == begin_ficha(row, peru.country, peru)


def test_linked_the_public_item_and_the_practice_lead_to_each_other(desk):
    practice = published(country="PE")
    event = room(desk, **PUBLISHED)
    row = statement(event, "Algo.", Kind.MENTION, named=("PE",))
    release(event, [row], desk)
    link(row, practice, desk)
    assert PublicItem.objects.get().practice == practice
    link(row, None, desk)
    assert PublicItem.objects.get().practice is None


def test_the_worker_links_what_was_published_since(desk, monkeypatch, settings):
    """The ficha that a mention began was published."""
    settings.CRITERIA_REQUIRED = False
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)
    event, peru = room(desk, **PUBLISHED), focal_point("PE")
    row = statement(event, "Registro único.", Kind.MENTION, named=("PE",))
    release(event, [row], desk)
    ficha = fill(begin_ficha(row, peru.country, peru), peru)
    perform(Action.SUBMIT, ficha, peru)
    assert link_published() is False
    practice = publish(fresh(ficha), desk).practice
    assert link_published() is True
    assert link_published() is False
    assert PublicItem.objects.get().practice == practice


def test_the_desk_links_by_code_and_is_told_when_there_is_none(client, desk):
    practice = published(country="PE")
    event = room(desk)
    row = statement(event, "Algo.", Kind.MENTION, named=("PE",))
    client.force_login(desk)
    address = reverse("meetings:link_practice", args=[event.code, row.pk])
    refused = client.post(address, {"practice": "CSM-PE-9999"})
    assert (refused.status_code, "CSM-PE-9999" in refused.content.decode()) == (422, True)
    client.post(address, {"practice": practice.code})
    row.refresh_from_db()
    assert row.practice == practice
