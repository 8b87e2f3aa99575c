"""The site in three languages: each page in that of its address, each letter in its reader's."""

from functools import partial
from itertools import product

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from lxml.html import document_fromstring

from fichas.files.attachments import add
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.review.comments import comment, reply
from fichas.states import Action
from fichas.workflow import perform
from practices.languages import path_in
from practices.models import Country, Practice
from practices.press.curated import publish_edition
from practices.standing import withdraw
from tests import factories
from tests.addresses import every_address
from tests.fichas.files import received
from tests.fichas.forms import at
from tests.fichas.steps import edit, fill, remark, with_extract
from tests.languages import foreign
from tests.meetings.records import whole_room
from tests.people import administrator, focal_point, secretary
from tests.public_addresses import public_addresses

LANGUAGES = [code for code, _name in settings.LANGUAGES]
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
# Spanish, as most are; marked as such wherever they stand.
TITLE = "Registro consular para las personas migrantes"
WRITTEN = {
    "themes": ["asistencia-consular", "otro"],
    "themes_other": "Las familias",
    "levels": ["otro"],
    "levels_other": "Entre los municipios",
    "links": [{"numeral": "2.9", "label": "Los informes", "url": "https://ejemplo.org/"}],
}


@pytest.fixture
def rosa():
    """Her post is in her own words, and stands beside her name: a word of every language."""
    return focal_point("PE", name="Rosa Quispe", post="Consular")


@pytest.fixture
def world(rosa, lucia, unprinted) -> tuple[Practice, Ficha, Ficha, Ficha]:
    """A practice that its country revises, with comments of the desk; one that waits for agreement; a draft; a meeting."""
    whole_room(lucia)
    practice, other = factories.published(title=TITLE, **WRITTEN), factories.published()
    withdraw(other, "reemplazada", replaced_by=practice)
    revision = fill(start_ficha(practice.country, rosa, base=practice.current), rosa, title=TITLE, **WRITTEN)
    add(revision, received(), "2.9", rosa)
    perform(Action.SUBMIT, revision, rosa)
    edit(revision, lucia, summary="Lo esencial.")
    for write in (partial(comment, is_internal=True), remark):
        reply(write(revision, lucia, "2019?", field="results"), lucia, "2020.")
    sent = fill(start_ficha(Country.objects.get(code="PE"), rosa), rosa, title=TITLE)
    perform(Action.SUBMIT, sent, rosa)
    with_extract(sent, lucia)
    publish_edition("xiv-conferencia", [practice.code], title=TITLE)
    draft = fill(start_ficha(practice.country, rosa), rosa, title=TITLE, **WRITTEN)
    return practice, revision, sent, draft


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def is_page(address: str) -> bool:
    """What ends in «.pdf», «.docx» or «.csv» is a file."""
    return "." not in address.rsplit("/", 1)[-1]


def strange(client: Client, addresses) -> dict[str, list[str]]:
    """What the pages at these addresses say in another language than theirs, in each language."""
    found = {}
    for language, address in product(LANGUAGES, filter(is_page, addresses)):
        answer = client.get(path_in(language, address))
        if answer.content and answer["Content-Type"].startswith("text/html"):
            for words in foreign(answer.text, language):
                found.setdefault(f"{language} {words}", []).append(address)
    return found


def test_the_public_pages_speak_one_language(client, world):
    practice, *_fichas = world
    more = ["/practicas/?q=registro&pais=PE&tema=asistencia-consular", "/practicas/?vista=tabla", "/nada/"]
    more += ["/practicas/?vista=linea", f"/comparar/?p={practice.code}", "/practicas/?q=zzzz&pais=CL"]
    assert strange(client, [*public_addresses(practice.code), *more]) == {}


@pytest.mark.parametrize("role", ["country", "desk", "administrator"])
def test_the_pages_of_each_role_speak_one_language(world, rosa, lucia, role):
    _practice, revision, sent, draft = world
    person, fichas = {
        "country": (rosa, [revision, sent, draft]),
        "desk": (lucia, [revision, sent]),
        "administrator": (administrator(), [revision]),
    }[role]
    addresses = dict.fromkeys(address for ficha in fichas for address in every_address(ficha))
    addresses.pop(reverse("account_logout"))
    assert strange(client_of(person), addresses) == {}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("<p>Las personas</p>", True),
        ('<p title="Las personas">1</p>', True),
        ('<p><span lang="es">Las personas</span> here</p>', False),
        ('<p lang="es">Las personas <i lang="en">las personas</i></p>', True),
        ("<svg><title>Las personas</title></svg>", True),
    ],
)
def test_words_are_foreign_where_nothing_says_their_language(said, found):
    assert (
        bool(foreign(f'<html lang="en"><title>Las personas</title><body>{said}</body></html>', "en")) == found
    )


@pytest.mark.parametrize(
    ("page", "reads"),
    [
        ("check", "country"),
        ("task_list", "country"),
        ("review", "desk"),
        ("history", "desk"),
        ("own_history", "country"),
    ],
)
def test_what_somebody_wrote_is_in_the_language_of_their_account(sent, rosa, page, reads):
    anna = secretary(name="Anna", language="en")
    reply(remark(sent, anna, "Since when?", field="results"), rosa, "Desde 2020.")
    perform(Action.REQUEST_CHANGES, sent, anna, "Please be precise.")
    person = rosa if reads == "country" else anna
    answer = client_of(person).get(path_in("pt-br", at(page, sent)))
    said = {"Since when?": "en", "Desde 2020.": "es", "Please be precise.": "en"}
    found = {words: language for words in said if (language := language_of(answer, words))}
    assert found == {words: said[words] for words in found}
    assert found
    assert foreign(answer.text, "pt-br") == []


def language_of(answer, words: str) -> str:
    """In which language a page says that words of its are; empty where it has none of them."""
    where = f"//*[text()='{words}']/ancestor-or-self::*[@lang][1]/@lang"
    return next(iter(document_fromstring(answer.text).xpath(where)), "")


def test_every_language_is_named_in_itself(rosa, lucia):
    for person, page in ((rosa, "/en/cuenta/"), (lucia, "/en/secretaria/personas/invitar/")):
        options = document_fromstring(client_of(person).get(page).text).xpath(
            "//select[@name='language']/option[@value!='']"
        )
        assert {one.get("lang"): one.text for one in options} == dict(settings.LANGUAGES)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ["nos-esperan", "historial", "cifras"]),
        ("pt-br", ["esperam-por-nos", "historico", "numeros"]),
        ("en", ["waiting-for-us", "history", "figures"]),
    ],
)
def test_so_are_the_tables_of_the_desk(sent, lucia, language, words):
    tables = [reverse("fichas:queue_csv"), at("history_csv", sent), reverse("fichas:figures_csv")]
    for address, word in zip(tables, words, strict=True):
        assert word in client_of(lucia).get(path_in(language, address))["Content-Disposition"]
