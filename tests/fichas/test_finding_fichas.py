"""Among thousands of fichas the desk finds one by any of its words, narrows the queue, keeps views of it under a name."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fichas.deadlines import is_overdue, late
from fichas.forms.queue_views import ViewForm
from fichas.models import Ficha, FichaWords, QueueView
from fichas.review.comments import comment
from fichas.review.publication import publish, put_back, schedule, take_down
from fichas.review.queue_views import MOST
from fichas.states import Action
from fichas.workflow import perform
from people.entrance.invitations import deactivate
from tests.factories import published
from tests.fichas.forms import inputs, save, signed_in
from tests.fichas.queues import QUEUE, many
from tests.fichas.steps import assess, fresh, remark, submitted
from tests.people import focal_point, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


def references(desk: Client, **query) -> list[str]:
    return [row["reference"] for row in desk.get(QUEUE, query).context["rows"]]


class TestByWords:
    @pytest.fixture
    def consular(self, rosa):
        return submitted(rosa, title="Ventanilla consular itinerante", contact_name="Inés Huamán")

    @pytest.fixture
    def other(self, desk):
        return submitted(focal_point("BR"), title="Interiorização")

    @pytest.mark.parametrize(
        "typed",
        [
            "consular perú",
            "VENTANILLA itiner",
            "huaman",
            "Rosa Quispe consular",
            "ines peru consu",
            "«Ventanilla»",
        ],
    )
    def test_each_word_begins_one_of_the_ficha(self, desk, consular, other, typed):
        assert references(desk, q=typed) == [consular.reference]

    def test_by_its_reference_or_its_code(self, desk, consular, other):
        assert references(desk, q=consular.reference.lower()) == [consular.reference]
        assert references(desk, q="interiorizacao") == [other.reference]
        assert references(desk, q="interiorizacao perú") == []

    def test_what_is_no_word_breaks_nothing(self, desk, consular, other):
        for typed in ("%", "_", "' OR 1=1 --", "\\", "(", "·"):
            assert desk.get(QUEUE, {"q": typed}).status_code == 200

    def test_what_a_country_writes_before_it_signs_again_is_its_own(self, desk, consular, rosa, lucia):
        perform(Action.REQUEST_CHANGES, consular, lucia, "Precise.")
        save(signed_in(rosa), consular, "descripcion", summary="Una palabra: hipocampo.")
        assert references(desk, q="hipocampo", cola="esperan-al-pais") == []
        perform(Action.SUBMIT, consular, rosa)
        assert references(desk, q="hipocampo") == [consular.reference]
        assert FichaWords.objects.filter(ficha=consular).count() == 1


def test_what_its_country_asks_waits_for_the_desk_until_it_is_answered(desk, rosa, lucia, monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)
    ficha = submitted(rosa)
    assess(ficha, lucia)
    publish(ficha, lucia)
    assert references(desk) == []
    perform(Action.ASK_WITHDRAWAL, ficha, rosa, "La norma se derogó.")
    (row,) = desk.get(QUEUE).context["rows"]
    assert (row["state"], row["last_word"].words, row["last_word"].who) == (
        "Pide retirarla",
        "La norma se derogó.",
        "Perú",
    )
    take_down(fresh(ficha).practice, lucia, "duplicada", "Derogada.")
    assert references(desk) == []
    put_back(fresh(ficha).practice, lucia)
    perform(Action.WRITE, ficha, rosa, "¿Y la versión anterior?")
    assert references(desk) == [ficha.reference]
    perform(Action.WRITE_BACK, ficha, lucia, "Sigue en su dirección.")
    assert references(desk) == []


def test_the_last_word_is_one_that_both_sides_may_read(desk, sent, rosa, lucia):
    comment(sent, lucia, "Entre nosotros: floja.", is_internal=True)
    assert desk.get(QUEUE).context["rows"][0]["last_word"] is None
    remark(sent, lucia, "Uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece.")
    word = desk.get(QUEUE).context["rows"][0]["last_word"]
    assert (word.words, word.who) == (
        "Uno dos tres cuatro cinco seis siete ocho nueve diez once doce…",
        "Secretaría",
    )
    perform(Action.WRITE, sent, rosa, "La cifra es otra.")
    assert desk.get(QUEUE).context["rows"][0]["last_word"].who == "Perú"
    deactivate(rosa, by=lucia)
    assert desk.get(QUEUE).context["rows"][0]["last_word"].who == "Perú", "whoever has left since"


@pytest.mark.parametrize("working_days", [True, False])
def test_what_the_database_calls_late_is_what_a_row_calls_late(settings, sent, working_days):
    settings.REVIEW_DAYS, settings.REVIEW_DAYS_ARE_WORKING_DAYS = 5, working_days
    for days in range(16):
        with time_machine.travel(timezone.now() + timedelta(days)):
            assert Ficha.objects.filter(late()).exists() == is_overdue(fresh(sent)), days


def test_scheduled_ones_stand_apart_and_are_not_late(desk, sent, lucia):
    assess(sent, lucia)
    schedule(sent, lucia, timezone.localdate() + timedelta(60))
    with time_machine.travel(timezone.now() + timedelta(59)):
        page = signed_in(lucia).get(QUEUE)
        assert page.context["rows"] == []
        assert (page.context["waiting"]["scheduled"], page.context["waiting"]["late"]) == (1, 0)


class TestFilters:
    def test_each_narrows_the_queue(self, desk, rosa, lucia):
        first, second = submitted(rosa), submitted(focal_point("BR"))
        perform(Action.ASSIGN, second, lucia, assignee=lucia)
        remark(second, lucia, "¿Cuántas?", "results")
        tomorrow = (timezone.localdate() + timedelta(1)).isoformat()
        objective = first.texts.get().primary_objectives.first()
        for query, expected in [
            ({"pais": "PE"}, [first]),
            ({"a_cargo": "nadie"}, [first]),
            ({"a_cargo": lucia.pk}, [second]),
            ({"abiertas": "si"}, [second]),
            ({"desde": tomorrow}, []),
            ({"hasta": tomorrow}, [first, second]),
            ({"ronda": "1"}, [first, second]),
            ({"ronda": "3"}, []),
            ({"vencidas": "si"}, []),
            ({"objetivo": objective.code}, [first, second]),
        ]:
            assert references(desk, **query) == [ficha.reference for ficha in expected], query

    def test_a_filter_that_is_set_has_its_way_out(self, desk, sent):
        chips = desk.get(QUEUE, {"pais": "PE", "q": "x", "vencidas": "si"}).context["chips"]
        assert [chip["label"] for chip in chips] == ["Buscar: x", "País: Perú", "Vencidas"]
        assert chips[1]["url"] == f"{QUEUE}?q=x&vencidas=si"

    def test_a_day_that_is_none_is_refused_beside_its_field(self, desk, sent):
        page = desk.get(QUEUE, {"desde": "ayer"})
        assert page.status_code == 200
        assert page.context["filter"]["desde"].errors


class TestOrder:
    @pytest.fixture
    def three(self, rosa, lucia):
        fichas = [submitted(rosa, title=title) for title in ("Ñandú", "zona", "Árbol")]
        for number, ficha in enumerate(fichas):
            Ficha.objects.filter(pk=ficha.pk).update(state_since=timezone.now() - timedelta(number))
        perform(Action.ASSIGN, fichas[1], lucia, assignee=lucia)
        return fichas

    @pytest.mark.parametrize(
        ("order", "places"),
        [
            ("", [2, 1, 0]),
            ("titulo", [2, 0, 1]),
            ("-titulo", [1, 0, 2]),
            ("espera", [0, 1, 2]),
            ("-espera", [2, 1, 0]),
            ("cargo", [1, 2, 0]),
            ("pais", [2, 1, 0]),
            ("otra", [2, 1, 0]),
        ],
    )
    def test_a_head_puts_the_rows_in_its_order(self, desk, three, order, places):
        assert references(desk, orden=order) == [three[place].reference for place in places]

    def test_the_head_says_so_and_turns_it_round(self, desk, three):
        title = desk.get(QUEUE, {"orden": "titulo", "pais": "PE"}).context["heads"][0]
        assert title["sorted"] == "ascending"
        assert title["url"] == f"{QUEUE}?pais=PE&orden=-titulo"


class TestViews:
    def keep(self, desk: Client, name="Consular de Perú", query="q=consular&pais=PE&otra=1"):
        return desk.post(reverse("fichas:keep_view"), {"nombre": name, "consulta": query})

    def test_a_view_is_kept_for_the_whole_desk_under_its_address(self, desk, rosa):
        submitted(rosa, title="Ventanilla consular")
        assert self.keep(desk)["Location"] == f"{QUEUE}?q=consular&pais=PE"
        (view,) = desk.get(QUEUE).context["views"]
        assert (view["name"], view["query"], view["count"], view["here"]) == (
            "Consular de Perú",
            "q=consular&pais=PE",
            1,
            False,
        )
        assert desk.get(f"{QUEUE}?q=consular&pais=PE").context["views"][0]["here"]
        desk.post(reverse("fichas:drop_view"), {"vista": view["pk"]})
        assert not QueueView.objects.exists()

    def test_what_cannot_be_kept_is_said_and_its_name_stays(self, desk):
        self.keep(desk)
        for name, why in (
            ("consular de perú", "Ya hay una vista con ese nombre: elija otro."),
            ("", "Escriba un nombre para la vista."),
            ("x" * 41, "caracteres"),
        ):
            answer = self.keep(desk, name)
            assert answer.status_code == 422
            assert why in answer.text
            assert f'value="{name}"' in answer.text
        for number in range(MOST):
            self.keep(desk, f"Vista {number}")
        assert QueueView.objects.count() == MOST

    def test_of_two_who_take_a_name_at_once_one_is_told(self, desk, monkeypatch):
        """Both looked and found it free: the table decides."""
        asked, theirs = ViewForm.is_valid, secretary(name="Andrés Soto")

        def and_then_the_other_one(form):
            free = asked(form)
            QueueView.objects.create(name="Frontera", query="pais=BR", kept_by=theirs)
            return free

        monkeypatch.setattr(ViewForm, "is_valid", and_then_the_other_one)
        answer = self.keep(desk, "Frontera")
        assert answer.status_code == 422
        assert "Ya hay una vista con ese nombre: elija otro." in answer.text
        assert 'value="Frontera"' in answer.text
        assert QueueView.objects.get().query == "pais=BR"


class TestAllOfTheFilter:
    def test_those_that_were_counted_are_chosen_page_or_no_page(self, desk, lucia):
        many(300, lucia)
        Ficha.objects.update(assignee=None)
        page = desk.get(QUEUE)
        waiting = page.context["page"].paginator.count
        assert waiting == 120
        posted = {"todas": page.context["all"], "consulta": page.context["query"], "a": lucia.pk}
        asked = desk.post(reverse("fichas:assign"), posted)
        assert len(asked.context["changing"]) == waiting

    @pytest.mark.parametrize(
        "act",
        [
            "assign",
            "schedule_all",
            "publish_all",
            "unschedule_all",
            "ask_all",
            "choose_criteria",
            "compile_chosen",
        ],
    )
    def test_another_that_came_meanwhile_is_not_taken_along(self, desk, lucia, act):
        many(10, lucia)
        counted = desk.get(QUEUE).context["all"]
        many(13, lucia)
        answer = desk.post(reverse(f"fichas:{act}"), {"todas": counted, "consulta": "", "a": lucia.pk})
        assert answer.status_code == 422
        assert "Eran 4 y ahora son 5" in answer.text

    def test_those_that_the_page_leaves_out_stay_out(self, desk, lucia):
        many(10, lucia)
        page = desk.get(QUEUE)
        out, *others = [row["reference"] for row in page.context["rows"]]
        posted = {"todas": page.context["all"], "consulta": "", "a": lucia.pk, "menos": [out, "\x00"]}
        asked = desk.post(reverse("fichas:assign"), posted)
        rows = [*asked.context["changing"], *asked.context["staying"]]
        assert {row["reference"] for row in rows} == set(others)
        assert 'name="menos"' not in asked.text
        grid = desk.post(reverse("fichas:choose_criteria"), posted, follow=True)
        assert {row["form"].ficha.reference for row in grid.context["rows"]} == set(others)

    def test_with_all_of_them_left_out_none_is_chosen(self, desk, lucia):
        many(10, lucia)
        page = desk.get(QUEUE)
        left_out = [row["reference"] for row in page.context["rows"]]
        posted = {"todas": page.context["all"], "consulta": "", "a": lucia.pk, "menos": left_out}
        answer = desk.post(reverse("fichas:assign"), posted)
        assert answer.status_code == 422
        assert "Elija al menos una ficha." in answer.text
        assert inputs(answer.text)["menos"] == left_out

    def test_more_than_can_change_together_are_refused_in_words(self, desk, lucia):
        many(600, lucia)
        posted = {"todas": desk.get(QUEUE).context["all"], "consulta": "", "a": lucia.pk}
        answer = desk.post(reverse("fichas:assign"), posted)
        assert answer.status_code == 422
        assert "hasta 200 fichas, y son 240" in answer.text

    def test_a_page_asks_for_what_was_not_said_with_those_chosen(self, desk, sent, lucia):
        posted = {"ficha": sent.reference, "consulta": "pais=PE"}
        for name, field in (("assign", 'name="a"'), ("schedule_all", 'type="date"')):
            page = desk.post(reverse(f"fichas:{name}"), posted)
            assert page.status_code == 200
            assert field in page.text
            assert "error-summary" not in page.text
            assert sent.reference in page.text


def test_it_is_the_desks(rosa):
    country = signed_in(rosa)
    assert country.post(reverse("fichas:keep_view"), {"nombre": "x", "consulta": ""}).status_code == 404
    assert country.post(reverse("fichas:drop_view"), {"vista": 1}).status_code == 404


def test_a_practice_that_has_no_ficha_is_led_to_by_its_code(desk):
    code = published(country="CL").code
    page = desk.get(QUEUE, {"q": code.lower()}).text
    assert f'href="/secretaria/practicas/{code}/"' in page
    assert "publicada sin ficha" not in desk.get(QUEUE, {"q": "CSM-CL-0099"}).text
