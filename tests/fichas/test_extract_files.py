"""The desk titles, orders and leaves out files in the extract; the country sees it and agrees."""

import pytest
from django.urls import reverse

from fichas.files.attachments import add
from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.review.extracts import extract_of
from fichas.signing import is_as_signed
from fichas.states import Action
from fichas.workflow import perform
from practices.answers import read_answers
from practices.models import Country
from tests.fichas.files import received
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import fill
from tests.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def sent(rosa) -> Ficha:
    """With three files: «uno», «dos», «tres»."""
    ficha = start_ficha(Country.objects.get(code="PE"), rosa)
    for name in ("uno", "dos", "tres"):
        add(ficha, received(name, f"{name}.pdf"), "2.9", rosa)
    fill(ficha, rosa)
    perform(Action.SUBMIT, ficha, rosa)
    ficha.refresh_from_db()
    return ficha


@pytest.fixture
def desk(lucia):
    return signed_in(lucia)


def keys(ficha: Ficha) -> list[int]:
    return [file.pk for file in country_text(ficha).files.all()]


def save(desk, ficha: Ficha, **changes):
    address = at("extract_files", ficha)
    return desk.post(address, inputs(desk.get(address).text) | changes)


def of_the_extract(ficha: Ficha) -> list[tuple[str, str]]:
    return [(file["name"], file["title"]) for file in read_answers(extract_of(ficha))["files"]]


def test_another_title_another_order_and_one_left_out(desk, sent):
    one, two, three = keys(sent)
    changes = {f"{one}-titulo": "Primero", f"{three}-lugar": "1", f"{one}-lugar": "2", f"{two}-fuera": "on"}
    assert save(desk, sent, **changes).status_code == 302
    assert of_the_extract(sent) == [("tres.pdf", "Informe"), ("uno.pdf", "Primero")]
    assert len(read_answers(country_text(sent))["files"]) == 3
    assert not is_as_signed(sent)


def test_its_country_sees_what_became_of_them_and_agrees(desk, sent, rosa, lucia):
    one, two, _three = keys(sent)
    save(desk, sent, **{f"{one}-titulo": "Primero", f"{two}-fuera": "on"})
    perform(Action.ASK_AGREEMENT, sent, lucia)
    page = Page(signed_in(rosa).get(at("agreement", sent)).text).text
    assert "Primero" in page and "Informe dos" in page
    perform(Action.AGREE, sent, rosa)
    assert is_as_signed(sent)


def test_what_was_left_out_can_come_back(desk, sent):
    _one, two, _three = keys(sent)
    save(desk, sent, **{f"{two}-fuera": "on"})
    page = desk.get(at("extract_files", sent)).text
    given = inputs(page)
    assert given[f"{two}-fuera"] == ["on"]
    del given[f"{two}-fuera"]
    assert desk.post(at("extract_files", sent), given).status_code == 302
    assert [name for name, _title in of_the_extract(sent)] == ["uno.pdf", "tres.pdf", "dos.pdf"]


def test_a_save_without_a_change_begins_no_extract(desk, sent):
    assert save(desk, sent).status_code == 302
    assert extract_of(sent) is None


def test_two_at_the_desk_do_not_overwrite_each_other(desk, sent):
    one, two, _three = keys(sent)
    address = at("extract_files", sent)
    read_before = inputs(desk.get(address).text)
    save(desk, sent, **{f"{one}-titulo": "De Lucía"})
    late = desk.post(address, read_before | {f"{two}-titulo": "De Andrés"})
    assert late.status_code == 409
    assert "De Lucía" in late.text and "De Andrés" in late.text
    assert of_the_extract(sent)[0] == ("uno.pdf", "De Lucía")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("lugar", "primero", "Escriba un número."), ("titulo", "a" * 400, "300")],
)
def test_what_is_wrong_stands_beside_its_field(desk, sent, field, value, words):
    page = save(desk, sent, **{f"{keys(sent)[0]}-{field}": value})
    assert page.status_code == 422
    assert words in page.text and value in page.text
    assert extract_of(sent) is None


def test_once_its_country_reads_it_the_page_leads_back(desk, sent, lucia):
    save(desk, sent, **{f"{keys(sent)[0]}-titulo": "Primero"})
    given = inputs(desk.get(at("extract_files", sent)).text)
    perform(Action.ASK_AGREEMENT, sent, lucia)
    assert desk.get(at("extract_files", sent)).status_code == 302
    assert (
        desk.post(at("extract_files", sent), given | {f"{keys(sent)[0]}-titulo": "Otro"}).status_code == 409
    )


def test_the_review_leads_to_it(desk, sent):
    assert reverse("fichas:extract_files", args=[sent.reference]) in desk.get(at("review", sent)).text
