"""Whatever a ficha says stands on pages, in feeds and in tables as text, whole, and does nothing there."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from practices.answers import read_answers
from practices.reading import BULLET, lead
from practices.standing import withdraw
from tests.factories import published
from tests.hostile import ADDRESSES, FILE_NAME, LINES, NAMES, TEXTS, hostile_answers
from tests.markup import Page, one_spaced

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def practice():
    return published(**hostile_answers())


@pytest.fixture
def page(client, practice) -> Page:
    return Page(client.get(address(practice)).text)


def address(practice) -> str:
    return reverse("practices:practice", args=[practice.code])


def spoken(answers: dict) -> list[str]:
    """Every text of a ficha, line by line, as a page says it: a bullet becomes the page's own."""
    texts = [answers[name] for name in (*LINES, *TEXTS)] + [one for name in NAMES for one in answers[name]]
    return [one_spaced(BULLET.sub("", line)) for text in texts for line in text.split("\n")]


def test_the_page_says_everything_and_does_nothing(page):
    assert page.faults == []
    assert page.dangers == []
    assert [line for line in spoken(hostile_answers()) if line not in page.text] == []


def test_only_addresses_of_the_web_become_links(page):
    expected = hostile_answers()["links"]
    followed = [link.get("href") for link in page.all("a") if link.get("rel") == "nofollow"]
    followed = [address for address in followed if not address.startswith("/")]
    assert followed == ["https://example.org/", "https://example.org/%22onclick=%22alert(1)"] * 3
    assert [link["label"] for link in expected if one_spaced(link["label"]) not in page.text] == []
    assert [one for one in ADDRESSES if one not in page.text] == []


def test_an_email_address_adds_nothing_to_the_letter(client):
    practice = published(contact_email="a@example.org?bcc=b@example.org&body=x y")
    written = [
        link.get("href")
        for link in Page(client.get(address(practice)).text).all("a")
        if link.get("href").startswith("mailto:a")
    ]
    assert written == ["mailto:a@example.org%3Fbcc%3Db@example.org%26body%3Dx%20y"] * 2


def test_a_file_keeps_its_name_and_only_downloads(client, page):
    files = [link.get("href") for link in page.all("a") if "/archivos/" in link.get("href")]
    assert len(files) == 2
    for file in files:
        response = client.get(file)
        assert response.status_code == 200
        assert response["Content-Disposition"].startswith("attachment; ")
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert FILE_NAME in page.text


@pytest.mark.parametrize("name", ["home", "practice_list", "country", "theme", "objective"])
def test_lists_say_the_title_and_do_nothing(client, practice, name):
    code = {"country": "PE", "theme": "otro", "objective": "14"}.get(name)
    page = Page(client.get(reverse(f"practices:{name}", args=[code] if code else [])).text)
    assert page.faults == page.dangers == []
    assert hostile_answers()["title"] in page.text


@pytest.mark.parametrize(
    "text", ["script", '"onerror=alert"', "7*7", "intergubernamentalización" * 8, "g̃uarã"]
)
def test_what_is_found_is_shown_and_does_nothing(client, practice, text):
    page = Page(client.get(reverse("practices:practice_list"), {"q": text}).text)
    assert page.faults == page.dangers == []
    assert hostile_answers()["title"] in page.text


def test_old_versions_related_practices_and_withdrawals_do_nothing(client, practice):
    published(practice)
    neighbour, gone = published(**hostile_answers()), published(**hostile_answers())
    withdraw(gone, "reemplazada", hostile_answers()["background"], neighbour)
    for path in (f"{address(practice)}v1/", address(practice), address(neighbour), address(gone)):
        page = Page(client.get(path).text)
        assert page.faults == page.dangers == []
    assert one_spaced(hostile_answers()["background"]) in page.text


def test_a_lead_has_no_bullets():
    assert lead("\uf0b7 Registra\n\uf0b7 y orienta. Desde 2019.") == "Registra y orienta."


def test_what_another_country_needs_is_said_in_the_words_given_for_it(page):
    section = next(element for element in page.all("section") if element.get("aria-labelledby") == "transfer")
    assert hostile_answers()["transfer_needs_other"] in [item.text for item in section.iter("dd")]


def test_structured_data_ends_where_it_should(page):
    (block,) = (element for element in page.all("script") if element.get("type") == "application/ld+json")
    described = json.loads(block.text)
    assert "<" not in block.text
    expected = hostile_answers()
    assert [described["name"], described["abstract"]] == [expected["title"], expected["summary"]]


@pytest.mark.parametrize("name", ["feed", "country_feed", "theme_feed"])
def test_feeds_are_whole_and_hold_only_text(client, practice, name):
    code = {"country_feed": "PE", "theme_feed": "otro"}.get(name)
    feed = ElementTree.fromstring(
        client.get(reverse(f"practices:{name}", args=[code] if code else [])).content
    )
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == hostile_answers()["title"]
    assert {element.tag.removeprefix(ATOM) for element in entry} <= {
        *("title", "link", "id", "summary", "author", "published", "updated")
    }
    assert {text.get("type", "text") for text in entry.iter() if text.tag != f"{ATOM}link"} <= {
        "text",
        "html",
    }


def test_the_sitemap_is_whole(client, practice):
    sitemap = ElementTree.fromstring(client.get(reverse("sitemap")).content)
    places = [element.text for element in sitemap.iter() if element.tag.endswith("}loc")]
    assert places.count(f"http://testserver{address(practice)}") == 1


class TestTables:
    def taken(self, client, kind: str) -> bytes:
        return client.get(reverse("practices:practice_export", args=[kind])).content

    def test_json_gives_the_answers_as_they_are(self, client, practice):
        (row,) = json.loads(self.taken(client, "json"))
        expected = read_answers(practice.current)
        del expected["edition"]
        assert {name: row[name] for name in expected} == expected

    def test_spreadsheets_say_everything_in_dead_cells(self, client, practice):
        sheet = load_workbook(io.BytesIO(self.taken(client, "xlsx"))).active
        labels, cells = sheet.iter_rows(values_only=True)
        table = csv.reader(
            io.StringIO(self.taken(client, "csv").decode("utf-8-sig"), newline=""), delimiter=";"
        )
        head, row = table
        assert [cell or "" for cell in labels] == head
        # Where a file may be split the text has apostrophes more; a workbook needs none.
        plain = [[str(cell or "").replace("'", "") for cell in one] for one in (cells, row)]
        assert plain[0] == plain[1]
        assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
        text = "\n".join(map(str, cells))
        assert [line for name in (*LINES, *TEXTS) if (line := hostile_answers()[name]) not in text] == []
