"""The page on which it is decided what becomes public: nothing chosen before, a second tick for what asks for care."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.forms.releasing import fingerprint
from meetings.models import Event, Source, Statement
from meetings.views.releasing import waiting
from practices.models import PublicEvent, PublicItem, Repository
from practices.statement_kinds import ActorKind, Kind
from tests.meetings.records import room, statement
from tests.people import secretary

pytestmark = pytest.mark.django_db
PUBLISHED = {"source_title": "Relatoría"}
HARSH = (
    "Corrupción de oficiales", "centros de detención (cárceles)", "gobierno anterior", "Primera Dama", "desconfianza",
    "falta de respuesta", "Poca colaboración", "coyote", "Poca cooperación",
)  # fmt: skip


@pytest.fixture
def page(client):
    client.force_login(secretary())
    return client


@pytest.fixture
def event(page) -> Event:
    return room(secretary(), **PUBLISHED)


def as_posted(rows, *, out=(), looked_at=(), **changes) -> dict:
    """The page as a browser posts it: these rows, those of them ticked."""
    given = {"row": [row.pk for row in rows]}
    for row in rows:
        given |= {
            f"text-{row.pk}": row.words,
            f"attribution-{row.pk}": row.attribution,
            f"objectives-{row.pk}": "",
            f"practice-{row.pk}": "",
            f"revision-{row.pk}": row.revision,
        }
    given |= {f"out-{row.pk}": "on" for row in out} | {f"looked_at-{row.pk}": "on" for row in looked_at}
    return given | changes


def address(event: Event, name: str = "release") -> str:
    return reverse(f"meetings:{name}", args=[event.code])


def seen(answer) -> dict:
    """What the page before would post."""
    return {"seen": answer.context["seen"], "row": [row["statement"].pk for row in answer.context["rows"]]}


def test_nothing_is_chosen_before(page, event):
    rows = [statement(event, "Uno."), statement(event, "Dos.")]
    text = page.get(address(event)).content.decode()
    assert "checked" not in text
    answer = page.post(address(event), as_posted(rows))
    assert answer.context["rows"] == []


def test_what_was_ticked_is_shown_and_then_public_at_the_next_request(page, event, client):
    rows = [statement(event, "Uno."), statement(event, "Dos.")]
    before = page.post(address(event), as_posted(rows, out=rows[:1]))
    assert not PublicItem.objects.exists()
    unsure = page.post(address(event, "release_chosen"), seen(before))
    assert (unsure.status_code, PublicItem.objects.count()) == (422, 0)
    token = Repository.current_token()
    page.post(address(event, "release_chosen"), seen(before) | {"sure": "si"})
    assert [item.text for item in PublicItem.objects.all()] == ["Uno."]
    assert Repository.current_token() != token


def test_what_changed_since_it_was_looked_at_is_shown_anew(page, event):
    rows = [statement(event, "Uno.")]
    before = page.post(address(event), as_posted(rows, out=rows))
    Statement.objects.filter(pk=rows[0].pk).update(public_text="Otra cosa.", revision=9)
    answer = page.post(address(event, "release_chosen"), seen(before) | {"sure": "si"})
    assert (answer.status_code, "Otra cosa." in answer.content.decode()) == (422, True)
    assert not PublicItem.objects.exists()


def test_what_is_written_is_kept_without_being_released(page, event):
    row = statement(event, "Como se dijo, con más palabras.")
    page.post(
        address(event),
        as_posted([row], guardar="si", **{f"text-{row.pk}": "Más corto.", f"objectives-{row.pk}": "10, 21"}),
    )
    row.refresh_from_db()
    assert (row.text, row.public_text) == ("Como se dijo, con más palabras.", "Más corto.")
    assert [objective.code for objective in row.objectives.all()] == ["10", "21"]
    assert not PublicEvent.objects.exists()


def test_with_care_it_needs_a_second_tick(page, event):
    row = statement(event, "Corrupción de oficiales.", Kind.CHALLENGE)
    refused = page.post(address(event), as_posted([row], out=[row]))
    assert (refused.status_code, "marque que lo leyó" in refused.content.decode()) == (422, True)
    page.post(address(event), as_posted([row], out=[row], looked_at=[row]))
    row.refresh_from_db()
    assert row.revision == 1


def test_one_tick_for_all_reaches_nothing_with_care(page, event):
    rows = [statement(event, "Bien."), statement(event, "Corrupción de oficiales.", Kind.CHALLENGE)]
    everything = page.get(address(event)).context["all"]
    answer = page.post(address(event), as_posted(rows, all=everything))
    assert [row["statement"] for row in answer.context["rows"]] == rows[:1]


def test_one_tick_for_all_is_refused_when_they_are_others_by_now(page, event):
    rows = [statement(event, "Bien.")]
    everything = page.get(address(event)).context["all"]
    statement(event, "Llegó después.")
    answer = page.post(address(event), as_posted(rows, all=everything), follow=True)
    assert "cambiaron mientras tanto" in answer.content.decode()


def test_the_nine_harsh_statements_are_not_released_by_one_tick(page):
    data = (Path(__file__).parent / "texts" / "tables.txt").read_bytes()
    page.post(reverse("meetings:import_event"), {"file": SimpleUploadedFile("mesas.txt", data)})
    source = Source.objects.get()
    given = {"revision": source.revision, "confirmar": "si"}
    page.post(reverse("meetings:source", args=[source.event.code, source.pk]), given)
    event = source.event
    Event.objects.filter(pk=event.pk).update(source_title="Relatoría", recommends="table")
    event.refresh_from_db()
    easy, careful = waiting(event)
    assert (len(easy), len(careful)) == (62, 9)
    everything = page.get(address(event)).context["all"]
    before = page.post(address(event), as_posted(easy[:50], all=everything))
    page.post(address(event, "release_chosen"), seen(before) | {"sure": "si"})
    assert PublicItem.objects.count() == 62
    public = " ".join(PublicItem.objects.values_list("text", flat=True))
    assert [words for words in HARSH if words in public] == []


def test_as_the_public_would_read_it_nothing_stays(page, event):
    row = statement(event, "Uno que se mira.")
    answer = page.post(address(event), as_posted([row], out=[row], publico="si"))
    assert "Uno que se mira." in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert not PublicEvent.objects.exists()
    assert not Statement.objects.get().is_public


def test_a_direct_post_makes_no_recommendation_of_what_none_is(page, event):
    row = statement(event, "Auditoría social.", Kind.RECOMMENDATION, actor_kind=ActorKind.CIVIL_SOCIETY)
    before = page.post(address(event), as_posted([row], out=[row], **{f"kind-{row.pk}": "recommendation"}))
    assert "Propuesta" in before.content.decode()
    page.post(address(event, "release_chosen"), seen(before) | {"sure": "si", "kind": "recommendation"})
    assert PublicItem.objects.get().kind == Kind.PROPOSAL


def test_a_statement_of_another_meeting_is_not_released_with_it(page, event):
    other = statement(room(secretary(), **PUBLISHED), "De otra reunión.")
    answer = page.post(address(event, "release_chosen"), {"seen": "x", "row": [other.pk], "sure": "si"})
    assert answer.status_code == 422
    assert not PublicItem.objects.exists()


def test_what_is_taken_back_says_why_on_the_page(page, event):
    row = statement(event, "Uno.")
    before = page.post(address(event), as_posted([row], out=[row]))
    page.post(address(event, "release_chosen"), seen(before) | {"sure": "si"})
    released = address(event, "released")
    assert page.post(released, {"row": [row.pk], "reason": ""}).status_code == 422
    assert page.post(released, {"reason": "Un error"}).status_code == 422
    page.post(released, {"row": [row.pk], "reason": "Un error"})
    assert not PublicItem.objects.standing().exists()
    assert "Un error" in page.get(released).content.decode()


def test_care_is_judged_on_what_would_be_read_as_it_is_written_now(page, event):
    row = statement(event, "Algo sin más.")
    harsh = {f"text-{row.pk}": "Corrupción de oficiales en la frontera."}
    refused = page.post(address(event), as_posted([row], out=[row], **harsh))
    assert (refused.status_code, "marque que lo leyó" in refused.content.decode()) == (422, True)


@pytest.mark.parametrize("where", ["text", "heading", "footnote"])
def test_a_state_that_only_the_words_name_is_asked_too(page, where):
    event = room(secretary())
    row = statement(
        event, "Espacios de diálogo.", **({where: "México no coopera."} if where != "text" else {})
    )
    if where == "text":
        Statement.objects.filter(pk=row.pk).update(text="Espacios de diálogo con México.")
    easy, careful = waiting(event)
    assert (easy, careful) == ([], [row])
    row.refresh_from_db()
    refused = page.post(address(event), as_posted([row], out=[row], looked_at=[row]))
    assert (refused.status_code, "México, sin su acuerdo" in refused.content.decode()) == (422, True)
    page.post(address(event), as_posted([row], out=[row], preguntar="si"))
    assert row.consents.get().country.code == "MX"


def test_to_ask_a_state_or_to_keep_a_text_needs_no_second_tick(page):
    event = room(secretary())
    row = statement(event, "Corrupción de oficiales.", named=("PE",))
    assert page.post(address(event), as_posted([row], out=[row], preguntar="si")).status_code == 302
    assert row.consents.count() == 1


def test_the_footnote_is_shown_before_it_is_public(page, event):
    row = statement(event, "Algo.", footnote="Una nota que se lee.")
    assert "Una nota que se lee." in page.get(address(event)).content.decode()
    before = page.post(address(event), as_posted([row], out=[row]))
    assert "Una nota que se lee." in before.content.decode()


def test_no_other_page_leads_to_a_release(page, event):
    row = statement(event, "Corrupción de oficiales.")
    answer = page.post(
        address(event, "release_chosen"), {"seen": fingerprint([row]), "row": [row.pk], "sure": "si"}
    )
    assert (answer.status_code, PublicItem.objects.count()) == (422, 0)


def test_nothing_chosen_is_said(page, event):
    row = statement(event, "Uno.")
    before = page.post(address(event), as_posted([row], out=[row]))
    page.post(address(event, "release_chosen"), seen(before) | {"sure": "si"})
    other = statement(event, "Dos.")
    answer = page.post(address(event), as_posted([other]), follow=True)
    assert "No eligió ningún aporte" in answer.content.decode()
