"""What the package of everything public holds: what the site shows, whole, safe to open and said column by column."""

import hashlib
import json

import pytest
from django.urls import reverse
from frictionless import Package, system
from hypothesis import given
from hypothesis import strategies as st

from practices.exchange.csv_file import disarm
from practices.models import SiteText
from practices.press import curated
from practices.public_files import store_attachment
from practices.publishing import publish_version
from practices.recording import record_file, retract_items
from practices.standing import take_back, withdraw
from tests.factories import ficha, published
from tests.meetings.records import public_event, public_item, public_table
from tests.practices.dataset.packages import DOCUMENT, as_written, contents, dictionary, made, rows
from tests.practices.tables import FORMULAS, TRICKS

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
DATA = b"%PDF-1.7 what a State sent"


def a_whole_repository():
    """Something of everything that can be public."""
    file = {"numeral": "2.9", "title": "Informe", "name": "informe.pdf", "size": len(DATA)}
    file |= {"sha256": store_attachment(DATA), "media_type": "application/pdf"}
    link = {"numeral": "2.5", "label": "Ley", "url": "https://example.org/ley"}
    practice = published(files=[file], links=[link, link], themes=["derechos-humanos", "otro"])
    published(practice, title="Revisada", end_year=2024, associated_countries=["CL", "BO"])
    gone, other = published(country="CL"), published(country="BR", title=FORMULAS[0], summary=TRICKS[0])
    curated.publish_edition("conferencia", [practice.code, gone.code], title="Lo mejor")
    withdraw(gone, "duplicada", "Es la misma.", replaced_by=other)
    event = public_event(starts_on="2024-05-02", purpose="Conversar.")
    table = public_table(event, actors=["government", "academia"])
    public_item(event, "En Perú hay una ley.", named=("PE", "BR"), table=table, practice_id=practice.pk)
    record_file(event, DOCUMENT | {"sha256": store_attachment(b"agenda")})
    retract_items([public_item(event, "Un error.", named=("PE",))], "Por error")
    return practice


def test_a_stranger_finds_every_table_as_the_dictionary_says(tmp_path):
    """Types, codes, keys, references, sizes and hashes, by the reference program of the standard."""
    a_whole_repository()
    for name, data in contents(made()).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    with system.use_context(trusted=True):
        report = Package(tmp_path / "datapackage.json").validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    assert report.stats["tasks"] == 11


def test_it_holds_what_the_list_shows_and_every_version_that_stands(client):
    practice = a_whole_repository()
    package = made()
    page = client.get(reverse("practices:practice_list")).context["search"]
    assert {row["code"] for row in rows(package, "practices")} == {card.code for card in page.cards}
    assert package.practices == page.total == 2
    told = [(row["code"], row["version"], row["is_current"]) for row in rows(package, "versions")]
    assert told == [
        ("CSM-BR-0001", "1", "true"),
        (practice.code, "1", "false"),
        (practice.code, "2", "true"),
    ]


def test_its_columns_are_those_of_the_list_as_json(client):
    a_whole_repository()
    exported = client.get(reverse("practices:practice_export", args=["json"])).json()
    told = {row["code"]: row for row in rows(made(), "practices")}
    for practice in exported:
        row = told[practice["code"]]
        assert set(row) - {"origin"} == set(practice) - {"links", "files"}
        for name in set(practice) & set(row):
            assert value_of(row[name]) == value_of(practice[name]), name


def value_of(value):
    """A value of JSON, or the cell that it became."""
    if isinstance(value, str):
        return as_written(value)
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return {True: "true", False: "false", None: ""}.get(value, str(value))


def test_links_and_files_lead_to_their_version_and_files_have_no_bytes(client):
    practice = a_whole_repository()
    package = made()
    assert [row["place"] for row in rows(package, "links")] == ["2.5", "2.5"]
    (file,) = rows(package, "files")
    assert (file["code"], file["version"], file["sha256"]) == (
        practice.code,
        "1",
        hashlib.sha256(DATA).hexdigest(),
    )
    answer = client.get(file["address"].removeprefix("http://testserver"))
    assert b"".join(answer.streaming_content) == DATA
    assert not any(DATA in data for data in contents(package).values())


def test_of_what_is_gone_it_says_that_it_is():
    a_whole_repository()
    package = made()
    (gone,) = rows(package, "withdrawals")
    assert (gone["code"], gone["reason"], gone["replaced_by"]) == ("CSM-CL-0001", "duplicada", "CSM-BR-0001")
    (edition,) = rows(package, "editions")
    assert json.loads(edition["practices"]) == ["CSM-PE-0001"]
    said, retracted = rows(package, "items")
    assert (said["text"], said["practice"], said["table"]) == ("En Perú hay una ley.", "CSM-PE-0001", "1")
    assert (retracted["text"], retracted["reason"]) == ("", "Por error")


def test_a_version_taken_back_is_in_no_table():
    practice = published(title="Primera")
    published(practice, title="Nunca dicha")
    take_back(practice.versions.get(version=2))
    package = made()
    assert [row["title"] for row in rows(package, "practices")] == ["Primera"]
    assert not any(b"Nunca dicha" in data for data in contents(package).values())


@pytest.mark.parametrize("text", [*FORMULAS, *TRICKS], ids=range(len(FORMULAS) + len(TRICKS)))
def test_no_cell_runs_as_a_formula_and_none_says_anything_else(text):
    published(summary=text, background=f"'{text}")
    (row,) = rows(made(), "practices")
    assert not row["summary"].lstrip(' "').startswith(("=", "+", "-", "@", "|", "%", "＝", "\t"))
    assert (as_written(row["summary"]), as_written(row["background"])) == (text, f"'{text}")


@given(st.text(alphabet="'=+-@,;\t\n\r\" ax＝"))
def test_whatever_was_written_comes_back_without_the_apostrophes(text):
    assert as_written(disarm(text)) == text


def test_every_column_says_what_it_holds_and_codes_are_those_of_their_list():
    a_whole_repository()
    package = made()
    known = {(row["list"], row["code"]) for row in rows(package, "vocabularies")}
    assert {("theme", "otro"), ("country", "PE"), ("statement_kind", "advance"), ("place", "2.9")} <= known
    for resource in dictionary(package)["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["title"] and field["description"], field["name"]


def test_lists_are_named_in_three_languages():
    published()
    named = {(row["list"], row["code"]): row for row in rows(made(), "vocabularies")}
    country, kind = named["country", "BR"], named["statement_kind", "advance"]
    assert [country[f"name_{code}"] for code in ("es", "pt", "en")] == ["Brasil", "Brasil", "Brazil"]
    assert len({kind[f"name_{code}"] for code in ("es", "pt", "en")}) == 3


def test_it_says_on_what_terms_and_explains_itself_in_three_languages():
    published()
    words = SiteText.objects.get(code="reuse-notice").text_es
    package = made()
    assert dictionary(package)["licenses"] == [
        {"title": words, "path": f"http://testserver{reverse('practices:about')}"}
    ]
    told = {name: data.decode() for name, data in contents(package).items() if name.startswith("README")}
    assert set(told) == {"README.es.md", "README.pt.md", "README.en.md"}
    assert words in told["README.es.md"]
    assert len(set(told.values())) == 3
    assert "http://testserver/en/datos/" in told["README.en.md"]


@pytest.mark.parametrize("many", [1, 3])
def test_it_takes_the_same_number_of_queries_whatever_there_is(many, django_assert_num_queries):
    event = public_event()
    for number in range(many):
        practice = published(links=[{"numeral": "2.9", "label": "Ley", "url": "https://example.org"}])
        publish_version(ficha(title="Otra"), practice)
        public_item(event, "Algo.", table=public_table(event, number + 1), named=("PE",))
    for number in range(many):
        withdraw(published(), "duplicada")
        curated.publish_edition(f"una-{number}", [practice.code], title="Una")
    with django_assert_num_queries(55):
        made()
