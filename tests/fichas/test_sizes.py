"""An answer or a ficha larger than any needs to be is not saved: it stays where it was typed, and says by how much."""

import pytest
from django.core.exceptions import ValidationError

from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.word.importing import import_word
from fichas.word.opening import Refused
from practices import bounds
from practices.answers import read_answers
from practices.lists import lists
from practices.models import Country, Repository
from tests.factories import published
from tests.fichas.word_forms import form
from tests.people import focal_point

pytestmark = pytest.mark.django_db
TOO_LARGE = [
    ("perfil", "title", "x" * 301, "Le sobra 1 carácter: el máximo es 300."),
    ("descripcion", "summary", "x" * 4010, "Le sobran 10 caracteres: el máximo es 4000."),
    ("descripcion", "limitations", "y\n" * 210 + "y", "Le sobran 11 renglones: el máximo es 200."),
    ("descripcion", "figures", "\n".join(["5 casos"] * 41), "Le sobra 1 renglón: el máximo es 40."),
    ("perfil", "associated_entities", "\n".join(["ONU"] * 61), "Le sobra 1 renglón: el máximo es 60."),
    ("perfil", "participating_entities", "z" * 305, "«zzz"),
    ("contacto", "contact_email", "a" * 255, "Le sobra 1 carácter: el máximo es 254."),
]


@pytest.fixture
def signed_in(client, django_user_model):
    person = focal_point("PE")
    client.force_login(person)
    client.person = person
    return client


@pytest.fixture
def draft(signed_in):
    return start_ficha(Country.objects.get(code="PE"), signed_in.person)


def post(client, ficha, section, **typed):
    return client.post(f"/fichas/{ficha.reference}/seccion/{section}/", {"revision": 1, **typed})


@pytest.mark.parametrize(("section", "name", "typed", "why"), TOO_LARGE)
def test_an_answer_too_large_stays_as_typed_and_says_by_how_much(signed_in, draft, section, name, typed, why):
    response = post(signed_in, draft, section, **{name: typed}, parent_entity="Ministerio")
    page = response.content.decode()
    assert response.status_code == 422
    assert why in page
    assert typed in page
    assert not read_answers(country_text(draft)).get(name)


def test_what_fits_beside_it_is_saved(signed_in, draft):
    post(signed_in, draft, "perfil", title="x" * 301, parent_entity="Ministerio")
    assert country_text(draft).parent_entity == "Ministerio"


def test_forty_links_fit_and_one_more_is_told(signed_in, draft):
    typed = {
        "link_numeral": ["2.9"] * 41,
        "link_label": ["Ley"] * 41,
        "link_url": [f"https://example.org/{number}" for number in range(41)],
    }
    response = post(signed_in, draft, "documentos", **typed)
    assert "Le sobra 1 renglón: el máximo es 40." in response.content.decode()
    assert "https://example.org/40" in response.content.decode()
    assert country_text(draft).links.count() == 0


def fill(ficha, by, **texts):
    return save_answers(ficha, "datos", texts, revision=country_text(ficha).revision, by=by)


def test_a_whole_ficha_has_a_bound_too_and_the_answer_that_breaks_it_is_left_out(signed_in, draft):
    by, long = signed_in.person, "x" * bounds.TEXT
    links = [
        {"numeral": "2.9", "label": "", "url": "https://example.org/" + "x" * 1_980} for _number in range(40)
    ]
    save_answers(draft, "documentos", {"links": links}, revision=1, by=by)
    fill(draft, by, lessons=long, recommendations=long, innovation=long)
    saved = save_answers(
        draft,
        "descripcion",
        {"limitations": long, "outputs": long, "background": "Breve."},
        revision=country_text(draft).revision,
        by=by,
    )
    assert saved.refused == {}
    saved = save_answers(
        draft, "documentos", {"references": long}, revision=country_text(draft).revision, by=by
    )
    assert "150000 caracteres" in saved.refused["references"]
    assert country_text(draft).references == ""
    assert country_text(draft).background == "Breve."


def test_short_lines_count_too(signed_in, draft):
    by, lines = signed_in.person, "y\n" * 199 + "y"
    assert fill(draft, by, lessons=lines, recommendations=lines, innovation=lines).refused == {}
    texts = dict.fromkeys(("limitations", "outputs", "background"), lines)
    saved = save_answers(draft, "descripcion", texts, revision=country_text(draft).revision, by=by)
    [(left_out, why)] = saved.refused.items()
    assert "1200 renglones en total, y con este texto le sobran" in why
    assert getattr(country_text(draft), left_out) == ""


def test_a_page_says_what_made_the_ficha_too_large(signed_in, draft, monkeypatch):
    monkeypatch.setattr(bounds, "FICHA", 500)
    response = post(signed_in, draft, "descripcion", background="a" * 600, summary="Cabe.")
    assert response.status_code == 422
    assert "La ficha puede tener 500 caracteres en total" in response.content.decode()
    assert "a" * 600 in response.content.decode()
    assert country_text(draft).summary == "Cabe."


def test_what_makes_it_smaller_is_always_saved(signed_in, draft, monkeypatch):
    fill(draft, signed_in.person, lessons="x" * 900, innovation="y" * 900)
    monkeypatch.setattr(bounds, "FICHA", 500)
    saved = fill(draft, signed_in.person, lessons="x" * 800)
    assert saved.refused == {}
    assert len(country_text(draft).lessons) == 800


@pytest.mark.parametrize(
    "given",
    [
        {"title": "x" * 301},
        {"lessons": "x" * 12_001},
        {"figures": "\n" * 40},
        {"associated_entities": ["ONU"] * 61},
        {"links": [{"numeral": "2.9", "label": "", "url": "https://example.org/"}] * 41},
        {"links": [{"numeral": "2.9", "label": "", "url": "https://" + "x" * 2_000}]},
    ],
)
def test_nothing_larger_is_published_whoever_asks(given):
    with pytest.raises(ValidationError, match="el máximo es"):
        published(**given)


def test_a_word_file_with_an_answer_too_large_is_refused_by_numeral_and_makes_no_draft(signed_in):
    data = form(n1_2="Registro", n2_2="palabra " * 600, n2_4="\n".join(["5 casos"] * 41))
    with pytest.raises(Refused) as refused:
        import_word(
            data,
            "ficha.docx",
            lists(Repository.current_token()),
            Country.objects.get(code="PE"),
            signed_in.person,
        )
    assert "2.2: Le sobran" in str(refused.value)
    assert "2.4: Le sobra 1 renglón" in str(refused.value)
    assert not Ficha.objects.exists()
