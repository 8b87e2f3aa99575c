"""The Secretariat publishes a compilation, edition after edition; to all others the page does not exist."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fichas.models import Ficha
from fichas.states import State
from practices.languages import path_in
from practices.models import CompilationEdition, Practice
from practices.standing import withdraw
from tests.factories import published
from tests.fichas.compilations import ADDRESS, NEW, SURE
from tests.fichas.forms import inputs
from tests.fichas.steps import submitted
from tests.people import focal_point, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture
def desk(client):
    client.force_login(secretary())
    return client


def test_an_edition_is_published_from_the_desk(desk):
    published(country="PE")
    published(country="CL")
    given = {
        "title": "Prácticas de la XIV Conferencia",
        "edition": "Lima",
        "foreword": "Uno.\r\n\r\nDos.",
        "codes": "CSM-CL-0001,\r\ncsm-pe-0001",
        "grouping": "",
    }
    page = desk.post(NEW, given | SURE, follow=True).content.decode()
    assert "La edición está publicada" in page
    edition = CompilationEdition.objects.get()
    assert edition.compilation.slug == "practicas-de-la-xiv-conferencia"
    assert edition.order["foreword"] == "Uno.\n\nDos."
    assert "Prácticas de la XIV Conferencia" in desk.get(edition.order["address"]).content.decode()
    desk.post(NEW, given | SURE | {"slug": edition.compilation.slug, "edition": "Quito"})
    assert list(CompilationEdition.objects.values_list("number", flat=True)) == [2, 1]


def test_what_is_wrong_is_said_beside_it_and_what_was_typed_stays(desk):
    response = desk.post(NEW, {"title": "Prácticas", "codes": "CSM-PE-0009", "foreword": "Lo escrito."})
    assert response.status_code == 422
    page = response.content.decode()
    assert "No es el código de una práctica publicada: CSM-PE-0009." in page
    assert "Lo escrito." in page
    assert not CompilationEdition.objects.exists()


def test_the_same_edition_is_not_published_twice(desk):
    published(country="PE")
    given = {"title": "Prácticas", "codes": "CSM-PE-0001", "grouping": ""} | SURE
    desk.post(NEW, given)
    page = desk.post(NEW, given)
    assert "ya es igual a esta" in page.content.decode()
    assert CompilationEdition.objects.count() == 1


def test_the_address_of_a_selection_may_be_pasted(desk, settings):
    published(country="PE")
    published(country="CL")
    pasted = "https://example.org/seleccion/?s=CSM-CL-0001,CSM-PE-0001"
    desk.post(NEW, {"title": "Prácticas", "codes": pasted, "grouping": ""} | SURE)
    assert len(CompilationEdition.objects.get().order["versions"]) == 2
    settings.MAX_COMPILATION_SIZE = 1
    page = desk.post(NEW, {"title": "Otras", "codes": pasted, "grouping": ""}).content.decode()
    assert "Son 2 prácticas y una compilación lleva hasta 1." in page


@pytest.mark.parametrize("page", LANGUAGES)
@pytest.mark.parametrize("pasted", LANGUAGES)
@pytest.mark.parametrize(
    "address",
    ["/practicas/?q=registro", "/seleccion/?s=CSM-PE-0001", "/practicas/CSM-PE-0001/", "/paises/PE/"],
)
def test_an_address_is_read_in_whatever_language_its_page_was(desk, page, pasted, address):
    published(country="PE", title="Registro consular")
    desk.post(path_in(page, NEW), {"title": "Prácticas", "codes": path_in(pasted, address)} | SURE)
    assert len(CompilationEdition.objects.get().order["versions"]) == 1


def test_the_next_edition_begins_with_the_last_one_but_for_what_was_withdrawn(desk):
    published(country="PE")
    chilean = published(country="CL")
    given = {
        "title": "Prácticas",
        "foreword": "Uno.",
        "codes": "CSM-CL-0001, CSM-PE-0001",
        "grouping": "tema",
    }
    desk.post(NEW, given | SURE)
    withdraw(chilean, "duplicada")
    page = desk.get(NEW, {"siguiente": "practicas"})
    assert "1 práctica de la edición anterior fue retirada y no entra." in page.text
    form = page.context["form"]
    assert form.initial == {
        "title": "Prácticas",
        "foreword": "Uno.",
        "grouping": "tema",
        "slug": "practicas",
        "practicas": "CSM-PE-0001",
    }
    # What is no address of a compilation begins with nothing, on PostgreSQL too.
    for odd in ("\x00", "otra", "practicas\n", "../practicas"):
        assert desk.get(NEW, {"siguiente": odd}).context["form"].initial == {}


def test_to_others_the_page_does_not_exist(client):
    client.force_login(focal_point("PE"))
    assert client.get(ADDRESS).status_code == 404


class TestGathering:
    """The list is put together with buttons that judge nothing but what was added to it."""

    @pytest.fixture
    def three(self):
        published(country="PE", title="Registro de la frontera")
        published(country="CL", title="Consulado móvil")
        published(country="BO", title="Cédula en un día")

    @pytest.mark.parametrize(
        ("typed", "codes"),
        [
            ("CSM-PE-0001; csm-cl-0001", "CSM-PE-0001,CSM-CL-0001"),
            ("https://example.org/practicas/?pais=CL", "CSM-CL-0001"),
            ("/paises/BO/", "CSM-BO-0001"),
            ("https://example.org/seleccion/?s=CSM-CL-0001,CSM-PE-0001", "CSM-CL-0001,CSM-PE-0001"),
            ("https://example.org/practicas/CSM-PE-0001/", "CSM-PE-0001"),
            ("consulados móviles", "CSM-CL-0001"),
            ("cédula\r\nCSM-PE-0001", "CSM-BO-0001,CSM-PE-0001"),
        ],
    )
    def test_an_address_codes_or_words_bring_practices(self, desk, three, typed, codes):
        page = desk.post(NEW, {"codes": typed, "foreword": "Lo escrito.", "reunir": "si"})
        assert page.status_code == 200
        assert page.context["form"]["practicas"].value() == codes
        assert "Lo escrito.</textarea>" in page.text

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ("xyzxyz", "«xyzxyz» no trae ninguna práctica publicada."),
            ("https://example.org/privacidad/", "no es la dirección de una lista"),
            ("https://[x", "no es la dirección de una lista"),
            ("https://example.org/practicas/?pais=XX", "«XX» no está en la lista"),
            ("CSM-PE-0009", "No es el código de una práctica publicada: CSM-PE-0009."),
        ],
    )
    def test_what_brings_nothing_stays_with_the_reason(self, desk, three, typed, words):
        page = desk.post(NEW, {"practicas": "CSM-CL-0001", "codes": typed, "reunir": "si"})
        assert page.status_code == 422
        assert words in page.text and typed in page.text and "Consulado móvil" in page.text

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ("\n".join(f"cédula {n}" for n in range(101)), "Son 101 líneas y a la vez se leen hasta 100"),
            ("/practicas/?" + "a&" * 2_000, "no es la dirección de una lista"),
        ],
        ids=["lines", "parameters"],
    )
    def test_too_much_at_once_is_refused_in_words_and_searched_for_by_nobody(self, desk, three, typed, words):
        with CaptureQueriesContext(connection) as queries:
            page = desk.post(NEW, {"codes": typed, "foreword": "Lo escrito.", "reunir": "si"})
        assert page.status_code == 422
        assert words in page.text and "Lo escrito." in page.text
        assert page.context["form"]["codes"].value() == typed
        assert len(queries) < 30

    def test_a_number_moves_a_practice_and_a_button_takes_it_out(self, desk, three):
        rows = {"practicas": "CSM-PE-0001,CSM-CL-0001,CSM-BO-0001", "grouping": ""}
        places = {"lugar-CSM-PE-0001": "1", "lugar-CSM-CL-0001": "2", "lugar-CSM-BO-0001": "1"}
        moved = desk.post(NEW, rows | places | {"ordenar": "si"})
        assert moved.context["form"].in_order == ["CSM-BO-0001", "CSM-PE-0001", "CSM-CL-0001"]
        left = desk.post(NEW, rows | {"sacar": "CSM-PE-0001"})
        assert left.context["form"].in_order == ["CSM-CL-0001", "CSM-BO-0001"]
        assert desk.post(NEW, {"practicas": "CSM-PE-0001", "sacar": "CSM-PE-0001"}).status_code == 200

    def test_grouped_it_stands_as_the_book_will_have_it(self, desk, three):
        rows = {"practicas": "CSM-PE-0001,CSM-CL-0001,CSM-BO-0001", "grouping": "pais"}
        grouped = desk.post(NEW, rows | {"ordenar": "si"})
        assert [row["label"] for row in grouped.context["form"].rows] == ["Bolivia", "Chile", "Perú"]
        desk.post(NEW, inputs(grouped.text) | {"title": "Prácticas"} | SURE)
        order = CompilationEdition.objects.get().order
        assert (order["grouping"], len(order["versions"])) == ("pais", 3)

    def test_its_page_lists_them_as_the_book_does(self, desk, three):
        given = {"title": "Prácticas", "codes": "CSM-PE-0001, CSM-BO-0001", "grouping": "pais"}
        desk.post(NEW, given | SURE)
        page = desk.get(CompilationEdition.objects.get().order["address"]).text
        assert page.index("Cédula en un día") < page.index("Registro de la frontera")

    def test_the_titles_are_read_before_it_is_published(self, desk, three):
        asked = desk.post(NEW, {"title": "Prácticas", "practicas": "CSM-CL-0001", "codes": "CSM-BO-0001"})
        assert asked.text.index("Consulado móvil") < asked.text.index("Cédula en un día")
        assert not CompilationEdition.objects.exists()

    def test_what_is_withdrawn_meanwhile_can_be_taken_out(self, desk, three):
        withdraw(Practice.objects.get(code="CSM-CL-0001"), "duplicada")
        page = desk.post(NEW, {"title": "Prácticas", "practicas": "CSM-CL-0001,CSM-PE-0001"})
        assert page.status_code == 422
        assert "CSM-CL-0001 ya no está publicada." in page.text
        assert (
            desk.post(NEW, {"practicas": "CSM-CL-0001,CSM-PE-0001", "sacar": "CSM-CL-0001"}).status_code
            == 200
        )

    def test_twelve_practices_cost_as_many_queries_as_three(self, desk):
        def queries(codes: list[str]) -> int:
            with CaptureQueriesContext(connection) as made:
                assert desk.post(NEW, {"practicas": ",".join(codes), "ordenar": "si"}).status_code == 200
            return len(made)

        codes = [published(country="PE").code for _ in range(12)]
        queries(codes)
        assert queries(codes) == queries(codes[:3])


class TestFromTheQueue:
    """What is published among the fichas that were chosen in the archive."""

    @pytest.fixture
    def archive(self, rosa) -> list[Ficha]:
        fichas = [submitted(rosa) for _number in range(3)]
        for ficha in fichas[:2]:
            practice = published(country="PE")
            facts = {"state": State.PUBLISHED, "practice": practice, "version": practice.current}
            Ficha.objects.filter(pk=ficha.pk).update(**facts)
        Ficha.objects.filter(pk=fichas[2].pk).update(state=State.DECLINED)
        return fichas

    def choose(self, desk, fichas: list[Ficha]):
        given = {"ficha": [ficha.reference for ficha in fichas], "consulta": "cola=archivo"}
        return desk.post("/secretaria/compilar/", given, follow=True)

    def test_they_begin_an_edition_and_what_is_not_published_is_named_as_left_out(self, desk, archive):
        assert "Compilar" in desk.get("/secretaria/?cola=archivo").text
        page = self.choose(desk, archive)
        assert page.context["form"].in_order == ["CSM-PE-0001", "CSM-PE-0002"]
        assert "1 de las elegidas no está publicada y no entra." in page.text

    def test_nothing_published_is_no_compilation(self, desk, archive):
        page = self.choose(desk, archive[2:])
        assert page.status_code == 422
        assert "Ninguna de las elegidas está publicada" in page.text

    def test_those_that_no_address_holds_are_chosen_in_parts(self, desk, archive, monkeypatch):
        monkeypatch.setattr("fichas.forms.gathering.LONGEST", 20)
        page = self.choose(desk, archive)
        assert page.status_code == 422
        assert "Son 2 prácticas, demasiadas para empezar" in page.text
