"""Whatever is drawn has its key on the same page: no reader has to guess what a mark means."""

import re

import pytest

from tests.factories import published
from tests.markup import Page
from tests.practices.drawn import classed, tagged, text, write_some

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# A class that is drawn, and what its key says.
KEYS = {
    "dots": "hueco|presenta participa|práctica del Estado que la presenta",
    "as-bars": "En la barra, lo lleno|número cuenta las prácticas",
    "amount": "En la barra, lo lleno|número cuenta las prácticas",
    "strip": "objetivo principal secundario|Principales",
    "years": "Pacto Mundial sigue en curso|día del Pacto Mundial",
    "starts": "cuántas prácticas empezaron en esos años",
    "numbers": "1 objetivo principal|Objetivos más tratados|Junto a los objetivos",
    "land": "Prácticas|más oscuro",
    "cells": "número pequeño cuenta",
    "themes": "Derechos humanos en la política migratoria",
    "year": "prácticas que empezaron ese año|sigue en curso|día del Pacto Mundial",
}
NOT_OF_FEW, NOT_OF_MANY = {"as-bars", "amount", "starts"}, {"dots"}
PAGES = [
    "/",
    "/paises/",
    "/temas/",
    "/objetivos/",
    "/paises/AR/",
    "/paises/MX/",
    "/temas/derechos-humanos/",
    "/objetivos/14/",
    "/ofrece/",
    "/practicas/",
    "/practicas/?vista=tabla",
    "/practicas/?vista=linea",
]


@pytest.mark.parametrize("practices", [6, 120])
def test_every_mark_of_a_page_has_its_key(client, practices):
    written = write_some(practices)
    codes = [practice.code for practice in written[:2]]
    met = set()
    for address in (*PAGES, f"/comparar/?p={codes[0]}&p={codes[1]}", f"/practicas/{codes[0]}/"):
        page = Page(client.get(address).text)
        drawn = [name for name in KEYS if classed(page.root, name)]
        shown = text(page.root)
        assert [name for name in drawn if not re.search(KEYS[name], shown)] == [], address
        met |= {*drawn}
    assert {*KEYS} - met == (NOT_OF_FEW if practices == 6 else NOT_OF_MANY)


def test_a_bar_beside_the_sums_is_told_of_where_it_is_drawn(client):
    published()
    assert "En la columna «Presenta», la barra" in client.get("/").text
    assert "En la columna «Presenta»" not in client.get("/paises/").text


def test_signs_without_words_are_named_once_each_in_the_order_of_their_list(client):
    published(themes=["otro", "derechos-humanos"])
    published(themes=["derechos-humanos"])
    key = classed(Page(client.get("/practicas/?vista=tabla").text).root, "drawn-key")[-1]
    names = [text(part) for part in key if tagged(part, "img")]
    assert names == ["Derechos humanos en la política migratoria", "Otro"]


def test_the_key_of_the_cards_says_nothing_of_years(client):
    """A State's page draws both: each stands with its own key."""
    published()
    keys = [text(key) for key in classed(Page(client.get("/paises/PE/").text).root, "drawn-key")]
    assert [("Pacto Mundial" in key, "1 objetivo principal" in key) for key in keys] == [
        (True, False),
        (False, True),
    ]
