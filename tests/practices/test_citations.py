"""A version is cited from one mapping: the sentence, the files, the page's head and JSON-LD say the same, whatever it says."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from practices.answers import complete
from practices.exchange.citation_files import FILES, bibtex, csl_json, ris
from practices.exchange.citations import Author, Citation
from practices.languages import path_in
from practices.management.commands import demo
from practices.models import PracticeVersion
from practices.publishing import publish_version
from practices.standing import take_back, withdraw
from tests import schema_org
from tests.factories import published
from tests.hostile import hostile_answers
from tests.meetings.records import public_event
from tests.practices.cited import facts, flat, read_bibtex, read_json_ld, read_page, read_ris, taken

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TRICKS = [
    "TY  - JOUR",
    "ER  - ",
    "} @book{x, title = {y}}",
    "{ sin cerrar",
    "\\input{/etc/passwd}",
    "100 % de A & B, n.º #1, a_b ~ c ^ d $",
    "-- --- '' `` ?` !` \"",
    "«Guillemets» </script><script>alert(1)</script>",
    "Ñande reko g̃uarã, ẽ ĩ ỹ, ₲ 1.500",
    "a, b and c; d",
]
DERECHOS = "Fortalecimiento de las prácticas en derechos humanos en la política migratoria"
LETTERS = st.sampled_from("{}\\%&#_~^$\"'`-@,=;<>/ \n\r\u2028abc1ñã\u0303«»") | st.sampled_from(TRICKS)


def addresses(code: str, version: str = "") -> list[str]:
    name, place = ("version_citation", [code, version]) if version else ("practice_citation", [code])
    return [reverse(f"practices:{name}", args=[*place, ending]) for ending in FILES]


def demonstration() -> list[PracticeVersion]:
    fichas = (demo.read(path)["answers"] | {"files": []} for path in sorted(demo.FOLDER.glob("*.json")))
    return [publish_version(complete(answers)) for answers in fichas]


def nasty() -> list[PracticeVersion]:
    alike = {"summary": "\n".join(TRICKS), "themes": ["otro", "derechos-humanos"], "language": "pt"}
    fichas = [
        {"title": one, "responsible_entity": one, "themes_other": one.strip(), **alike} for one in TRICKS
    ]
    return [published(**answers).current for answers in (*fichas, hostile_answers())]


@pytest.mark.parametrize("versions", [demonstration, nasty])
def test_every_reader_finds_the_same_facts(client, versions):
    for version in versions():
        readers = facts(client, version)
        expected = readers["CSL-JSON"]
        assert expected["title"] == flat(version.title)
        assert expected["abstract"] == flat(version.summary)
        assert expected["author"].startswith(flat(version.responsible_entity))
        assert expected["URL"] == f"http://testserver/practicas/{version.practice.code}/v1/"
        for reader, said in readers.items():
            assert {name: expected.get(name) for name in said} == said, reader


@given(st.lists(LETTERS, min_size=1, max_size=20).map("".join).filter(str.strip))
def test_whatever_is_written_reads_back(text):
    citation = Citation(
        author=Author(text, "Perú"),
        title=text,
        language="es",
        published_on=timezone.localdate(),
        code="CSM-PE-0001",
        version="2.1",
        address="http://testserver/practicas/CSM-PE-0001/v2.1/",
        pdf_address="",
        abstract=text,
        keywords=(text, "Derechos humanos"),
        rights="",
    )
    said = flat(text)
    from_bibtex, from_ris = read_bibtex(bibtex(citation)), read_ris(ris(citation))
    (from_csl,) = json.loads(csl_json(citation))
    assert (flat(from_bibtex["title"]), flat(from_bibtex["abstract"])) == (said, said)
    assert flat(from_bibtex["author"]) == f"{said} (Perú)"
    assert (flat(from_ris["title"]), flat(from_ris["abstract"])) == (said, said)
    assert flat(from_ris["keywords"][0]) == said
    assert (from_csl["title"], from_csl["abstract"]) == (text, text)


def test_a_practice_without_a_responsible_entity_is_its_states(client):
    version = published(responsible_entity="", country="CO").current
    assert {said["author"] for said in facts(client, version).values()} == {"Colombia"}
    assert "Colombia. (" in client.get(f"/practicas/{version.practice.code}/").context["citation"]


def test_themes_and_objectives_are_its_keywords_each_once(client):
    version = published(
        themes=["derechos-humanos", "otro"],
        themes_other="Gestión, fronteriza",
        primary_objectives=["4"],
        secondary_objectives=["4", "5"],
    ).current
    (csl,) = json.loads(taken(client, version, "json"))
    first, own, *objectives = csl["keyword"].split("; ")
    assert (first, own, len(objectives)) == (DERECHOS, "Gestión, fronteriza", 2)


def test_a_former_version_is_cited_as_it_was(client):
    practice = published(title="Primera")
    published(practice, title="Segunda")
    first = practice.versions.get(version=1)
    assert {said["title"] for said in facts(client, first).values()} == {"Primera"}
    assert "Segunda" in client.get(addresses(practice.code)[0]).text
    page = client.get(reverse("practices:practice_version", args=[practice.code, "1"])).text
    assert all(f'href="{address}"' in page for address in addresses(practice.code, "1"))


def test_the_page_leads_to_each_file_and_names_its_pdf_and_what_may_be_done_with_it(client):
    practice = published()
    page = client.get(f"/practicas/{practice.code}/").text
    assert all(f'href="{address}"' in page for address in addresses(practice.code))
    head = read_page(page)
    assert head["citation_pdf_url"] == [f"http://testserver/practicas/{practice.code}/v1/ficha.pdf"]
    assert head["DC.rights"][0].startswith("Los textos de las fichas pueden reproducirse")


@pytest.mark.parametrize("ending", FILES)
def test_a_file_is_a_download_named_as_what_it_cites_and_kept_like_a_page(client, ending):
    practice = published()
    address = reverse("practices:practice_citation", args=[practice.code, ending])
    first, second, head = client.get(address), Client().get(address), client.head(address)
    assert first["Content-Type"] == FILES[ending].media_type
    assert first["Content-Disposition"] == f'attachment; filename="{practice.code}-v1.{ending}"'
    assert (first.content, first["ETag"]) == (second.content, second["ETag"])
    assert second.context is None, "the second was not made"
    assert (head.status_code, head.content, head["Content-Type"]) == (200, b"", first["Content-Type"])
    assert client.post(address).status_code == 405


def test_a_withdrawal_shows_at_the_next_request(client):
    practice = published()
    every = [*addresses(practice.code), *addresses(practice.code, "1")]
    assert [client.get(address).status_code for address in every] == [200] * 6
    withdraw(practice, "duplicada")
    for address in every:
        for language in ("", "/pt", "/en"):
            assert client.get(language + address).status_code == 410
    assert [client.head(address).status_code for address in every] == [410] * 6


def test_of_a_version_that_was_taken_back_nothing_is_cited(client):
    practice = published(title="Primera")
    published(practice, title="Zqxsegunda")
    assert "Zqxsegunda" in client.get(addresses(practice.code)[0]).text
    take_back(practice.versions.first())
    for address in addresses(practice.code, "2"):
        response = client.get(address)
        assert response.status_code == 410
        assert "Zqx" not in response.text
    assert ["Primera" in client.get(address).text for address in addresses(practice.code)] == [True] * 3


def test_an_unknown_code_is_none_and_one_in_lower_case_leads_to_its_own(client):
    published()
    for address in addresses("CSM-PE-0009") + addresses("CSM-PE-0001", "7"):
        assert client.get(address).status_code == 404
    assert client.get("/practicas/csm-pe-0001/cita.bib").url == "/practicas/CSM-PE-0001/cita.bib"
    assert client.get("/practicas/CSM-PE-0001/cita.txt").status_code == 404


@pytest.mark.parametrize(
    ("language", "state", "publisher"),
    [
        ("es", "Brasil", "Conferencia Suramericana sobre Migraciones"),
        ("pt-br", "Brasil", "Conferência Sul-Americana sobre Migrações"),
        ("en", "Brazil", "South American Conference on Migration"),
    ],
)
def test_what_is_the_sites_own_is_in_the_readers_language(client, language, state, publisher):
    practice = published(title="Acolhida", country="BR", language="pt", responsible_entity="Casa Civil")
    entry = read_ris(client.get(path_in(language, addresses(practice.code)[1])).content.decode())
    assert (entry["title"], entry["language"]) == ("Acolhida", "pt")
    assert (entry["authors"], entry["publisher"]) == ([f"Casa Civil ({state})"], publisher)
    assert entry["urls"] == [f"http://testserver{path_in(language, f'/practicas/{practice.code}/v1/')}"]


def test_machines_are_told_nothing_that_schema_org_does_not_know(client):
    practice = published(place="Tumbes", end_is_open=True)
    event = public_event(
        starts_on=timezone.localdate(),
        ends_on=timezone.localdate() + timedelta(1),
        place="Lima",
        modality="online",
    )
    for address in (f"/practicas/{practice.code}/", f"/eventos/{event.code}/"):
        data = read_json_ld(client.get(address).text)
        assert schema_org.faults(data) == []
    assert schema_org.faults(data | {"author": {"@type": "Country", "name": "Perú"}}) == [
        "Event.author: Country"
    ]


def test_ris_has_one_tag_a_line(client):
    text = taken(client, published(summary="Uno.\nTY  - JOUR\n\u2028ER  - \nDos.").current, "ris")
    assert text.endswith("ER  - \r\n")
    assert text.count("\r\n") == text.count("\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.rstrip("\r\n").split("\r\n"))
    assert len(re.findall(r"^(?:TY|ER)  - ", text, re.M)) == 2


@pytest.mark.parametrize("number", [1, 3])
def test_a_file_asks_the_same_number_of_times(client, number, django_assert_num_queries):
    practice = published(
        themes=["derechos-humanos", "consulta-social", "otro"][:number],
        primary_objectives=["1", "2", "3"][:number],
    )
    for _ in range(number - 1):
        published(practice)
    client.get("/privacidad/")  # the lists are read once
    for address in addresses(practice.code):
        with django_assert_num_queries(16):
            client.get(address)
