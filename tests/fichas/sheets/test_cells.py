"""What people write in a cell, and what it is taken for."""

from datetime import date

import pytest

from tests.fichas.sheets.workbooks import one, refusals

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize("text", ["Perú", "PERU", "PE", "PER", "República del Perú", "Peru", " perú "])
def test_a_country_by_any_of_its_names(text):
    assert one(País=text).country == "PE"


@pytest.mark.parametrize(
    "text",
    [
        "4, 7 y 14",
        "Objetivo 4; Objetivo 7; Objetivo 14",
        "4\n7\n14",
        "4 | 7 | 14",
        "04, 07, 14",
        "14. Mejorar la protección, asistencia y cooperación consulares a lo largo de todo el ciclo migratorio | 4 | 7",
    ],
)
def test_objectives_by_number_or_name_and_several_in_a_cell(text):
    assert one(**{"Objetivos principales del Pacto Mundial": text}).answers["primary_objectives"] == [
        "14",
        "4",
        "7",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Asistencia consular",
        "asistencia-consular",
        "Consular assistance",
        "Assistência consular",
        "4",
        "Mecanismos integrales de asistencia consular y sistemas de información consulares",
    ],
)
def test_a_theme_by_number_code_or_name_in_three_languages(text):
    assert one(Temas=text).answers["themes"] == ["asistencia-consular"]


def test_a_name_with_a_comma_or_an_and_in_it_is_one_value():
    text = "Institucionalidad y gestión migratoria, Derechos humanos en la política migratoria y Asistencia consular"
    assert one(Temas=text).answers["themes"] == [
        "asistencia-consular",
        "derechos-humanos",
        "institucionalidad",
    ]


@pytest.mark.parametrize("text", ["Otro: Retorno", "otro (Retorno)", "Outro: Retorno"])
def test_another_value_comes_with_its_text(text):
    answers = one(Temas=text).answers
    assert (answers["themes"], answers["themes_other"]) == (["otro"], "Retorno")


@pytest.mark.parametrize("cell", [2014, 2014.0, "2014", "marzo de 2014", "03/2014", date(2014, 3, 1)])
def test_a_year_as_people_write_it(cell):
    assert one(Inicio=cell).answers["start_year"] == 2014


@pytest.mark.parametrize("cell", ["actualidad", "Presente", "en curso, vigente"])
def test_an_experience_that_goes_on(cell):
    answers = one(Fin=cell).answers
    assert (answers["end_year"], answers["end_is_open"]) == (None, True)


def test_a_year_that_the_spreadsheet_took_for_a_day_is_asked_about():
    (words,) = refusals(Inicio=date(1905, 7, 6))
    assert "formato de fecha" in words


def test_names_and_links_one_a_line():
    plan = one(
        **{
            "1.7 Otras entidades asociadas": "- Reniec\n- Ministerio del Interior | OIM",
            "Enlaces": "Ley 1 https://example.org/ley\nwww.example.org/informe",
        }
    )
    assert plan.answers["associated_entities"] == ["Reniec", "Ministerio del Interior", "OIM"]
    assert [(link["label"], link["url"]) for link in plan.answers["links"]] == [
        ("Ley 1", "https://example.org/ley"),
        ("", "https://www.example.org/informe"),
    ]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Temas": "Asistencia consulares"}, "¿Quiso decir «Asistencia consular»?"),
        ({"Temas": "Comercio exterior"}, "no está en la lista"),
        ({"Inicio": "hace mucho"}, "cuatro cifras"),
        ({"Idioma": "es; pt"}, "Elija un solo valor."),
        ({"Período: continúa": "quizás"}, "Escriba «sí»"),
        ({"Enlaces": "Ley 1"}, "no termina en una dirección"),
        ({"Enlaces": "Ley https://localhost/x"}, "red interna"),
        ({"Resumen": "Dice \u202eal revés"}, "carácter que no se ve"),
        ({"Título": "t" * 301}, "Le sobra"),
        ({"Resumen": "=1+1"}, "Es una fórmula"),
        ({"Título": ""}, "Escriba el título"),
        ({"País": ""}, "Escriba el país"),
    ],
)
def test_what_cannot_be_taken_says_how_to_mend_it(cells, words):
    (said,) = refusals(**cells)
    assert words in said


def test_names_and_codes_that_contradict_each_other_are_asked_about():
    (said,) = refusals(**{"1.3 Temas": "Asistencia consular", "1.3 Temas (código)": "derechos-humanos"})
    assert "no dicen lo mismo" in said


def test_a_text_of_several_lines_stays_whole():
    text = "Uno:\r\n• dos\n\ntres" + " palabra" * 250
    plan = one(Resumen=text)
    assert plan.answers["summary"] == text.replace("\r\n", "\n")
    assert any("Le sobran" in note for note in plan.notes)


def test_a_row_that_says_no_language_is_in_that_of_its_words():
    titles = {
        "es": "Registro de las personas que llegan a la frontera",
        "pt": "Registro das pessoas que chegam à fronteira no norte",
        "en": "Registration of the people who come to the border",
    }
    assert {one(País="Brasil", Título=title).answers["language"] for title in titles.values()} == set(titles)
