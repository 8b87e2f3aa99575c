"""The page of a practice, its versions, its files, and what stays when it is withdrawn."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from practices.models import Practice
from practices.press.engine import LayoutFailed
from practices.public_files import store_attachment
from practices.standing import confirm, reinstate, withdraw
from tests.factories import published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def page(practice: Practice) -> str:
    return reverse("practices:practice", args=[practice.code])


def version_page(practice: Practice, number: int) -> str:
    return reverse("practices:practice_version", args=[practice.code, number])


def file_row(data: bytes = b"%PDF-1.7", name: str = "manual.pdf", numeral: str = "2.9") -> dict:
    digest = store_attachment(data)
    kind = {"media_type": "application/pdf", "size": len(data), "sha256": digest}
    return {"numeral": numeral, "title": "Manual de uso", "name": name} | kind


def test_every_answer_stands_under_its_numeral(client):
    practice = published(
        background="Por qué surgió.",
        figures="24.512 nacimientos\nMás de lo previsto",
        limitations="- primera\n- segunda",
        links=[{"numeral": "2.5", "label": "Manual", "url": "https://example.org/manual"}],
        themes=["asistencia-consular", "otro"],
        themes_other="Cambio climático",
    )
    response = client.get(page(practice))
    answers = {
        answer.numeral: answer
        for part in ("profile", "description")
        for answer in response.context[part]["answers"]
    }
    blanks = [answer.numeral for answer in response.context["blanks"] if answer.numeral]
    numerals = {f"1.{n}" for n in range(1, 13)} | {f"2.{n}" for n in range(1, 10)}
    assert {*answers, *blanks} == numerals and not {*answers} & {*blanks}
    assert answers["2.1"].blocks == [{"kind": "paragraph", "text": "Por qué surgió."}]
    figures = [(figure["number"], figure["text"]) for figure in answers["2.4"].figures]
    assert figures == [
        ("24.512", "nacimientos"),
        ("", "Más de lo previsto"),
    ]
    assert answers["2.7"].blocks == [{"kind": "list", "items": ["primera", "segunda"]}]
    assert answers["1.3"].lines == [
        "Mecanismos integrales de asistencia consular y sistemas de información consulares",
        "Cambio climático",
    ]
    assert [link["url"] for link in answers["2.5"].links] == ["https://example.org/manual"]
    assert blanks == ["1.6", "1.7", "1.8", "1.11", "2.3", "2.6", "2.8", "2.9"]
    assert "No informado" not in response.text


def test_its_contents_name_what_was_answered_and_lead_to_it(client):
    response = client.get(
        page(published(background="Por qué surgió.", recommendations="Empezar poco a poco."))
    )
    contents = [(part["number"], part["anchor"]) for part in response.context["contents"]]
    assert contents == [("2.1", "n2-1"), ("2.2", "n2-2"), ("1", "profile"), ("3", "metadata")]
    for _number, anchor in contents:
        assert f'href="#{anchor}"' in response.text and f'id="{anchor}"' in response.text


class TestForAnotherCountry:
    def test_conditions_ways_and_whom_to_write_to_stand_below_the_head(self, client):
        practice = published(
            limitations="Hace falta una ley.",
            recommendations="Empezar poco a poco.",
            transfer_needs=["expertos"],
            contact_institution="Dirección de Migraciones",
        )
        response = client.get(page(practice))
        shown = response.context["transfer"]
        assert [answer.anchor for answer in shown["where"]] == ["n2-7", "recommendations"]
        assert (len(shown["way"].lines), shown["institution"]) == (1, "Dirección de Migraciones")
        head, below = response.text.index("<h1"), response.text.index('id="n2-2"')
        assert head < response.text.index("Para llevarla a otro país") < below
        assert 'href="mailto:consulados@example.org"' in response.text

    def test_what_the_ficha_does_not_say_can_be_asked(self, client):
        text = client.get(page(published())).text
        assert "La ficha no lo dice; puede preguntarse" in text

    def test_of_what_nobody_said_there_is_no_section(self, client):
        response = client.get(page(published(contact_email="")))
        assert response.context["transfer"] is None
        assert "Para llevarla a otro país" not in response.text


class TestItsYears:
    def test_they_are_drawn_with_the_day_of_the_compact(self, client):
        response = client.get(page(published(start_year=2019, end_year=2021)))
        assert response.context["time"]["bar"].width
        assert 'class="compact"' in response.text
        assert "10 de diciembre de 2018" in response.text

    def test_nothing_is_drawn_at_a_guess(self, client):
        response = client.get(page(published(start_year=None, end_year=2021)))
        assert response.context["time"] is None
        assert 'class="years"' not in response.text


def test_states_that_take_part_are_called_so(client):
    text = client.get(page(published(associated_countries=["CL"]))).text
    assert "Otros Estados que participan" in text
    assert "Países asociados" not in text


class TestSharing:
    def test_the_address_has_nothing_of_its_readers_selection(self, client):
        practice = published(title="Registro & más")
        share = client.get(f"{page(practice)}?s={practice.code}").context["share"]
        assert share["url"] == f"http://testserver{page(practice)}"
        assert share["mail"].startswith("mailto:?subject=Registro%20%26%20m%C3%A1s&body=")

    def test_an_old_version_is_shared_as_such(self, client):
        practice = published()
        published(practice)
        share = client.get(version_page(practice, 1)).context["share"]
        assert share["url"] == f"http://testserver{version_page(practice, 1)}"

    def test_a_letter_has_an_address_of_a_size_that_programs_take(self, client):
        share = client.get(page(published(title="ñandú " * 50))).context["share"]
        assert len(share["mail"]) < 2_000


def test_the_first_figure_is_set_large(client):
    figure = client.get(page(published(figures="sin número\n27 % del total"))).context["figure"]
    assert (figure["number"], figure["text"]) == ("27 %", "del total")
    assert client.get(page(published(figures=""))).context["figure"] is None


def test_a_code_in_lower_case_leads_to_its_page(client):
    practice = published()
    for address in (
        page(practice),
        version_page(practice, 1),
        reverse("practices:practice_pdf", args=[practice.code]),
    ):
        response = client.get(address.replace(practice.code, practice.code.lower()))
        assert (response.status_code, response["Location"]) == (301, address)


def test_what_was_never_published_is_not_found(client):
    practice = published()
    addresses = [
        page(practice).replace("0001", "0002"),
        version_page(practice, 2),
        version_page(practice, 0),
        reverse("practices:attachment", args=[practice.code, 1, 1, "a.pdf"]),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * 4


class TestVersions:
    @pytest.fixture
    def revised(self):
        practice = published(title="Primera", summary="Dice una cosa.")
        published(practice, title="Segunda", summary="Dice otra cosa.")
        return practice

    def test_the_page_shows_the_current_one(self, client, revised):
        response = client.get(page(revised))
        assert "Dice otra cosa." in response.text
        assert "Dice una cosa." not in response.text
        assert response.context["banner"] is None

    def test_an_old_one_stays_at_its_address_and_says_that_it_is_old(self, client, revised):
        response = client.get(version_page(revised, 1))
        assert "Dice una cosa." in response.text
        assert "Hay una más reciente" in response.text
        assert response.context["banner"]["url"] == page(revised)
        assert response.context["card"].pdf_url.endswith("/v1/ficha.pdf")

    def test_all_are_listed_with_the_current_one_named(self, client, revised):
        versions = client.get(page(revised)).context["versions"]
        assert [(one["number"], one["current"]) for one in versions] == [("2", True), ("1", False)]

    def test_every_address_names_the_current_page_as_the_canonical_one(self, client, revised):
        for address in (page(revised), version_page(revised, 1), version_page(revised, 2)):
            assert f'rel="canonical" href="http://testserver{page(revised)}"' in client.get(address).text

    def test_only_the_current_text_is_found(self, client, revised):
        addresses = [f"{reverse('practices:practice_list')}?q={word}" for word in ("Segunda", "Primera")]
        assert [client.get(address).context["search"].total for address in addresses] == [1, 0]


class TestFiles:
    def test_a_file_is_a_download_of_its_version(self, client):
        practice = published(files=[file_row(b"%PDF bytes", "Guía ñ (1).pdf")])
        published(practice)
        response = client.get(reverse("practices:attachment", args=[practice.code, 1, 1, "Guía ñ (1).pdf"]))
        assert b"".join(response.streaming_content) == b"%PDF bytes"
        assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Gu%C3%ADa")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert (
            client.get(
                reverse("practices:attachment", args=[practice.code, 2, 1, "Guía ñ (1).pdf"])
            ).status_code
            == 404
        )

    def test_it_has_one_name(self, client):
        practice = published(files=[file_row()])
        assert (
            client.get(reverse("practices:attachment", args=[practice.code, 1, 1, "otro.html"])).status_code
            == 404
        )

    def test_the_page_leads_to_it_under_its_numeral(self, client):
        practice = published(files=[file_row(numeral="2.5"), file_row(numeral="2.9")])
        text = client.get(page(practice)).text
        for position in (1, 2):
            assert reverse("practices:attachment", args=[practice.code, 1, position, "manual.pdf"]) in text


class TestWithdrawn:
    def addresses(self, practice):
        return [
            page(practice),
            version_page(practice, 1),
            reverse("practices:practice_pdf", args=[practice.code]),
            reverse("practices:version_pdf", args=[practice.code, 1]),
            reverse("practices:attachment", args=[practice.code, 1, 1, "manual.pdf"]),
        ]

    def test_every_address_says_why_since_when_and_what_to_read_instead(self, client):
        practice, other = published(title="Retirada", files=[file_row()]), published(title="La que queda")
        withdraw(practice, "reemplazada", "Se unió con otra.", replaced_by=other)
        for address in self.addresses(practice):
            response = client.get(address)
            assert response.status_code == 410
            assert response.context["published_on"] == practice.current.published_on
            assert response.context["withdrawn_on"] == timezone.localdate()
            for said in ("Retirada", "Sustituida por otra ficha", "Se unió con otra.", "La que queda"):
                assert said in response.text

    def test_its_texts_are_nowhere(self, client):
        practice = published(title="Retirada", summary="Canario amarillo.", files=[file_row()])
        public = ["home", "practice_list", "country_list", "theme_list", "feed"]
        withdraw(practice, "datos-personales")
        for address in [
            *self.addresses(practice),
            *(reverse(f"practices:{name}") for name in public),
            "/sitemap.xml",
        ]:
            assert "Canario" not in client.get(address).text
        assert practice.code not in client.get("/sitemap.xml").text

    def test_it_comes_back_at_the_same_addresses(self, client):
        practice = published()
        withdraw(practice, "duplicada")
        assert client.get(page(practice)).status_code == 410
        reinstate(practice)
        assert client.get(page(practice)).status_code == 200

    def test_a_replacement_that_was_withdrawn_too_is_not_offered(self, client):
        practice, other = published(), published()
        withdraw(practice, "reemplazada", replaced_by=other)
        withdraw(other, "duplicada")
        assert client.get(page(practice)).context["replacement"] is None


class TestRelated:
    def test_the_nearest_come_first_and_those_of_the_same_country_last(self, client):
        practice = published(
            themes=["asistencia-consular"], primary_objectives=["14"], secondary_objectives=["8"]
        )
        published(title="Lejana", country="CL", themes=["derechos-humanos"], primary_objectives=["1"])
        published(title="Un tema", country="CL", themes=["asistencia-consular"], primary_objectives=["1"])
        published(
            title="De casa",
            themes=["asistencia-consular"],
            primary_objectives=["14"],
            secondary_objectives=["8"],
        )
        published(title="Todo", country="BR", themes=["asistencia-consular"], primary_objectives=["8", "14"])
        related = client.get(page(practice)).context["related"]
        assert [card.title for card in related] == ["Todo", "Un tema", "De casa"]

    def test_they_are_six_at_most(self, client):
        practice, *_others = [published(country="CL") for _ in range(9)]
        assert len(client.get(page(practice)).context["related"]) == 6


def test_the_experience_is_shown_as_it_stands_today(client):
    practice = published(experience_state="en-curso")
    assert client.get(page(practice)).context["card"].state_name == ""
    confirm(practice, "derogada")
    assert client.get(page(practice)).context["card"].state_name == "Norma derogada"


def test_only_web_addresses_are_links(client):
    hostile = [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "http://",
        "[oops",
    ]
    practice = published(links=[{"numeral": "2.9", "label": "", "url": url} for url in hostile])
    text = client.get(page(practice)).text
    references = re.findall(r'href="([^"]*)"', text)
    assert not [
        url for url in references if url.startswith(("javascript:", "data:", "file:", "//evil", "[oops"))
    ]
    assert "javascript:alert(1)" in text


def test_a_citation_names_who_answers_for_it_year_title_in_its_language_code_version_and_address(client):
    practice = published(title="Registro <consular>", language="pt")
    version = practice.current
    assert client.get(page(practice)).context["citation"] == (
        f'<span lang="pt">Cancillería</span> (Perú). ({version.published_on.year}). '
        f'<span lang="pt">Registro &lt;consular&gt;</span> ({practice.code}, versión 1). Repositorio de buenas '
        "prácticas en políticas y gestión migratoria, Conferencia Suramericana sobre Migraciones. "
        f"http://testserver/practicas/{practice.code}/v1/"
    )


def test_machines_read_the_practice_as_json_ld(client):
    practice = published(title='Título </script><script>alert("1")</script> & más', goals=["10"])
    text = client.get(page(practice)).text
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    data = json.loads(block)
    assert data["name"] == 'Título </script><script>alert("1")</script> & más'
    author = data["author"]["name"]
    assert (data["identifier"], data["inLanguage"], author) == (practice.code, "es", "Cancillería (Perú)")
    assert "email" not in block


@pytest.mark.parametrize("practices", [1, 3])
def test_the_page_asks_the_database_the_same_number_of_times(client, practices, django_assert_num_queries):
    for _ in range(practices):
        practice = published(associated_countries=["CL", "BO"], primary_objectives=["1", "8", "14"])
    client.get(reverse("practices:home"))
    with django_assert_num_queries(19 + (practices > 1)):  # related practices, when there are any
        client.get(page(practice))


@pytest.mark.parametrize("name", ["../../settings.py", "a/b.pdf", "..", " . ", "c:\\con.pdf"])
def test_a_file_name_that_is_a_path_is_refused(name):
    with pytest.raises(ValidationError, match="no sirve como nombre"):
        published(files=[file_row(name=name)])


def test_a_ficha_that_cannot_be_laid_out_now_says_so_and_leads_to_the_page(client, monkeypatch):
    def fail(version):
        raise LayoutFailed("La ficha no se pudo componer en PDF.")

    monkeypatch.setattr("practices.catalogue.practice_views.printed", fail)
    practice = published()
    response = client.get(reverse("practices:practice_pdf", args=[practice.code]))
    assert response.status_code == 503
    assert "no se pudo componer" in response.text
    assert f'href="{page(practice)}"' in response.text
