"""Compilations: every tag and word of the fichas kept, every number and link right, the same bytes for the same fichas."""

import html
import json
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from django.db import connection
from django.utils import translation
from pdfua import validate

from practices.models import Practice
from practices.press.book import making as book
from practices.press.book.joining import join
from practices.press.book.plan import plan_book
from practices.press.book.spec import CompilationSpec
from practices.press.book.stamping import roman
from practices.public_files import seal_file
from practices.stored_files import Damaged
from tests import factories
from tests.pdf_structure import Tagged, faults, spoken

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

LONG = (
    "Programa de acompañamiento, orientación y registro de familias en frontera: ₲ 1.000 → Mitãnguéra g̃uahẽ AVANZAR "
    * 3
)
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')


def spec(**changes) -> CompilationSpec:
    versions = list(Practice.objects.public().order_by("number").values_list("current", flat=True))
    plain = {"versions": versions, "title": "Buenas prácticas", "made_on": "2026-11-21"}
    return CompilationSpec(
        **plain | {"filters": [["Filtros", "Ninguno"]], "address": "/practicas/"} | changes
    )


def made(folder: Path, **changes):
    path = folder / "book.pdf"
    return book.make(spec(**changes), path), path


def some(number: int = 4) -> None:
    countries, themes = ["PE", "BR", "CL"], ["asistencia-consular", "derechos-humanos"]
    for turn in range(number):
        factories.published(
            country=countries[turn % 3],
            title=f"Práctica {turn} {LONG if turn == 1 else ''}".strip()[:300],
            language="pt" if countries[turn % 3] == "BR" else "es",
            themes=[themes[turn % 2]],
            responsible_entity=f"Ministerio {turn % 4}",
            primary_objectives=[str(turn % 23 + 1)],
            secondary_objectives=["23"],
        )


def words(path: Path) -> list[list[tuple]]:
    """The words of each page with their places, from its upper left, in points."""
    told = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True)
    return [
        [(*map(float, found[:4]), html.unescape(found[4])) for found in WORD.findall(page)]
        for page in told.stdout.split("<page ")[1:]
    ]


def holds(path: Path) -> None:
    assert faults(path) == []
    assert list(validate(str(path)).findings) == []
    assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=True).returncode == 0


def links_lead_where_they_say(plan, path: Path) -> int:
    """Reads every link of contents, dividers and indexes, and the number on the page it leads to. Returns how many
    there are."""
    shown, followed = words(path), 0
    with pikepdf.open(path) as pdf:
        front = int(pdf.Root.PageLabels.Nums[2])
        numbers = {page.obj.objgen: place - front + 1 for place, page in enumerate(pdf.pages)}
        for place, page in enumerate(pdf.pages):
            for link in page.obj.get("/Annots", []):
                if "/Dest" in link:
                    followed += 1
                    number = numbers[link.Dest[0].objgen]
                    if number < 1:
                        leads_to_what_it_names(link, roman(number + front), shown[place], page)
                        continue
                    says_where(plan, number, under(link.Rect, page, shown[place]))
                    if number not in {group.page for group in plan.groups}:
                        assert stamped(shown[number + front - 1]) == str(number)
    return followed


def leads_to_what_it_names(link, number: str, shown, page) -> None:
    """A link to what stands before the body, where pages have Roman numbers."""
    title, _comma, described = str(link.Contents).rpartition(", ")
    assert described == number
    assert squeezed(under(link.Rect, page, shown)) == squeezed(title + number)


def says_where(plan, number: int, text: str) -> None:
    """A link is the number alone, or the title with it: the first words, where there is room for one line only."""
    titles = {entry.page: entry.title for entry in plan.entries}
    words = text.split()
    assert str(number) in (words[0], words[-1]), text
    said = squeezed(text.replace(str(number), "", 1)) if words[0] == str(number) else squeezed(text)
    title = squeezed(titles.get(number, "Índices de objetivos, temas e instituciones"))
    said = said.removesuffix(str(number)).rstrip("…")
    assert said.startswith(title) or title.startswith(said), text


def under(rectangle, page, shown) -> str:
    left, lower, right, upper = (float(edge) for edge in rectangle)
    height = float(page.obj.MediaBox[3])
    inside = [
        word[4]
        for word in shown
        if left - 1 < (word[0] + word[2]) / 2 < right + 1
        and height - upper - 1 < (word[1] + word[3]) / 2 < height - lower + 1
    ]
    return " ".join(inside).strip(" ,")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def stamped(shown) -> str:
    return " ".join(word[4] for word in shown if word[0] > 500 and word[1] > 785)


def texts_stand_whole(plan, path: Path) -> None:
    aloud = "\n".join(spoken(path))
    for entry in plan.entries:
        assert "\n".join(spoken(entry.path)) in aloud


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"grouping": "tema", "two_sided": True},
        {"grouping": "objetivo", "foreword": "Primero.\n\nSegundo.", "edition": "XXIV Conferencia"},
        {"grouping": "", "summaries": True},
    ],
    ids=["by country", "by theme, two-sided", "by objective, with a foreword", "summaries"],
)
def test_a_compilation_holds_and_its_numbers_are_right(tmp_path, changes):
    some(4)
    plan, path = made(tmp_path, **changes)
    holds(path)
    assert links_lead_where_they_say(plan, path) >= 4 * 2 + 4
    if changes.get("two_sided"):
        assert all(entry.page % 2 for entry in plan.entries)
    if changes.get("summaries"):
        assert [entry.pages for entry in plan.entries] == [1] * 4


@pytest.mark.drill
def test_every_number_of_a_hundred_is_right_however_they_are_grouped(tmp_path):
    if connection.vendor == "postgresql":  # a hundred are read for longer than a transaction of ours may wait
        connection.cursor().execute("SET LOCAL idle_in_transaction_session_timeout = 0")
    some(100)
    for changes in (
        {"grouping": "pais"},
        {"grouping": "tema", "two_sided": True},
        {"grouping": "objetivo"},
        {"grouping": "", "summaries": True},
    ):
        plan, path = made(tmp_path, **changes)
        holds(path)
        indexes = (plan.objectives, plan.themes, plan.countries, plan.entities)
        listed = 100 + sum(len(pages) for index in indexes for _heading, pages in index)
        assert links_lead_where_they_say(plan, path) >= listed, changes
        texts_stand_whole(plan, path)


def test_one_practice_is_a_compilation_too(tmp_path):
    some(1)
    plan, path = made(tmp_path)
    holds(path)
    links_lead_where_they_say(plan, path)


def test_the_text_of_each_ficha_is_that_of_its_own_file(tmp_path):
    some(3)
    texts_stand_whole(*made(tmp_path))


def test_each_ficha_is_a_part_with_its_title_and_keeps_its_languages(tmp_path):
    some(2)
    plan, path = made(tmp_path, grouping="")
    with pikepdf.open(path) as pdf:
        parts = [kid for kid in pdf.Root.StructTreeRoot.K[0].K if "/Lang" in kid]
        assert [str(part.T).split(" · ")[1] for part in parts] == [entry.title for entry in plan.entries]
        assert {str(part.Lang) for part in parts} == {"es"}
        told = {(str(one.S), str(one.Lang)) for one, _above in Tagged(pdf).elements if "/Lang" in one}
        of_an_entity = {("/LI", "pt"), ("/P", "es")}  # in the index: its name, and the numbers of pages
        assert told == {("/Document", "es"), ("/Part", "es"), ("/Div", "pt"), ("/Link", "pt")} | of_an_entity


def test_bookmarks_lead_to_dividers_fichas_and_their_headings(tmp_path):
    some(2)
    plan, path = made(tmp_path)
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        top = [item.title for item in outline.root]
        assert top[-4:] == ["Quién documentó qué", "Brasil", "Perú", "Índices"]
        [inside] = outline.root[-2].children
        assert inside.title == next(entry.title for entry in plan.entries if entry.country.code == "PE")
        assert "1. Perfil General" in [heading.title for heading in inside.children]
        nums = pdf.Root.PageLabels.Nums
        assert [int(nums[0]), str(nums[1].S), str(nums[3].S)] == [0, "/r", "/D"]


def test_the_list_of_what_it_holds_is_attached(tmp_path):
    some(2)
    plan, path = made(tmp_path)
    with pikepdf.open(path) as pdf:
        told = json.loads(pdf.attachments["manifest.json"].get_file().read_bytes())
    assert [one["code"] for one in told["fichas"]] == [entry.version.practice.code for entry in plan.entries]
    assert [one["page"] for one in told["fichas"]] == [entry.page for entry in plan.entries]


def test_the_same_compilation_has_the_same_bytes(tmp_path):
    some(2)
    _plan, path = made(tmp_path)
    first = path.read_bytes()
    made(tmp_path)
    assert path.read_bytes() == first


def test_a_full_disk_is_a_fault_that_can_be_answered():
    some(1)
    with pytest.raises(OSError, match="No space"):
        book.make(spec(), Path("/dev/full"))


def test_a_file_without_tags_is_refused(tmp_path):
    some(1)
    bare = tmp_path / "bare.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(bare)
    seal_file(bare)
    with translation.override("es"):
        bound = book.bind(plan_book(spec()))
    bound.chapters[0].parts[0].path = bare
    with pytest.raises(Damaged, match="bare"):
        join(bound, tmp_path / "book.pdf")


def test_a_divider_says_where_else_its_fichas_stand(tmp_path):
    themes = ["asistencia-consular", "derechos-humanos"]
    factories.published(title="De dos temas", themes=themes)
    factories.published(title="De uno solo", themes=themes[:1])
    plan, path = made(tmp_path, grouping="tema")
    [divider] = [group for group in plan.groups if group.also]
    [elsewhere] = divider.also
    assert elsewhere.title == "De dos temas"
    aloud = " ".join(spoken(path))
    assert re.findall(r"Véase también\s+(\d+)", aloud) == [str(elsewhere.page)]


def test_a_practice_without_theme_or_objective_stands_at_the_end(tmp_path):
    some(2)
    factories.published(title="Sin tema", themes=[], primary_objectives=[], responsible_entity="")
    plan, path = made(tmp_path, grouping="tema")
    assert plan.entries[-1].title == "Sin tema"
    holds(path)


def test_roman_numbers():
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99)] == ["i", "iv", "ix", "xiv", "xl", "xcix"]
