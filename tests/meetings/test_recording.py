"""What is public of meetings is copied item by item; what is retracted loses its words and keeps its number."""

import pytest
from django.db import IntegrityError, transaction

from practices.models import PublicItem, Repository
from practices.recording import Item, record_event, release_items, retract_items
from practices.statement_kinds import Kind
from tests.meetings.records import countries, public_event, public_item, today

pytestmark = pytest.mark.django_db


def test_items_are_numbered_one_after_another_and_no_number_is_given_twice():
    event = public_event()
    first = public_item(event, "Un avance", named=("EC",))
    retract_items([first], "Un error de transcripción")
    second = public_item(event, "Otro avance")
    assert [(item.number, item.text) for item in event.items.order_by("number")] == [
        (1, ""),
        (2, "Otro avance"),
    ]
    assert second.first_on == today()


def test_a_retracted_item_loses_every_word_and_every_country():
    event = public_event()
    item = release_items(
        event,
        [
            Item(
                {
                    "kind": Kind.ADVANCE,
                    "text": "Texto",
                    "heading": "Título",
                    "actor": "OIM",
                    "place": "Lima",
                    "footnote": "1",
                },
                {"countries": countries("EC", "CO"), "beside": countries("MX")},
            )
        ],
    )[0]
    retract_items([item], "A pedido del país")
    item.refresh_from_db()
    assert (item.text, item.heading, item.actor, item.place, item.footnote) == ("",) * 5
    assert (item.countries.count(), item.beside.count()) == (0, 0)
    assert (item.reason, item.retracted_on) == ("A pedido del país", today())
    assert not PublicItem.objects.standing().exists()


def test_the_database_keeps_no_word_of_what_is_retracted():
    item = public_item(public_event(), "Un avance")
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicItem.objects.filter(pk=item.pk).update(retracted_on=today(), reason="Por algo")


def test_what_is_for_facilitators_is_refused_by_the_database():
    event = public_event()
    with pytest.raises(IntegrityError), transaction.atomic():
        public_item(event, "Anote todo en la pizarra", Kind.INSTRUCTION)


def test_all_are_released_or_none():
    event = public_event()
    token = Repository.current_token()
    items = [Item({"kind": Kind.ADVANCE, "text": "Bien"}), Item({"kind": Kind.RECOUNT, "text": "Sin año"})]
    with pytest.raises(IntegrityError), transaction.atomic():
        release_items(event, items)
    assert not event.items.exists()
    assert Repository.current_token() == token


def test_each_act_draws_a_new_token():
    tokens = [Repository.current_token()]
    event = public_event()
    tokens.append(Repository.current_token())
    item = public_item(event, "Un avance")
    tokens.append(Repository.current_token())
    retract_items([item], "Por algo")
    tokens.append(Repository.current_token())
    record_event(event.code, {"title": "Otro título"}, [])
    tokens.append(Repository.current_token())
    assert len(set(tokens)) == len(tokens)
    event.refresh_from_db()
    assert (event.title, event.released_on) == ("Otro título", today())
