"""Item by item, and nothing that must not: who recommends, whom it names, what is a note."""

import pytest
from django.core.exceptions import ValidationError

from meetings.models import CountryConsent
from meetings.release import kind_in_public, release, retract
from meetings.states import State
from people.models import User
from practices.models import Country, PublicEvent, PublicItem
from practices.statement_kinds import ActorKind, Kind
from tests.factories import published
from tests.meetings.records import room, statement, table_of
from tests.people import secretary

pytestmark = pytest.mark.django_db
PUBLISHED = {"source_title": "Relatoría del webinario", "source_url": "https://example.org/relatoria"}


@pytest.fixture
def by() -> User:
    return secretary()


def test_what_is_chosen_is_public_and_nothing_else(by):
    event = room(by, **PUBLISHED)
    first = statement(event, "En Ecuador hay una visa.", named=("EC",))
    statement(event, "Nadie lo lee.")
    release(event, [first], by)
    item = PublicItem.objects.get()
    assert (item.text, item.number) == ("En Ecuador hay una visa.", 1)
    assert [country.code for country in item.countries.all()] == ["EC"]
    assert PublicEvent.objects.get().title == event.title


def test_a_meeting_may_be_public_before_anything_that_was_said_there(by):
    event = room(by)
    release(event, [], by)
    assert PublicEvent.objects.get().code == event.code
    assert not PublicItem.objects.exists()


def test_all_that_is_chosen_goes_out_or_nothing(by):
    event = room(by, **PUBLISHED)
    good, aside = statement(event, "Bien."), statement(event, "Mal.", state=State.PROPOSED)
    with pytest.raises(ValidationError, match="No está admitido"):
        release(event, [good, aside], by)
    assert not PublicItem.objects.exists()
    assert not PublicEvent.objects.exists()


def test_what_civil_society_recommends_among_governments_is_a_proposal(by):
    event = room(by, **PUBLISHED)
    theirs = statement(
        event, "Que haya auditoría social.", Kind.RECOMMENDATION, actor_kind=ActorKind.CIVIL_SOCIETY
    )
    states = statement(event, "Homologar políticas.", Kind.RECOMMENDATION, actor_kind=ActorKind.GOVERNMENT)
    unknown = statement(event, "Abrir espacios.", Kind.RECOMMENDATION)
    assert [kind_in_public(row) for row in (theirs, states, unknown)] == [
        "proposal",
        "recommendation",
        "proposal",
    ]
    release(event, [theirs, states], by)
    assert list(PublicItem.objects.order_by("number").values_list("kind", flat=True)) == [
        "proposal",
        "recommendation",
    ]


def test_where_the_table_recommends_it_is_a_recommendation_of_the_table(by):
    event = room(by, **PUBLISHED)
    table = table_of(event, recommends="table")
    said = statement(event, "Que haya auditoría social.", Kind.RECOMMENDATION, table=table)
    assert kind_in_public(said) == Kind.RECOMMENDATION


def test_a_state_is_not_named_before_it_agreed(by):
    event = room(by)
    said = statement(event, "Falta de recursos.", Kind.CHALLENGE, named=("HN",))
    with pytest.raises(ValidationError, match="Honduras"):
        release(event, [said], by)
    said.attribution = "none"
    said.save()
    release(event, [said], by)
    assert not PublicItem.objects.get().countries.exists()


def test_nor_in_the_words_themselves(by):
    event = room(by)
    said = statement(event, "En Honduras faltan recursos.", Kind.CHALLENGE, named=("HN",), attribution="none")
    with pytest.raises(ValidationError, match="quite el nombre"):
        release(event, [said], by)


def test_once_it_agreed_it_is_named(by):
    event = room(by)
    said = statement(event, "En Honduras hay una fuerza de tarea.", named=("HN",))
    CountryConsent.objects.create(
        statement=said,
        country=Country.objects.get(code="HN"),
        asked_text=said.text,
        answer="agreed",
        by=by,
        at=event.created_at,
    )
    release(event, [said], by)
    assert PublicItem.objects.get().countries.get().code == "HN"


def test_a_public_text_does_not_hold_the_internal_note(by):
    event = room(by)
    said = statement(event, "Una práctica.", internal_note="Esto no se mencionó en la plenaria")
    said.public_text = "Una práctica. (Esto no se mencionó  en la PLENARIA)"
    said.save()
    with pytest.raises(ValidationError, match="nota interna"):
        release(event, [said], by)


def test_what_is_for_facilitators_is_never_released(by):
    event = room(by)
    with pytest.raises(ValidationError, match="facilita"):
        release(event, [statement(event, "Use una pizarra.", Kind.INSTRUCTION)], by)


def test_what_is_taken_back_says_why_and_may_be_released_anew(by):
    event = room(by, **PUBLISHED)
    said = statement(event, "Un avance.")
    release(event, [said], by)
    assert retract(event, [said], "Tenía un error", by) == 1
    said.refresh_from_db()
    assert not said.is_public
    release(event, [said], by)
    assert list(PublicItem.objects.order_by("number").values_list("number", "text")) == [
        (1, ""),
        (2, "Un avance."),
    ]


def test_nothing_is_taken_back_without_a_reason(by):
    event = room(by, **PUBLISHED)
    said = statement(event, "Un avance.")
    release(event, [said], by)
    with pytest.raises(ValidationError, match="por qué"):
        retract(event, [said], "  ", by)
    assert PublicItem.objects.standing().count() == 1


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        ("named", ("EC", "RROCM", "civil_society")),
        ("kind", ("", "", "civil_society")),
        ("none", ("", "", "")),
    ],
)
def test_an_item_says_of_who_spoke_what_was_chosen(by, attribution, expected):
    event = room(by, **PUBLISHED)
    said = statement(
        event,
        "Algo.",
        named=("EC",),
        actor="RROCM",
        actor_kind=ActorKind.CIVIL_SOCIETY,
        attribution=attribution,
    )
    item = release(event, [said], by)[0]
    codes = " ".join(item.countries.values_list("code", flat=True))
    assert (codes, item.actor, item.actor_kind) == expected


def test_the_history_says_who_released_and_who_took_back(by):
    event = room(by, **PUBLISHED)
    said = statement(event, "Un avance.")
    release(event, [said], by)
    retract(event, [said], "Tenía un error", by)
    assert list(event.log.order_by("pk").values_list("act", "words")) == [
        ("create_event", ""),
        ("release", ""),
        ("retract", "Tenía un error"),
    ]


def test_what_belongs_together_is_released_together(by):
    event = room(by, **PUBLISHED)
    matrix = statement(event, "Uniformar las medidas", Kind.MATRIX)
    action = statement(event, "Acciones de prevención", Kind.ACTION, answers=matrix)
    comment = statement(event, "Campañas", Kind.COMMENT, answers=action)
    items = release(event, [matrix, action, comment], by)
    assert [PublicItem.objects.get(pk=item.pk).parent for item in items] == [None, items[0], items[1]]


def test_an_item_without_its_state_leads_to_no_practice_of_it(by):
    event = room(by, **PUBLISHED)
    practice = published(country="HN")
    said = statement(event, "Una fuerza.", Kind.MENTION, named=("HN",), practice=practice, attribution="none")
    assert release(event, [said], by)[0].practice is None


def test_the_note_is_not_read_in_a_footnote_either(by):
    event = room(by, **PUBLISHED)
    said = statement(
        event, "Algo.", footnote="Esto lo dijo en confianza", internal_note="Esto lo dijo en confianza"
    )
    with pytest.raises(ValidationError, match="nota interna"):
        release(event, [said], by)
