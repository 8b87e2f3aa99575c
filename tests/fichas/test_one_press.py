"""One form and one press: criteria, remarks and texts of the extract go with the decision, are saved before it, and stand
or fall with it. Nobody's work is written over unseen."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fichas.models import Comment, Criterion
from fichas.review.comments import comment
from fichas.review.extracts import extract_of
from fichas.states import Action, State
from fichas.workflow import perform
from people.models import Letter
from practices.press.engine import PressBusy
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import edit, fresh, remark
from tests.markup import Page
from tests.people import OURS, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
OLD, NEW = "Los consulados llevan un registro de sus nacionales.", "Lo esencial."
SURE = {"confirmado": "si"}


@pytest.fixture(autouse=True)
def nothing_is_printed(monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


@pytest.fixture
def opened(desk, sent) -> dict:
    """What a browser would post of the page, had nobody touched it."""
    return untouched(desk.get(at("review", sent)))


def untouched(page) -> dict:
    """Another form of the page says of itself that it asks nothing before."""
    given = inputs(page.text)
    del given["confirmado"]
    return given


def decide(client, ficha, action: Action, opened: dict, **typed):
    return client.post(at("decide", ficha), opened | {"decision": action} | typed)


def met(ficha) -> list[str]:
    return [row.criterion for row in ficha.assessments.order_by("criterion") if row.is_met]


class TestCriteria:
    def test_nothing_is_judged_by_a_box_that_nobody_touched(self, desk, sent, opened):
        refused = decide(desk, sent, Action.PUBLISH, opened)
        assert "Antes de publicar, guarde la lista de criterios." in refused.text
        decide(desk, sent, Action.REQUEST_CHANGES, opened, mensaje="Precise.")
        assert not sent.assessments.exists()

    def test_they_go_with_the_decision_that_asks_for_them(self, desk, sent, lucia, opened):
        typed = {"cumple": ["eficacia"], "nota-eficacia": "Con cifras.", "evaluada": "si"}
        asked = decide(desk, sent, Action.PUBLISH, opened, **typed)
        assert (asked.status_code, sent.assessments.count()) == (200, 0)
        assert desk.post(at("decide", sent), inputs(asked.text) | SURE).status_code == 302
        assert fresh(sent).state == State.PUBLISHED
        assert met(sent) == ["eficacia"]
        row = sent.assessments.get(criterion="eficacia")
        assert (row.remark, row.by, sent.assessments.count()) == ("Con cifras.", lucia, len(Criterion))

    def test_a_tick_without_evaluada_is_refused_and_stays(self, desk, sent, opened):
        typed = {"cumple": ["eficacia"], "nota-pertinencia": "No."}
        refused = decide(desk, sent, Action.REQUEST_CHANGES, opened, mensaje="Precise.", **typed)
        assert refused.status_code == 422
        assert "Marque «Evaluada»" in refused.text and 'href="#evaluada"' in refused.text
        given = inputs(refused.text)
        assert (given["cumple"], given["nota-pertinencia"]) == (["eficacia"], ["No."])
        assert (given["mensaje"], given["decision"]) == (["Precise."], ["request_changes"])
        assert fresh(sent).state == State.SUBMITTED

    def test_they_are_saved_without_a_decision_too(self, desk, sent, opened):
        saved = desk.post(at("keep", sent), opened | {"cumple": ["eficacia"], "evaluada": "si"}, follow=True)
        assert "Los criterios quedaron guardados." in saved.text
        assert (met(sent), fresh(sent).state) == (["eficacia"], State.SUBMITTED)
        assert inputs(saved.text)["evaluada"] == ["si"]

    def test_who_assessed_them_stays_while_nobody_changes_them(self, desk, sent, lucia, opened):
        desk.post(at("keep", sent), opened | {"cumple": ["eficacia"], "evaluada": "si"})
        other = signed_in(secretary(name="Andrés Soto"))
        page = untouched(other.get(at("review", sent)))
        decide(other, sent, Action.REQUEST_CHANGES, page, mensaje="Precise.")
        assert {row.by for row in sent.assessments.all()} == {lucia}

    def test_what_another_saved_meanwhile_is_shown_and_not_written_over(self, desk, sent, opened):
        other = signed_in(secretary(name="Andrés Soto"))
        other.post(at("keep", sent), opened | {"cumple": ["pertinencia"], "evaluada": "si"})
        mine = {"cumple": ["eficacia"], "evaluada": "si"}
        refused = desk.post(at("keep", sent), opened | mine)
        assert refused.status_code == 422
        assert "Andrés Soto guardó los criterios antes que usted" in refused.text
        assert (met(sent), inputs(refused.text)["cumple"]) == (["pertinencia"], ["eficacia"])
        desk.post(at("keep", sent), inputs(refused.text))
        assert met(sent) == ["eficacia"]

    def test_a_publication_that_fails_at_last_leaves_them_saved_and_may_be_sent_again(
        self, desk, sent, opened, monkeypatch
    ):
        def busy(edition):
            raise PressBusy("La prensa está ocupada.")

        typed = {"cumple": ["eficacia"], "evaluada": "si", "confirmado": "si"}
        with monkeypatch.context() as patch:
            patch.setattr("fichas.review.publication.print_edition", busy)
            refused = decide(desk, sent, Action.PUBLISH, opened, **typed)
        assert (refused.status_code, met(sent)) == (422, ["eficacia"])
        desk.post(at("decide", sent), untouched(refused) | SURE)
        assert fresh(sent).state == State.PUBLISHED


class TestRemarks:
    def test_they_go_with_the_decision_and_may_say_all_there_is_to_say(self, desk, sent, rosa, opened):
        Letter.objects.all().delete()
        typed = {"observa-results": "¿Desde cuándo?", "observa-ficha": "Gracias."}
        assert decide(desk, sent, Action.REQUEST_CHANGES, opened, **typed).status_code == 302
        assert fresh(sent).state == State.CHANGES_REQUESTED
        page = signed_in(rosa).get(at("check", sent)).text
        assert "¿Desde cuándo?" in page and "Gracias." in page
        assert Letter.objects.count() == 1
        assert sorted(sent.comments.values_list("field", "is_internal")) == [("", False), ("results", False)]

    def test_without_any_the_country_is_told_why(self, desk, sent, opened):
        assert "Escriba el motivo." in decide(desk, sent, Action.REQUEST_CHANGES, opened).text

    def test_they_are_counted_where_it_is_asked_before(self, desk, sent, opened):
        typed = {"extracto-summary": NEW, "observa-results": "¿Desde cuándo?"}
        asked = decide(desk, sent, Action.ASK_AGREEMENT, opened, **typed)
        assert "Queda 1 observación sin resolver." in asked.text
        assert not sent.comments.exists()
        desk.post(at("decide", sent), inputs(asked.text) | SURE)
        assert sent.comments.get().sent_at
        assert (fresh(sent).state, extract_of(sent).summary) == (State.AWAITING_CONSENT, NEW)

    def test_they_wait_where_nothing_is_decided_yet_and_the_message_stays(self, desk, sent, rosa, opened):
        typed = {"observa-results": "¿Desde cuándo?", "mensaje": "Gracias.", "decision": "decline"}
        page = desk.post(at("keep", sent), opened | typed)
        assert "1 observación guardada, por enviar." in page.text
        given = inputs(page.text)
        assert (given["mensaje"], given["decision"], given["observa-results"]) == (
            ["Gracias."],
            ["decline"],
            [""],
        )
        assert "¿Desde cuándo?" not in signed_in(rosa).get(at("check", sent)).text
        assert "1 sin enviar" in Page(page.text).text

    def test_one_that_cannot_be_kept_is_refused_beside_it(self, desk, sent, opened):
        refused = desk.post(at("keep", sent), opened | {"observa-results": "a\u202eb"})
        assert refused.status_code == 422
        assert 'href="#observa-results"' in refused.text
        assert inputs(refused.text)["observa-results"] == ["a\u202eb"]
        assert Page(refused.text).faults == []

    def test_how_many_are_written_in_a_day_has_a_bound(self, desk, sent, opened, monkeypatch):
        monkeypatch.setattr("practices.bounds.REMARKS", 1)
        typed = {"observa-results": "¿Desde cuándo?", "observa-summary": "¿Con quién?"}
        refused = decide(desk, sent, Action.REQUEST_CHANGES, opened, **typed)
        assert "podrá seguir mañana" in refused.text
        assert (sent.comments.count(), fresh(sent).state) == (0, State.SUBMITTED)
        assert inputs(refused.text)["observa-summary"] == ["¿Con quién?"]


class TestTheExtract:
    def test_only_what_was_written_is_saved(self, desk, sent, opened):
        decide(desk, sent, Action.REQUEST_CHANGES, opened, mensaje="Precise.")
        assert extract_of(sent) is None
        assert opened["extracto-summary"] == [OLD]

    def test_it_goes_with_what_asks_for_agreement(self, desk, sent, opened):
        decide(
            desk,
            sent,
            Action.ASK_AGREEMENT,
            opened,
            **{"extracto-summary": NEW, "extracto-title": "Registro"},
        )
        text = extract_of(sent)
        assert (text.summary, text.title, fresh(sent).state) == (NEW, "Registro", State.AWAITING_CONSENT)

    def test_a_step_that_is_refused_leaves_none(self, desk, sent, opened):
        refused = decide(desk, sent, Action.PUBLISH, opened, **{"extracto-summary": NEW})
        assert "pida su conformidad" in refused.text
        assert extract_of(sent) is None
        assert inputs(refused.text)["extracto-summary"] == [NEW]

    def test_what_a_colleague_changed_is_shown_and_not_written_over(self, desk, sent, opened):
        andres = secretary(name="Andrés Soto")
        edit(sent, andres, summary="De Andrés.", results="También de Andrés.")
        refused = desk.post(at("keep", sent), opened | {"extracto-summary": "De Lucía."})
        assert refused.status_code == 422
        assert "Andrés Soto cambió este texto" in refused.text and "De Andrés." in Page(refused.text).text
        given = inputs(refused.text)
        assert given["extracto-summary"] == ["De Lucía."]
        assert given["extracto-results"] == ["También de Andrés."]
        desk.post(at("keep", sent), given)
        text = extract_of(sent)
        assert (text.summary, text.results) == ("De Lucía.", "También de Andrés.")

    def test_in_another_answer_of_the_section_there_is_no_conflict(self, desk, sent, opened):
        edit(sent, secretary(name="Andrés Soto"), results="De Andrés.")
        assert desk.post(at("keep", sent), opened | {"extracto-summary": NEW}).status_code == 302
        text = extract_of(sent)
        assert (text.summary, text.results) == (NEW, "De Andrés.")

    def test_of_a_ficha_that_was_decided_meanwhile_it_can_be_copied(self, desk, sent, lucia, opened):
        perform(Action.DECLINE, sent, lucia, "No.")
        late = desk.post(at("keep", sent), opened | {"extracto-summary": NEW, "observa-results": "¿Cuándo?"})
        assert late.status_code == 409
        assert "Otra persona actuó antes" in late.text and NEW in Page(late.text).text
        assert inputs(late.text)["observa-results"] == ["¿Cuándo?"]
        assert not sent.comments.exists()


def test_the_page_asks_no_more_of_the_database_for_more_that_was_said(desk, sent, lucia):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            desk.get(at("review", sent))
        return len(captured)

    for field in ("results", "summary", "figures", "background"):
        remark(sent, lucia, "¿Desde cuándo?", field=field)
        comment(sent, lucia, "¿Con quién?", field=field, is_internal=False)
        if field == "results":
            queries()  # keeps what every page needs
            before = queries()
    assert queries() == before


def test_what_could_not_be_saved_is_given_back_under_the_name_of_its_answer(sent):
    typed = {"observa-results": "¿Desde cuándo?", "observa-ficha": "Gracias.", "extracto-summary": NEW}
    page = Page(Client().post(at("decide", sent), typed, headers=OURS).text).text
    for words in (
        "Observación: Resultados logrados ¿Desde cuándo?",
        "Gracias.",
        f"Resumen de la experiencia {NEW}",
    ):
        assert words in page


def test_a_note_to_oneself_goes_with_the_decision_and_is_no_word_to_the_country(desk, sent, opened):
    typed = {"anota-results": "Pedir la fuente.", "mensaje": "Precise.", "decision": "request_changes"}
    assert desk.post(at("decide", sent), opened | typed).status_code == 302
    (note,) = Comment.objects.all()
    assert (note.field, note.is_internal, note.sent_at) == ("results", True, None)
    assert sent.transitions.get(action="request_changes").comment == "Precise."


def test_a_note_is_saved_by_its_button_and_the_rest_stays(desk, sent, opened):
    typed = {"anota-ficha": "Llamar a Rosa.", "mensaje": "Todavía no.", "decision": "decline"}
    page = desk.post(at("keep", sent), opened | typed)
    assert "1 nota interna guardada." in page.text
    assert inputs(page.text)["mensaje"] == ["Todavía no."]
    assert inputs(page.text)["anota-ficha"] == [""]
    assert [note.text for note in Comment.objects.filter(is_internal=True)] == ["Llamar a Rosa."]
