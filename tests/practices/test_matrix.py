"""Who documented what: every number that is drawn is that of the list it leads to, however many practices there are."""

import pytest
from django.urls import reverse

from practices.catalogue.marks import MOST_DOTS
from practices.catalogue.page_cache import pages
from practices.models import Theme
from practices.spelling import sort_key
from tests.factories import published
from tests.practices.drawn import Cell, Table, classed, count_marks, tagged, text, total_of, write_some

pytestmark = pytest.mark.django_db

HOME, COUNTRIES, OBJECTIVES = (
    reverse(f"practices:{name}") for name in ("home", "country_list", "objective_list")
)
PARAMETERS = {HOME: "tema", COUNTRIES: "tema", OBJECTIVES: "objetivo"}


@pytest.mark.parametrize("practices", [5, 60])
def test_each_mark_is_what_reading_every_practice_counts_and_what_its_list_has(client, practices):
    read = write_some(practices)
    for address, parameter in PARAMETERS.items():
        table = Table(client.get(address).text)
        longest = max(sum(cell.marks) for row in table.rows for cell in row.cells)
        assert (longest > MOST_DOTS) == table.has_bars == (practices == 60)
        for row in table.rows:
            assert row.sums == count_marks(read, row.code)
            for code, cell in zip(table.codes, row.cells, strict=True):
                assert cell.marks == count_marks(read, row.code, parameter, code)
                assert sum(cell.marks) == (total_of(cell.url) if cell.url else 0)
                assert is_drawn_as_its_words_say(cell, longest, table.has_bars), cell.words


def is_drawn_as_its_words_say(cell: Cell, longest: int, has_bars: bool) -> bool:
    if not cell.url:
        return cell.words == "ninguna" and cell.dots == (0, 0)
    if not has_bars:
        return cell.dots == cell.marks
    shares = pytest.approx(tuple(100 * count / longest for count in cell.marks), abs=0.01)
    return cell.shown == sum(cell.marks) and cell.shares == shares


def test_sums_say_in_words_which_they_are_for_on_a_phone_they_have_no_head(client):
    published(country="PE", associated_countries=["CL"])
    rows = {row.state: row for row in Table(client.get(HOME).text).rows}
    words = [[text(part) for part in classed(rows[name].element, "sum")] for name in ("Perú", "Chile")]
    assert words == [["presenta 1", "participa en 0"], ["presenta 0", "participa en 1"]]


def test_a_group_counts_each_practice_once(client):
    read = write_some(20)
    for address, parameter in PARAMETERS.items():
        table = Table(client.get(address).text)
        for totals, (presents, takes_part), rows in table.groups:
            states = {row.code for row in rows}
            query = "&".join(f"pais={state}" for state in states)
            assert totals == [total_of(f"?{query}&{parameter}={code}") for code in table.codes]
            assert presents == sum(practice.said["country"] in states for practice in read)
            others = (practice.values("pais") - {practice.said["country"]} for practice in read)
            assert takes_part == sum(bool(states & countries) for countries in others)


def test_a_head_and_a_state_lead_to_as_many_as_they_say(client):
    write_some(20)
    table = Table(client.get(HOME).text)
    for url, figure, _look in table.heads:
        assert client.get(url).context["total"] == int(figure)
    for row in table.rows:
        assert client.get(row.url).context["total"] == sum(row.sums)


def test_all_states_of_the_conference_stand_in_the_order_of_the_alphabet_and_others_once_they_appear(client):
    (_totals, _sums, members), *others = Table(client.get(HOME).text).groups
    names = [row.state for row in members]
    assert (len(names), others) == (12, [])
    assert names == sorted(names, key=sort_key)
    published(country="MX", associated_countries=["CR", "VE"])
    _members, (_totals, _sums, others) = Table(client.get(HOME).text).groups
    assert [(row.state, row.sums) for row in others] == [("Costa Rica", (0, 1)), ("México", (1, 0))]


def test_what_nobody_documents_lies_on_sand_and_is_named(client):
    published(themes=["derechos-humanos"], primary_objectives=["14"])
    table = Table(client.get(HOME).text)
    on_sand = [url for url, _figure, look in table.heads if "undocumented" in look.split()]
    assert len(on_sand) == 5 and "/temas/derechos-humanos/" not in on_sand
    assert all(
        cell.is_on_sand == (url in on_sand)
        for row in table.rows
        for cell, (url, *_rest) in zip(row.cells, table.heads, strict=True)
    )
    assert "no documenta nadie: Registro migratorio de frontera , Políticas con consulta social" in table.key
    objectives = Table(client.get(OBJECTIVES).text)
    assert "Objetivo 13 , Objetivo 15" in objectives.key


@pytest.mark.parametrize("address", PARAMETERS)
def test_of_no_practices_nothing_lies_on_sand_and_the_way_to_the_first_is_shown(client, address):
    table = Table(client.get(address).text)
    assert not classed(table.page.root, "undocumented")
    assert "arena" not in table.key
    assert all(row.sums == (0, 0) and not any(cell.url for cell in row.cells) for row in table.rows)
    assert "Cómo documentar la primera" in table.page.text


def test_seven_in_one_cell_turn_the_whole_table_into_bars(client):
    for _ in range(MOST_DOTS):
        published()
    published(country="BO", themes=["consulta-social"])
    assert not Table(client.get(HOME).text).has_bars
    published()
    table = Table(client.get(HOME).text)
    assert [cell.shown for row in table.rows for cell in row.cells if cell.url] == [1, 7]
    assert "hueco" in table.key


def test_who_takes_part_has_a_ring_and_who_presents_a_dot_also_where_it_is_named_among_those_who_take_part(
    client,
):
    published(country="PE", associated_countries=["CL", "PE"], themes=["consulta-social"])
    rows = {row.state: row for row in Table(client.get(HOME).text).rows}
    assert [rows[name].sums for name in ("Perú", "Chile", "Bolivia")] == [(1, 0), (0, 1), (0, 0)]
    assert [rows[name].cells[1].dots for name in ("Perú", "Chile", "Bolivia")] == [(1, 0), (0, 1), (0, 0)]


def test_a_renamed_theme_goes_by_its_new_name_and_a_retired_one_while_a_practice_has_it(client):
    published(themes=["derechos-humanos"])
    themes = Theme.objects.filter(code__in=["derechos-humanos", "consulta-social"])
    for theme in themes:
        theme.name_es, theme.retired = f"Nuevo {theme.code}", True
        theme.save()
    heads = classed(Table(client.get(COUNTRIES).text).element, "head")
    assert [text(head) for head in heads] == [
        "Frontera",
        "Nuevo derechos-humanos",
        "Consular",
        "Gestión",
        "Otro",
    ]


def test_what_was_gathered_goes_along_with_every_link(client):
    code = published(associated_countries=["CL"]).code
    for address in PARAMETERS:
        table = Table(client.get(f"{address}?s={code}").text)
        links = [part.get("href") for part in tagged(table.element, "a") if part.get("class") != "skip-link"]
        assert links and all(link.endswith(f"s={code}") for link in links)


@pytest.mark.parametrize("practices", [1, 3])
def test_the_drawings_ask_for_nothing_more(client, practices, django_assert_num_queries):
    """The token, the cards where there are some, and for what was said at meetings two, whether anything was or not."""
    queries = {HOME: 2, COUNTRIES: 1, OBJECTIVES: 1, "/temas/": 1, "/temas/otro/": 3, "/objetivos/14/": 4}
    queries |= {"/paises/PE/": 4, "/paises/CL/": 4, "/paises/MX/": 3, "/ofrece/": 2}
    for _ in range(practices):
        published(associated_countries=["CL"], transfer_needs=["expertos"])
    client.get(HOME)
    pages.kept.clear()
    for address, number in queries.items():
        with django_assert_num_queries(number):
            client.get(address)
