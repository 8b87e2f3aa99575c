"""The maps: their classes come from the counts, no number meets another, and each is that of its State's list."""

import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.catalogue.drawings.classes import TINTS, class_starts, legend, round_step, tint
from practices.catalogue.drawings.map import MapState, shapes
from practices.catalogue.index import rebuild
from practices.synthetic import Author, write
from tests.factories import published
from tests.markup import Page
from tests.practices.drawn import classed, states_of_map, tagged, text, total_of

pytestmark = pytest.mark.one_database

COUNTS = st.lists(st.integers(0, 30_000), min_size=1, max_size=72)
PAGES = ["/", "/paises/", "/temas/derechos-humanos/", "/objetivos/14/"]


class TestClasses:
    @given(COUNTS)
    def test_every_count_has_the_tint_that_the_legend_gives_it(self, counts):
        starts = class_starts(counts)
        steps = legend(counts, starts)
        ranges = [
            [int("".join(filter(str.isdigit, end))) for end in step["label"].split("–")] for step in steps
        ]
        for count in counts:
            (step,) = (step for step, ends in zip(steps, ranges, strict=True) if ends[0] <= count <= ends[-1])
            assert step["tint"] == tint(count, starts)
            assert (step["tint"] == 0) == (count == 0)

    @given(COUNTS)
    def test_there_are_at_most_four_and_more_is_never_lighter(self, counts):
        starts = class_starts(counts)
        tints = [tint(count, starts) for count in sorted(counts)]
        assert len(starts) <= max(TINTS) and starts == sorted(set(starts))
        assert tints == sorted(tints)
        assert max(tints) == (TINTS[len(starts)][-1] if any(counts) else 0)

    @given(st.integers(0, 10**9))
    def test_a_step_is_one_two_or_five_with_noughts(self, most):
        step = round_step(most)
        assert str(step).rstrip("0") in "125" and step <= max(1, most) < 2.5 * step

    @pytest.mark.parametrize(
        ("counts", "starts", "labels"),
        [
            ([0, 0], [], ["0"]),
            ([3] * 12, [3], ["3"]),
            ([0, 1, 1, 2, 4], [1, 2, 4], ["0", "1", "2–3", "4"]),
            (
                [26, 27, 29, 30, 32, 34, 35, 38, 40, 44, 45, 50],
                [26, 30, 36, 44],
                ["26–29", "30–35", "36–43", "44–50"],
            ),
            (
                [1_220, 1_237, 1_250, 1_275, 1_318],
                [1_220, 1_240, 1_250, 1_280],
                ["1 220–1 239", "1 240–1 249", "1 250–1 279", "1 280–1 318"],
            ),
        ],
    )
    def test_they_begin_at_round_numbers(self, counts, starts, labels):
        assert class_starts(counts) == starts
        assert [step["label"].replace("\xa0", " ") for step in legend(counts, starts)] == labels

    def test_of_equal_states_none_is_dark(self):
        assert tint(7, class_starts([7] * 12)) == 2


class TestNumbers:
    @pytest.mark.parametrize("count", [0, 7, 50, 500, 5_000, 50_000])
    def test_a_number_stands_inside_its_shape_or_at_a_place_where_none_other_is(self, count):
        states = [MapState(code, code, "", count, 0) for code in shapes()["countries"]]
        outside = [state.leader for state in states if state.leader]
        for leader, other in (
            (leader, other) for leader in outside for other in outside if leader is not other
        ):
            same_side = leader["anchor"] == other["anchor"]
            assert (
                not same_side or abs(leader["y"] - other["y"]) >= 34 + 5
            )  # units of the map: a number's height
        names = {state.code for state in states if state.leader}
        assert {"CL", "GY", "SR", "UY"} <= names
        assert names <= {"CL", "GY", "SR", "UY", "EC", "PE", "PY"} or count >= 5_000


@pytest.mark.django_db
class TestPages:
    def test_each_number_is_that_of_the_list_it_leads_to(self, client):
        author = Author(random.Random(1), 14)
        write([author.ficha() for _ in range(20)])
        rebuild()
        total_of_state = cache(lambda url: client.get(url).context["total"])
        for address in PAGES:
            for name, (count, url) in states_of_map(client.get(address).text).items():
                if url.startswith("/paises/"):
                    assert total_of_state(url) == count, name
                else:
                    assert count == (total_of(url) if url else 0), name

    def test_the_small_maps_share_one_scale(self, client):
        for theme, practices in {"derechos-humanos": 1, "consulta-social": 2, "otro": 4}.items():
            for _ in range(practices):
                published(themes=[theme])
        page = Page(client.get("/temas/").text)
        tints = [
            {part.get("class") for part in tagged(drawn, "use") if part.get("href") == "#shape-PE"}.pop()
            for drawn in classed(page.root, "small-map")
        ]
        assert tints == [f"land tint-{step}" for step in (0, 3, 1, 0, 0, 4)]
        (scale,) = classed(page.root, "legend")
        assert text(scale).endswith("0 1 2–3 4")

    @pytest.mark.parametrize("address", [*PAGES, "/temas/"])
    def test_beside_every_map_stands_the_disclaimer_and_without_maps_every_page_is_whole(
        self, client, settings, address
    ):
        published(themes=["derechos-humanos"])
        page = Page(client.get(address).text)
        assert classed(page.root, "land")
        assert "no implican juicio alguno" in " ".join(text(note) for note in classed(page.root, "note"))
        settings.SHOW_MAP = False
        page = Page(client.get(f"{address}?x").text)
        assert page.faults == [] and not classed(page.root, "land")
        assert classed(page.root, "matrix") or classed(page.root, "facts")

    @pytest.mark.parametrize(
        ("prefix", "one", "more"),
        [
            ("", "Hay 1 práctica, de Estados que no", "Hay 2 prácticas, de Estados que no"),
            ("/pt", "Há 1 prática, de Estados que não", "Há 2 práticas, de Estados que não"),
            ("/en", "There is 1 practice, of States that", "There are 2 practices, of States that"),
        ],
    )
    def test_a_map_of_what_other_states_have_alone_says_that_there_is_some(self, client, prefix, one, more):
        published(country="MX", themes=["derechos-humanos"])
        for address in PAGES:
            assert one in client.get(prefix + address).text, address
        published(country="CR", themes=["derechos-humanos"])
        assert more in client.get(f"{prefix}/temas/derechos-humanos/").text
        published(country="MX", associated_countries=["PE"], themes=["derechos-humanos"])
        for address in PAGES:
            assert more.split(", ")[1] not in client.get(prefix + address).text, address

    def test_a_map_of_nothing_says_nothing_of_others(self, client):
        assert "no son de la Conferencia" not in client.get("/").text

    def test_a_map_beside_rows_is_for_the_pointer_alone(self, client):
        published(themes=["derechos-humanos"])
        for address in PAGES:
            (drawn,) = (
                part
                for part in tagged(Page(client.get(address).text).root, "svg")
                if part.get("viewBox") == shapes()["view_box"]
            )
            links = tagged(drawn, "a")
            hidden = drawn.get("aria-hidden") == "true"
            assert hidden == (address != "/")
            assert links and all((link.get("tabindex") == "-1") == hidden for link in links)
