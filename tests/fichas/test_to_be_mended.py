"""What is left to mend is told where it is, all of it at once, and nothing that was typed or ticked is lost meanwhile."""

import pytest
from django.test import Client

from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.states import Action
from fichas.workflow import perform
from practices.answers import read_answers
from tests.factories import published
from tests.fichas.forms import at, inputs, save, signed_in
from tests.fichas.steps import fill
from tests.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def client(rosa) -> Client:
    return signed_in(rosa)


def text_of(response) -> str:
    return " ".join(Page(response.text).text.split())


def links_of(response) -> dict[str, str]:
    return {
        " ".join("".join(link.itertext()).split()): link.get("href") for link in Page(response.text).all("a")
    }


class TestASectionThatIsCalledDone:
    def test_says_how_much_is_left_in_it_and_leads_there(self, client, draft):
        save(client, draft, "contacto", contact_name="Ana", finished="si")
        tasks = client.get(at("task_list", draft))
        assert "3 asuntos por resolver en Persona de contacto" in links_of(tasks)
        there = links_of(tasks)["3 asuntos por resolver en Persona de contacto"]
        assert there == f"{at('section', draft, 'contacto')}#contact_post"
        assert "Por resolver" in text_of(tasks)
        assert "Hay 15 asuntos por resolver para poder enviarla" in text_of(tasks)

    def test_tells_so_when_it_is_saved_and_when_it_is_opened_again(self, client, draft):
        saved = save(client, draft, "contacto", contact_name="Ana", finished="si")
        assert "«Persona de contacto» quedó guardada, con 3 asuntos por resolver." in text_of(
            client.get(saved.url)
        )
        opened = client.get(at("section", draft, "contacto"))
        assert "con 3 asuntos por resolver" in text_of(opened)
        assert links_of(opened)["1.12 Escriba el cargo de la persona de contacto."] == "#contact_post"

    def test_is_completed_once_nothing_is_left(self, client, draft, rosa):
        fill(draft, rosa)
        save(client, draft, "contacto", finished="si")
        page = text_of(client.get(at("task_list", draft)))
        assert "Completada" in page
        assert "por resolver" not in page

    def test_while_it_is_written_nothing_is_said(self, client, draft):
        saved = save(client, draft, "contacto", contact_name="Ana", finished="no")
        assert "quedó guardada" not in text_of(client.get(saved.url))


def statuses(client, ficha: Ficha) -> list[str]:
    return [task["status"] for task in client.get(at("task_list", ficha)).context["sections"]]


def test_what_a_revision_takes_over_has_begun(client, rosa):
    practice = published(background="Uno.", outputs="Dos.", references="Tres.", place="Tacna")
    revision = start_ficha(practice.country, rosa, base=practice.current)
    assert statuses(client, revision) == [
        "por-resolver",
        "por-resolver",
        "por-resolver",
        "completada",
        "completada",
    ]


def test_a_draft_like_another_has_begun_and_is_undocumented_work_yet(client, draft, rosa):
    fill(draft, rosa)
    assert set(statuses(client, start_ficha(draft.country, rosa, like=draft))) == {"en-curso", "no-iniciada"}


class TestSending:
    def test_all_that_prevents_it_is_told_at_once(self, client, draft):
        refused = client.post(at("submit", draft))
        assert refused.status_code == 422
        page = text_of(refused)
        assert "Hay 17 asuntos por resolver" in page
        assert "acepte cómo se usarán sus textos" in page
        assert "Escriba el título de la experiencia." in page

    def test_whoever_accepted_does_not_accept_twice(self, client, draft):
        refused = client.post(at("submit", draft), {"acepta": "si"})
        assert inputs(refused.text)["acepta"] == ["si"]

    def test_nobody_signs_what_cannot_be_sent(self, client, draft, settings):
        settings.CONFIRM_SIGNATURE_AFTER = -1
        assert "Escriba el título" in client.post(at("submit", draft), {"acepta": "si"}).text


LINKS = [
    {"numeral": "2.5", "label": "Manual", "url": "https://example.org/manual"},
    {"numeral": "2.9", "label": "Ley", "url": "https://example.org/ley"},
    {"numeral": "external", "label": "Red", "url": "https://example.org/red"},
]


class TestLinks:
    def rows(self, page: str) -> dict[str, str]:
        """What each row of the answers says, by its field."""
        return {
            row.get("id"): " ".join("".join(row.itertext()).split())
            for row in Page(page).elements
            if row.tag == "div" and row.get("id")
        }

    def test_each_stands_under_the_question_that_it_is_about(self, client, draft, rosa):
        save_answers(draft, "documentos", {"links": LINKS}, revision=1, by=rosa)
        rows = self.rows(client.get(at("check", draft)).text)
        assert rows["outputs"].startswith("2.5 Productos Manual https://example.org/manual")
        assert rows["references"].startswith(
            "2.9 Documentación sobre la práctica Ley https://example.org/ley"
        )
        assert rows["links"].startswith("La misma práctica en otros repositorios Red https://example.org/red")

    def test_so_it_does_for_the_desk(self, draft, rosa, lucia):
        fill(draft, rosa, links=LINKS)
        perform(Action.SUBMIT, draft, rosa)
        rows = self.rows(signed_in(lucia).get(at("review", draft)).text)
        for name, label in (("outputs", "Manual"), ("references", "Ley"), ("links", "Red")):
            assert label in rows[f"row-{name}"]
            assert sum(other in rows[f"row-{name}"] for other in ("Manual", "Ley", "Red")) == 1

    @pytest.mark.parametrize(
        ("address", "reason"),
        [
            ("https://ana:clave@example.org/", "lleva un usuario o una contraseña"),
            ("http://intranet/ley", "es de una red interna"),
        ],
    )
    def test_one_that_gives_something_away_is_refused_where_it_is_typed(self, client, draft, address, reason):
        typed = {"link_numeral": ["2.9"], "link_label": ["Ley"], "link_url": [address]}
        refused = save(client, draft, "documentos", references="Una ley.", **typed)
        assert refused.status_code == 422
        assert reason in refused.text
        assert inputs(refused.text)["link_url"][0] == address
        saved = read_answers(country_text(draft))
        assert (saved["links"], saved["references"]) == ([], "Una ley.")

    def test_whatever_is_wrong_with_them_is_told_at_once(self, client, draft):
        urls = ["http://intranet/ley", "http://10.0.0.1/", "https://example.org/" + "x" * 2_000]
        typed = {"link_numeral": ["2.9"] * 3, "link_label": ["Uno", "Dos", "Tres"], "link_url": urls}
        refused = save(client, draft, "documentos", **typed).text
        assert "intranet" in refused
        assert "10.0.0.1" in refused
        assert "Le sobran 20 caracteres" in refused


def test_whatever_is_wrong_with_a_text_is_told_at_once(client, draft):
    refused = save(client, draft, "perfil", title="Título \u202e" + "x" * 300).text
    assert "carácter que no se ve" in refused
    assert "Le sobran 8 caracteres" in refused
