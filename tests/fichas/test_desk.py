"""The desk's pages: the queue, the review, the decisions; and what of them the country reads."""

import pytest
from django.test import Client
from django.urls import reverse

from fichas.models import Assessment, Comment, Ficha, PracticeAct
from fichas.review.comments import comment, reply, resolve
from fichas.review.extracts import extract_of
from fichas.states import Action, State
from fichas.workflow import NotAllowed, perform
from people.models import Letter, Notice
from practices.models import Practice
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import assess, edit, fresh, remark, submitted, with_extract
from tests.markup import Page
from tests.people import focal_point, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7*7 }}'


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


@pytest.fixture
def country(rosa) -> Client:
    return signed_in(rosa)


def decide(client, ficha: Ficha, action: Action, **fields):
    return client.post(at("decide", ficha), {"decision": action, "confirmado": "si"} | fields)


class TestDecisions:
    def test_the_whole_way_over_the_pages(self, desk, country, sent, monkeypatch):
        monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)
        assert decide(desk, sent, Action.REQUEST_CHANGES, mensaje="").status_code == 422
        decide(desk, sent, Action.REQUEST_CHANGES, mensaje="Precise las cifras.")
        assert "Precise las cifras." in country.get(at("task_list", sent)).text
        section = at("section", sent, "descripcion")
        country.post(section, inputs(country.get(section).text) | {"figures": "1200 personas"})
        country.post(at("submit", sent), {"acepta": "si"})
        assert "1200 personas" in desk.get(at("changes", sent)).text

        extract = at("extract", sent, "descripcion")
        desk.post(extract, inputs(desk.get(extract).text) | {"summary": "Lo esencial."})
        assert "Lo" in desk.get(at("review", sent)).text
        decide(desk, sent, Action.ASK_AGREEMENT)
        assert "esencial" in country.get(at("agreement", sent)).text
        assert country.post(at("agreement", sent), {"conformidad": "no", "motivo": ""}).status_code == 422
        country.post(at("agreement", sent), {"conformidad": "no", "motivo": "Falta la provincia."})
        assert "Falta la provincia." in desk.get(at("history", sent)).text
        desk.post(extract, inputs(desk.get(extract).text) | {"summary": "Lo esencial, en la provincia."})
        decide(desk, sent, Action.ASK_AGREEMENT)
        country.post(at("agreement", sent), {"conformidad": "si"})

        assert "criterios" in decide(desk, sent, Action.PUBLISH).text
        desk.post(
            at("keep", sent), {"cumple": ["eficacia"], "nota-eficacia": "Con cifras.", "evaluada": "si"}
        )
        assert decide(desk, sent, Action.PUBLISH)["Location"] == at("review", sent)
        practice = Practice.objects.public().get()
        public = Client().get(reverse("practices:practice", args=[practice.code])).text
        assert "Lo esencial, en la provincia." in public
        assert "Los consulados llevan un registro" not in public
        assert practice.code in country.get(at("task_list", sent)).text

    def test_who_comes_second_reads_what_happened(self, desk, sent, lucia):
        perform(Action.DECLINE, sent, lucia, "No.")
        second = decide(desk, sent, Action.REQUEST_CHANGES, mensaje="Lo que escribí.")
        assert second.status_code == 409
        assert "Otra persona actuó antes" in second.text

    def test_what_was_typed_stays_when_the_decision_is_refused(self, desk, sent):
        refused = decide(desk, sent, Action.PUBLISH, mensaje="Un texto largo que no se pierde.")
        assert refused.status_code == 422
        assert "Un texto largo que no se pierde." in refused.text
        assert 'href="?' not in refused.text

    def test_nothing_is_decided_by_looking(self, desk, sent):
        for name in ("decide", "say", "keep"):
            assert desk.get(at(name, sent)).status_code == 405
        assert fresh(sent).state == State.SUBMITTED

    @pytest.mark.parametrize("action", ["", "submit", "agree", "retire", "published", "assign"])
    def test_only_what_the_desk_decides_is_decided(self, desk, sent, action):
        assert decide(desk, sent, action, mensaje="x").status_code == 422
        assert fresh(sent).state == State.SUBMITTED


class TestComments:
    def test_the_country_reads_what_is_for_it_and_answers(self, desk, country, sent, lucia):
        desk.post(at("keep", sent), {"observa-results": "¿Desde cuándo?", "anota-results": "CANARIO interno"})
        desk.post(at("send_remarks", sent))
        page = country.get(at("check", sent)).text
        assert "¿Desde cuándo?" in page
        assert "CANARIO" not in page
        question = Comment.objects.get(text="¿Desde cuándo?")
        country.post(at("answer", sent), {"responde": question.pk, "texto": "Desde 2019."})
        assert "Desde 2019." in desk.get(at("review", sent)).text
        assert Notice.objects.filter(person=lucia, key__startswith="answered:").count() == 1
        desk.post(at("say", sent), {"resuelve": question.pk})
        question.refresh_from_db()
        assert question.resolved_by == lucia

    def test_an_internal_comment_cannot_be_answered_or_found_by_the_country(self, country, sent, rosa, lucia):
        inner = comment(sent, lucia, "CANARIO", field="results", is_internal=True)
        assert country.post(at("answer", sent), {"responde": inner.pk, "texto": "Hola"}).status_code == 404
        with pytest.raises(NotAllowed):
            reply(inner, rosa, "Hola")
        with pytest.raises(NotAllowed):
            resolve(inner, rosa)
        after = reply(inner, lucia, "Tampoco esto")
        assert after.is_internal

    def test_nothing_internal_reaches_the_country_by_any_address(self, country, sent, lucia):
        comment(sent, lucia, "CANARIO-COMENTARIO", field="results", is_internal=True)
        Assessment.objects.create(
            ficha=sent, criterion="eficacia", is_met=True, remark="CANARIO-NOTA", by=lucia
        )
        edit(sent, lucia, summary="CANARIO-EXTRACTO")
        for name in ("task_list", "check", "own_history", "agreement"):
            assert "CANARIO" not in country.get(at(name, sent), follow=True).text, name
        assert not any(
            "CANARIO" in f"{letter.subject}{letter.text}{letter.html}" for letter in Letter.objects.all()
        )

    def test_an_empty_comment_is_none_and_a_hidden_character_is_refused(self, desk, sent):
        assert desk.post(at("keep", sent), {"anota-results": "  "}).status_code == 302
        assert desk.post(at("keep", sent), {"anota-results": "abc\u202edef"}).status_code == 422
        assert not Comment.objects.exists()

    def test_the_same_words_twice_in_a_row_are_said_once(self, desk, country, sent, lucia):
        """A double click, or a script that heard no answer and sends them again."""
        for name in ("observa-results", "observa-results", "observa-summary", "anota-results"):
            desk.post(at("keep", sent), {name: "¿Desde cuándo?"})
        assert list(Comment.objects.values_list("field", "is_internal")) == [
            ("results", False),
            ("summary", False),
            ("results", True),
        ]
        desk.post(at("send_remarks", sent))
        answer = {"responde": Comment.objects.first().pk, "texto": "Desde 2019."}
        for _ in range(2):
            country.post(at("answer", sent), answer)
        assert Comment.objects.filter(text="Desde 2019.").count() == 1
        assert Notice.objects.filter(person=lucia, key__startswith="answered:").count() == 1


def test_hostile_words_are_inert_wherever_they_are_read(desk, country, sent, lucia):
    remark(sent, lucia, HOSTILE, field="results")
    Assessment.objects.create(ficha=sent, criterion="eficacia", is_met=True, remark=HOSTILE, by=lucia)
    edit(sent, lucia, summary=HOSTILE, results=f"Resultados {HOSTILE}")
    perform(Action.ASK_AGREEMENT, sent, lucia)
    pages = [desk.get(at(name, sent)) for name in ("review", "changes", "history")]
    pages += [country.get(at(name, sent)) for name in ("agreement", "check", "own_history", "task_list")]
    perform(Action.REFUSE, sent, sent.started_by, HOSTILE)
    pages += [
        desk.get(at("review", sent)),
        desk.get(at("history", sent)),
        desk.get(at("extract", sent, "descripcion")),
    ]
    for page in pages:
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text


def test_the_history_is_taken_away_as_dead_text(desk, sent, lucia):
    comment(sent, lucia, "=cmd|'/c calc'!A1", is_internal=True)
    table = desk.get(at("history_csv", sent)).text
    assert "'=cmd" in table
    assert "Enviada y firmada por el país" in table


def test_the_extract_has_no_personal_field(desk, sent):
    page = desk.get(at("extract", sent, "contacto")).text
    assert "contact_name" not in page
    desk.post(
        at("extract", sent, "contacto"), inputs(page) | {"contact_name": "Otra", "contact_institution": "OIM"}
    )
    assert (extract_of(sent).contact_name, extract_of(sent).contact_institution) == ("", "OIM")


def test_two_at_the_desk_in_one_section_of_the_extract_see_both_texts(desk, sent):
    address = at("extract", sent, "descripcion")
    opened = inputs(desk.get(address).text)
    desk.post(address, opened | {"summary": "De Lucía."})
    other = signed_in(secretary(name="Andrés Soto"))
    refused = other.post(address, opened | {"summary": "De Andrés."})
    assert refused.status_code == 409
    assert "De Lucía." in refused.text
    assert "De Andrés." in refused.text
    assert extract_of(sent).summary == "De Lucía."


def test_a_practice_is_taken_down_put_back_and_confirmed(desk, country, sent, lucia, monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)
    assess(sent, lucia)
    decide(desk, sent, Action.PUBLISH)
    practice = Practice.objects.public().get()
    address = reverse("fichas:practice", args=[practice.code])
    public = reverse("practices:practice", args=[practice.code])
    assert country.get(address).status_code == 404
    assert (
        desk.post(address, {"acto": "retirar", "motivo": "reemplazada", "reemplazo": "CSM-XX-1"}).status_code
        == 422
    )
    sure = {"confirmado": "si"}
    desk.post(address, {"acto": "retirar", "motivo": "reemplazada", "nota": "Hay una nueva."} | sure)
    assert Client().get(public).status_code == 410
    desk.post(address, {"acto": "reponer", "nota": "Vuelve."} | sure)
    assert Client().get(public).status_code == 200
    assert desk.post(address, {"acto": "estado", "estado": "finalizada", "nota": ""}).status_code == 422
    desk.post(address, {"acto": "estado", "estado": "finalizada", "nota": "Terminó en junio."})
    practice.refresh_from_db()
    assert practice.experience_state.code == "finalizada"
    assert PracticeAct.objects.count() == 3


def test_notices_are_ones_own_and_can_be_read(country, sent, rosa, lucia):
    with_extract(sent, lucia)
    page = country.get(reverse("people:notices")).text
    assert "espera la conformidad de su país" in page
    country.post(reverse("people:read_notices"))
    assert not rosa.notices.unread().exists()
    assert signed_in(focal_point("BR")).get(reverse("people:notices")).context["notices"].count() == 0


def test_a_possible_duplicate_is_pointed_out(desk, rosa, sent):
    same = submitted(rosa, title=fresh(sent).texts.get().title)
    assert sent.reference in desk.get(at("review", same)).text.split("ya esté en el repositorio")[1][:600]


class TestWhatIsRefusedStaysWhereItWasTyped:
    """Beside its field, with why it was refused."""

    BAD = "Precise\u202e las cifras."

    def field(self, page, name: str):
        (found,) = [one for one in Page(page.text).all("textarea") if one.get("id") == name]
        return found

    def test_a_comment(self, desk, sent):
        page = desk.post(at("keep", sent), {"anota-results": self.BAD})
        assert page.status_code == 422
        assert self.field(page, "anota-results").text == self.BAD
        assert 'href="#anota-results"' in page.text

    def test_an_answer_to_one(self, desk, sent, lucia, rosa):
        question = remark(sent, lucia, "¿Desde cuándo?", field="results")
        here = f"reply-{question.pk}"
        given = {"responde": question.pk, "texto": self.BAD}
        for page in (desk.post(at("say", sent), given), signed_in(rosa).post(at("answer", sent), given)):
            assert page.status_code == 422
            assert self.field(page, here).text == self.BAD
            assert self.field(page, here).get("aria-describedby") == f"error-{here}"
            assert f'href="#{here}"' in page.text
            assert Page(page.text).faults == []

    def test_the_criteria(self, desk, sent):
        given = {"cumple": ["eficacia"], "nota-eficacia": self.BAD, "nota-pertinencia": "Sí."}
        page = desk.post(at("keep", sent), given)
        assert page.status_code == 422
        rows = page.context["decision"].criteria.rows
        shown = {one["code"]: (one["is_met"], one["note"].value()) for one in rows}
        assert shown["eficacia"] == (True, self.BAD)
        assert shown["pertinencia"] == (False, "Sí.")
        assert not sent.assessments.exists()

    def test_a_message_when_nothing_is_left_to_decide(self, desk, sent, rosa):
        perform(Action.RETIRE, sent, rosa, "Cambió de plan.")
        given = {"decision": "request_changes", "mensaje": "Precise las cifras."}
        page = desk.post(at("decide", sent), given)
        assert page.status_code == 409
        assert page.context["decisions"] == []
        assert "Precise las cifras." in Page(page.text).text
