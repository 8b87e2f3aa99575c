"""A State that is named in what is not public yet is asked first, by a letter that holds none of the words."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.consents import answer, ask, questions_to
from meetings.models import CountryConsent
from meetings.release import release
from people.models import Letter, Notice
from tests.meetings.records import room, statement
from tests.people import focal_point, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return secretary(letters_wanted="all")


def test_those_who_speak_for_it_get_one_letter_and_read_the_words_on_the_page(client, desk):
    event, honduras = room(desk), focal_point("PE")
    rows = [statement(event, f"Obstáculo secreto {n}.", named=("PE",)) for n in (1, 2)]
    assert len(ask(rows, desk)) == 2
    letter = Letter.objects.get(person=honduras)
    assert "secreto" not in letter.text + letter.subject
    client.force_login(honduras)
    page = client.get(reverse("meetings:consents")).content.decode()
    assert "Obstáculo secreto 1." in page
    assert "Obstáculo secreto 2." in page


def test_it_is_not_asked_twice_about_the_same_words_and_anew_about_others(desk):
    event = room(desk)
    row = statement(event, "Como se dijo.", named=("PE",))
    assert (len(ask([row], desk)), ask([row], desk)) == (1, [])
    row.public_text = "Como se leerá."
    row.save()
    assert len(ask([row], desk)) == 1
    assert CountryConsent.objects.get().asked_text == "Como se leerá."


def test_nobody_is_asked_where_the_source_is_public_already(desk):
    event = room(desk, source_title="Relatoría")
    assert ask([statement(event, "Algo.", named=("PE",))], desk) == []


def test_what_it_agreed_to_goes_out_and_other_words_do_not(desk):
    event, peru = room(desk), focal_point("PE")
    row = statement(event, "En Perú hay una ley.", named=("PE",))
    ask([row], desk)
    answer(questions_to(peru).get(), agreed=True, words="", by=peru)
    row.public_text = "En Perú no hay ley."
    row.save()
    with pytest.raises(ValidationError, match="Perú"):
        release(event, [row], desk)
    row.public_text = ""
    row.save()
    assert len(release(event, [row], desk)) == 1


def test_its_answer_and_its_words_reach_the_desk(client, desk):
    event, peru = room(desk), focal_point("PE")
    row = statement(event, "Algo.", named=("PE",))
    ask([row], desk)
    question = CountryConsent.objects.get()
    client.force_login(peru)
    client.post(
        reverse("meetings:consents"),
        {f"answer-{question.pk}": "no", f"words-{question.pk}": "Mejor así: nada."},
    )
    question.refresh_from_db()
    assert (question.answer, question.by, question.words) == ("refused", peru, "Mejor así: nada.")
    assert Notice.objects.filter(person=desk).exists()
    client.force_login(desk)
    assert "Mejor así: nada." in client.get(reverse("meetings:release", args=[event.code])).content.decode()


def test_words_without_an_answer_are_given_back(client, desk):
    event, peru = room(desk), focal_point("PE")
    ask([statement(event, "Algo.", named=("PE",))], desk)
    question = CountryConsent.objects.get()
    client.force_login(peru)
    page = client.post(reverse("meetings:consents"), {f"words-{question.pk}": "Un motivo"})
    assert (page.status_code, "Un motivo" in page.content.decode()) == (422, True)


def test_another_state_sees_and_answers_nothing(client, desk):
    event = room(desk)
    ask([statement(event, "Obstáculo secreto.", named=("PE",))], desk)
    question = CountryConsent.objects.get()
    client.force_login(focal_point("CO"))
    assert "secreto" not in client.get(reverse("meetings:consents")).content.decode()
    client.post(reverse("meetings:consents"), {f"answer-{question.pk}": "si"})
    question.refresh_from_db()
    assert question.answer == "pending"


def test_two_of_one_state_answer_once(desk):
    event, first, second = room(desk), focal_point("PE"), focal_point("PE")
    ask([statement(event, "Algo.", named=("PE",))], desk)
    question = questions_to(first).get()
    answer(question, agreed=True, words="", by=first)
    with pytest.raises(ValidationError, match="ya respondió"):
        answer(question, agreed=False, words="", by=second)


def test_an_answer_given_outside_the_site_is_written_down_by_the_desk(client, desk):
    event = room(desk)
    row = statement(event, "Algo.", named=("PE",))
    ask([row], desk)
    question = CountryConsent.objects.get()
    client.force_login(desk)
    address = reverse("meetings:record_answer", args=[event.code, question.pk])
    assert client.post(address, {"answer": "si", "words": ""}).status_code == 422
    client.post(address, {"answer": "si", "words": "Nota verbal 12/2026"})
    question.refresh_from_db()
    assert (question.answer, question.by, question.words) == ("agreed", desk, "Nota verbal 12/2026")
