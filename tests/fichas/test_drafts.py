"""Writing a ficha: nobody's words are lost, and nobody writes over another's."""

import pytest
from django.utils import timezone

from fichas.files.attachments import add
from fichas.form.drafts import Conflict, NotEditable, country_text, delete_draft, save_answers
from fichas.form.sections import FORM_SECTIONS, PRIVATE
from fichas.form.starting import AlreadyOpen, start_ficha
from fichas.models import Ficha, FichaWords, Reminder, WordImport
from fichas.states import Action, State
from fichas.workflow import perform
from people.models import Notice
from practices.answers import blank_answers, read_answers
from practices.models import Country
from tests.factories import ficha as filled
from tests.factories import published
from tests.fichas.files import received
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import person
from tests.people import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa():
    return person()


def said(ficha: Ficha) -> dict:
    return read_answers(country_text(ficha))


def test_every_answer_belongs_to_one_section_of_the_form():
    fields = [name for section in FORM_SECTIONS for name in section.names]
    assert len(fields) == len(set(fields))
    assert set(fields) == (set(blank_answers()) - {"country", "edition"}) | set(PRIVATE)


def test_references_name_year_and_country_and_are_given_once(rosa, draft):
    year = draft.year
    others = [start_ficha(Country.objects.get(code=code), rosa) for code in ("PE", "CL", "PE")]
    references = [one.reference for one in (draft, *others)]
    assert references == [f"F-{year}-PE-0001", f"F-{year}-PE-0002", f"F-{year}-CL-0001", f"F-{year}-PE-0003"]


def test_a_blank_ficha_says_only_its_country(draft):
    assert said(draft) == blank_answers() | {"country": "PE"}


def test_an_incomplete_section_is_saved_as_it_is(draft, rosa):
    saved = save_answers(draft, "perfil", {"title": "Registro", "themes": ["otro"]}, revision=1, by=rosa)
    assert (saved.revision, saved.changed) == (2, True)
    assert said(draft) == blank_answers() | {"country": "PE", "title": "Registro", "themes": ["otro"]}


def test_choices_rows_and_texts_come_back_as_they_were_saved(draft, rosa):
    rows = {
        "links": [{"numeral": "2.9", "label": "Ley", "url": "https://example.org/"}],
        "references": "Ley 1.",
    }
    save_answers(draft, "documentos", rows, revision=1, by=rosa)
    save_answers(
        draft, "perfil", {"associated_entities": ["Zeta", "Alfa"], "levels": ["local"]}, revision=2, by=rosa
    )
    save_answers(draft, "perfil", {"associated_entities": ["Alfa"], "levels": []}, revision=3, by=rosa)
    now = said(draft)
    assert (now["links"], now["associated_entities"], now["levels"]) == (rows["links"], ["Alfa"], [])


def test_what_is_the_same_moves_nothing(draft, rosa):
    values = {"title": "Registro", "themes": ["derechos-humanos", "asistencia-consular"]}
    save_answers(draft, "perfil", values, revision=1, by=rosa)
    again = save_answers(draft, "perfil", values, revision=1, by=rosa)
    assert (again.revision, again.changed) == (2, False)


def test_two_people_in_one_section_see_each_others_words(draft, rosa):
    luis = person(name="Luis Rojas", country="CL")
    save_answers(draft, "descripcion", {"summary": "De Rosa."}, revision=1, by=rosa)
    with pytest.raises(Conflict) as conflict:
        save_answers(draft, "descripcion", {"summary": "De Luis."}, revision=1, by=luis)
    assert conflict.value.progress.written_by == rosa
    assert conflict.value.answers["summary"] == "De Rosa."
    assert said(draft)["summary"] == "De Rosa."


def test_two_people_in_two_sections_do_not_meet(draft, rosa):
    save_answers(draft, "descripcion", {"summary": "De Rosa."}, revision=1, by=rosa)
    saved = save_answers(draft, "perfil", {"title": "De Luis"}, revision=1, by=rosa)
    assert saved.revision == 3
    assert (said(draft)["summary"], said(draft)["title"]) == ("De Rosa.", "De Luis")


def test_a_section_takes_only_its_own_answers(draft, rosa):
    hostile = {"summary": "Ajeno", "country": "BR", "state": "published", "revision": 99, "title": "Propio"}
    save_answers(draft, "perfil", hostile, revision=1, by=rosa)
    draft.refresh_from_db()
    assert said(draft) == blank_answers() | {"country": "PE", "title": "Propio"}
    assert draft.state == State.DRAFT


def test_the_personal_contact_stays_out_of_what_can_be_published(draft, rosa):
    save_answers(
        draft, "contacto", {"contact_name": "Ana Canario", "contact_institution": "M"}, revision=1, by=rosa
    )
    assert country_text(draft).contact_name == "Ana Canario"
    assert "Canario" not in str(said(draft))


def test_a_section_remembers_who_wrote_last_and_whether_it_is_done(draft, rosa):
    save_answers(draft, "perfil", {"title": "Registro"}, revision=1, by=rosa, finished=False)
    save_answers(draft, "perfil", {}, revision=2, by=rosa, finished=True)
    progress = country_text(draft).progress.get(section="perfil")
    assert (progress.finished, progress.written_by, progress.revision) == (True, rosa, 2)


def test_a_packet_that_comes_after_the_ficha_was_sent_changes_nothing(draft, rosa):
    Ficha.objects.filter(pk=draft.pk).update(
        state=State.SUBMITTED, submitted_at="2026-01-01T00:00:00Z", round=1
    )
    with pytest.raises(NotEditable):
        save_answers(draft, "perfil", {"title": "Tarde"}, revision=1, by=rosa)
    assert said(draft)["title"] == ""


class TestStartingFromSomethingElse:
    def test_a_revision_holds_what_is_published(self, rosa):
        practice = published(title="Publicada", associated_entities=["Una", "Otra"])
        revision = start_ficha(practice.country, rosa, base=practice.current)
        assert said(revision) == read_answers(practice.current)
        assert (revision.practice, revision.base) == (practice, practice.current)

    def test_a_practice_has_one_ficha_on_its_way(self, rosa):
        practice = published()
        first = start_ficha(practice.country, rosa, base=practice.current)
        with pytest.raises(AlreadyOpen) as refused:
            start_ficha(practice.country, rosa, base=practice.current)
        assert refused.value.ficha == first

    def test_another_ficha_gives_everything_but_its_title(self, draft, rosa):
        save_answers(draft, "perfil", {"title": "Primera", "levels": ["local"]}, revision=1, by=rosa)
        other = start_ficha(draft.country, rosa, like=draft)
        assert said(other) == said(draft) | {"title": ""}
        assert other.practice is None


class TestThrowingAway:
    def test_a_draft_that_was_never_sent_goes(self, draft, rosa):
        save_answers(
            draft, "documentos", {"links": [{"numeral": "2.5", "label": "", "url": "x"}]}, revision=1, by=rosa
        )
        delete_draft(draft)
        assert not Ficha.objects.exists()

    def test_what_was_sent_stays(self, draft, rosa):
        perform(Action.RETIRE, draft, rosa, "Ya no corresponde.")
        with pytest.raises(NotEditable):
            delete_draft(draft)
        assert Ficha.objects.get().state == State.WITHDRAWN

    def test_everything_that_can_hang_on_a_draft_goes_with_it_or_keeps_it_in_words(self, draft, rosa):
        """A relation that comes later has to be named here, with what then becomes of the draft."""
        desk, peru = secretary(), draft.country
        add(draft, received(), "2.9", rosa)
        hang = {
            "texts": lambda: save_answers(draft, "perfil", {"title": "Uno"}, revision=2, by=rosa),
            "comments": lambda: draft.comments.create(text="Nota.", is_internal=True, by=desk),
            "assessments": lambda: draft.assessments.create(criterion="eficacia", is_met=True, by=desk),
            "associated": lambda: draft.associated.create(country=Country.objects.get(code="UY")),
            "taken_over": lambda: draft.taken_over.create(by=rosa),
            "words": lambda: FichaWords.objects.create(ficha=draft, text="", title_key=b""),
            "reminders": lambda: draft.reminders.add(
                Reminder.objects.create(person=rosa, country=peru, day=timezone.localdate())
            ),
            "word_import": lambda: WordImport.objects.create(
                ficha=draft, by=rosa, file_name="f.docx", report={}
            ),
            "notices": lambda: Notice.objects.create(
                person=rosa, key="x", about=draft.reference, text="Aviso", path="/"
            ),
        }
        kept = {
            "snapshots",
            "transitions",
            "objections",
        }  # written once; without a step there is no objection
        related = {relation.get_accessor_name() for relation in Ficha._meta.related_objects}
        assert related == hang.keys() - {"notices"} | kept
        for make in hang.values():
            make()
        delete_draft(draft)
        assert not Ficha.objects.exists()
        assert not Notice.objects.exists()

    @pytest.mark.parametrize("action", [Action.WRITE, Action.WRITE_BACK])
    def test_what_was_written_about_is_kept_and_can_be_retired(self, draft, rosa, action):
        client = signed_in(rosa)
        assert "Borrar este borrador" in client.get(at("task_list", draft)).text
        perform(action, draft, rosa if action == Action.WRITE else secretary(), "¿Puedo empezar así?")
        page = client.post(at("delete", draft), follow=True)
        assert "puede retirarla, pero no borrarla" in page.text
        assert "Retirar la ficha" in page.text and "Borrar este borrador" not in page.text
        assert client.post(at("retire", draft), {"motivo": "Ya no."}).status_code == 302
        assert Ficha.objects.get().state == State.WITHDRAWN


def test_the_filled_ficha_of_the_tests_is_a_whole_one():
    assert set(filled()) == set(blank_answers())
