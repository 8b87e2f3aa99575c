"""In its first hour a publication can be taken back: the public reads what it read before, and the ficha is at the desk."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from fichas.models import PracticeAct, Transition
from fichas.preconditions import PreconditionFailed
from fichas.review.figures import figures
from fichas.review.publication import confirm_state, publish, put_back, take_down
from fichas.review.taking_back import take_back
from fichas.states import Action, State
from fichas.workflow import NotAllowed, WrongState, perform
from people.models import Letter
from practices.catalogue.index import current_index, differences
from practices.models import ExperienceState, Practice, PracticeVersion
from practices.press.curated import publish_edition
from tests.factories import published
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import assess, fill, fresh, start_ficha
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unprinted")]
WHY = "Salió con el nombre de una persona."


@pytest.fixture
def out(sent, lucia):
    """A ficha that was published just now."""
    assess(sent, lucia)
    publish(sent, lucia)
    return fresh(sent)


def revised(practice: Practice, rosa, lucia, **changes):
    revision = fill(start_ficha(practice.country, rosa, base=practice.current), rosa, **changes)
    perform(Action.SUBMIT, revision, rosa)
    assess(revision, lucia)
    publish(revision, lucia)
    practice.refresh_from_db()
    return fresh(revision)


def state_of(practice: Practice) -> str:
    practice.refresh_from_db()
    return practice.experience_state.code


def test_nobody_reads_it_any_more_and_it_can_be_published_again_without_another_signature(out, lucia, client):
    code = out.practice.code
    take_back(out, lucia, WHY)
    assert (fresh(out).state, fresh(out).version) == (State.SUBMITTED, None)
    assert not Practice.objects.public().exists()
    assert (current_index().live, differences()) == (0, [])
    for address in (f"/practicas/{code}/", f"/practicas/{code}/v1/", f"/practicas/{code}/ficha.pdf"):
        page = client.get(address)
        assert page.status_code == 410
        assert out.texts.get().title not in page.text
    assert WHY not in client.get(f"/practicas/{code}/").text
    again = publish(fresh(out), lucia)
    assert (again.practice.code, again.label) == (code, "2")
    page = client.get(f"/practicas/{code}/")
    assert page.status_code == 200
    assert "Versión 1" not in page.text
    assert client.get(f"/practicas/{code}/v1/").status_code == 410


def test_of_a_revision_the_version_before_is_current_again_with_what_was_confirmed(rosa, lucia, client):
    practice = published(country="PE", experience_state="en-curso", title="Como era")
    confirm_state(practice, lucia, "finalizada", "Lo dijo el país.")
    practice.refresh_from_db()
    confirmed = practice.confirmed_on
    revision = revised(practice, rosa, lucia, experience_state="en-curso", title="Como no debía")
    take_back(revision, lucia, WHY)
    practice.refresh_from_db()
    assert practice.current.title == "Como era"
    assert (practice.experience_state.code, practice.confirmed_on) == ("finalizada", confirmed)
    assert "Como no debía" not in client.get("/practicas/").text
    gone = client.get(f"/practicas/{practice.code}/v2/")
    assert (gone.status_code, "Leer la versión vigente" in gone.text) == (410, True)
    assert differences() == []
    take_down(practice, lucia, "duplicada", "")
    put_back(practice, lucia)
    practice.refresh_from_db()
    assert practice.current.label == "1"


def test_how_the_experience_stands_is_as_it_was_before(rosa, lucia):
    practice = published(country="PE", experience_state="derogada")
    published(practice, country="PE", experience_state="")
    assert state_of(practice) == "derogada"
    revision = revised(practice, rosa, lucia, experience_state="en-curso")
    assert state_of(practice) == "en-curso"
    take_back(revision, lucia, WHY)
    assert state_of(practice) == "derogada"


def test_of_a_first_version_that_was_taken_back_nothing_stays(out, lucia, client):
    Practice.objects.update(experience_state=ExperienceState.objects.get(code="derogada"))
    take_back(out, lucia, WHY)
    out.practice.refresh_from_db()
    assert out.practice.experience_state is None
    assert client.get(f"/practicas/{out.practice.code}/v7/").status_code == 404


def test_what_was_confirmed_before_the_last_version_is_not_confirmed_again(rosa, lucia):
    practice = published(country="PE")
    confirm_state(practice, lucia, "en-curso", "Lo dijo el país.")
    revised(practice, rosa, lucia, experience_state="finalizada")
    last = revised(practice, rosa, lucia, title="Otra", experience_state="en-curso")
    take_back(last, lucia, WHY)
    assert state_of(practice) == "finalizada"


def test_it_is_offered_of_the_current_version_and_done_of_the_one_that_was_seen(out, rosa, lucia):
    desk = signed_in(lucia)
    seen = {"decision": "take_back", "mensaje": WHY, "confirmado": "si", "version": "1"}
    take_back(out, lucia, WHY)
    publish(fresh(out), lucia)
    stale = desk.post(at("decide", out), seen)
    assert (stale.status_code, fresh(out).state) == (422, State.PUBLISHED)
    assert "se publicó otra versión" in stale.text
    practice = desk.get(f"/secretaria/practicas/{out.practice.code}/")
    assert practice.text.count("(retirada en su primera hora)") == 1
    revised(out.practice, rosa, lucia, title="La siguiente")
    assert "Retirar la publicación" not in desk.get(at("review", out)).text


def test_after_an_hour_or_by_whoever_is_not_at_the_desk_it_is_not_taken_back(out, rosa, lucia):
    with pytest.raises(NotAllowed):
        take_back(out, rosa, WHY)
    with pytest.raises(PreconditionFailed, match="Escriba el motivo"):
        take_back(out, lucia, "")
    later = time_machine.travel(timezone.now() + timedelta(minutes=61))
    with later, pytest.raises(PreconditionFailed, match="Ya pasó una hora"):
        take_back(out, lucia, WHY)
    assert fresh(out).state == State.PUBLISHED
    take_back(out, lucia, WHY)
    with pytest.raises(WrongState):
        take_back(out, lucia, WHY)


def test_while_its_country_revises_it_or_when_it_is_withdrawn_it_stays(out, rosa, lucia):
    begun = start_ficha(out.country, rosa, base=out.version)
    with pytest.raises(PreconditionFailed, match="ya empezó a revisar"):
        take_back(out, lucia, WHY)
    begun.delete()
    take_down(out.practice, lucia, "duplicada", "")
    with pytest.raises(PreconditionFailed, match="versión vigente"):
        take_back(out, lucia, WHY)
    assert "Retirar la publicación" not in signed_in(lucia).get(at("review", out)).text
    assert PracticeVersion.objects.standing().count() == 1


def test_its_country_and_the_states_it_names_are_told_and_the_country_reads_why(rosa, lucia, client):
    ana = focal_point("UY", name="Ana Silva")
    practice = published(country="PE")
    revision = revised(practice, rosa, lucia, associated_countries=["UY"])
    Letter.objects.all().delete()
    take_back(revision, lucia, WHY)
    assert set(Letter.objects.values_list("recipient", flat=True)) == {rosa.email, ana.email}
    assert WHY not in " ".join(letter.text for letter in Letter.objects.all())
    page = signed_in(rosa).get(at("task_list", revision))
    assert WHY in page.text
    assert "La Secretaría Técnica retiró la publicación en su primera hora" in page.text


def test_an_edition_that_holds_it_is_handed_out_no_more(out, lucia, client):
    edition = publish_edition("cartagena", [out.practice.code], title="Cartagena")
    asked = signed_in(lucia).post(at("decide", out), {"decision": "take_back", "mensaje": WHY})
    assert "Cartagena" in asked.text
    take_back(out, lucia, WHY)
    assert client.get(f"{edition.order['address']}compilacion.pdf").status_code == 410
    page = client.get(edition.order["address"])
    assert out.texts.get().title not in page.text
    assert "Descargar el PDF" not in page.text
    publish(fresh(out), lucia)
    assert client.get(edition.order["address"]).context["rest_url"]
    begun = signed_in(lucia).get("/secretaria/compilaciones/nueva/?siguiente=cartagena")
    assert out.practice.code in begun.text


def test_the_desk_is_asked_first_and_offered_it_for_an_hour(out, lucia):
    desk = signed_in(lucia)
    assert "Retirar la publicación (hasta las" in desk.get(at("review", out)).text
    typed = {"decision": "take_back", "mensaje": WHY}
    asked = desk.post(at("decide", out), typed)
    assert "nada de su texto" in asked.text
    assert fresh(out).state == State.PUBLISHED
    assert desk.post(at("decide", out), typed | {"confirmado": "si"}).status_code == 302
    assert fresh(out).state == State.SUBMITTED
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert "Retirar la publicación" not in signed_in(lucia).get(at("review", out)).text


def test_figures_count_only_what_is_out(out, lucia):
    this_year = timezone.localdate().year
    assert figures(this_year).whole.published == 1
    take_back(out, lucia, WHY)
    assert figures(this_year).whole.published == 0
    publish(fresh(out), lucia)
    assert figures(this_year).whole.published == 1
    assert Transition.objects.filter(action=Action.PUBLISH).count() == 2
    assert not PracticeAct.objects.exists()
