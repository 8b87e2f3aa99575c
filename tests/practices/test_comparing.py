"""Practices side by side: what they share, answer by answer, and what cannot be compared."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from practices.catalogue.page_cache import pages
from practices.standing import withdraw
from tests.factories import published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

COMPARE = reverse("practices:compare")


def address(*practices) -> str:
    return f"{COMPARE}?{'&'.join(f'p={practice.code}' for practice in practices)}"


def shown(response) -> list[str]:
    return [column.reading.title for column in response.context["comparison"].columns]


def rows(response) -> dict[str, list[str]]:
    """The cells of the table in words, by the label of their row."""
    table = re.search('<tbody role="rowgroup">(.*?)</tbody>', response.text, re.S)[1]
    cells = {}
    for row in table.split('<tr role="row">')[1:]:
        head, *rest = re.split("</t[hd]>", row)
        cells[in_words(head)] = [in_words(cell) for cell in rest[:-1]]
    return cells


def in_words(markup: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", markup)).split())


def test_each_question_is_a_row_and_each_practice_a_column_in_the_order_asked_for(client):
    peru = published(title="Consulados", background="Surgió en 2019.", limitations="Pide acuerdos.")
    brazil = published(title="Acolhida", country="BR", language="pt", background="Surgiu em 2018.")
    response = client.get(address(brazil, peru))
    assert shown(response) == ["Acolhida", "Consulados"]
    answers = rows(response)
    assert answers["2.1 Antecedentes"] == ["Brasil Surgiu em 2018.", "Perú Surgió en 2019."]
    limitations = "2.7 ¿Hay condiciones especiales o limitaciones para la replicación?"
    assert answers[limitations] == ["Brasil No informado", "Perú Pide acuerdos."]
    assert 'lang="pt"' in response.text


def test_what_none_of_them_answers_is_one_line(client):
    response = client.get(address(published(results="Uno."), published()))
    unanswered = in_words(re.search('<p class="unanswered">(.*?)</p>', response.text, re.S)[1])
    assert unanswered.startswith("Sin respuesta en ninguna: 1.6 Entidad de dependencia")
    assert "2.5 Productos · 2.6" in unanswered
    assert "2.3 Resultados logrados" not in unanswered
    assert "2.5 Productos" not in rows(response)


def test_what_all_chose_stands_first_with_the_list_of_others_that_did(client):
    both = {"themes": ["derechos-humanos", "otro"], "primary_objectives": ["5"]}
    first = published(**both, secondary_objectives=["7", "21"], levels=["local"], associated_countries=["CL"])
    second = published(**both | {"primary_objectives": ["7"]}, secondary_objectives=["5"], country="CL")
    published(**both, secondary_objectives=["7"], title="Tercera")
    common = client.get(address(first, second)).context["common"]
    assert [theme.code for theme in common.themes] == ["derechos-humanos"]  # an «Otro» is another one in each
    assert [objective.code for objective in common.objectives] == ["5", "7"]
    more = {str(label): [item.short_name for item in items] for label, items in common.more}
    assert more["Estados que participan"] == ["Chile"]
    assert "Nivel territorial de aplicación" not in more
    text = client.get(address(first, second)).text
    assert "Hay 1 práctica más con estos temas y objetivos" in text
    wanted = "tema=derechos-humanos&amp;objetivo=5&amp;objetivo=7&amp;todos=objetivo"
    assert f'href="{reverse("practices:practice_list")}?{wanted}"' in text


def test_that_they_share_no_theme_and_no_objective_is_said(client):
    first = published(themes=["asistencia-consular"], primary_objectives=["4"])
    second = published(themes=["derechos-humanos"], primary_objectives=["5"])
    text = client.get(address(first, second)).text
    assert len(re.findall("<dd>Ninguno</dd>", text)) == 2


def test_objectives_are_a_strip_and_numbers_and_years_a_bar_and_words(client):
    first = published(primary_objectives=["4"], secondary_objectives=["7"], start_year=2020, end_year=None)
    second = published(primary_objectives=["4"], start_year=None)
    answers = rows(client.get(address(first, second)))
    objectives = answers["Objetivos del Pacto Mundial"][0]
    assert objectives.endswith("Principales: 4 ; , secundarios: 7")
    assert answers["Período"][1].endswith("No informado")
    text = client.get(address(first, second)).text
    assert text.count('class="years"') == 1
    assert text.count('class="strip"') == 2


def test_a_column_is_named_by_its_state_and_by_its_title_where_two_are_of_one(client):
    peru, other, chile = published(title="Una"), published(title="Otra"), published(country="CL")
    names = [column.who for column in client.get(address(peru, other, chile)).context["comparison"].columns]
    assert names == ["Perú · Una", "Perú · Otra", "Chile"]


def test_a_long_title_stands_whole_in_a_row(client):
    long = "Programa de acompañamiento de familias en frontera " * 5
    answers = rows(client.get(address(published(title=long.strip()), published(title="Corta"))))
    assert answers["1.2 Título de Experiencia"] == [
        f"Perú · {long.strip()} {long.strip()}",
        "Perú · Corta Corta",
    ]
    assert "1.2 Título de Experiencia" not in rows(client.get(address(published(), published())))


class TestWhatCannotBeCompared:
    """Two to four public practices, each once; whatever else is asked for is said, and the rest stands."""

    def notices(self, response) -> list[str]:
        assert response.status_code == 200
        return [
            in_words(one)
            for one in re.findall('<p class="notice warning" role="alert">(.*?)</p>', response.text, re.S)
        ]

    def test_none_is_an_invitation(self, client):
        response = client.get(COMPARE)
        assert "Comparar prácticas" in response.text
        assert self.notices(response) == []

    def test_of_one_those_near_it_and_those_gathered_are_offered(self, client):
        one = published(themes=["asistencia-consular"])
        near = published(title="Cercana", country="CL", themes=["asistencia-consular"])
        far = published(title="Lejana", country="CL", themes=["otro"], primary_objectives=["1"])
        response = client.get(f"{address(one)}&s={far.code}")
        assert [other["card"].title for other in response.context["near"]] == ["Lejana", "Cercana"]
        assert response.context["near"][1]["url"] == f"{address(one, near)}&s={far.code}"

    def test_more_than_four_are_left_out(self, client):
        five = [published() for _ in range(5)]
        response = client.get(address(*five))
        assert len(shown(response)) == 4
        assert self.notices(response) == [
            f"Se comparan hasta 4 prácticas a la vez: queda fuera {five[4].code}."
        ]

    def test_one_that_is_no_practice_is_named(self, client):
        response = client.get(f"{address(published(), published())}&p=CSM-XX-0001&p=%3Cb%3E")
        assert len(shown(response)) == 2
        assert self.notices(response) == ["«CSM-XX-0001» y «<B>» no son códigos de prácticas publicadas."]

    def test_one_that_was_withdrawn_leads_to_its_page(self, client):
        gone = published()
        withdraw(gone, "duplicada")
        response = client.get(address(gone, published()))
        assert self.notices(response) == [
            f"{gone.code} fue retirada y ya no se compara. Ver por qué : {gone.code}"
        ]
        assert len(response.context["shown"]) == 1

    def test_the_same_twice_is_shown_once(self, client):
        one, other = published(), published()
        response = client.get(f"{address(one, other)}&p={one.code.lower()}")
        assert len(shown(response)) == 2
        assert self.notices(response) == [f"{one.code} está más de una vez en la dirección: se muestra una."]

    @pytest.mark.parametrize(
        "query", ["p=" + "A" * 5_000, "&".join(["p=CSM-PE-0001"] * 400), "p=%00&p=%ff", "p=&p= "]
    )
    def test_whatever_the_address_says_is_answered(self, client, query):
        assert client.get(f"{COMPARE}?{query}").status_code == 200


class TestAdding:
    """A code that is typed is added, or refused beside its field with what was typed."""

    def test_it_goes_on_to_the_address_with_it(self, client):
        one, other = published(), published()
        response = client.get(f"{address(one)}&agregar=+{other.code.lower()}+&s={one.code}")
        assert (response.status_code, response.url) == (302, f"{address(one, other)}&s={one.code}")

    def test_what_cannot_be_added_is_said(self, client):
        one, gone = published(), published()
        withdraw(gone, "duplicada")
        said = {
            "peru": "Escriba un código como CSM-PE-0001: está junto al título de cada ficha.",
            "CSM-PE-0099": "«CSM-PE-0099» no es el código de una práctica publicada.",
            one.code: f"{one.code} ya está en la comparación.",
            gone.code: f"{gone.code} fue retirada y ya no se compara.",
        }
        for typed, message in said.items():
            response = client.get(f"{address(one)}&agregar={typed}")
            assert f'<p class="error" id="add-error">{message}</p>' in response.text
            assert f'name="agregar" value="{typed}"' in response.text

    def test_four_have_no_room(self, client):
        four, fifth = [published() for _ in range(4)], published()
        response = client.get(f"{address(*four)}&agregar={fifth.code}")
        assert "Se comparan hasta 4 prácticas a la vez: quite una antes." in response.text
        assert 'id="add"' not in response.text

    def test_each_can_be_taken_out(self, client):
        one, two, three = published(), published(), published()
        columns = client.get(address(one, two, three)).context["comparison"].columns
        assert columns[1].remove_url == address(one, three)


class TestTheWayThere:
    def test_two_to_four_that_were_gathered_can_be_compared(self, client):
        practices = [published() for _ in range(5)]
        for number in range(1, 6):
            codes = ",".join(practice.code for practice in practices[:number])
            text = html.unescape(client.get(f"{reverse('practices:practice_list')}?s={codes}").text)
            assert (f'href="{address(*practices[:number])}&s={codes}"' in text) is (2 <= number <= 4)

    def test_a_practice_leads_there(self, client):
        practice = published()
        text = client.get(reverse("practices:practice", args=[practice.code])).text
        assert f'href="{address(practice)}"' in text


def test_the_page_is_one_readers_and_its_address_is_that_of_what_is_shown(client):
    one, other = published(), published()
    text = client.get(f"{address(one, other)}&p={one.code}&s={one.code}").text
    assert '<meta name="robots" content="noindex">' in text
    assert f'rel="canonical" href="http://testserver{address(one, other).replace("&", "&amp;")}"' in text
    assert f"Disallow: {COMPARE}" in client.get("/robots.txt").text


def test_the_page_is_kept_until_something_is_published(client, django_assert_num_queries):
    one, other = published(title="Antes"), published()
    client.get(address(one, other))
    with django_assert_num_queries(1):
        client.get(address(one, other))
    published(one, title="Después")
    assert "Después" in client.get(address(one, other)).text


def test_queries_do_not_grow_with_the_practices(client):
    practices = [published(secondary_objectives=["5", "7"], levels=["local", "nacional"]) for _ in range(4)]
    counts = []
    for number in (2, 4):
        client.get(address(*practices[:number]))
        pages.kept.clear()
        with CaptureQueriesContext(connection) as captured:
            client.get(address(*practices[:number]))
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 20


def test_a_year_to_come_is_drawn_as_planned():
    from practices.catalogue.years import Axis, Period

    this_year = timezone.localdate().year
    periods = [
        Period(2018, this_year + 5, False),
        Period(this_year + 1, None, True),
        Period(None, 2020, False),
    ]
    axis = Axis.of(periods)
    assert (axis.first, axis.last) == (2015, this_year + 6)
    planned, to_come, unknown = (axis.bar(period) for period in periods)
    assert planned.ahead_width and not planned.goes_on
    assert (to_come.width, to_come.goes_on) == ("0.00%", True)
    assert unknown is None
