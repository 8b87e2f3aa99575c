"""Under which heading a ficha stands in a compilation: figures, dividers and filters agree."""

import pytest
from django.utils import translation

from practices.models import CompilationRun, Practice
from practices.press import views
from practices.press.book.lists import lists_of
from practices.press.book.making import front_matter
from practices.press.book.plan import plan_book
from practices.press.book.spec import CompilationSpec
from tests import factories

pytestmark = pytest.mark.django_db
CONSULAR, RIGHTS, OTHER = "asistencia-consular", "derechos-humanos", "otro"


@pytest.fixture(autouse=True)
def practices(monkeypatch):
    """Four practices of three States, most of several themes, objectives or States; nothing is printed."""
    monkeypatch.setattr("practices.press.book.plan.printed", lambda version: "")
    monkeypatch.setattr("practices.press.book.plan.count_pages", lambda path: 2)
    for country, others, themes, primary in (
        ("AR", ["PE"], [RIGHTS, CONSULAR], ["14"]),
        ("PE", [], [CONSULAR], ["23"]),
        ("CL", ["AR"], [RIGHTS, CONSULAR, OTHER], ["7", "14"]),
        ("PE", [], [OTHER, RIGHTS], ["14"]),
    ):
        factories.published(
            country=country,
            associated_countries=others,
            themes=themes,
            primary_objectives=primary,
            secondary_objectives=["23"],
        )


def lists(**changes) -> dict:
    versions = list(Practice.objects.public().order_by("number").values_list("current", flat=True))
    with translation.override("es"):
        return lists_of(plan_book(CompilationSpec(versions, "T", "2026-11-21", **changes)), "es")


def asked_for(client, settings, query: str) -> dict:
    """The lists of the compilation of an address."""
    settings.SYNC_COMPILATION_SIZE = 0
    assert client.get(f"/compilacion.pdf?{query}").status_code == 302
    spec = CompilationRun.objects.get().order
    with translation.override("es"):
        return lists_of(plan_book(CompilationSpec(**spec)), "es")


@pytest.mark.parametrize(("grouping", "place"), [("pais", 0), ("tema", 1)])
def test_a_divider_and_what_it_points_to_are_as_many_as_the_figures_say(grouping, place):
    data = lists(grouping=grouping)
    counted = {row["name"]: row["total"] for row in data["figures"]["counts"][place]["rows"]}
    groups = [group for group in data["contents"]["groups"] if counted[group["name"]] > 1]
    for group, chapter in zip(groups, data["chapters"], strict=True):
        assert chapter["total"] + len(chapter["others"]) == counted[group["name"]]


def test_a_ficha_alone_has_no_divider_and_its_group_begins_with_it():
    data = lists(grouping="pais")
    alone = next(group for group in data["contents"]["groups"] if group["name"] == "Chile")
    assert [alone["page"]] == [row["page"] for row in alone["rows"]]
    assert [chapter["name"] for chapter in data["chapters"]] == ["Argentina", "Perú"]


def test_objectives_go_by_their_numbers_and_themes_by_their_cloth():
    data = lists(grouping="objetivo")
    assert [group["code"] for group in data["contents"]["groups"]] == ["7", "14", "23"]
    assert all(chapter["numeral"] and not chapter["weave"] for chapter in data["chapters"])
    for grouping, is_woven in (("tema", True), ("pais", False)):
        for chapter in lists(grouping=grouping)["chapters"]:
            assert (bool(chapter["weave"]), chapter["numeral"]) == (is_woven, "")


def test_what_a_divider_points_to_is_what_the_index_has_besides():
    data = lists(grouping="objetivo")
    index = {row["code"]: row["pages"] for row in data["indexes"]["lists"][0]["rows"]}
    assert len(data["chapters"]) > 1
    for chapter in data["chapters"]:
        code = chapter["kind"].split()[1]
        assert sorted([row["page"] for row in chapter["rows"]] + chapter["others"]) == index[code]


def test_what_a_divider_points_to_is_in_the_order_of_the_pages():
    """Whatever order the list is in: a reader leafs through the book in one direction."""
    for themes in ([CONSULAR, OTHER], [RIGHTS, OTHER], [OTHER]):
        factories.published(themes=themes)
    others = lists(grouping="tema")["chapters"][-1]["others"]
    assert len(others) > 1 and others == sorted(others)


def test_the_book_says_that_each_ficha_stands_once():
    assert "una sola vez" in lists(grouping="tema")["contents"]["note"]
    assert lists(grouping="")["contents"]["note"] == ""


@pytest.mark.parametrize(
    ("query", "name", "total"),
    [
        ("pais=PE&agrupar=pais", "País Perú", 3),
        ("tema=otro&agrupar=tema", "Tema Otro", 2),
        ("objetivo=23&agrupar=objetivo", "Objetivo 23 del", 4),
        ("objetivo_principal=14&agrupar=objetivo", "Objetivo 14 del", 3),
    ],
)
def test_a_filter_of_one_value_is_the_chapter(client, settings, query, name, total):
    data = asked_for(client, settings, query)
    [chapter] = data["chapters"]
    assert f"{chapter['kind']} {chapter['name']}".startswith(name)
    assert (chapter["total"], chapter["others"]) == (total, [])
    assert data["contents"]["note"] == ""


def test_of_several_values_a_ficha_stands_under_one_that_was_asked_for(client, settings):
    data = asked_for(client, settings, "pais=PE&pais=CL&agrupar=pais")
    assert [group["name"] for group in data["contents"]["groups"]] == ["Chile", "Perú"]


def test_what_is_grouped_by_another_list_is_not_narrowed(rf):
    assert views.chapters_of("tema", views.Criteria(chosen={"pais": ("PE",)})) == []


def test_a_divider_has_room_for_so_many_and_says_how_many_more_there_are(monkeypatch):
    monkeypatch.setattr("practices.press.book.lists.MAX_OTHERS", 1)
    rights = lists(grouping="tema")["chapters"][0]
    assert len(rights["others"]) <= 1
    assert any(
        chapter["rest"] == "y 1 más: véanse los índices" for chapter in lists(grouping="tema")["chapters"]
    )


def test_the_cover_counts_the_states_that_present_and_apart_those_that_only_take_part():
    factories.published(country="BR", associated_countries=["UY", "PE", "PY"])
    versions = list(Practice.objects.public().values_list("current", flat=True))
    with translation.override("es"):
        plan = plan_book(CompilationSpec(versions, "T", "2026-11-21"))
        cover = " ".join(front_matter(plan).split())
        figures = {row["label"]: row["figure"] for row in lists_of(plan, "es")["figures"]["rows"]}
    assert "fichas técnicas de 4 países, con la participación de otros 2</p>" in cover
    assert figures["Países que las presentan"] == "4"
    assert figures["Países que además participan"] == "2"
