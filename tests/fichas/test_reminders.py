"""Reminding States from the board: a page says whom it reaches; each person gets one letter a day, of their own State alone."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fichas.form.starting import start_ficha
from fichas.letters.reminders import remind as worker_reminds
from fichas.models import Ficha, Reminder
from fichas.review.reminding import reach_of, remind_all
from fichas.states import Action
from fichas.workflow import perform
from people.models import Letter, Notice, User
from practices.models import Country
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import fill, fresh, late, submitted, with_extract
from tests.markup import Page
from tests.people import focal_point, secretary

pytestmark = pytest.mark.django_db
BOARD, REMIND = reverse("fichas:board"), reverse("fichas:remind")
WORDS = "Faltan doce días.\n\nSi algo se lo impide, escríbannos."


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


@pytest.fixture
def waiting(rosa, lucia) -> list[Ficha]:
    """Of Peru, one to be mended and one to be agreed to; of Brazil, one to be mended."""
    mend, agree = submitted(rosa, title="Acogida"), submitted(rosa, title="Retorno")
    brazil = submitted(focal_point("BR", name="Camila Prado"), title="Fronteira")
    for ficha in (mend, brazil):
        perform(Action.REQUEST_CHANGES, ficha, lucia, "Precise.")
    with_extract(agree, lucia)
    Letter.objects.all().delete()
    return [fresh(mend), fresh(agree), fresh(brazil)]


def confirmed(desk, *codes: str, words: str = WORDS):
    """Through the page before, as a browser would: its one button carries what was seen."""
    page = desk.post(REMIND, {"estado": codes, "palabras": words})
    (button,) = [one for one in Page(page.text).all("button") if one.get("name") == "confirmado"]
    return desk.post(REMIND, inputs(page.text) | {"confirmado": button.get("value")}, follow=True)


def letter_to(person) -> Letter:
    return Letter.objects.get(kind="reminder", person=person)


def test_the_page_before_names_people_and_titles_and_nothing_is_sent_by_it(desk, waiting):
    page = desk.post(REMIND, {"estado": ["PE", "BR"], "palabras": WORDS})
    text = Page(page.text).text
    for said in ("Rosa Quispe", "Acogida", "Retorno", "Camila Prado", "Fronteira", "Enviar 2 cartas"):
        assert said in text, said
    assert Page(page.text).faults == []
    assert not Reminder.objects.exists() and not Letter.objects.exists()


def test_each_person_gets_one_letter_of_what_waits_for_their_state(desk, waiting, rosa):
    assert "Se recordó a 2 personas" in confirmed(desk, "PE", "BR").text
    letter = letter_to(rosa)
    mend, agree, brazil = waiting
    for said in (WORDS, "«Acogida»", "Con observaciones", at("task_list", mend), at("agreement", agree)):
        assert said in letter.text, said
    assert "Fronteira" not in letter.text + letter.html and brazil.reference not in letter.text
    assert "Pendiente de conformidad" in letter.html
    assert Letter.objects.count() == 2
    assert "Acogida" not in Letter.objects.exclude(person=rosa).get().text


def test_drafts_are_a_number_in_the_letter_and_on_the_page(desk, rosa):
    fill(start_ficha(rosa.country, rosa), rosa, title="Secreto")
    page = desk.post(REMIND, {"estado": ["PE"], "palabras": WORDS})
    assert "tiene 1 borrador sin enviar" in page.text and "Secreto" not in page.text
    confirmed(desk, "PE")
    assert "1 borrador sin enviar" in letter_to(rosa).text and "Secreto" not in letter_to(rosa).text


def test_once_reminded_the_row_says_so_and_nobody_is_written_to_again_that_day(desk, waiting, rosa):
    confirmed(desk, "PE")
    page = desk.get(BOARD)
    (row,) = [one["row"] for one in page.context["members"] if one["row"].country.code == "PE"]
    assert row.is_reminded_today
    assert "ya hoy" in page.text and 'aria-label="Recordar a Perú"' not in page.text
    again = desk.post(REMIND, {"estado": ["PE"], "palabras": WORDS})
    assert again.status_code == 422 and "Hoy no queda a quién recordar" in again.text
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        client = signed_in(User.objects.get(role="secretariat"))
        assert "(recordatorio del" in client.get(BOARD).text
        confirmed(client, "PE")
    assert Letter.objects.filter(person=rosa).count() == 2


def test_whoever_came_later_is_reminded_and_the_others_are_named(desk, waiting, rosa):
    confirmed(desk, "PE")
    late_comer = focal_point("PE", name="Ana Torres")
    page = desk.post(REMIND, {"estado": ["PE"], "palabras": WORDS})
    assert "Ya recibió hoy un recordatorio: Rosa Quispe (Perú)" in Page(page.text).text
    confirmed(desk, "PE")
    assert letter_to(late_comer) and letter_to(rosa)


def test_both_sides_read_it_in_the_history_of_each_ficha_and_nobody_else(desk, waiting, rosa, lucia):
    confirmed(desk, "PE")
    mend, agree, brazil = waiting
    for ficha in (mend, agree):
        for client, name in ((desk, "history"), (signed_in(rosa), "own_history")):
            text = Page(client.get(at(name, ficha)).text).text
            assert "Recordatorio a Rosa Quispe" in text and "Faltan doce días." in text
    assert "Recordatorio" not in desk.get(at("history", brazil)).text
    assert signed_in(User.objects.get(country__code="BR")).get(at("own_history", mend)).status_code == 404


def test_what_the_worker_reminds_of_is_counted_along(desk, waiting, rosa):
    _mend, agree, _brazil = waiting
    late(agree)
    worker_reminds()
    assert Reminder.objects.get().by is None and Letter.objects.filter(person=rosa).count() == 1
    assert "Hoy no queda a quién" in desk.post(REMIND, {"estado": ["PE"], "palabras": WORDS}).text
    assert "por vencer el plazo" in desk.get(at("history", agree)).text


def test_the_worker_waits_for_the_next_day_when_the_desk_was_first(desk, waiting, rosa):
    confirmed(desk, "PE")
    late(waiting[1])
    worker_reminds()
    assert Letter.objects.filter(person=rosa).count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        worker_reminds()
        worker_reminds()
    assert Letter.objects.filter(person=rosa).count() == 2
    assert Notice.objects.filter(person=rosa, key__startswith="overdue:").count() == 1


def test_the_worker_writes_one_letter_of_all_that_is_overdue(waiting, rosa, lucia):
    other = with_extract(submitted(rosa, title="Regreso"), lucia)
    Letter.objects.all().delete()
    for ficha in (waiting[1], other):
        late(ficha)
    worker_reminds()
    letter = Letter.objects.get(person=rosa)
    assert "2 fichas siguen esperando la conformidad" in letter.subject
    assert "«Retorno»" in letter.text and "«Regreso»" in letter.text
    assert Notice.objects.filter(person=rosa, key__startswith="overdue:").count() == 2


def test_whoever_wants_no_letters_finds_it_among_their_notices(desk, waiting, rosa):
    User.objects.filter(pk=rosa.pk).update(letters_wanted="none")
    page = desk.post(REMIND, {"estado": ["PE"], "palabras": WORDS})
    assert "no desea cartas" in page.text and "Recordar en los avisos" in page.text
    confirmed(desk, "PE")
    assert not Letter.objects.exists()
    assert Notice.objects.get(person=rosa, key__startswith="reminder:").path == reverse("fichas:ficha_list")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"palabras": WORDS}, "Elija al menos un Estado"),
        ({"estado": ["PE", "ZZ"], "palabras": WORDS}, "Elija al menos un Estado"),
        ({"estado": ["UY"], "palabras": WORDS}, "Hoy no queda a quién recordar"),
        ({"estado": ["PE"], "palabras": " "}, "Escriba lo que dirá la carta."),
        ({"estado": ["PE"], "palabras": "a\u202eb"}, "U+202E"),
        ({"estado": ["PE"], "palabras": "a" * 2_001}, "Le sobra 1 carácter"),
    ],
)
def test_what_is_refused_says_why_with_everything_still_there(desk, waiting, given, why):
    page = desk.post(REMIND, given | {"confirmado": "si"})
    assert page.status_code == 422 and why in page.text
    assert Page(page.text).faults == []
    assert inputs(page.text)["palabras"] == [given["palabras"]] or not given["palabras"].strip()
    assert inputs(page.text).get("estado", []) == [code for code in given.get("estado", []) if code == "PE"]
    assert not Reminder.objects.exists()


def test_going_back_leaves_ticks_and_words_as_they_were(desk, waiting):
    page = desk.post(REMIND, {"estado": ["BR"], "palabras": "Otras.", "volver": "si"})
    assert inputs(page.text)["estado"] == ["BR"] and inputs(page.text)["palabras"] == ["Otras."]


def test_when_something_changed_since_it_is_shown_again_and_not_sent(desk, waiting, lucia):
    page = desk.post(REMIND, {"estado": ["PE"], "palabras": WORDS})
    (button,) = [one for one in Page(page.text).all("button") if one.get("name") == "confirmado"]
    focal_point("PE", name="Ana Torres")
    again = desk.post(REMIND, inputs(page.text) | {"confirmado": button.get("value")})
    assert again.status_code == 409 and "cambió a quién llega" in again.text and "Ana Torres" in again.text
    assert not Reminder.objects.exists()


def test_of_two_at_the_desk_one_reminds(desk, waiting, rosa, lucia):
    seen = reach_of(Country.objects.filter(code="PE"))
    assert remind_all(seen, secretary(two_steps=False), "Antes.") == [rosa]
    assert remind_all(seen, lucia, WORDS) == []
    assert "Antes." in letter_to(rosa).text


def test_a_person_is_reminded_once_a_day_whatever_the_code_does(rosa, lucia):
    given = {"person": rosa, "country": rosa.country, "day": timezone.localdate()}
    Reminder.objects.create(**given)
    for wrong in (
        given,
        given | {"day": "2030-01-01", "by": lucia},
        given | {"day": "2030-01-01", "words": "x"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reminder.objects.create(**wrong)


def test_twelve_states_cost_as_many_queries_as_one(desk, waiting, lucia):
    def queries(*codes) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert desk.post(REMIND, {"estado": codes, "palabras": WORDS}).status_code == 200
        return len(asked)

    queries("PE")  # renews the session
    one = queries("PE")
    codes = ["PE", "BR", "CL", "CO"]
    for code in codes[2:]:
        person = focal_point(code)
        for _ in range(3):
            perform(Action.REQUEST_CHANGES, submitted(person), lucia, "Precise.")
    assert queries(*codes) == one


def test_it_is_the_desks_alone(rosa):
    assert signed_in(rosa).post(REMIND, {"estado": ["PE"], "palabras": WORDS}).status_code == 404
    assert not Reminder.objects.exists()


def test_the_words_offered_count_the_days(desk, rosa):
    assert "Les escribimos por las fichas de su país." in desk.get(BOARD).text
    for days, said in ((5, "porque faltan 5 días"), (1, "porque falta 1 día"), (0, "deben estar listas hoy")):
        desk.post(reverse("fichas:keep_day"), {"dia": str(timezone.localdate() + timedelta(days))})
        assert said in desk.get(BOARD).text


def test_the_words_are_read_beside_the_fichas_for_two_weeks(desk, waiting, rosa):
    confirmed(desk, "PE", words="Faltan doce días.")
    country = signed_in(rosa)
    assert "Faltan doce días." in country.get(reverse("fichas:ficha_list")).text
    assert "Faltan doce" not in signed_in(focal_point("PE")).get(reverse("fichas:ficha_list")).text
    Reminder.objects.update(day=timezone.localdate() - timedelta(15))
    assert "Faltan doce" not in country.get(reverse("fichas:ficha_list")).text


class TestFromTheQueue:
    CHOSEN = reverse("fichas:remind_chosen")
    QUEUE = {"referer": "http://testserver/secretaria/?cola=esperan-al-pais"}

    def test_the_states_of_the_chosen_fichas_come_ticked(self, desk, waiting):
        given = {"ficha": [waiting[0].reference], "consulta": "cola=esperan-al-pais"}
        assert "Recordar" in desk.get("/secretaria/?cola=esperan-al-pais").text
        board = desk.post(self.CHOSEN, given, headers=self.QUEUE)
        assert board.url == f"{BOARD}?estado=PE#remind"
        assert desk.get(board.url, headers=self.QUEUE).context["chosen"] == ["PE"]
        for elsewhere in ("https://example.com/", f"http://testserver{at('review', waiting[0])}"):
            assert desk.get(board.url, headers={"referer": elsewhere}).context["chosen"] == []
        assert not Reminder.objects.exists()

    def test_what_waits_for_nobody_reminds_nobody(self, desk, rosa):
        refused = desk.post(self.CHOSEN, {"ficha": [submitted(rosa).reference], "consulta": ""})
        assert refused.status_code == 422
        assert "no hay a quién recordar" in refused.text
