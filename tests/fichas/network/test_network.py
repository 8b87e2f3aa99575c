"""A practice of another repository becomes a draft, and one of ours is made ready for it."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.translation import override
from docx import Document

from fichas.form.drafts import country_text
from fichas.models import Ficha, WordImport
from fichas.network.form import as_text, fill, judge
from practices.answers import read_answers
from practices.lists import lists
from practices.models import Repository
from tests.factories import ficha, published
from tests.fichas.forms import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
IMPORT = reverse("fichas:network_import")
LONG = "palabra " * 260
PAGE = f"""Repositorio de Prácticas
Mesas de búsqueda de personas migrantes
Primary GCM Objectives
8. Salvar vidas y emprender iniciativas internacionales coordinadas sobre los migrantes desaparecidos
Objetivo inventado
Secondary GCM Objectives
Fechas
2018 - Presente
Tipo de práctica
Project/Programme
Résumé
{LONG}
Organizaciones
Principales organizaciones implementadoras
Comisión Nacional de Búsqueda
Defensoría del Pueblo
Des informations détaillées
Beneficio e impacto
Se encontró a tres personas.

Se hizo un directorio.
Lecciones clave
Reunir a quienes deciden.
Recomendaciones(para replicar)
Conocer a las instituciones.
Innovación
Un mapa de comisiones.
Additional Resources
Informe final https://example.org/informe.pdf
Consultado en la biblioteca
Fecha Enviado:
12 de mayo de 2021
Más prácticas relacionadas:
- Statistics Canada
*Todas las referencias deben entenderse en su contexto.
Newsletter
Subscribe to our newsletter.
"""


@pytest.fixture
def client(rosa):
    return signed_in(rosa)


def bring_in(client, text: str = PAGE, **given) -> Ficha:
    answer = client.post(IMPORT, {"text": text} | given)
    assert answer.status_code == 302, answer.text
    return Ficha.objects.latest("pk")


def test_each_part_of_a_page_goes_to_its_place_whatever_the_language_of_its_label(client):
    answers = read_answers(country_text(bring_in(client)))
    assert answers["title"] == "Mesas de búsqueda de personas migrantes"
    assert answers["primary_objectives"] == ["8"]
    assert (answers["start_year"], answers["end_is_open"], answers["practice_type"]) == (
        2018,
        True,
        "proyecto",
    )
    assert answers["summary"] == LONG.strip()
    assert answers["responsible_entity"] == "Comisión Nacional de Búsqueda"
    assert answers["associated_entities"] == ["Defensoría del Pueblo"]
    assert answers["results"] == "Se encontró a tres personas.\n\nSe hizo un directorio."
    assert answers["lessons"] == "Reunir a quienes deciden."
    assert answers["recommendations"] == "Conocer a las instituciones."
    assert answers["innovation"] == "Un mapa de comisiones."
    assert answers["references"] == "Consultado en la biblioteca"
    assert [link["url"] for link in answers["links"]] == ["https://example.org/informe.pdf"]


def test_nothing_of_it_is_lost_and_what_is_too_long_is_marked(client):
    report = WordImport.objects.get(ficha=bring_in(client)).report
    strange = "\n".join(report["strange"])
    assert all(
        words in strange
        for words in (
            "Repositorio de Prácticas",
            "12 de mayo de 2021",
            "Statistics Canada",
            "Todas las referencias",
            "Subscribe",
        )
    )
    rows = {row["field"]: row for row in report["rows"]}
    assert rows["summary"]["status"] == "too_long" and "Le sobran 60 palabras" in rows["summary"]["notes"][0]
    assert rows["primary_objectives"]["texts"] == ["Objetivo inventado"]
    said = (
        strange + str(report) + "\n".join(map(str, read_answers(country_text(Ficha.objects.get())).values()))
    )
    for line in filter(None, PAGE.split("\n")[1:]):
        assert line.strip()[:30] in said or line in LABELS


LABELS = {
    "Primary GCM Objectives",
    "Secondary GCM Objectives",
    "Fechas",
    "2018 - Presente",
    "Tipo de práctica",
    "Project/Programme",
    "Résumé",
    "Organizaciones",
    "Principales organizaciones implementadoras",
    "Des informations détaillées",
    "Beneficio e impacto",
    "Lecciones clave",
    "Recomendaciones(para replicar)",
    "Innovación",
    "Additional Resources",
    "8. Salvar vidas y emprender iniciativas internacionales coordinadas sobre los migrantes desaparecidos",
    "Informe final https://example.org/informe.pdf",
    "Newsletter",
    "Fecha Enviado:",
    "Más prácticas relacionadas:",
}


def test_its_address_is_kept_as_where_it_stands_elsewhere(client):
    address = "https://migrationnetwork.un.org/practice/mesas"
    links = read_answers(country_text(bring_in(client, address=address)))["links"]
    assert links[-1] == {
        "numeral": "external",
        "label": "Red de las Naciones Unidas sobre la Migración",
        "url": address,
    }


def test_a_text_that_is_no_page_of_it_is_refused_and_stays(client):
    answer = client.post(IMPORT, {"text": "Querida Rosa:\nTe escribo para contarte."})
    assert answer.status_code == 422
    assert "no se encontraron las partes" in answer.text and "Te escribo para contarte." in answer.text
    assert "Pegue el texto" in client.post(IMPORT, {"text": ""}).text
    assert "demasiado largo" in client.post(IMPORT, {"text": "a\n" * 6_000}).text


@pytest.mark.parametrize("language", ["es", "pt", "en"])
def test_what_goes_out_comes_in_again_as_it_was(client, language):
    answers = ficha(
        language=language,
        title="Registro consular",
        secondary_objectives=["4", "7"],
        principles=["f", "g"],
        goals=["10", "16"],
        end_year=2024,
        place="Tacna",
        associated_entities=["Reniec"],
        participating_entities=["OIM", "ACNUR"],
        results="Uno.\n\nDos.",
        lessons="- Tres\n- Cuatro",
        recommendations="Cinco",
        innovation="Seis",
        references="Biblioteca",
        links=[{"numeral": "2.9", "label": "Ley", "url": "https://example.org/ley"}],
    )
    with override({"es": "es", "pt": "en", "en": "en"}[language]):
        parts = fill(answers, lists(Repository.current_token()))
    back = read_answers(country_text(bring_in(client, as_text(parts))))
    named = [name for part in parts for name in part.part.answers if name != "country"]
    assert {name: back[name] for name in named} == {name: answers[name] for name in named}


def test_the_page_says_what_is_missing_and_looks_at_the_seven_criteria(client):
    practice = published(title="Registro consular", results="Uno.", goals=["10"])
    shown = client.get(reverse("fichas:network", args=[practice.code])).text
    assert "Qué falta" in shown and "Lecciones clave" in shown
    assert shown.count('<span class="under">') == 7


def test_the_criteria_follow_the_answers():
    answers = ficha(results="Uno", principles=["f"], goals=["10"], start_year=2015)
    met = {each.name: each.is_met for each in judge(answers)}
    assert (met["Aplicada"], met["Relevante"], met["Coherente"], met["Innovadora"]) == (
        True,
        True,
        True,
        False,
    )
    assert (met["Transversal"], met["Oportuna"]) == (None, False)
    assert {each.name: each.is_met for each in judge(answers | {"end_is_open": True})}["Oportuna"]


def test_the_word_file_and_the_text_say_the_same(client):
    practice = published(title="Registro consular", lessons="Tres")
    address = reverse("fichas:network", args=[practice.code])
    document = Document(BytesIO(client.get(f"{address}formulario.docx").content))
    words = [paragraph.text for paragraph in document.paragraphs]
    text = client.get(f"{address}formulario.txt").text
    assert words[0] == "Registro consular" and "Tres" in words and "[Falta]" in words
    assert all(line in words for line in text.split("\n") if line)


def test_only_its_country_and_the_desk_see_these_pages(client, lucia):
    theirs = published(country="CL")
    address = reverse("fichas:network", args=[theirs.code])
    assert client.get(address).status_code == 404
    assert client.get(f"{address}formulario.txt").status_code == 404
    assert signed_in(lucia).get(address).status_code == 200
