"""What the conference adopted before the repository existed is published without its country's signature, and says so."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from fichas.models import Snapshot
from fichas.preconditions import PreconditionFailed
from fichas.review.errata import bring_errata
from fichas.review.incorporable import cancel_incorporation, incorporate_soon
from fichas.review.publication import publish, publish_due, take_down
from fichas.review.taking_back import take_back
from fichas.signing import last_signed
from fichas.states import Action, State
from fichas.workflow import NotAllowed, WrongState, perform
from people.letters.digests import write_digests
from people.models import Letter, Notice
from practices.answers import read_answers
from practices.models import Practice, PracticeVersion
from tests.factories import published
from tests.fichas.incorporating import SOURCE, brought_in, drafts, incorporated, revision_by_a_row
from tests.fichas.steps import assess, fresh
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unprinted")]


@pytest.fixture
def three(lucia):
    return drafts(brought_in(lucia, ("PE", "PE", "UY")))


def let_the_worker_work() -> None:
    while publish_due():
        pass


class TestPublishing:
    def test_what_is_chosen_the_worker_publishes_one_after_another(self, three, lucia):
        for ficha in three[:2]:
            incorporate_soon(ficha, lucia, SOURCE)
        let_the_worker_work()
        assert [fresh(ficha).state for ficha in three] == [State.PUBLISHED, State.PUBLISHED, State.DRAFT]
        for version in PracticeVersion.objects.all():
            assert (version.incorporated_from, version.submitted_on) == (SOURCE, None)
        step = three[0].transitions.last()
        assert step.action == Action.INCORPORATE
        assert step.who == "Secretaría Técnica (programada por Lucía Méndez)"

    def test_its_text_is_kept_and_nobody_signs_it(self, lucia):
        ficha = incorporated(lucia)
        kept = Snapshot.objects.get(ficha=ficha)
        assert (kept.signed_by, kept.content_hash) == ("", ficha.version.content_hash)
        assert last_signed(ficha) is None
        assert (ficha.round, ficha.submitted_at) == (0, None)

    def test_answers_that_it_lacks_do_not_stop_it(self, lucia):
        ficha = incorporated(lucia, results="", background="", responsible_entity="", contact_email="")
        assert ficha.state == State.PUBLISHED

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"title": " – "}, "título"),
            ({"secondary_objectives": ["14"]}, "principal y como secundario"),
            ({"start_year": 2019, "end_year": 2017}, "anterior al de inicio"),
        ],
    )
    def test_what_cannot_be_read_by_the_public_is_not_chosen(self, lucia, changes, why):
        (ficha,) = drafts(brought_in(lucia, **changes))
        with pytest.raises(PreconditionFailed, match=why):
            incorporate_soon(ficha, lucia, SOURCE)

    def test_a_row_may_revise_what_was_incorporated_and_never_what_was_signed(self, lucia, rosa):
        before = incorporated(lucia)
        perform(Action.OBJECT_INCORPORATED, before, rosa, "La cifra no es esa.")
        second = revision_by_a_row(before.version, lucia)
        incorporate_soon(second, lucia, "Memoria de 2016")
        let_the_worker_work()
        version = fresh(second).version
        assert (version.label, version.incorporated_from) == ("2", "Memoria de 2016")
        assert not before.objections.open().exists()
        signed = revision_by_a_row(published(country="PE").current, lucia)
        with pytest.raises(PreconditionFailed, match="lo que su país firmó"):
            incorporate_soon(signed, lucia, SOURCE)

    def test_only_the_desk_incorporates_and_only_what_an_import_made(self, three, rosa, lucia):
        with pytest.raises(NotAllowed):
            incorporate_soon(three[0], rosa, SOURCE)
        with pytest.raises(PreconditionFailed, match="planilla"):
            incorporate_soon(start_ficha(rosa.country, lucia, on_behalf=True), lucia, SOURCE)
        with pytest.raises(PreconditionFailed, match="elegida"):
            perform(Action.INCORPORATE, three[0], lucia)

    def test_what_fails_is_a_draft_again_and_the_desk_is_told_why(self, three, lucia, monkeypatch):
        incorporate_soon(three[0], lucia, SOURCE)
        monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: 1 / 0)
        let_the_worker_work()
        ficha = fresh(three[0])
        assert (ficha.state, ficha.publish_on, ficha.incorporated_from) == (State.DRAFT, None, "")
        assert "Ocurrió un error" in ficha.transitions.last().comment
        assert "no pudo incorporarse" in Notice.objects.get(person=lucia).text
        assert not Practice.objects.public().exists()


class TestWhileItWaits:
    @pytest.fixture
    def chosen(self, three, lucia):
        incorporate_soon(three[0], lucia, SOURCE)
        return fresh(three[0])

    def test_it_can_be_let_be(self, chosen, lucia):
        cancel_incorporation(chosen, lucia)
        let_the_worker_work()
        assert (fresh(chosen).state, fresh(chosen).incorporated_from) == (State.DRAFT, "")
        with pytest.raises(PreconditionFailed, match="No está elegida"):
            cancel_incorporation(chosen, lucia)

    def test_its_country_sends_it_and_it_is_a_ficha_like_any_other(self, chosen, rosa, lucia):
        perform(Action.SUBMIT, chosen, rosa)
        let_the_worker_work()
        ficha = fresh(chosen)
        assert (ficha.state, ficha.publish_on, ficha.incorporated_from) == (State.SUBMITTED, None, "")
        assess(ficha, lucia)
        assert publish(ficha, lucia).incorporated_from == ""

    def test_no_word_that_its_country_wrote_and_did_not_sign_is_published(self, chosen, rosa):
        revision = country_text(chosen).revision
        save_answers(chosen, "descripcion", {"summary": "Lo que de verdad fue."}, revision=revision, by=rosa)
        let_the_worker_work()
        assert fresh(chosen).state == State.DRAFT
        assert "El país ya escribió en ella" in chosen.transitions.last().comment
        assert not Practice.objects.public().exists()

    def test_what_is_written_while_it_is_printed_stops_it_too(self, chosen, rosa, monkeypatch):
        def meanwhile(edition):
            revision = country_text(chosen).revision
            save_answers(chosen, "descripcion", {"summary": "Otro."}, revision=revision, by=rosa)

        monkeypatch.setattr("fichas.review.publication.print_edition", meanwhile)
        let_the_worker_work()
        assert fresh(chosen).state == State.DRAFT
        assert not Practice.objects.public().exists()

    def test_it_is_chosen_once(self, chosen, lucia):
        with pytest.raises(PreconditionFailed, match="Ya está elegida"):
            incorporate_soon(chosen, lucia, "Otra fuente")


class TestTold:
    def test_each_person_gets_one_letter_of_many_and_it_says_that_nobody_signed(self, lucia, rosa):
        table_import = brought_in(lucia, ("PE", "PE", "PE"))
        for ficha in drafts(table_import):
            incorporate_soon(ficha, lucia, SOURCE)
        let_the_worker_work()
        assert Notice.objects.filter(person=rosa, awaits_digest=True).count() == 3
        Notice.objects.update(at=timezone.now() - timedelta(minutes=11))
        write_digests()
        letter = Letter.objects.get(person=rosa)
        assert letter.text.count("se incorporó al repositorio") == 3

    def test_a_state_that_it_names_is_told_and_may_read_it(self, lucia):
        ana = focal_point("UY")
        ficha = incorporated(lucia, associated_countries=["UY"])
        (notice,) = Notice.objects.filter(person=ana)
        assert "que nombra a su país, se incorporó al repositorio" in notice.text
        (associate,) = ficha.associated.all()
        assert list(associate.told.all()) == [ana]

    def test_of_a_state_without_anybody_the_desk_is_told(self, lucia):
        incorporated(lucia, associated_countries=["UY"])
        assert Notice.objects.filter(
            person=lucia, text__startswith="Uruguay no tiene a quién avisar"
        ).exists()


class TestAfterwards:
    def test_within_the_hour_it_is_a_draft_again(self, lucia, rosa):
        ficha = incorporated(lucia)
        with pytest.raises(PreconditionFailed, match="Ningún país la firmó"):
            perform(Action.TAKE_BACK, ficha, lucia, "No.", version=None)
        take_back(ficha, lucia, "Era de otro año.")
        ficha = fresh(ficha)
        assert (ficha.state, ficha.version, ficha.incorporated_from) == (State.DRAFT, None, "")
        assert not Practice.objects.public().exists()
        assert "retiró lo que incorporó" in Notice.objects.filter(person=rosa).first().text
        incorporate_soon(ficha, lucia, SOURCE)
        let_the_worker_work()
        assert fresh(ficha).version.version == 2

    def test_after_the_hour_it_is_withdrawn_instead(self, lucia):
        ficha = incorporated(lucia)
        with time_machine.travel(timezone.now() + timedelta(hours=2)):
            with pytest.raises(PreconditionFailed, match="Ya pasó una hora"):
                take_back(ficha, lucia, "Tarde.")
            take_down(ficha.practice, lucia, "reemplazada", "La cifra era de otro año.")
        assert not Practice.objects.public().exists()

    def test_its_country_revises_and_signs_and_the_next_version_is_its_own(self, lucia, rosa):
        practice = incorporated(lucia).practice
        revision = start_ficha(rosa.country, rosa, base=practice.current)
        text = country_text(revision)
        text.contact_name, text.contact_post = "Ana Torres", "Directora"
        text.save()
        perform(Action.SUBMIT, revision, rosa)
        assess(revision, lucia)
        version = publish(revision, lucia)
        assert (version.version, version.incorporated_from) == (2, "")
        assert version.submitted_on == timezone.localdate()

    def test_whoever_signs_a_few_words_signs_no_whole_text(self, lucia, rosa):
        base = incorporated(lucia).version
        corrected = read_answers(base) | {"title": f"Otra {base.title}"}
        errata = bring_errata(base, corrected, [["title", base.title, corrected["title"]]], "Falta.", rosa)
        version = publish(errata, lucia)
        assert (version.label, version.incorporated_from, version.submitted_on) == ("1.1", SOURCE, None)

    def test_what_was_published_so_is_not_chosen_again(self, lucia):
        with pytest.raises(WrongState):
            incorporate_soon(incorporated(lucia), lucia, SOURCE)
