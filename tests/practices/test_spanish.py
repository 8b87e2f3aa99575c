"""Finding in Spanish as people write it: with and without accents, in singular and plural, with a letter wrong."""

import pytest

from practices.catalogue.cards import cards
from practices.catalogue.index import Criteria, Search, current_index
from practices.catalogue.index.stems import stem, stems_in_all_languages, words_of
from practices.models import Synonym
from practices.spelling import fold, sort_key
from tests.factories import published

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    """The titles a text finds, most relevant first."""
    now = current_index()
    search = Search(Criteria(text), now)
    return [card.title for card in cards(list(search.numbers()), now, search.match)]


def notices(text: str) -> list[str]:
    now = current_index()
    search = Search(Criteria(text), now)
    cards(list(search.numbers()), now, search.match)
    return search.match.notices


@pytest.mark.parametrize(
    "typed", ["migración", "migracion", "MIGRACIÓN", "migraciones", "Migraciónes", "migracio\u0301n"]
)
def test_accents_case_and_plural_do_not_matter(typed):
    published(title="Uno", summary="La migración laboral.")
    published(title="Dos", summary="Las migraciones internas.")
    published(title="Tres", summary="El comercio.")
    assert found(typed) == ["Dos", "Uno"]


def test_years_meet_a_year():
    published(title="Uno", summary="Durante un año.")
    published(title="Dos", summary="Durante tres años.")
    assert found("años") == ["Dos", "Uno"] == found("año")


def test_words_in_ion_meet_their_plural():
    singulars = [
        "nación",
        "expulsión",
        "región",
        "opinión",
        "reintegración",
        "extensión",
        "misión",
        "población",
    ]
    for singular in singulars:
        plural = singular.replace("ión", "iones")
        assert stem(fold(singular), "es") == stem(fold(plural), "es"), singular


def test_portuguese_and_english_texts_have_their_own_stems():
    published(title="Um", language="pt", summary="As migrações e o acolhimento.")
    published(title="One", language="en", summary="Sponsoring refugees.")
    assert found("migração") == found("migracoes") == ["Um"]
    assert found("sponsored refugee") == ["One"]


def test_the_exact_spelling_of_enye_comes_first():
    published(title="Exacta", summary="La niñez.")
    published(title="Sin eñe", summary="La ninez.")
    assert found("niñez") == ["Exacta", "Sin eñe"]
    assert found("ninez") == ["Sin eñe", "Exacta"]


def test_titles_come_before_what_is_said_often_and_that_before_the_rest():
    published(title="Otra cosa", summary="Un consulado, otro consulado y un consulado más.")
    published(title="Más cosas", summary="Hay un consulado.")
    published(title="El consulado móvil", summary="Atiende a domicilio.")
    published(title="Últimas cosas", summary="Queda un consulado.")
    assert found("consulados") == ["El consulado móvil", "Otra cosa", "Últimas cosas", "Más cosas"]


def test_every_word_must_be_there_but_articles_do_not_count():
    published(title="Uno", summary="Búsqueda de personas desaparecidas.")
    published(title="Dos", summary="Búsqueda de empleo.")
    assert found("la búsqueda de las personas") == ["Uno"]


def test_a_letter_wrong_is_mended_and_said():
    published(title="Uno", summary="La búsqueda en vida.")
    assert found("busqeda") == ["Uno"]
    assert notices("busqeda") == [
        "Ningún texto tiene la palabra «busqeda»; se muestran los que tienen «búsqueda»."
    ]
    assert found("bsuqueda") == found("buzqueda") == found("búsquedda") == ["Uno"]


def test_the_beginning_of_a_word_is_enough():
    published(title="Uno", summary="Regularización extraordinaria.")
    assert found("regulariz") == ["Uno"]
    assert found("extraord") == ["Uno"]
    assert notices("extraord") == ["Ningún texto tiene la palabra «extraord»; se buscó como comienzo."]


@pytest.mark.parametrize(
    "quoted",
    ['"personas migrantes"', "«personas migrantes»", "“Personas Migrantes”", '"PERSONAS   migrantes"'],
)
def test_a_phrase_finds_only_texts_that_hold_it(quoted):
    published(title="Uno", summary="Las personas migrantes.")
    published(title="Dos", summary="Las personas. Migrantes todas.")
    published(title="Tres", summary="Los migrantes son personas.")
    published(title="Cuatro", summary="Las personas", results="migrantes")
    assert found(quoted) == ["Dos", "Uno"]


def test_a_phrase_of_small_words_is_found_too():
    published(title="Uno", summary="Lo que es de la que fue.")
    assert found('"de la que"') == ["Uno"]
    assert found('"que la de"') == []


def test_synonyms_of_the_secretariat_count():
    published(title="Uno", summary="Los objetivos del Pacto Mundial.")
    published(title="Dos", summary="Niñas, niños y adolescentes.")
    assert found("PMM") == ["Uno"]
    assert found("nna") == ["Dos"]
    Synonym.objects.create(words="wipala = pacto")
    assert found("wipala") == ["Uno"]


def test_a_country_is_found_by_any_of_its_names():
    published(title="Uno", country="CR")
    published(title="Dos", country="SR", associated_countries=["GY"])
    published(title="Tres", country="US")
    assert found("costa rica") == found("Costa Rica registro") == ["Uno"]
    assert found("Surinam") == found("suriname") == found("Guyana") == ["Dos"]
    assert found("Estados Unidos de América") == ["Tres"]


def test_a_code_is_found():
    practice = published(title="Uno")
    assert found(practice.code) == ["Uno"]


def test_only_small_words_still_find():
    published(title="Uno", summary="De la mano.")
    assert found("de la") == ["Uno"]


def test_the_contact_address_is_not_searched():
    published(contact_email="registro-secreto@example.org")
    assert found("secreto") == []


class TestSnippets:
    def snippet(self, text: str, summary: str) -> str:
        published(title="Uno", summary=summary)
        now = current_index()
        search = Search(Criteria(text), now)
        (card,) = cards(list(search.numbers()), now, search.match)
        return str(card.snippets[0])

    def test_the_words_that_matched_are_marked_as_they_are_written(self):
        assert self.snippet("migracion", "Las Migraciones, y más.") == "Las <mark>Migraciones</mark>, y más."

    def test_a_long_text_is_cut_around_the_first_match_and_says_so(self):
        summary = "antes " * 40 + "consulado " + "después " * 40
        snippet = self.snippet("consulado", summary)
        assert snippet.startswith("… antes antes") and snippet.endswith("después …")
        assert "<mark>consulado</mark>" in snippet
        assert len(snippet.split()) < 35

    def test_everything_around_is_escaped(self):
        snippet = self.snippet("consulado", '<script>alert("1")</script> consulado & <b>más</b>')
        assert "<mark>consulado</mark>" in snippet
        assert snippet.count("<") == 2
        assert "&lt;script&gt;" in snippet and "&amp;" in snippet

    def test_a_mark_in_the_text_is_text(self):
        assert "&lt;mark&gt;" in self.snippet("consulado", "<mark>consulado</mark>")


def test_order_is_that_of_a_spanish_index():
    titles = ["Zona", "nube", "Ñandú", "Nandú", "¿Nada?", "Água", "agua viva", "Ángel", "«Nación»", "2 casas"]
    assert sorted(titles, key=sort_key) == [
        "2 casas",
        "Água",
        "agua viva",
        "Ángel",
        "«Nación»",
        "¿Nada?",
        "Nandú",
        "nube",
        "Ñandú",
        "Zona",
    ]


def test_folding_keeps_letters_that_are_no_accents():
    assert [fold("Guaraní g̃ ẽ"), fold("Straße"), words_of("auto-gestión 24.512")] == [
        "guarani g e",
        "strasse",
        ["auto", "gestion", "24512"],
    ]


def test_a_word_has_a_stem_in_each_language():
    assert stems_in_all_languages("nacionalidades") == sorted(
        {stem("nacionalidades", language) for language in ("es", "pt", "en")}
    )
