"""What people may expect of every page of a long form: honest errors, everything in order, a way to mend each thing."""

import pytest
from django.test import Client
from django.urls import reverse

from fichas.form.completeness import missing
from fichas.form.drafts import country_text, save_answers
from fichas.form.links import fault_of
from practices.answers import read_answers
from practices.sections import SECTIONS
from tests.documents import upload
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import fill
from tests.markup import Page
from tests.people import PASSWORD, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
CONTROLS = {"input", "textarea", "select", "button"}
TOO_LONG = " ".join(["palabra"] * 400)


@pytest.fixture
def client(rosa) -> Client:
    return signed_in(rosa)


def of_class(page: Page, name: str) -> list:
    return [one for one in page.elements if name in one.get("class", "").split()]


REFUSED = {
    "a start from nowhere": lambda ficha: (reverse("fichas:start"), {"desde": "nada"}),
    "a year in words": lambda ficha: (at("section", ficha, "datos"), {"start_year": "ayer", "revision": "1"}),
    "no Word file": lambda ficha: (reverse("fichas:word_import"), {}),
    "a file that is none": lambda ficha: (at("attachments", ficha), {"files": upload("a.pdf", b"no")}),
    "the notice was not accepted": lambda ficha: (at("submit", ficha), {}),
    "a blank ficha is sent": lambda ficha: (at("submit", ficha), {"acepta": "si"}),
    "no name": lambda ficha: (reverse("people:account"), {"name": ""}),
}


@pytest.mark.parametrize("what", REFUSED)
def test_an_error_is_in_the_title_takes_the_focus_and_leads_to_its_control(client, draft, what):
    response = client.post(*REFUSED[what](draft))
    page = Page(response.text)
    assert page.all("title")[0].text.startswith("Error:")
    assert page.faults == []
    (summary,) = of_class(page, "error-summary")
    assert "autofocus" in summary.attrib
    links = [one.get("href") for one in summary.iter() if one.get("href")]
    assert links
    for link in links:
        there, _, anchor = link.partition("#")
        target = Page(client.get(there).text) if there else page
        (control,) = [one for one in target.elements if one.get("id") == anchor]
        assert control.tag in CONTROLS, link


def test_a_text_that_is_too_long_is_kept_and_only_sending_is_refused(client, draft, rosa):
    fill(draft, rosa)
    address = at("section", draft, "descripcion")
    saved = client.post(address, inputs(client.get(address).text) | {"background": TOO_LONG})
    assert saved.status_code == 302
    page = client.get(address).text
    assert TOO_LONG in page
    assert "Le sobran 240 palabras" in page
    refused = client.post(at("submit", draft), {"acepta": "si"})
    assert refused.status_code == 422
    assert f"{address}?desde=revisar#background" in refused.text


def test_all_answers_are_read_together_in_the_order_of_the_form(client, draft):
    page = Page(client.get(at("check", draft)).text)
    shown = [one.text for one in page.elements if one.tag == "span" and (one.text or "")[:2] in ("1.", "2.")]
    asked = [one.numeral for part in SECTIONS for one in part.questions if one.numeral]
    assert sorted(set(shown), key=shown.index) == asked
    assert page.text.count("No informado") > 20
    changes = [one for one in page.all("a") if (one.text or "").strip() == "Cambiar"]
    assert len(changes) == len(of_class(page, "change"))
    assert all(child.text.strip() for link in changes for child in link)  # which answer, for whoever listens


def test_a_change_leads_back_to_the_answers_and_to_the_row_that_changed(client, draft, rosa):
    fill(draft, rosa)
    address = f"{at('section', draft, 'datos')}?desde=revisar"
    saved = client.post(address, inputs(client.get(address).text) | {"place": "Tacna"})
    assert saved["Location"] == at("check", draft)
    rows = [one for one in Page(client.get(saved["Location"]).text).elements if one.get("id") == "place"]
    assert len(rows) == 1


def test_password_managers_know_what_is_asked():
    stranger = Client()
    asked = {one.get("autocomplete") for one in Page(stranger.get("/ingresar/").text).all("input")}
    assert {"username", "current-password"} <= asked or {"email", "current-password"} <= asked
    user = secretary()
    stranger.post("/ingresar/", {"login": user.email, "password": PASSWORD})
    second = Page(stranger.get("/ingresar/codigo/").text)
    assert "one-time-code" in {one.get("autocomplete") for one in second.all("input")}


class TestWhatIsOptional:
    def labels(self, client, draft, code: str) -> str:
        return " ".join(client.get(at("section", draft, code)).text.split())

    def test_it_says_so_and_what_is_asked_for_does_not(self, client, draft):
        text = self.labels(client, draft, "perfil")
        assert 'Otras entidades asociadas <span class="label-note">(opcional)</span>' in text
        assert "Título de Experiencia </label>" in text
        assert "(opcional)" not in self.labels(client, draft, "documentos")

    def test_an_answer_that_was_chosen_can_be_taken_back(self, client, draft, rosa):
        save_answers(draft, "datos", {"practice_type": "proyecto"}, revision=1, by=rosa)
        typed = inputs(client.get(at("section", draft, "datos")).text)
        assert typed["practice_type"] == ["proyecto"]
        client.post(at("section", draft, "datos"), typed | {"practice_type": ""})
        assert read_answers(country_text(draft))["practice_type"] == ""
        assert inputs(client.get(at("section", draft, "datos")).text)["practice_type"] == [""]


class TestLinks:
    @pytest.mark.parametrize(
        ("address", "words"),
        [
            ("https://ana:clave@example.org/", "usuario o una contraseña"),
            ("https://ana@example.org/", "usuario o una contraseña"),
            ("http://localhost/ley", "red interna"),
            ("http://10.1.2.3/ley", "red interna"),
            ("http://192.168.0.1/", "red interna"),
            ("http://169.254.1.1/", "red interna"),
            ("http://[::1]/", "red interna"),
            ("http://127.1/", "red interna"),
            ("http://archivos.local/", "red interna"),
            ("http://intranet/ley", "red interna"),
            ("https://example.org/mi ley.pdf", "espacios"),
            ("https://example.org https://example.com", "espacios"),
            ("ley.pdf", "https://"),
        ],
    )
    def test_what_nobody_outside_can_follow_is_refused_in_words(self, address, words):
        assert words in fault_of(address)
        assert "clave" not in fault_of(address)

    @pytest.mark.parametrize(
        "address",
        [
            "https://www.gob.pe/ley?a=1",
            "http://200.1.2.3/ley",
            "https://año.example.org/",
            "https://a.ar:8443/",
        ],
    )
    def test_what_anyone_can_follow_is_not(self, address):
        assert fault_of(address) == ""

    def test_it_is_kept_and_stops_the_sending(self, draft, rosa):
        link = {"numeral": "2.9", "label": "", "url": "http://intranet/ley"}
        save_answers(draft, "documentos", {"links": [link]}, revision=1, by=rosa)
        assert "red interna" in str([one.message for one in missing(draft)])
        assert read_answers(country_text(draft))["links"] == [link]

    def test_an_address_may_be_written_as_people_say_it(self, client, draft):
        typed = {"revision": "1", "link_numeral": "2.9", "link_label": "", "link_url": "WWW.example.org/ley"}
        client.post(at("section", draft, "documentos"), typed)
        assert read_answers(country_text(draft))["links"][0]["url"] == "https://WWW.example.org/ley"


class TestListsOfNames:
    ENTITIES = "associated_entities"

    def save(self, client, draft, names: str, **changes):
        address = at("section", draft, "perfil")
        typed = inputs(client.get(address).text) | {self.ENTITIES: names}
        return client.post(address, typed | changes)

    def stored(self, draft) -> list[str]:
        return read_answers(country_text(draft))[self.ENTITIES]

    def test_bullets_before_them_are_taken_off(self, client, draft):
        self.save(client, draft, "• ONU\n- OIM\n\u2013 Acnur\nG-77")
        assert self.stored(draft) == ["ONU", "OIM", "Acnur", "G-77"]

    def test_several_on_one_line_are_offered_to_stand_apart(self, client, draft):
        self.save(client, draft, "ONU; OIM; ACNUR\nReniec;")
        assert self.stored(draft) == ["ONU; OIM; ACNUR", "Reniec;"]
        offer = 'data-split="associated_entities" hidden'
        assert offer not in client.get(at("section", draft, "perfil")).text
        response = self.save(client, draft, "ONU; OIM; ACNUR\nReniec;", go="split")
        assert response.url == at("section", draft, "perfil")
        assert self.stored(draft) == ["ONU", "OIM", "ACNUR", "Reniec"]
        assert offer in client.get(response.url).text

    def test_a_key_pressed_in_a_field_goes_on_with_the_section(self, client, draft):
        page = Page(client.get(at("section", draft, "perfil")).text)
        form = [one for one in page.elements if one.tag == "button" and one.get("name") == "go"]
        assert form[0].get("value") == "on"


@pytest.mark.parametrize("text", ["—", ".", "…", " - "])
def test_a_dash_is_no_answer(draft, rosa, text):
    fill(draft, rosa, title=text, levels=["otro"], levels_other=text)
    assert [one.field for one in missing(draft)] == ["title", "levels_other"]
    save_answers(draft, "perfil", {"title": "Ñ", "levels_other": "4"}, revision=99, by=rosa)
    assert missing(draft) == []
