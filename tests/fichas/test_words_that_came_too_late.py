"""Somebody was faster: what was typed for a step that is no longer possible stands on the page, with the reason."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from fichas.files.descriptions import fingerprint, said_of
from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from fichas.models import FichaTextFile
from fichas.states import Action
from fichas.workflow import perform
from practices.models import CompilationEdition, Country
from practices.press.curated import publish_edition, take_down_edition
from tests.documents import pdf, upload
from tests.factories import published
from tests.fichas.files import send
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import fill, remark, submitted, with_extract
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
WORDS = "Lo pidió la delegación."


@pytest.fixture
def edition(lucia) -> CompilationEdition:
    published(country="PE")
    return publish_edition("practicas", ["CSM-PE-0001"], title="Prácticas")


@pytest.fixture
def draft(rosa):
    draft = start_ficha(Country.objects.get(code="PE"), rosa)
    send(signed_in(rosa), draft, upload("informe.pdf", pdf()))
    return draft


def beside(draft) -> dict[str, str]:
    """What the page of files posts of the one there."""
    row = country_text(draft).files.get()
    fields = {"title": WORDS, "numeral": "2.8", "was": fingerprint(said_of(row))}
    return {"file": str(row.pk)} | {f"{name}-{row.pk}": value for name, value in fields.items()}


def test_the_reason_for_taking_down_an_edition_that_is_down(edition, lucia):
    take_down_edition(edition, "Error en la portada.")
    address = reverse("fichas:edition_down", args=["practicas", 1])
    answer = signed_in(lucia).post(address, {"motivo": WORDS, "confirmado": "si"})
    assert answer.status_code == 422
    assert WORDS in answer.text
    assert "La edición ya está retirada." in answer.text


def test_the_foreword_of_a_correction_after_its_days(edition, lucia):
    given = {"title": "Prácticas", "codes": "CSM-PE-0001", "foreword": WORDS, "confirmado": "si"}
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        answer = signed_in(lucia).post(reverse("fichas:edition", args=["practicas", 1]), given)
    assert answer.status_code == 422
    assert WORDS in answer.text
    assert "Una edición se corrige hasta el día siguiente" in answer.text


def test_an_objection_to_a_ficha_that_left_the_desk(rosa):
    named = submitted(rosa, associated_countries=["UY"])
    perform(Action.RETIRE, named, rosa, "Se presenta en otra ronda.")
    answer = signed_in(focal_point("UY")).post(at("associated", named), {"acto": "objetar", "motivo": WORDS})
    assert answer.status_code == 422
    assert WORDS in answer.text
    assert "Ya no se puede: la ficha está en otro estado, o no lo nombra." in answer.text


@pytest.mark.parametrize("act", ["cambia", "responde"])
def test_what_was_typed_for_a_remark_that_is_no_longer_as_it_was(sent, lucia, act):
    written = remark(sent, lucia, "¿Cuántas?", "results")
    if act == "responde":
        sent.comments.update(sent_at=None)
    answer = signed_in(lucia).post(at("say", sent), {act: written.pk, "texto": WORDS})
    assert answer.status_code == 409
    assert WORDS in answer.text


@pytest.mark.parametrize("signs_first", [True, False])
def test_a_refusal_after_a_colleague_agreed(sent, rosa, lucia, signs_first):
    with_extract(sent, lucia)
    if signs_first:
        perform(Action.AGREE, sent, rosa)
    refusal = {"conformidad": "no", "motivo": WORDS}
    country = signed_in(rosa)
    answer = country.post(at("agreement", sent), refusal)
    assert (answer.status_code == 409) == signs_first
    assert (WORDS in answer.text) == signs_first


def test_the_title_of_a_file_once_the_ficha_is_sent(draft, rosa):
    typed = beside(draft)
    perform(Action.SUBMIT, fill(draft, rosa), rosa)
    answer = signed_in(rosa).post(at("attachments", draft), typed)
    assert answer.status_code == 409
    assert WORDS in answer.text


def test_a_file_is_removed_whatever_was_typed_beside_it(draft, rosa):
    key = country_text(draft).files.get().pk
    posted = beside(draft) | {f"title-{key}": "x" * 2_000, "remove": str(key)}
    assert signed_in(rosa).post(at("attachments", draft), posted).status_code == 302
    assert not FichaTextFile.objects.exists()
