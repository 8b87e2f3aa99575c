"""Nobody writes without end: far beyond what anybody needs it is said, with what was typed; and letters are gathered."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from fichas.form.drafts import delete_draft
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.preconditions import PreconditionFailed
from fichas.states import Action
from fichas.word.importing import import_word
from fichas.word.opening import Refused
from fichas.workflow import perform
from people.letters.digests import write_digests
from people.models import Invitation, Letter, Notice
from practices import bounds
from practices.lists import lists
from practices.models import Country, Repository
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import remark, submitted
from tests.fichas.word_forms import form
from tests.markup import Page
from tests.people import focal_point

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_of_each(monkeypatch):
    for name in ("FICHAS", "MESSAGES", "REMARKS", "INVITATIONS"):
        monkeypatch.setattr(bounds, name, 2)


def typed(page: str, name: str) -> str:
    (field,) = [one for one in Page(page).all("textarea") if one.get("name") == name and one.text]
    return field.text


class TestBounds:
    @pytest.mark.parametrize(
        ("name", "field"), [("write", "mensaje"), ("correspondence", "mensaje"), ("associated", "motivo")]
    )
    def test_messages_of_a_day(self, rosa, lucia, name, field):
        ficha = submitted(rosa, associated_countries=["UY"])
        person = {"write": rosa, "correspondence": lucia, "associated": focal_point("UY")}[name]
        client, act = signed_in(person), {"acto": "objetar"}
        for number in range(2):
            assert client.post(at(name, ficha), {field: f"{number}", **act}).status_code == 302
            client.post(at(name, ficha), {"acto": "retirar"})
        refused = client.post(at(name, ficha), {field: "Una más.", **act})
        assert (refused.status_code, typed(refused.text, field)) == (422, "Una más.")
        assert "Hoy ya escribió 2 veces sobre esta ficha" in refused.text
        with time_machine.travel(timezone.now() + timedelta(days=1)):
            assert signed_in(person).post(at(name, ficha), {field: "Hoy sí.", **act}).status_code == 302

    def test_they_are_counted_by_person_and_ficha_and_stop_no_other_step(self, rosa):
        ficha, other = submitted(rosa), submitted(rosa)
        for one in (ficha, other):
            for number in range(2):
                perform(Action.WRITE, one, rosa, f"{number}")
        with pytest.raises(PreconditionFailed, match="podrá seguir mañana"):
            perform(Action.WRITE, ficha, rosa, "Una más.")
        perform(Action.WRITE, ficha, focal_point("PE"), "De una colega.")
        perform(Action.RETIRE, ficha, rosa, "Se repetía.")

    def test_remarks_and_answers_of_a_day(self, sent, rosa, lucia):
        asked = remark(sent, lucia, "¿Desde cuándo?")
        country, desk = signed_in(rosa), signed_in(lucia)
        answer = {"responde": asked.pk}
        for number in range(2):
            assert country.post(at("answer", sent), answer | {"texto": f"{number}"}).status_code == 302
        refused = country.post(at("answer", sent), answer | {"texto": "Una más."})
        assert (refused.status_code, typed(refused.text, "texto")) == (422, "Una más.")
        assert "Hoy ya escribió 2 veces" in refused.text
        assert (
            country.post(at("answer", sent), answer | {"texto": "1"}).status_code == 302
        )  # said again, not anew
        assert desk.post(at("keep", sent), {"observa-results": "¿Con quién?"}).status_code == 302
        assert desk.post(at("keep", sent), {"observa-results": "¿Cuándo?"}).status_code == 422

    def test_open_fichas_of_a_country(self, rosa):
        peru, client = Country.objects.get(code="PE"), signed_in(rosa)
        first, _second = (start_ficha(peru, rosa) for _ in range(2))
        refused = client.post(reverse("fichas:start"), {"desde": "blanco"})
        assert refused.status_code == 422
        assert "ya tiene 2 fichas en camino" in refused.text
        with pytest.raises(Refused, match="ya tiene 2 fichas"):
            import_word(form(n1_1="Ventanilla"), "a.docx", lists(Repository.current_token()), peru, rosa)
        start_ficha(Country.objects.get(code="UY"), focal_point("UY"))
        delete_draft(first)
        assert client.post(reverse("fichas:start"), {"desde": "blanco"}).status_code == 302

    def test_those_sent_and_retired_at_once_count_until_tomorrow(self, rosa):
        for _ in range(2):
            perform(Action.RETIRE, submitted(rosa), rosa, "Se repetía.")
        client = signed_in(rosa)
        assert client.post(reverse("fichas:start"), {"desde": "blanco"}).status_code == 422
        Ficha.objects.update(started_at=timezone.now() - timedelta(days=1))
        assert client.post(reverse("fichas:start"), {"desde": "blanco"}).status_code == 302

    def test_invitations_of_a_day(self, lucia):
        client, given = signed_in(lucia), {"role": "focal_point", "country": "UY"}
        for number in range(3):
            answer = client.post(reverse("people:invite"), given | {"email": f"ana{number}@example.org"})
        assert "Hoy ya envió 2 invitaciones" in answer.text
        assert "ana2@example.org" in answer.text
        assert Invitation.objects.count() == 2


class TestLetters:
    @pytest.fixture(autouse=True)
    def nothing_yet(self, sent, two_of_each, monkeypatch):
        monkeypatch.setattr(bounds, "MESSAGES", 30)
        Letter.objects.all().delete()
        Notice.objects.all().delete()

    def test_several_messages_are_told_by_a_letter_that_waits(self, sent, rosa, lucia):
        for number in range(5):
            perform(Action.WRITE, sent, rosa, f"Mensaje {number}.")
        assert Letter.objects.filter(person=lucia).count() == 1
        assert Letter.objects.due().count() == 1
        assert Notice.objects.filter(person=lucia).count() == 5

    def test_those_after_it_by_a_second_one_that_waits_for_more(self, sent, rosa, lucia):
        perform(Action.WRITE, sent, rosa, "Mensaje.")
        Letter.objects.update(sent_at=Now(), text="", html="")
        for number in range(5):
            perform(Action.WRITE, sent, rosa, f"Otro mensaje {number}.")
        assert (Letter.objects.waiting().count(), Letter.objects.due().count()) == (1, 0)

    def test_a_letter_about_another_ficha_is_another(self, sent, rosa, lucia):
        for ficha in (sent, submitted(rosa)):
            perform(Action.WRITE, ficha, rosa, "Mensaje.")
        assert Letter.objects.filter(person=lucia, subject__contains="escribió sobre").count() == 2

    def test_a_digest_says_the_same_once(self, sent, rosa, lucia, settings):
        settings.DIGEST_HOUR = 0
        lucia.letters_wanted = "day"
        lucia.save()
        for number in range(5):
            perform(Action.WRITE, sent, rosa, f"Mensaje {number}.")
        write_digests()
        assert Letter.objects.get(person=lucia).text.count("escribió sobre") == 1
        assert not Notice.objects.for_a_digest().exists()
